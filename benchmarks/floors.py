"""Floors: what each figure must not fall under; they rise with the figures and are lowered only on purpose.

A floor is kept for the whole corpus and for each part. Where lower is better it is a ceiling.
"""

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import PARTS, Part
from benchmarks.score import Result
from extract.errors import InputError, ResourceError

FLOORS_FILE = Path(__file__).with_name("floors.json")
CHANGELOG = Path(__file__).resolve().parents[1] / "CHANGELOG.md"
Floors = dict[str, dict[Part, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A floor that moves: from `before` (None for a new one) to `after`."""

    name: str
    part: Part
    before: float | None
    after: float


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    """The floors of a file, by figure and part; none where there is no file yet.

    Raises:
        ResourceError: the file is damaged.
    """
    if not path.exists():
        return {}
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
        return {name: {part: values[part] + 0 for part in PARTS if part in values} for name, values in floors.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise ResourceError(f"{path}: not a table of floors ({error}): restore it") from None


def write_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Writes the floors, a figure a line, in order of name."""
    lines = [f"{json.dumps(name)}: {json.dumps(floors[name])}" for name in sorted(floors)]
    path.write_text("{\n  " + ",\n  ".join(lines) + "\n}\n", encoding="utf-8")


def is_under(value: float, floor: float, lower_is_better: bool) -> bool:
    """Whether a figure is worse than its floor.

    >>> is_under(0.5, 0.6, lower_is_better=False), is_under(0.5, 0.6, lower_is_better=True)
    (True, False)
    """
    return value > floor + 1e-9 if lower_is_better else value < floor - 1e-9


def failures(results: Iterable[Result], floors: Floors, part: Part) -> list[str]:
    """The names of the figures under their floor for a part; what was not measured does not fail."""
    return [
        result.name
        for result in results
        if part in result.values
        and part in floors.get(result.name, {})
        and is_under(result.values[part], floors[result.name][part], result.lower_is_better)
    ]


def as_floor(value: float, lower_is_better: bool) -> float:
    """A figure as a floor: three decimals, rounded towards the worse side so that it holds; a count as it is.

    >>> as_floor(0.43267, lower_is_better=False), as_floor(0.43267, lower_is_better=True)
    (0.432, 0.433)
    """
    if isinstance(value, int):
        return value
    scaled = round(value * 1000, 6)
    return (math.ceil(scaled) if lower_is_better else math.floor(scaled)) / 1000


def changes(results: Iterable[Result], floors: Floors, lower: bool) -> list[Change]:
    """How the floors move to the results: up to the better ones, and with `lower` down to the worse ones."""
    moves = []
    for result in results:
        for part, value in result.values.items():
            before, after = floors.get(result.name, {}).get(part), as_floor(value, result.lower_is_better)
            worse = before is not None and is_under(after, before, result.lower_is_better)
            if before != after and (lower or not worse):
                moves.append(Change(name=result.name, part=part, before=before, after=after))
    return moves


def moved(floors: Floors, moves: Iterable[Change]) -> Floors:
    """The floors after some changes."""
    after = {name: dict(values) for name, values in floors.items()}
    for change in moves:
        after.setdefault(change.name, {})[change.part] = change.after
    return {name: {part: values[part] for part in PARTS if part in values} for name, values in after.items()}


def check_explained(lowered: Sequence[Change], changelog: Path = CHANGELOG) -> None:
    """Sees that the changelog has, for each floor that is lowered, a line with its name and its new value.

    Raises:
        InputError: a line is missing; the message says which.
    """
    lines = changelog.read_text(encoding="utf-8").splitlines() if changelog.exists() else []
    for change in lowered:
        value = re.compile(rf"(?<![\d.]){change.after:g}(?!\d)")  # 0.4 in "to 0.4: now"; not in "to 0.45"
        if not any(f"`{change.name}`" in line and value.search(line) for line in lines):
            raise InputError(
                f"{changelog.name}: no line says why the floor of `{change.name}` ({change.part}) goes from "
                f"{change.before:g} to {change.after:g}: add one with the name in backquotes and the new value"
            )
