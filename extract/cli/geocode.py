"""`dateline geocode`: names to places and points to towns, as a table, CSV or JSON."""

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from geopy.exc import GeocoderQueryError, GeocoderServiceError
from rich.console import Console
from rich.table import Table

from extract.cli.gazetteer import BUILT_IN, PlaceSources
from extract.cli.online import OFFLINE, Online, forget_answers, open_fallback
from extract.cli.terminal import Terminal
from extract.errors import InputError
from extract.places import EmbeddedGeocoder, Gazetteer, OnlineGeocoder, open_gazetteer
from extract.places.online_place import to_place

Form = Literal["table", "csv", "json"]
Row = dict[str, str | float | int | None]
COLUMNS = (
    "query", "location", "admin1", "country", "country_code", "latitude", "longitude", "radius_km", "place_precision",
    "population", "geonames_id", "source",
)  # fmt: skip
SHORT = ("query", "location", "admin1", "country", "latitude", "longitude", "radius_km", "place_precision")
STDIN = "-"
RISKY = ("=", "+", "-", "@", "\t", "\r", "\0")  # what makes a spreadsheet take words for a formula
NARROWEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What is looked up and how it is written; `form` None means a table on a terminal and CSV in a pipe."""

    names: tuple[str, ...] = ()
    point: str | None = None
    every: bool = False
    form: Form | None = None
    forget: str | None = None
    online: Online = OFFLINE


def look_up(inquiry: Inquiry, terminal: Terminal, sources: PlaceSources = BUILT_IN) -> tuple[int, list[str]]:
    """Write the places of names, or of a point, to the standard output; how many rows, and the names without one."""
    settings = sources.settings()
    if inquiry.forget is not None:
        terminal.say(f"{forget_answers(inquiry.forget, settings)} answers of online geocoders deleted")
    if not inquiry.names and inquiry.point is None:
        if inquiry.forget is None:
            raise InputError("nothing to look up: type a name in quotes, or --reverse LAT,LON")
        return 0, []
    fallback = open_fallback(inquiry.online, settings, terminal)
    gazetteer = open_gazetteer(settings, terminal.building)
    geocoder = EmbeddedGeocoder(gazetteer)
    results = {name: by_name(name, geocoder, fallback, terminal) for name in typed(inquiry.names)}
    if inquiry.point is not None:
        results[inquiry.point] = by_point(inquiry.point, geocoder)
    rows = [one for found in results.values() for one in (found if inquiry.every else found[:1])]
    form = inquiry.form or ("table" if sys.stdout.isatty() else "csv")
    sys.stdout.write(written(rows, form) if rows or form != "table" else "")
    return len(rows), [name for name, found in results.items() if not found]


def by_name(name: str, geocoder: EmbeddedGeocoder, fallback: OnlineGeocoder | None, terminal: Terminal) -> list[Row]:
    """All places of a name, the likeliest first; the gazetteer's, or else the online geocoder's if there is one."""
    found = geocoder.geocode(name, exactly_one=False)
    if not found and fallback is not None:
        return ask(name, fallback, geocoder.gazetteer, terminal)
    return [row(name, location.raw | point(location)) for location in found or ()]


def by_point(text: str, geocoder: EmbeddedGeocoder) -> list[Row]:
    """The towns nearest to a point ("34.16,36.74"), the nearest first."""
    try:
        found = geocoder.reverse(text, exactly_one=False)
    except GeocoderQueryError:
        raise InputError(f"reverse: {text!r} is no point: write latitude and longitude as 34.16,36.74") from None
    return [row(text, location.raw | point(location)) for location in found or ()]


def ask(name: str, fallback: OnlineGeocoder, gazetteer: Gazetteer, terminal: Terminal) -> list[Row]:
    """What the online geocoder answers; a fault of it is a line."""
    try:
        locations = fallback.geocode(name, exactly_one=False) or []
    except GeocoderServiceError as error:
        terminal.note(f"{name}: no answer ({error})")
        return []
    places = [to_place(one.latitude, one.longitude, one.address, one.raw, gazetteer) for one in locations]
    return [
        row(name, {
            "name": place.name, "admin1": place.admin1, "country": place.country, "country_code": place.country_code,
            "latitude": place.latitude, "longitude": place.longitude, "radius_km": place.radius_km,
            "place_precision": place.precision, "source": f"{fallback.name} at {fallback.host}; {place.source}",
        })
        for place in places
    ]  # fmt: skip


def typed(names: Sequence[str]) -> Iterator[str]:
    """The names as typed; "-" stands for the lines of the standard input."""
    for name in names:
        lines = sys.stdin if name == STDIN else (name,)
        yield from (line.strip() for line in lines if line.strip())


def point(location: Any) -> dict[str, float]:
    """A geopy location's point."""
    return {"latitude": location.latitude, "longitude": location.longitude}


def row(query: str, found: dict[str, Any]) -> Row:
    """One line of the result, in the columns' order."""
    rest = {name: None if found.get(name) == "" else found.get(name) for name in COLUMNS[2:]}
    return {"query": query, "location": found.get("name"), **rest}


def written(rows: list[Row], form: Form) -> str:
    """The rows in a form."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    text = io.StringIO()
    if form == "csv":
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: guarded(value) for name, value in one.items()} for one in rows)
    else:
        table = Table(box=None, pad_edge=False)
        for name in SHORT:
            table.add_column(name.removeprefix("place_"), no_wrap=True)
        for one in rows:
            table.add_row(*("" if one[name] is None else str(one[name]) for name in SHORT))
        width = max(Console().width, NARROWEST)
        Console(file=text, width=width, highlight=False, markup=False, emoji=False).print(table)
    return text.getvalue()


def guarded(value: str | float | int | None) -> str | float | int | None:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
