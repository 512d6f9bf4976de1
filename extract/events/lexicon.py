"""The words that name events, their senses and the actors: one frozen object, built once and passed down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, get_args

from extract.errors import ResourceError
from extract.events.actor_table import ActorTable, built_in_actors, table_of
from extract.events.inflection import Form, inflect, light_verb_forms, past_forms, plural
from extract.events.tables import Row, built_in_rows
from extract.events.type_map import NearestTypes, TypePair, built_in_types
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import EventType, Span

__all__ = ["DETERMINERS", "Entry", "Form", "Lexicon", "Sense", "Trigger", "built_in", "light_verb_forms", "past_forms"]

DETERMINERS = word_set("determiners")
# Stands in senses.tsv where the lemma needs no cue.
NO_CUE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A lemma that names an event, as a row of triggers.tsv; `weight` 3 nearly always, 1 only with support.

    `finer`: a sub_event_type that the words beside it give, for the row; `sub_event_type` decides what is one event.
    `own`: a user's word, whose meaning no other words change.
    """

    lemma: str
    event_type: EventType
    sub_event_type: str
    family: str
    pos: Literal["v", "n"]
    weight: int
    finer: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One inflected form of a trigger: the words after its first one, and which forms it can be."""

    rest: tuple[str, ...]
    trigger: Trigger
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One row of senses.tsv: beside one of the cues (words, or several joined by "_"), the lemmas name this event.

    Without cues the lemma alone does.
    """

    lemmas: frozenset[str]
    cues: frozenset[str]
    event_type: EventType
    sub_event_type: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """What a pipeline knows of words; two pipelines with two lexicons share nothing.

    `entries`: first word (lower case) -> entries, longest first, then a user's own, then heaviest, then in the
    order of the table.
    `silent`: the same for words that a user says name no event. `senses`: the first that fits wins. `actors`: who may
    act, by any name. `types`: the nearest types of other codebooks, by event_type and sub_event_type.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    senses: tuple[Sense, ...]
    actors: ActorTable
    types: Mapping[TypePair, NearestTypes]
    silent: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@cache
def built_in() -> Lexicon:
    """The lexicon of `extract/resources/events`."""
    return Lexicon(
        entries=entries_of(built_in_triggers()),
        senses=built_in_senses(),
        actors=table_of(built_in_actors()),
        types=built_in_types(),
    )


def entries_of(triggers: Iterable[Trigger]) -> dict[str, tuple[Entry, ...]]:
    """The triggers in all their forms, by the first word of each."""
    index: dict[str, list[Entry]] = {}
    for trigger in triggers:
        for surface, forms in surfaces_of(trigger):
            head, *tail = surface.split()
            index.setdefault(head, []).append(Entry(rest=tuple(tail), trigger=trigger, forms=frozenset(forms)))
    return {
        word: tuple(sorted(found, key=lambda entry: (-len(entry.rest), not entry.trigger.own, -entry.trigger.weight)))
        for word, found in index.items()
    }


def surfaces_of(trigger: Trigger) -> Iterator[tuple[str, set[Form]]]:
    """The inflected forms of a trigger, each with what it can be."""
    first, *rest = trigger.lemma.split()
    if trigger.pos == "n":
        for surface in dict.fromkeys((trigger.lemma, plural(trigger.lemma))):
            yield surface, {"noun"}
        return
    by_surface: dict[str, set[Form]] = {}
    for form, surfaces in inflect(first).items():
        for surface in sorted(surfaces):
            by_surface.setdefault(" ".join((surface, *rest)), set()).add(form)
    yield from by_surface.items()


TRIGGER_COLUMNS = ("event_type", "sub_event_type", "family", "pos", "weight", "lemmas")
SENSE_COLUMNS = ("lemmas", "cues", "event_type", "sub_event_type", "family")


@cache
def built_in_triggers() -> tuple[Trigger, ...]:
    """The rows of triggers.tsv, a trigger for each lemma, in their order."""
    return tuple(trigger for row in built_in_rows("triggers.tsv", TRIGGER_COLUMNS) for trigger in triggers_of(row))


def triggers_of(row: Row, own: bool = False) -> Iterator[Trigger]:
    """The triggers of a row, one for each lemma; ResourceError where a cell makes no sense."""
    event_type, pos, weight = row["event_type"], row["pos"], row["weight"]
    if event_type not in get_args(EventType) or pos not in ("v", "n") or weight not in ("1", "2", "3"):
        raise ResourceError(
            f"{row.where}: {event_type!r} {pos!r} {weight!r}: no such event type, part of speech or weight"
        )
    for lemma in row["lemmas"].split(","):
        yield Trigger(
            lemma=lemma.strip().lower(),
            event_type=event_type,  # type: ignore[arg-type]  # checked above
            sub_event_type=row["sub_event_type"],
            family=row["family"],
            pos=pos,  # type: ignore[arg-type]  # checked above
            weight=int(weight),
            own=own,
        )


@cache
def built_in_senses() -> tuple[Sense, ...]:
    """The rows of senses.tsv in their order."""
    return tuple(map(_sense, built_in_rows("senses.tsv", SENSE_COLUMNS)))


def _sense(row: Row) -> Sense:
    if row["event_type"] not in get_args(EventType):
        raise ResourceError(f"{row.where}: no event type {row['event_type']!r}")
    return Sense(
        lemmas=frozenset(lemma.strip() for lemma in row["lemmas"].split(",")),
        cues=frozenset(row["cues"].split()) - {NO_CUE},
        event_type=row["event_type"],  # type: ignore[arg-type]  # checked above
        sub_event_type=row["sub_event_type"],
        family=row["family"],
    )


def silent_spans(words: Sequence[Word], lexicon: Lexicon) -> list[Span]:
    """Where words stand that name no event by the user's word."""
    spans: list[Span] = []
    for at, word in enumerate(words):
        for rest in lexicon.silent.get(word.lower, ()):
            if tuple(one.lower for one in words[at + 1 : at + 1 + len(rest)]) == rest:
                spans.append(Span(word.span.start, words[at + len(rest)].span.end))
                break
    return spans
