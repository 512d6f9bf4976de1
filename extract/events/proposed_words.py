"""A proposed event's word as a trigger: what Dateline's list knows of it, with the type that the reader gives it."""

from collections.abc import Mapping
from functools import cache

from extract.analyzers import Proposal
from extract.events.context import SUPPORTS
from extract.events.detect import GENERIC, Found
from extract.events.lexicon import Trigger, entries, past_forms
from extract.events.link import word_at
from extract.events.sentence import Surroundings
from extract.events.verbs import Status, verb_status
from extract.events.wordlists import word_set
from extract.model import EventType, Modality, Span

WEIGHT = 2
_STATUS: Mapping[Modality, Status] = {
    "happened": "past", "ongoing": "ongoing", "planned": "planned", "claimed": "past", "denied": "past",
    "hypothetical": "hypothetical",
}  # fmt: skip


@cache
def families() -> dict[tuple[EventType, str], str]:
    """(type, finer type) -> the family of words that may name the same event, as the list has it."""
    found: dict[tuple[EventType, str], str] = {}
    for forms in entries().values():
        for entry in forms:
            found.setdefault((entry.trigger.event_type, entry.trigger.sub_event_type), entry.trigger.family)
    return found


def generic_found(proposal: Proposal, here: Surroundings) -> Found | None:
    """A verb that the list lacks; None where it reports a state, a thought or speech."""
    index = word_at(here.words, proposal.trigger.start)
    word = here.words[index].lower
    if word in word_set("states"):
        return None
    if word in past_forms() or word.endswith("ed"):
        status = verb_status(here.words, index, frozenset({"past", "part"}))
    elif word.endswith("ing"):
        status = verb_status(here.words, index, frozenset({"ing"}))
    else:
        status = verb_status(here.words, index, frozenset({"base", "s"}))
    return _found(proposal, here, GENERIC, status)


def typed_found(proposal: Proposal, listed: Found | None, here: Surroundings) -> Found:
    """A word with the type that the reader gives it; the list's own finer type where the list agrees."""
    event_type = proposal.event_type or "other"
    status = _STATUS[proposal.modality or "happened"]
    if listed is not None and listed.trigger.event_type == event_type and listed.trigger.family not in SUPPORTS:
        return _found(proposal, here, listed.trigger, status)
    words = here.words[word_at(here.words, proposal.trigger.start) : word_at(here.words, proposal.trigger.end - 1) + 1]
    unlisted = "statement" if event_type == "statement" else "other"
    family = families().get((event_type, proposal.sub_event_type), unlisted)
    trigger = Trigger(
        lemma=" ".join(word.lower for word in words),
        event_type=event_type,
        sub_event_type=proposal.sub_event_type,
        family=unlisted if family in SUPPORTS else family,
        pos="v",
        weight=WEIGHT,
    )
    return _found(proposal, here, trigger, status)


def _found(proposal: Proposal, here: Surroundings, trigger: Trigger, status: Status) -> Found:
    """The whole words that a proposal's trigger shares a character with."""
    first, last = word_at(here.words, proposal.trigger.start), word_at(here.words, proposal.trigger.end - 1)
    return Found(
        sentence=here.number,
        index=first,
        last_index=last,
        span=Span(here.words[first].span.start, here.words[last].span.end),
        trigger=trigger,
        status=status,
        clause=here.words[first].clause,
        quoted=here.words[first].quoted,
    )
