"""A user's own words, actors and types: a folder of tables of the same form as ours, whose rows go before ours."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, get_args

from extract.errors import InputError
from extract.events import actor_table, type_map
from extract.events.actor_table import Actor, actor_of, built_in_actors, table_of
from extract.events.lexicon import (
    TRIGGER_COLUMNS,
    Lexicon,
    Trigger,
    built_in,
    built_in_triggers,
    entries_of,
    surfaces_of,
    triggers_of,
)
from extract.events.tables import Row
from extract.events.type_map import types_of
from extract.events.words import WORD
from extract.model import EventType
from extract.places.own_places import country_codes
from extract.places.tables import listed

T = TypeVar("T")
NEVER = "never"
NOT_EVENT_COLUMNS = ("phrase", "note")
# The tables that a folder may hold: their columns, and those that must be there.
FORMS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "triggers.tsv": (TRIGGER_COLUMNS, ("event_type", "lemmas")),
    "actors.tsv": (actor_table.COLUMNS, ("actor",)),
    "type_map.tsv": (type_map.COLUMNS, ("event_type", "sub_event_type")),
    "not_events.tsv": (NOT_EVENT_COLUMNS, ("phrase",)),
}
EVENT_TYPES = get_args(EventType)
_DEFAULT_WEIGHT = "2"


class RowError(ValueError):
    """What is wrong in a row and how to mend it."""


def open_lexicon(folder: Path | None) -> Lexicon:
    """The built-in lexicon with a user's rows before ours (docs/lexicon.md); None for ours alone.

    Raises:
        InputError: the folder is none or has no table, or rows are faulty; one line for each.
    """
    if folder is None:
        return built_in()
    faults: list[str] = []
    tables = {name: list(_rows(folder / name, faults)) for name in _files(folder)}
    triggers = _each(tables.get("triggers.tsv", ()), _triggers, faults)
    actors = _each(tables.get("actors.tsv", ()), _actor, faults)
    types = _each(tables.get("type_map.tsv", ()), _types, faults)
    phrases = _each(tables.get("not_events.tsv", ()), _phrase, faults)
    if faults:
        raise InputError("\n".join(faults))
    never = [trigger for found in triggers for trigger in found if trigger.weight == 0]
    own = [trigger for found in triggers for trigger in found if trigger.weight > 0]
    return Lexicon(
        entries=entries_of([*own, *built_in_triggers()]),
        senses=built_in().senses,
        actors=table_of(built_in_actors(), actors),
        types={**built_in().types, **dict(types)},
        silent=_silent([*phrases, *(tuple(s.split()) for trigger in never for s, _ in surfaces_of(trigger))]),
    )


def _files(folder: Path) -> list[str]:
    """The names of the tables in a folder."""
    known = ", ".join(FORMS)
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder: --lexicon wants a folder with one or more of {known}")
    found = sorted(path.name for path in folder.glob("*.tsv"))
    unknown = [name for name in found if name not in FORMS]
    if unknown:
        raise InputError(f"{folder / unknown[0]}: no table of that name is read: call it one of {known}")
    if not found:
        raise InputError(f"{folder}: holds no table: put one or more of {known} into it")
    return found


def _rows(path: Path, faults: list[str]) -> Iterator[Row]:
    """The rows of a table; lines that are empty or start with `#` are passed over, absent cells are empty."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error}): save it as UTF-8") from error
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    columns, needed = FORMS[path.name]
    header = [cell.strip().lower() for cell in kept[0][1].split("\t")] if kept else []
    missing = [name for name in needed if name not in header]
    unknown = [name for name in header if name not in columns]
    if missing:
        what = f"no column '{missing[0]}'"
        faults.append(f"{path}:{kept[0][0] if kept else 1}: {what}: the first line names the columns, parted by tabs")
        return
    if unknown or len(set(header)) < len(header):
        what = f"unknown column '{unknown[0]}'" if unknown else "a column stands there twice"
        faults.append(f"{path}:{kept[0][0]}: {what}: the columns are {', '.join(columns)}")
        return
    for number, line in kept[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(header):
            faults.append(f"{path}:{number}: {len(cells)} cells for {len(header)} columns: part cells by one tab")
        else:
            yield Row(f"{path}:{number}", dict.fromkeys(columns, "") | dict(zip(header, cells, strict=False)))


def _each(rows: Sequence[Row], read: Callable[[Row], T], faults: list[str]) -> list[T]:
    """What each row says; a faulty row adds its line to `faults`."""
    found: list[T] = []
    for row in rows:
        try:
            found.append(read(row))
        except RowError as fault:
            faults.append(f"{row.where}: {fault}")
    return found


def _triggers(row: Row) -> list[Trigger]:
    """The triggers of a row, of weight 0 where they never name an event."""
    lemmas = [lemma.strip() for lemma in row["lemmas"].split(",") if lemma.strip()]
    if not lemmas:
        raise RowError("no lemmas: write the words that name the event, parted by commas")
    for lemma in lemmas:
        if any(WORD.fullmatch(word) is None for word in lemma.split()):
            raise RowError(f"the lemma '{lemma}' is more than words parted by blanks: take marks out of it")
    never = row["event_type"] == NEVER
    if not never and row["event_type"] not in EVENT_TYPES:
        kinds = ", ".join((*EVENT_TYPES, NEVER))
        raise RowError(f"unknown event_type '{row['event_type']}': choose one of {kinds}")
    if row["pos"] not in ("", "v", "n"):
        raise RowError(f"unknown pos '{row['pos']}': write v for verbs, n for nouns, or nothing for both")
    if row["weight"] not in ("", "1", "2", "3"):
        raise RowError(
            f"weight '{row['weight']}' is not 1, 2 or 3: 3 names an event nearly always, 1 only with support"
        )
    found: list[Trigger] = []
    for pos in [row["pos"]] if row["pos"] else ["v", "n"]:
        cells = {
            **row.cells,
            "pos": pos,
            "event_type": "other" if never else row["event_type"],
            "weight": row["weight"] or _DEFAULT_WEIGHT,
            "family": row["family"] or _family(row),
            "lemmas": ",".join(lemmas),
        }
        found += triggers_of(Row(row.where, cells), own=True)
    return [_silenced(trigger) for trigger in found] if never else found


def _silenced(trigger: Trigger) -> Trigger:
    return Trigger(
        lemma=trigger.lemma, event_type="other", sub_event_type="", family="", pos=trigger.pos, weight=0, own=True
    )


def _family(row: Row) -> str:
    """The family that ours has for the pair of types, else one of its own."""
    pair = (row["event_type"], row["sub_event_type"])
    ours = (one.family for one in built_in_triggers() if (one.event_type, one.sub_event_type) == pair)
    return next(ours, row["sub_event_type"] or row["event_type"])


def _actor(row: Row) -> tuple[Actor, tuple[str, ...]]:
    if not row["actor"] and row["kind"] != NEVER:
        raise RowError("no actor: write the name that rows of events shall have")
    if row["kind"] and row["kind"] not in actor_table.KINDS:
        raise RowError(f"unknown kind '{row['kind']}': choose one of {', '.join(actor_table.KINDS)}")
    unknown = [code for code in listed(row["country"]) if code not in country_codes()]
    if unknown:
        raise RowError(f"unknown country '{unknown[0]}': write the two letters of ISO 3166, such as SY, or nothing")
    actor, names = actor_of(row)
    for name in names:
        if not any(letter.isalnum() for letter in name):
            raise RowError(f"the name '{name}' has no letter or digit: write it as the news does")
    return actor, names


def _types(row: Row) -> tuple[type_map.TypePair, type_map.NearestTypes]:
    if row["event_type"] not in EVENT_TYPES:
        raise RowError(f"unknown event_type '{row['event_type']}': choose one of {', '.join(EVENT_TYPES)}")
    code = row["cameo_root"]
    if code and not (code.isdecimal() and len(code) == 2 and 1 <= int(code) <= 20):
        raise RowError(f"cameo_root '{code}' is no root code: write two digits from 01 to 20, or nothing")
    return types_of(row)


def _phrase(row: Row) -> tuple[str, ...]:
    words = tuple(match.group().lower().replace("’", "'") for match in WORD.finditer(row["phrase"]))
    if not words:
        raise RowError("no phrase: write the words that name no event")
    return words


def _silent(phrases: Sequence[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in dict.fromkeys(phrases):
        found.setdefault(first.lower(), []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}
