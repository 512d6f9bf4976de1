"""The words that name events, inflected once at first use from `extract/resources/events`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from extract.errors import ResourceError
from extract.events.wordlists import word_set
from extract.model import EventType

Form = Literal["base", "s", "past", "part", "ing", "noun"]
DETERMINERS = word_set("determiners")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A lemma that names an event, as a row of triggers.tsv; `weight` 3 nearly always, 1 only with support."""

    lemma: str
    event_type: EventType
    sub_event_type: str
    family: str
    pos: Literal["v", "n"]
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One inflected form of a trigger: the words after its first one, and which forms it can be."""

    rest: tuple[str, ...]
    trigger: Trigger
    forms: frozenset[Form]


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


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """First word (lower case) -> entries, longest first, then heaviest, then in the order of the table."""
    index: dict[str, list[Entry]] = {}
    for trigger in _triggers():
        first, *rest = trigger.lemma.split()
        for surface, forms in _surfaces(trigger, first, rest):
            head, *tail = surface.split()
            index.setdefault(head, []).append(Entry(rest=tuple(tail), trigger=trigger, forms=frozenset(forms)))
    return {
        word: tuple(sorted(found, key=lambda entry: (-len(entry.rest), -entry.trigger.weight)))
        for word, found in index.items()
    }


def _surfaces(trigger: Trigger, first: str, rest: list[str]) -> Iterator[tuple[str, set[Form]]]:
    if trigger.pos == "n":
        plural = _y_to(trigger.lemma, "ies") or trigger.lemma + (
            "es" if trigger.lemma.endswith(("s", "sh", "ch")) else "s"
        )
        for surface in dict.fromkeys((trigger.lemma, plural)):
            yield surface, {"noun"}
        return
    by_surface: dict[str, set[Form]] = {}
    for form, surfaces in inflect(first).items():
        for surface in sorted(surfaces):
            by_surface.setdefault(" ".join((surface, *rest)), set()).add(form)
    yield from by_surface.items()


def _triggers() -> Iterator[Trigger]:
    for event_type, sub_event_type, family, pos, weight, lemmas in table_rows("triggers.tsv", 6):
        if event_type not in get_args(EventType) or pos not in ("v", "n"):
            raise ResourceError(f"triggers.tsv: {event_type!r} {pos!r}: no such event type or part of speech")
        for lemma in lemmas.split(","):
            yield Trigger(
                lemma=lemma.strip(),
                event_type=event_type,  # type: ignore[arg-type]  # checked above
                sub_event_type=sub_event_type,
                family=family,
                pos=pos,  # type: ignore[arg-type]  # checked above
                weight=int(weight),
            )


def table_rows(name: str, width: int) -> Iterator[list[str]]:
    """The cells of a table in extract/resources/events, comments and blank lines left out."""
    for number, line in enumerate(
        (files("extract") / "resources" / "events" / name).read_text("utf-8").splitlines(), 1
    ):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != width:
                raise ResourceError(f"{name}:{number}: {len(cells)} cells, {width} expected")
            yield cells
