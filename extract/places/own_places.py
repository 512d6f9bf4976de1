"""A user's own places: a table of names with points, or with the word that they are no places at all."""

import csv
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.errors import InputError
from extract.places.folding import fold
from extract.places.tables import listed, rows

OWN_SOURCE = "own places"
"""`Place.source` of a place of the user's own; what its name stands for is never doubted."""

COLUMNS = ("name", "latitude", "longitude", "radius_km", "kind", "country_code", "aliases", "note")
NEVER = "never"
# What a place may be: GeoNames' feature code for it, and the radius in km where the row gives none.
KINDS = {"city": ("PPL", 5.0), "site": ("BLDG", 1.0), "district": ("ADM3", 15.0), "region": ("RGN", 50.0),
         "sea": ("SEA", 100.0)}  # fmt: skip
# Matches "33,5"; must not match "33.5" or "1,000.5".
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
HALF_ROUND_KM = 20_037.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """One row: a place and all its names."""

    names: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float
    feature_code: str
    country_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlaces:
    """All rows of a file; `never` holds the folded names that are no places."""

    places: tuple[OwnPlace, ...] = ()
    never: frozenset[str] = frozenset()


class RowError(ValueError):
    """What is wrong in a row and how to mend it."""


def read_own_places(path: Path) -> OwnPlaces:
    """The places of a tab-separated file (docs/places.md). InputError with one line for each faulty row."""
    places: list[OwnPlace] = []
    never: dict[str, int] = {}
    named: dict[str, int] = {}
    faults: list[str] = []
    for number, row in read_rows(path):
        try:
            names = read_names(row)
            if row["kind"] == NEVER:
                never.update((fold(name), number) for name in names)
            else:
                places.append(read_place(row, names))
                named.update((fold(name), number) for name in names)
        except RowError as fault:
            faults.append(f"{path}:{number}: {fault}")
    faults += [
        f"{path}:{never[key]}: '{key}' is a place in line {named[key]} and never one here: delete one of the rows"
        for key in never
        if key in named
    ]
    if faults:
        raise InputError("\n".join(faults))
    return OwnPlaces(places=tuple(places), never=frozenset(never))


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its line; lines that are empty or start with `#` are passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file: --places wants a table of your own places") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error}): save it as UTF-8") from error
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        raise InputError(f"{path}: holds no rows: the first line names the columns ({', '.join(COLUMNS)})")
    header = read_header(path, *kept[0])
    for number, line in kept[1:]:
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))]
        if len(cells) > len(header):
            raise InputError(f"{path}:{number}: {len(cells)} cells for {len(header)} columns: part cells by one tab")
        yield number, dict.fromkeys(COLUMNS, "") | dict(zip(header, cells, strict=False))


def read_header(path: Path, number: int, line: str) -> list[str]:
    """The columns of the file."""
    header = [cell.strip().lower() for cell in line.split("\t")]
    unknown = [name for name in header if name not in COLUMNS]
    if "name" not in header:
        raise InputError(f"{path}:{number}: no column 'name': the first line names the columns, parted by tabs")
    if unknown or len(set(header)) < len(header):
        what = f"unknown column '{unknown[0]}'" if unknown else "a column stands there twice"
        raise InputError(f"{path}:{number}: {what}: the columns are {', '.join(COLUMNS)}")
    return header


def read_names(row: dict[str, str]) -> tuple[str, ...]:
    """The name and the aliases, without a leading "the"."""
    given = [row["name"], *listed(row["aliases"])]
    names = tuple(dict.fromkeys(name.removeprefix("the ").removeprefix("The ") for name in given))
    if not row["name"]:
        raise RowError("no name: fill the column 'name'")
    for name in names:
        if not fold(name):
            raise RowError(f"the name '{name}' has no letter or digit: write it as the news does")
    return names


def read_place(row: dict[str, str], names: tuple[str, ...]) -> OwnPlace:
    """The place of a row."""
    kind = row["kind"] or "city"
    if kind not in KINDS:
        raise RowError(f"unknown kind '{kind}': choose one of {', '.join((*KINDS, NEVER))}")
    feature, radius = KINDS[kind]
    latitude, longitude = read_number(row, "latitude"), read_number(row, "longitude")
    if abs(latitude) > 90:
        swapped = abs(latitude) <= 180 and abs(longitude) <= 90
        raise RowError(
            f"latitude {latitude:g} is beyond 90 degrees: {'swap it with the longitude' if swapped else 'mend it'}"
        )
    if abs(longitude) > 180:
        raise RowError(f"longitude {longitude:g} is beyond 180 degrees: mend it")
    if row["radius_km"]:
        radius = read_number(row, "radius_km")
        if not 0 < radius <= HALF_ROUND_KM:
            raise RowError(f"radius_km {radius:g} is no extent: write how many km the place reaches from its point")
    code = row["country_code"].upper()
    if code and code not in country_codes():
        raise RowError(f"unknown country_code '{code}': write the two letters of ISO 3166, such as SY, or nothing")
    return OwnPlace(
        names=names, latitude=latitude, longitude=longitude, radius_km=radius, feature_code=feature, country_code=code
    )


def read_number(row: dict[str, str], column: str) -> float:
    """The number in a cell."""
    cell = row[column]
    if not cell:
        raise RowError(f"no {column}: fill it in degrees such as 33.51, or write kind '{NEVER}' for a name of no place")
    if DECIMAL_COMMA.fullmatch(cell):
        raise RowError(f"{column} '{cell}' has a comma: write {cell.replace(',', '.')}")
    try:
        number = float(cell)
    except ValueError:
        raise RowError(f"{column} '{cell}' is no number: write it such as 33.51") from None
    if not math.isfinite(number):
        raise RowError(f"{column} '{cell}' is no number: write it such as 33.51")
    return number


@cache
def country_codes() -> frozenset[str]:
    """The ISO codes of all countries and territories."""
    return frozenset(row["iso"] for row in rows("countries"))
