"""What belongs to an event where a model has no parse: whatever stands nearest to its word in the sentence."""

from collections.abc import Sequence

from extract.analyzers.proposal import Proposal, Proposals
from extract.analyzers.tokens import Part
from extract.model import Span


def read_beside(part: Part) -> Proposals:
    """One event for each word that Dateline's list takes for one."""
    return Proposals(
        events=tuple(
            Proposal(
                quote=part.sentence,
                trigger=trigger,
                date=nearest(trigger, part.dates),
                place=nearest(trigger, part.places),
                actor1=nearest(trigger, [one for one in part.actors if one.end <= trigger.start]),
                actor2=nearest(trigger, [one for one in part.actors if one.start >= trigger.end]),
            )
            for trigger in part.triggers
        )
    )


def nearest(trigger: Span, spans: Sequence[Span]) -> Span | None:
    """The span with the fewest characters between it and the trigger, the first of equals."""
    return min(spans, key=lambda one: max(one.start - trigger.end, trigger.start - one.end), default=None)
