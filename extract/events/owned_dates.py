"""Dates that belong to another word than the verb near them: a participle's, a record's, what has gone on since.

"The ship seized in March was freed": March is the seizing's. "Its highest since October": October is the last such day.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extract.events.clauses import openers, word_at
from extract.events.detect import Found
from extract.events.inflection import irregular_verbs, may_be_past
from extract.events.lexicon import DETERMINERS
from extract.events.verbs import BE, FUTURE, HAVE, MODALS, PREPOSITIONS, PRONOUNS, auxiliaries
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Published, TimeInterval, TimeMention
from extract.temporal.values import interval_of

# Words at most from a participle to its date, and from a superlative to its "since".
PARTICIPLE_REACH, SUPERLATIVE_REACH = 8, 5
_AUXILIARIES = BE | HAVE | FUTURE | MODALS
_SINCE, _WHEN = "since", "when"
_RELATIVES = frozenset({"who", "which", "whose", "whom"})
_UNTIL = frozenset({"until", "till"})
_COMPARING = frozenset({"as", "than", "like"})
_JOINING = frozenset({"and", "but", "that", "or"})
_EXTREMES, _NO_EXTREMES = frozenset({"worst", "best", "most", "least", "first"}), word_set("nouns_in_est")


def is_of_another(found: Found, time: TimeMention, words: Sequence[Word], published: Published) -> bool:
    """Whether the words say that a date is not that of the trigger, near as it may stand."""
    first, last = word_at(words, time.span.start), word_at(words, time.span.end - 1)
    if _is_since(words, first) and not _is_told_when(found, last, words):
        return _is_aside(found, first, last, words) or _is_record(first, words)
    if first > 0 and words[first - 1].lower in _UNTIL and _is_put_off(found, first, time, published):
        return True
    if found.index > last and found.trigger.pos == "v" and _is_of_noun(first, last, words):
        return True
    if found.index > last and not _is_told_when(found, last, words) and _is_of_relative(found, first, last, words):
        return True
    if found.index > last and (owner := _participle(first, last, words)) is not None:
        return not owner <= found.index < first
    return found.status == "planned" and _is_compared(found, first, words) and _is_past(time, published)


def days_linked(found: Found, time: TimeMention, words: Sequence[Word]) -> TimeInterval | None:
    """The days that a date gives the trigger, given how "since" and "when" stand between them.

    "Since 1997, when a quarrel split it": the quarrel was in 1997 alone. "Has not run since the strike began on 2 May":
    from 2 May on.
    """
    interval = time.interval
    if interval is None:
        return None
    first, last = word_at(words, time.span.start), word_at(words, time.span.end - 1)
    if _is_since(words, first):
        return interval_of(time.value) if _is_told_when(found, last, words) else interval
    opener = openers(words).get(words[first].clause)
    since = opener is not None and words[opener].lower == _SINCE and opener > found.index
    if since and found.status in ("perfect", "ongoing") and interval.first is not None:
        begun = interval.edtf.partition("/")[0]
        return replace(interval, last=None, last_clock=None, precision="span", edtf=f"{begun}/..")
    return interval


def _is_since(words: Sequence[Word], first: int) -> bool:
    return first > 0 and words[first - 1].lower == _SINCE


def _is_told_when(found: Found, last: int, words: Sequence[Word]) -> bool:
    """Whether the trigger stands in the clause of the "when" that follows a date ("since 1997, when a quarrel ...")."""
    after = [(word.lower, word.clause) for word in words[last + 1 : last + 3] if word.text != ","]
    return found.index > last and after[:1] == [(_WHEN, found.clause)]


def _is_aside(found: Found, first: int, last: int, words: Sequence[Word]) -> bool:
    """Whether "since ..." only describes the noun before it ("a teacher, missing since April, was found")."""
    closed = last + 1 < len(words) and words[last + 1].text == ","
    return found.index > last and first > 2 and closed and words[first - 2].lower not in _JOINING


def _is_compared(found: Found, first: int, words: Sequence[Word]) -> bool:
    """Whether a date stands in a later clause that compares ("they will walk, as they did in 2015")."""
    opener = openers(words).get(words[first].clause)
    return opener is not None and opener > found.index and words[opener].lower in _COMPARING


def _is_record(first: int, words: Sequence[Word]) -> bool:
    """Whether "since ..." says how long something had not been so ("its highest since", "the worst in Lyon since")."""
    before = words[max(0, first - 1 - SUPERLATIVE_REACH) : first - 1]
    return any(
        word.lower in _EXTREMES
        or (word.lower.endswith("est") and word.lower not in _NO_EXTREMES and word.text.islower())
        for word in before
    )


def _is_put_off(found: Found, first: int, time: TimeMention, published: Published) -> bool:
    """Whether what was done lasts until a day to come ("the court adjourned the case until 3 July")."""
    last = time.interval.last if time.interval is not None else None
    done = found.trigger.pos == "v" and found.status in ("past", "perfect") and found.index < first
    return done and last is not None and published.last is not None and last > published.last


def _is_of_noun(first: int, last: int, words: Sequence[Word]) -> bool:
    """Whether a date says from when a noun is, right before its verb ("the only case from 2003 was adjourned")."""
    after = words[last + 1].lower if last + 1 < len(words) else ""
    return first > 1 and words[first - 1].lower == "from" and after in _AUXILIARIES and words[first - 2].text.isalpha()


def _is_of_relative(found: Found, first: int, last: int, words: Sequence[Word]) -> bool:
    """Whether a relative clause, closed before the trigger, holds the date ("a van which was lost in May was found")."""
    start = next((index for index in range(first - 1, -1, -1) if words[index].lower in _RELATIVES), None)
    if start is None or not any(_may_be_finite(word) for word in words[start + 1 : first]):
        return False
    after = words[last + 1].lower if last + 1 < len(words) else ""
    if any(word.text in (",", ";", ":") for word in words[start:first]):
        return False
    opened = start > 0 and words[start - 1].text == ","
    closed = any(word.text == "," for word in words[last + 1 : found.index])
    return closed if opened else found.index == last + 1 or after in _AUXILIARIES


def _may_be_finite(word: Word) -> bool:
    return word.lower in _AUXILIARIES or may_be_past(word.lower)


def _participle(first: int, last: int, words: Sequence[Word]) -> int | None:
    """Index of the participle whose phrase a date closes before the verb ("the ship seized in March was freed")."""
    comma = last + 1 < len(words) and words[last + 1].text == ","
    after = words[last + 1 + comma].lower if last + 1 + comma < len(words) else ""
    auxiliary = after in _AUXILIARIES
    if not (auxiliary or may_be_past(after)):
        return None
    owner = None
    for index in range(first - 1, max(0, first - 1 - PARTICIPLE_REACH), -1):
        lower = words[index].lower
        if not words[index].text[:1].isalnum() or lower in PRONOUNS | _JOINING | _AUXILIARIES:
            break
        if _may_be_participle(lower):
            owner = index
        elif owner is not None:
            break
    if owner is None or auxiliaries(words, owner).verbs:
        return None
    before = words[owner - 1]
    if before.text == ",":
        return owner if comma else None
    described = before.text[:1].isalnum() and before.lower not in PRONOUNS | DETERMINERS | PREPOSITIONS | _JOINING
    if not described or before.lower in _AUXILIARIES:
        return None
    apposed = any(word.text == "," for word in words[:owner])
    return owner if auxiliary and (apposed or not comma) else None


@cache
def _participles() -> frozenset[str]:
    return frozenset(form for _, participles in irregular_verbs().values() for form in participles)


def _may_be_participle(word: str) -> bool:
    return may_be_past(word) or word in _participles()


def _is_past(time: TimeMention, published: Published) -> bool:
    interval = time.interval
    last = interval.last if interval is not None else None
    return last is not None and published.first is not None and last < published.first and time.basis == "explicit"
