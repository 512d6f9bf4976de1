"""Verbs that the lexicon lacks, told by spelling and neighbours; whether they name an event the network says."""

from collections.abc import Sequence

from extract.events.inflection import inflect, may_be_past
from extract.events.lexicon import DETERMINERS, Lexicon
from extract.events.verbs import (
    BE,
    FUTURE,
    HAVE,
    JUDGING,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    auxiliaries,
    is_nominal,
    verb_status,
)
from extract.events.wordlists import word_set
from extract.events.words import Word

FOLLOW_NOUNS = (
    PREPOSITIONS
    | DETERMINERS
    | PRONOUNS
    | BE
    | HAVE
    | MODALS
    | FUTURE
    | word_set("after_names")
    | word_set("clause_openers")
)
# Past verbs that report states, thoughts and speech: no event unless the lexicon says so.
_STATES = word_set("states")
# What follows plural nouns ("crimes that"), and ends of words that are no verb's third person.
_AFTER_PLURALS = word_set("clause_openers") | BE | HAVE | MODALS | FUTURE | {"and", "or", "but"}
_NO_THIRD_PERSON = ("ss", "us", "'s", "is", "ics", "ings", "ers", "ors", "ists", "ments", "ions", "ships")
# Progressives that tell of nothing done by themselves, and openers of a clause that only says when something was.
_AIMLESS, _CIRCUMSTANCES = word_set("aimless"), word_set("simultaneous")


def is_listed(word: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon has a word by itself, not only as the first of several ("lift sanctions")."""
    return any(not entry.rest for entry in lexicon.entries.get(word, ()))


def could_be_past(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word could be a past tense that spelling and neighbours leave open ("went", "F.B.I. removed")."""
    word = words[index]
    past = may_be_past(word.lower)
    known = is_listed(word.lower, lexicon) or word.lower in DETERMINERS
    return index > 0 and word.text.islower() and past and not known


def is_plan(words: Sequence[Word], index: int) -> bool:
    """Whether a verb that the lexicon lacks stands where a plan does ("is to fly", "will hold", "due to open")."""
    if index < 2 or not words[index].text.islower() or words[index].lower in BE | HAVE | DETERMINERS | NEGATIONS:
        return False
    return verb_status(words, index, frozenset({"base"})) == "planned"


def is_past(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that the lexicon lacks looks like the past tense of a main verb."""
    word = words[index].lower
    if word in _STATES or not index or not words[index].text.islower() or is_listed(word, lexicon):
        return False
    if not may_be_past(word):
        return False
    before = words[index - 1]
    return (before.text[:1].isalpha() or before.text == ",") and before.lower not in DETERMINERS


def is_present(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that the lexicon lacks may be a verb in the present ("the council takes up the matter")."""
    word = words[index].lower
    if not index or not words[index].text.islower() or not word.endswith("s") or word.endswith(_NO_THIRD_PERSON):
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.lower in _AFTER_PLURALS or not after.text[:1].isalnum():
        return False
    known = is_listed(word, lexicon) or word in _STATES | DETERMINERS | FOLLOW_NOUNS
    return not known and words[index - 1].text[:1].isalnum() and not is_nominal(words, index) and bool(base_of(word))


def base_of(word: str) -> str:
    """The verb of which a word is the third person ("carries": carry); empty where there is none."""
    endings = (("ies", "y"), ("es", ""), ("s", ""))
    bases = [word.removesuffix(ending) + base for ending, base in endings if word.endswith(ending)]
    return next((base for base in bases if len(base) > 1 and word in inflect(base)["s"]), "")


def is_progressive(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that the lexicon lacks is a verb that goes on ("hundreds were queuing outside")."""
    word = words[index]
    going = word.text.islower() and word.lower.endswith("ing") and not is_listed(word.lower, lexicon)
    if not going or index < 2 or word.lower in JUDGING | _AIMLESS or not BE & set(auxiliaries(words, index).verbs):
        return False
    opener = next(other for other in words if other.clause == word.clause)
    return opener.lower not in _CIRCUMSTANCES  # "when many were watching" only says when
