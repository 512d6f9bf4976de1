"""Assembles the gazetteer's places and names from GeoNames' towns and the tables of `resources/places`."""

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from extract.geometry import distance_km
from extract.places.compile import ALIAS, ALTERNATE, NAME, Compiler
from extract.places.cues import cues
from extract.places.entry import KINDS
from extract.places.folding import fold, pieces
from extract.places.tables import listed, rows
from extract.places.towns import read_towns

ARABIC = frozenset({
    "AE", "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN",
    "YE",
})  # fmt: skip
# Matches "Daraa Governorate" and "State of Berlin"; must not match "Governors Harbour" or "Stateline".
GENERIC = re.compile(
    r"^(?:State|Province|Region|Department|Governorate|District|City|Borough|Royal Borough|Republic|County|"
    r"City and County|City and Borough|Metropolitan Borough) of |^County |"
    r"^(?:Muhafazat|Mohafazat|Provincia de|Departamento de|Estado de|Wilaya de|Gobernación de) |"
    r"[ -](?:Province|Provinces|Governorate|Region|Oblast['’]?|Prefecture|Department|District|County|State|Voivodeship|"
    r"Krai|Kray|Canton|Municipality|Parish|Division|Territory|City|Raion|Rayon|Area|Borough|Regency|Special Region|"
    r"Emirate|Wilaya|Gewog|Zone)$"
)
TOWN_KM = 15.0
BEARINGS = frozenset({"far north", "north side", "south side", "central river"})


def assemble(made: Compiler) -> Iterator[tuple[str, float]]:
    """Put all places and names of this installation in; yields (what was just done, share done)."""
    add_tables(made)
    yield "tables read", 0.05
    for share in add_cities(made, common_words(), frozenset()):
        yield "towns of GeoNames", 0.05 + 0.65 * share
    adopt_towns(made)


def common_words() -> frozenset[str]:
    """Ordinary words that no alternate name may be."""
    return frozenset(row["word"] for row in rows("common_words"))


def add_tables(made: Compiler) -> None:
    """Countries, divisions and the hand-made regions."""
    add_countries(made)
    add_divisions(made)
    add_regions(made)
    add_more_towns(made)


def add_countries(made: Compiler) -> None:
    """Countries: the most prominent reading of a name, whatever their size."""
    for row in rows("countries"):
        index = made.add(
            "country", row["name"], (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"]),
            people=int(row["population"]), identity=int(row["geonames_id"]), country=row["iso"],
            prior=8.0 + math.log10(max(int(row["population"]), 1000)) / 10,
        )  # fmt: skip
        made.call(index, row["name"], NAME)
        for alias in listed(row["aliases"]):
            made.call(index, alias.removeprefix("the ").removeprefix("The "), NAME)


def add_divisions(made: Compiler, elsewhere: frozenset[str] = frozenset()) -> None:
    """First- and second-level divisions, under their full name and without its generic word.

    Those whose codes are among `elsewhere` have been added from another source.
    """
    for row in rows("admin1"):
        people, code = int(row["population"]), row["code"]
        if code in elsewhere:
            continue
        index = made.add(
            "admin1", row["name"], (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"]),
            people=people, country=code[:2], admin1=code, prior=math.log10(max(people, 1000)) - 0.2,
        )  # fmt: skip
        call_division(made, index, row["name"], code)
        call_abbreviations(made, index, code)
    for row in rows("admin2"):
        code = row["code"]
        if code in elsewhere:
            continue
        index = made.add(
            "admin2", row["name"], (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"]),
            people=int(row["population"]), country=code[:2], admin1=code.rpartition(".")[0],
            prior=max(3.0, math.log10(max(int(row["population"]), 100)) - 0.8),
        )  # fmt: skip
        call_division(made, index, row["name"], code)


def call_abbreviations(made: Compiler, index: int, code: str) -> None:
    """How news shortens a first-level division, in several words; "La." is read apart, for "la" is a word."""
    for alias in abbreviations().get(code, ()):
        if " " in alias.strip() and not alias.endswith("."):
            made.call(index, alias, ALIAS)


@cache
def abbreviations() -> dict[str, list[str]]:
    """The abbreviations of first-level divisions by their codes."""
    return {row["code"]: listed(row["abbreviations"]) for row in rows("abbreviations")}


def call_division(made: Compiler, index: int, name: str, code: str) -> None:
    """Names of a division. A county of the United States is never its bare name ("Yell", "Orange")."""
    if name.lower() in bearings():
        return
    made.call(index, name, NAME)
    bare = GENERIC.sub("", name)
    if code.startswith("US.") or bare.lower() in bearings() or bare.lower() in cues().common:  # "Free State"
        return
    if bare != name:
        made.call(index, bare, ALIAS)
    if code.startswith("IE."):
        for form in ("County", "Co", "Co."):
            made.call(index, f"{form} {bare.removeprefix('County ')}", ALIAS)
    call_article_variants(made, index, bare, code[:2])


@cache
def bearings() -> frozenset[str]:
    """Words for directions, which name a division in some countries and nothing in prose."""
    return cues().words["compass"] | BEARINGS


def add_regions(made: Compiler) -> None:
    """The hand-made rows, which go before their namesakes."""
    for row in rows("regions"):
        point, radius = (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"])
        holders = listed(row["countries"])
        index = made.add(
            "region", row["name"], point, radius, country=holders[0] if len(holders) == 1 else "",
            feature=row["feature_code"], prior=4.5 if row["feature_code"] == "ADM2" else 7.5,
        )  # fmt: skip
        if row["feature_code"].startswith("PPL"):
            made.adopting.append((index, fold(row["name"])))
            made.watched[fold(row["name"])] = []
        made.call(index, re.sub(r" \(.*\)$", "", row["name"]), NAME)
        for alias in listed(row["aliases"]):
            made.call(index, alias.removeprefix("the ").removeprefix("The "), NAME)


def add_more_towns(made: Compiler) -> None:
    """Towns in the news that GeoNames' towns lack."""
    for row in rows("more_towns"):
        people = int(row["people"])
        index = made.add(
            "city", row["name"], (float(row["latitude"]), float(row["longitude"])), town_radius(people), people=people,
            country=row["country"], admin1=row["division"], prior=math.log10(people),
        )  # fmt: skip
        call_town(made, index, row["name"], tuple(listed(row["aliases"])), row["country"])


def add_cities(made: Compiler, common: frozenset[str], elsewhere: frozenset[str]) -> Iterator[float]:
    """Towns of 500 people and more, but for those of the countries that are read `elsewhere`.

    An alternate name that is an ordinary word is left out.
    """
    ours = town_names()
    for number, (share, town) in enumerate(read_towns()):
        if number % 10_000 == 0:
            yield share
        identity, country, people = town["geonameid"], town["countrycode"], town["population"]
        if country in elsewhere:
            continue
        aliases, weight = ours.get(identity, ((), 0.0))
        index = made.add(
            "city", town["name"], (town["latitude"], town["longitude"]), town_radius(people),
            people=people, identity=identity, country=country, admin1=f"{country}.{town['admin1code']}",
            prior=math.log10(max(people, 100)) + weight,
        )  # fmt: skip
        for alternate in town["alternatenames"]:
            if is_latin(alternate) and worth_keeping(alternate, people, common):
                made.call(index, alternate, ALTERNATE)
        call_town(made, index, town["name"], aliases, country)


def town_names() -> dict[int, tuple[tuple[str, ...], float]]:
    """The names that `cities.tsv` gives a town and how much more prominent it makes it, by geonames id."""
    names: dict[int, tuple[tuple[str, ...], float]] = {}
    for row in rows("cities"):
        aliases, weight = names.get(int(row["geonames_id"]), ((), 0.0))
        names[int(row["geonames_id"])] = ((*aliases, row["alias"]), weight + float(row["weight"] or 0))
    return names


def town_radius(people: int) -> float:
    """How far a town reaches from its point, in km."""
    return max(2.0, 0.012 * math.sqrt(people))


def call_town(made: Compiler, index: int, name: str, aliases: tuple[str, ...], country: str) -> None:
    """The names of a town that we vouch for."""
    for alias in (name, *aliases):
        made.call(index, alias, NAME)
    call_article_variants(made, index, name, country)


def adopt_towns(made: Compiler) -> None:
    """Hand-made rows that are towns take people, identity and division from the town of that name at their point."""
    city = KINDS.index("city")
    for index, key in made.adopting:
        latitude, longitude = made.point(index)
        same = {town for town in made.watched[key] if made.kinds[town] == city}
        near = [town for town in sorted(same) if distance_km(latitude, longitude, *made.point(town)) < TOWN_KM]
        if near:
            made.adopt(index, max(near, key=lambda town: made.people[town]))


def call_article_variants(made: Compiler, index: int, name: str, country: str) -> None:
    """Arabic names without their article, and with it joined to the noun ("Deir Ezzor", "Hasakah")."""
    parts = pieces(name)
    if country not in ARABIC or len(parts) < 2:
        return
    key = fold(name).split()
    for position, part in enumerate(key[:-1]):
        if part == "al":
            before, noun, after = key[:position], key[position + 1], key[position + 2 :]
            for form in ([noun], [f"al{noun}"], [f"e{noun[0]}{noun}"], [f"a{noun[0]}{noun}"], [f"el{noun}"]):
                made.call(index, " ".join([*before, *form, *after]), ALIAS)


def is_latin(name: str) -> bool:
    """Whether every letter is Latin: the articles read are, and other scripts would double the size."""
    return name.isascii() or all(latin_letter(c) for c in name)


@cache
def latin_letter(character: str) -> bool:
    """Whether a character may stand in a Latin name."""
    return not character.isalpha() or unicodedata.name(character, "").startswith("LATIN")


def worth_keeping(alternate: str, people: int, common: frozenset[str]) -> bool:
    """Whether an alternate name is a name: no airport code, no ordinary word."""
    if len(alternate) < 4 and not (people > 1_000_000 and not alternate.isupper()):
        return False
    return alternate.lower() not in common
