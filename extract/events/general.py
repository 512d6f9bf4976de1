"""Which words speak of happenings in general and tell no single one: totals, habits, figures of speech."""

from collections.abc import Sequence
from datetime import timedelta

from extract.events.detect import Found
from extract.events.inflection import plural
from extract.events.lexicon import DETERMINERS
from extract.events.link import Linked
from extract.events.quantities import quantity_at
from extract.events.verbs import BE, HAVE, MODALS, PREPOSITIONS
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Sentence

# What a total counts ("more than 15,000 have been killed"): harm to people, and deeds over a long time.
_HARM = frozenset({"killing", "shooting", "kidnapping"})
_DEEDS = frozenset({"violence", "kidnapping", "battle", "bombardment"})
# So many dead are no single attack's, unless the sentence gives its day; so many belong to a count over a long time.
TOTAL, SEVERAL = 10_000, 3
LONG_TIME, DAY = timedelta(days=59), timedelta(days=3)
# "The war on drugs", "an attack on poverty": what is fought in a figure of speech, and the words before it.
_CAUSES = word_set("causes")
_AGAINST = frozenset({"against", "on", "with", "for", "over"})
_FIGURATIVE = frozenset({"battle", "war"})
_FIGURATIVE_LEMMAS = frozenset({"attack", "assault", "onslaught"})
# Words between "against" and the cause ("the fight against organised crime").
CAUSE_REACH = 4
_NO_NOUNS = PREPOSITIONS | BE | HAVE | MODALS | {"and", "or", "that", "which", "who", "as", "where", "when"}
# "The number of soldiers killed": words from the count to the participle.
COUNT_REACH = 6
_COUNTLESS = frozenset({"many", "countless", "numerous", "innumerable", "untold", "thousands"})
_PARTICIPLES = frozenset({"past", "perfect"})
# Deeds told in the plural, the statuses of nouns that no verb tells as done, and words that say which ones.
_MANY, _UNTOLD = frozenset({"violence", "kidnapping", "bombardment"}), frozenset({"noun", "gerund", "ongoing"})
_WHICH = frozenset(
    {"recent", "latest", "last", "both", "all", "such", "other", "first", "second", "third", "two", "three"}
)
PHRASE_REACH = 5
_ERAS, _WIDE = frozenset({"war", "battle"}), frozenset({"month", "season", "year", "decade", "century"})
_WITH_TIMES = frozenset({"during", "since", "after", "before", "following", "until"})
# Who does something again and again ("they kidnap and murder"), and how far before the verb.
_DOERS, DOER_REACH = frozenset({"they", "we", "who", "you", "whoever", "whenever"}), 8


def in_general(found: Found, words: Sequence[Word], sentence: Sentence, time: Linked | None) -> str | None:
    """Why a trigger of violence tells no single happening; None where it may."""
    if found.trigger.event_type != "conflict":
        return None
    if _is_figure(found, words):
        return "a figure of speech"
    if _is_total(found, words, time):
        return "a count over a long time, not one event"
    if _is_unnumbered(found, words, time):
        return "deeds in general, not one event"
    if _is_landmark(found, words, time):
        return "only a time by which something else is told"
    if _is_habit(found, words, sentence, time):
        return "a habit, not one event"
    return None


def _is_figure(found: Found, words: Sequence[Word]) -> bool:
    """Whether what is fought is a cause, not somebody ("the battle against corruption")."""
    if found.trigger.family not in _FIGURATIVE and found.trigger.lemma not in _FIGURATIVE_LEMMAS:
        return False
    at = found.last_index + 1
    if at >= len(words) or words[at].lower not in _AGAINST:
        return False
    return any(_ends_phrase(words, here) for here in range(at + 1, min(at + 1 + CAUSE_REACH, len(words))))


def _ends_phrase(words: Sequence[Word], at: int) -> bool:
    """Whether a cause is the last word of its phrase; "drug" in "the drug cartels" is none."""
    after = words[at + 1] if at + 1 < len(words) else None
    last = after is None or not after.text.isalpha() or after.lower in _NO_NOUNS
    return words[at].lower in _CAUSES and last


def _is_total(found: Found, words: Sequence[Word], time: Linked | None) -> bool:
    """Whether a number is the sum of many deeds: too large, over too long a time, or called a number."""
    interval = time.time.interval if time is not None and time.time is not None else None
    length = None
    if interval is not None and interval.first is not None and interval.last is not None:
        length = interval.last - interval.first
    if found.trigger.family not in _DEEDS or (length is not None and length <= DAY):
        return False
    before = [word.lower for word in words[max(0, found.index - COUNT_REACH) : found.index]]
    counted = "who" not in before and any(before[i : i + 3] == ["the", "number", "of"] for i in range(len(before)))
    if counted and found.trigger.pos == "v" and found.status in _PARTICIPLES:
        return True
    harm = found.trigger.sub_event_type in _HARM
    if harm and time is None and found.status == "perfect" and _is_countless(found, words):
        return True
    most = _largest(found, words, time)
    if most >= TOTAL and harm:
        return True
    return length is not None and length >= LONG_TIME and most >= SEVERAL and _is_span(time)


def _is_countless(found: Found, words: Sequence[Word]) -> bool:
    """Whether nobody counted those harmed, right before or after a verb ("many have been murdered")."""
    beside = words[max(0, found.index - COUNT_REACH) : found.last_index + 3]
    return any(word.lower in _COUNTLESS for word in beside if word.clause == found.clause)


def _is_span(time: Linked | None) -> bool:
    """Whether a time is one to count in ("in the past nine years", "this year"), not a month or a year by name."""
    return time is not None and time.time is not None and time.time.basis == "relative"


def _largest(found: Found, words: Sequence[Word], time: Linked | None) -> int:
    """The greatest number of anything in the trigger's clause; those of its date ("10 years ago") do not count."""
    date = time.time.span if time is not None and time.time is not None else None
    most = 0
    for at, word in enumerate(words):
        if word.clause != found.clause or (date is not None and date.contains(word.span)):
            continue
        quantity = quantity_at(words, at)
        address = quantity is not None and quantity.end < len(words) and words[quantity.end].lower == "block"
        if quantity is not None and not address:  # not "on the 12000 block of Mill Road"
            most = max(most, quantity.count.least or quantity.count.most or 0)
    return most


def _is_unnumbered(found: Found, words: Sequence[Word], time: Linked | None) -> bool:
    """Whether a plural of deeds has no number, article or day ("denounced summary executions", "a wave of attacks")."""
    unsure = found.trigger.pos == "n" and found.status in _UNTOLD and (time is None or time.shared)
    opens = found.index == 0  # "Airstrikes on the base ..." is what the sentence tells of
    if not unsure or opens or found.trigger.family not in _MANY or not _is_plural(found, words):
        return False
    for at in range(found.index - 1, max(found.index - PHRASE_REACH, -1), -1):
        lower = words[at].lower
        if (
            lower in DETERMINERS
            or lower in _WHICH
            or lower.endswith(("'s", "s'"))
            or quantity_at(words, at) is not None
        ):
            return False
        if not lower.isalpha() or lower in _NO_NOUNS:
            return True
    return True


def _is_plural(found: Found, words: Sequence[Word]) -> bool:
    return words[found.last_index].lower == plural(found.trigger.lemma.rpartition(" ")[2])


def _is_landmark(found: Found, words: Sequence[Word], time: Linked | None) -> bool:
    """Whether a war or an offensive only says when something was ("ties broken during the 1982 war")."""
    if found.trigger.family not in _ERAS or found.status != "noun" or time is None or time.time is None:
        return False
    interval = time.time.interval
    before = [word.lower for word in words[max(0, found.index - PHRASE_REACH) : found.index]]
    wide = interval is not None and interval.precision in _WIDE
    return wide and bool(_WITH_TIMES & set(before))


def _is_habit(found: Found, words: Sequence[Word], sentence: Sentence, time: Linked | None) -> bool:
    """Whether a verb in the present tense says what somebody does again and again ("they kidnap and murder")."""
    if found.trigger.pos != "v" or found.status != "present" or time is not None:
        return False
    base = words[found.index].lower == found.trigger.lemma.partition(" ")[0]
    before = words[max(0, found.index - DOER_REACH) : found.index]
    return base and sentence.region == "body" and any(word.lower in _DOERS for word in before)
