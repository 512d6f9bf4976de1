"""How the clauses of a sentence hang together: which of them speak of one moment, which word hosts a date."""

from collections.abc import Sequence
from itertools import takewhile

from extract.events.detect import Found
from extract.events.inflection import may_be_past
from extract.events.lexicon import DETERMINERS
from extract.events.verbs import BE, HAVE, MODALS, PREPOSITIONS, PRONOUNS
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import TimeMention

# "She was shot when two men stopped on Friday": one moment for both clauses.
SIMULTANEOUS = word_set("simultaneous")
# "the blast that killed nine on Friday": what the relative clause tells is the blast itself.
_EVENT_RELATIVES = frozenset({"that", "which"})
# Words between an event's noun and the relative clause about it ("the shooting in Erie that left ...").
RELATIVE_REACH = 7
# Words between a date and the noun that it describes ("Friday night's deadly drive-by shooting").
PREMODIFIER_REACH = 5
_FINITE = ("past", "perfect", "ongoing", "present", "planned")


def word_at(words: Sequence[Word], start: int) -> int:
    """Index of the first word that ends after the offset `start`."""
    for index, word in enumerate(words):
        if word.span.end > start:
            return index
    return len(words) - 1


def openers(words: Sequence[Word]) -> dict[int, int]:
    """Clause -> index of its first word that is no mark."""
    first: dict[int, int] = {}
    for index, word in enumerate(words):
        if word.text[:1].isalnum():
            first.setdefault(word.clause, index)
    return first


def bridges(triggers: Sequence[Found], words: Sequence[Word]) -> frozenset[tuple[Found, int]]:
    """(trigger, clause) pairs where a date in the clause is the trigger's, though it stands in another clause.

    The clauses of "when", "while" and "as" share their moment with the clause that they hang on; a relative clause
    shares it with the noun of an event right before it.
    """
    opened = openers(words)
    found: set[tuple[Found, int]] = set()
    verbs = _with_verbs(triggers)
    for clause in sorted(opened):
        word = words[opened[clause]].lower
        if word in SIMULTANEOUS and clause in verbs:
            main = _main_clause(clause, opened, words, verbs)
            if main is not None:
                found |= {(one, clause) for one in triggers if one.clause == main}
                found |= {(one, main) for one in triggers if one.clause == clause}
        elif word in _EVENT_RELATIVES:
            head = _head(opened[clause], triggers, words)
            if head is not None:
                found.add((head, clause))
                found |= {(one, head.clause) for one in triggers if one.clause == clause}
    return frozenset(_closed(found, triggers))


def _with_verbs(triggers: Sequence[Found]) -> set[int]:
    """The clauses whose verb tells an event, or carries the noun of one ("a fire broke out")."""
    return {
        one.clause
        for one in triggers
        if (one.trigger.pos == "v" or one.carrier is not None) and one.status in _FINITE
    }  # fmt: skip


def scenes(triggers: Sequence[Found], words: Sequence[Word]) -> frozenset[tuple[Found, int]]:
    """(trigger, clause) pairs where a place in the clause is the trigger's ("shot as she sat in a cafe in Erie").

    These are the clauses of "when", "while" and "as" that tell what somebody did, whether or not that is an event.
    """
    opened = openers(words)
    verbs = _with_verbs(triggers)
    found: set[tuple[Found, int]] = set()
    for clause, first in opened.items():
        if words[first].lower in SIMULTANEOUS and _tells(words[first:]):
            main = max((other for other in verbs if other < clause), default=None)
            found |= {(one, clause) for one in triggers if one.clause == main}
    return frozenset(found)


def _tells(words: Sequence[Word]) -> bool:
    """Whether the clause that the words begin with has a verb in the past ("as she sat", "when they were leaving")."""
    inside = takewhile(lambda word: word.clause == words[0].clause, words)
    return any(word.lower in BE or may_be_past(word.lower) for word in inside)


def in_comparison(words: Sequence[Word], index: int) -> bool:
    """Whether a word stands in a phrase that only compares ("Like the enclave in 1995, ...", "As in Bosnia, ...")."""
    clause = [word.lower for word in words if word.clause == words[index].clause and word.text[:1].isalnum()]
    return clause[:1] in (["like"], ["unlike"]) or clause[:2] in (["as", "in"], ["as", "was"], ["just", "as"])


def _closed(pairs: set[tuple[Found, int]], triggers: Sequence[Found]) -> set[tuple[Found, int]]:
    """The pairs and those that follow from two of them: "shot when she stopped as she came home on Friday"."""
    further = {
        (one, reached)
        for one, clause in pairs
        for other, reached in pairs
        if other.clause == clause and other is not one and reached != one.clause
    }
    return pairs | further


def _main_clause(clause: int, opened: dict[int, int], words: Sequence[Word], verbs: set[int]) -> int | None:
    """The clause that a subordinate one hangs on: the one before it with a verb, or after it where it comes first."""
    before = [other for other in sorted(opened) if other < clause and other in verbs]
    if before:
        return before[-1]
    after = [other for other in sorted(opened) if other > clause and other in verbs]
    return after[0] if after else None


def _head(opener: int, triggers: Sequence[Found], words: Sequence[Word]) -> Found | None:
    """The noun of an event that a relative clause hangs on: close before it, no verb between."""
    near = [one for one in triggers if opener - RELATIVE_REACH <= one.reach < opener]
    last = near[-1] if near else None
    return last if last is not None and last.trigger.pos == "n" else None


def premodifies(time: TimeMention, found: Found, words: Sequence[Word]) -> bool:
    """Whether a date describes the noun of an event ("Friday's deadly shooting"): nothing else between."""
    if found.trigger.pos != "n" and found.status not in ("gerund", "noun"):
        return False
    last = word_at(words, time.span.end - 1)
    between = words[last + 1 : found.index]
    if last >= found.index or len(between) > PREMODIFIER_REACH:
        return False
    return all(_inside_phrase(word) for word in between)


def _inside_phrase(word: Word) -> bool:
    lower = word.lower
    stops = lower in DETERMINERS or lower in PREPOSITIONS or lower in PRONOUNS or lower in BE | HAVE | MODALS
    return (lower == "'s" or lower == "s" or not stops) and (word.text[:1].isalnum() or lower in {"'", "-"}) and (
        lower not in {"and", "or", "but", "when", "after", "as", "who", "whose"}
    )  # fmt: skip


def governed(found: Found, time: TimeMention, words: Sequence[Word]) -> bool:
    """Whether a preposition parts an event's noun from a date before it ("charged on Monday with the shooting of ...").

    Such a date is that of the verb before it.
    """
    last = word_at(words, time.span.end - 1)
    return last < found.index and any(word.lower in PREPOSITIONS for word in words[last + 1 : found.index])
