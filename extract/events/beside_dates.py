"""Places that stand right beside the date of an event are the event's, wherever its words stand."""

from collections.abc import Mapping, Sequence

from extract.events.clauses import word_at
from extract.events.detect import Found
from extract.events.link import Linked
from extract.events.place_cost import preposition_before
from extract.events.words import Word
from extract.model import PlaceMention

_AT = frozenset({"in", "at", "near", "outside"})
# Words between a date and the place beside it ("three days ago in the town of Arden").
BESIDE = 5


def placed_beside_dates(
    triggers: Sequence[Found],
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    dated: Mapping[Found, Linked],
    placed: Mapping[Found, Linked],
) -> dict[Found, Linked]:
    """The places of the triggers, and for those without one the place right beside their own date.

    "The killing of Ines Roth, a judge, three days ago in Arden".
    """
    found = dict(placed)
    for one in triggers:
        link = dated.get(one)
        if one in placed or one.trigger.event_type != "conflict" or link is None or link.time is None or link.shared:
            continue
        last = word_at(words, link.time.span.end - 1)
        for mention in mentions:
            first = word_at(words, mention.span.start)
            near = 0 < first - last <= BESIDE and words[first].clause == words[last].clause
            if (
                near
                and mention.holds_events
                and words[last + 1].lower in _AT
                and preposition_before(words, first) in _AT
            ):
                found[one] = Linked(cost=link.cost, place=mention)
                break
    return found
