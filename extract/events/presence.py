"""Who is told to be at a place acts there: visitors, townspeople, what is told after "where"."""

from collections.abc import Container, Mapping, Sequence

from extract.events.clauses import word_at
from extract.events.detect import Found
from extract.events.home import SHARP
from extract.events.place_cost import TALKING_TYPES
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import PlaceMention

# "Visiting Riga, the king announced ...", "on a visit to Riga": who is said to be there, acts there.
_STAYS, _STAYING = word_set("stays"), frozenset({"on", "during", "in"})
_TOWNSPEOPLE = word_set("townspeople")


def being_there(
    triggers: Sequence[Found], words: Sequence[Word], own: Mapping[Found, PlaceMention], shared: Container[Found]
) -> dict[Found, PlaceMention]:
    """Where those speak, promise and decide who are said to be at a place ("on a visit to Riga, the king announced").

    The visit's words come before, in the clause before at most, and no other event has a place in between.
    `own` are the places that the triggers have already, `shared` those triggers that have another one's.
    """
    there: dict[Found, PlaceMention] = {}
    for found in triggers:
        if found in own or found.trigger.pos != "v" or found.trigger.event_type not in TALKING_TYPES:
            continue
        before = [one for one in triggers if one.index < found.index and one in own]
        if not before or found.clause - before[-1].clause > 1:
            continue
        stay, place = before[-1], own[before[-1]]
        bound = stay.status == "gerund" or (stay.trigger.pos == "n" and words[max(0, stay.index - 2)].lower in _STAYING)
        if bound and stay.trigger.lemma in _STAYS and stay not in shared:
            there[found] = place
    return there


def townspeople_at(
    triggers: Sequence[Found], words: Sequence[Word], mentions: Sequence[PlaceMention], placed: Container[Found]
) -> dict[Found, PlaceMention]:
    """The towns of those who did what nothing else places ("the mayor of X led a march"); `placed` have a place."""
    at_home = [mention for mention in mentions if mention.holds_events and _names_townspeople(mention, words)]
    found_at: dict[Found, PlaceMention] = {}
    for found in triggers:
        if found in placed or found.trigger.event_type in ("statement", "diplomacy") or found.status == "planned":
            continue
        clause = [one for one in at_home if words[word_at(words, one.span.start)].clause == found.clause]
        if len(clause) == 1 and clause[0].span < found.span:
            found_at[found] = clause[0]
    return found_at


def _names_townspeople(mention: PlaceMention, words: Sequence[Word]) -> bool:
    """Whether a name is that of the town of those who act there ("a judge of X", "X's mayor", "X police")."""
    if mention.place is None or mention.place.precision not in SHARP:
        return False
    first, last = word_at(words, mention.span.start), word_at(words, mention.span.end - 1)
    if first > 1 and words[first - 1].lower == "of":
        return words[first - 2].lower in _TOWNSPEOPLE
    after = [word.lower for word in words[last + 1 : last + 3] if word.lower not in ("'s", "’s")]
    return after[:1] != [] and after[0] in _TOWNSPEOPLE


def where_clause(mention: PlaceMention, words: Sequence[Word]) -> int | None:
    """The clause that tells what happened at a place ("in Niger, where generals ousted the president, ...")."""
    if not mention.holds_events:
        return None
    after = words[word_at(words, mention.span.end - 1) + 1 :][:2]
    opener = next((word for word in after if word.text != ","), None)
    return opener.clause if opener is not None and opener.lower == "where" else None
