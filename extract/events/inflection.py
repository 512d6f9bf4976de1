"""How English inflects the words that name events: the forms of verbs, and plurals."""

from functools import cache
from typing import Literal

from extract.events.tables import table_rows
from extract.events.wordlists import word_set

Form = Literal["base", "s", "past", "part", "ing", "noun"]


def inflect(verb: str) -> dict[Form, set[str]]:
    """The forms of a verb: irregular ones from the table, the rest by the spelling rules of English."""
    past, part = irregular_verbs().get(verb, ((), ()))
    regular = _with_ending(verb, "ed")
    return {
        "base": {verb},
        "s": {verb + "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else _y_to(verb, "ies") or verb + "s"},
        "past": set(past) or {regular},
        "part": set(part) or {regular},
        "ing": {_with_ending(verb, "ing")},
    }


def _y_to(word: str, ending: str) -> str | None:
    return word[:-1] + ending if word.endswith("y") and word[-2:-1] not in "aeiou" else None


# Verbs of two and more syllables with the stress at the end double their last letter ("admitted"); so do
# verbs of one syllable ("stopped"). These end alike and do not ("visited").
_NO_DOUBLING = word_set("no_doubling")
_DOUBLING_ENDS = ("mit", "fer", "cur", "pel", "bel", "rol", "bet", "get", "nap", "quit", "quip", "gret")


def _with_ending(verb: str, ending: str) -> str:
    if ending == "ed" and verb.endswith("e"):
        return verb + "d"
    if ending == "ed" and (changed := _y_to(verb, "ied")):
        return changed
    if ending == "ing" and verb.endswith("ie"):
        return verb[:-2] + "ying"
    if ending == "ing" and verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    short = sum(letter in "aeiou" for letter in verb) == 1
    closed = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    if closed and verb not in _NO_DOUBLING and (short or verb.endswith(_DOUBLING_ENDS)):
        return verb + verb[-1] + ending
    return verb + ending


@cache
def irregular_verbs() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Base form -> (pasts, participles)."""
    return {
        base: (tuple(past.split("/")), tuple(part.split("/")))
        for base, past, part in table_rows("irregular_verbs.tsv", 3)
    }


# Verbs that only carry the noun after them ("carried out airstrikes"); planning verbs make it a plan.
_LIGHT_VERBS = word_set("light_verbs")
_PLANNING_VERBS = word_set("planning_verbs")


@cache
def light_verb_forms() -> dict[str, tuple[frozenset[Form], bool]]:
    """Inflected light verb -> (its forms, whether it makes the noun after it a plan)."""
    found: dict[str, tuple[set[Form], bool]] = {}
    for verb in sorted(_LIGHT_VERBS | _PLANNING_VERBS):
        for form, surfaces in inflect(verb).items():
            for surface in sorted(surfaces):
                found.setdefault(surface, (set(), verb in _PLANNING_VERBS))[0].add(form)
    return {surface: (frozenset(forms), planning) for surface, (forms, planning) in found.items()}


@cache
def past_forms() -> frozenset[str]:
    """Past tenses of irregular verbs, to tell a past clause without knowing its verb."""
    return frozenset(form for past, _ in irregular_verbs().values() for form in past)


def may_be_past(word: str) -> bool:
    """Whether a word is, or is spelled as, the past of a verb ("tore", "landed"; not "reed")."""
    return word in past_forms() or (word.endswith("ed") and len(word) > 4)


def plural(noun: str) -> str:
    """The regular plural of a noun or of an expression that ends in one."""
    return _y_to(noun, "ies") or noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s")
