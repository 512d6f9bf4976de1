"""The words that name events, their senses and the actors: one frozen object, built once and passed down."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from extract.errors import ResourceError
from extract.events.actor_table import ActorTable, built_in_actors, table_of
from extract.events.inflection import Form, inflect, light_verb_forms, past_forms, plural
from extract.events.tables import table_rows
from extract.events.wordlists import word_set
from extract.model import EventType

__all__ = ["DETERMINERS", "Entry", "Form", "Lexicon", "Sense", "Trigger", "built_in", "light_verb_forms", "past_forms"]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One row of senses.tsv: beside one of the cues, the lemmas name this event."""

    lemmas: frozenset[str]
    cues: frozenset[str]
    event_type: EventType
    sub_event_type: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """What a pipeline knows of words; two pipelines with two lexicons share nothing.

    `entries`: first word (lower case) -> entries, longest first, then heaviest, then in the order of the table.
    `senses`: the first that fits wins. `actors`: who may act, by any name.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    senses: tuple[Sense, ...]
    actors: ActorTable


@cache
def built_in() -> Lexicon:
    """The lexicon of `extract/resources/events`."""
    return Lexicon(
        entries=entries_of(_triggers()),
        senses=tuple(_senses()),
        actors=table_of(built_in_actors()),
    )


def entries_of(triggers: Iterable[Trigger]) -> dict[str, tuple[Entry, ...]]:
    """The triggers in all their forms, by the first word of each."""
    index: dict[str, list[Entry]] = {}
    for trigger in triggers:
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
        for surface in dict.fromkeys((trigger.lemma, plural(trigger.lemma))):
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


def _senses() -> Iterator[Sense]:
    for lemmas, cues, event_type, sub_event_type, family in table_rows("senses.tsv", 5):
        if event_type not in get_args(EventType):
            raise ResourceError(f"senses.tsv: no event type {event_type!r}")
        yield Sense(
            lemmas=frozenset(lemma.strip() for lemma in lemmas.split(",")),
            cues=frozenset(cues.split()),
            event_type=event_type,  # type: ignore[arg-type]  # checked above
            sub_event_type=sub_event_type,
            family=family,
        )
