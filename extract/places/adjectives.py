"""Nationality adjectives and names of peoples, and the places that they speak of."""

from dataclasses import dataclass
from functools import lru_cache

from extract.places.entry import Entry
from extract.places.folding import fold
from extract.places.gazetteer import Gazetteer
from extract.places.tables import listed, rows

# Adjectives after which people are named by the same word: "the Swiss", "the Irish", "the Chinese".
NO_PLURAL = ("ese", "ish", "sh", "ch", "ss", "x", "s")


@dataclass(frozen=True, slots=True)
class People:
    """What a word of origin means: `plain` is a noun only ("Swedes"), else it may be an adjective ("Swedish")."""

    entry: Entry | None
    plain: bool


@lru_cache(maxsize=4)
def peoples(gazetteer: Gazetteer) -> dict[str, People]:
    """Lower-case words of origin (one to three tokens joined by blanks) and what they mean."""
    found: dict[str, People] = {}
    for row in rows("countries"):
        add(found, gazetteer.coded(row["iso"]), row["adjectives"], row["people"])
    for row in rows("adjectives"):
        add(found, named(gazetteer, row["place"]), row["adjectives"], row["people"])
    return found


def add(found: dict[str, People], entry: Entry | None, adjectives: str, people: str) -> None:
    """Enter the forms of one row; an earlier row's word stays ("Dominican" is first met of the republic)."""
    for adjective in listed(adjectives):
        found.setdefault(adjective.lower().replace("-", " "), People(entry, plain=False))
        if not adjective.endswith(NO_PLURAL):
            found.setdefault(adjective.lower().replace("-", " ") + "s", People(entry, plain=True))
    for noun in listed(people):
        found.setdefault(noun.lower(), People(entry, plain=True))


def named(gazetteer: Gazetteer, place: str) -> Entry | None:
    """The entry that a row of adjectives.tsv names, None for a people without one place."""
    if "." in place:
        return gazetteer.coded(place)
    return next((match.entry for match in gazetteer.matches(fold(place)) if match.entry.kind == "region"), None)
