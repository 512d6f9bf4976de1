"""GeoJSON (RFC 7946): one feature an event, longitude before latitude, no geometry for what has no place."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from extract.export.cells import Cell, cell_to_json, records, to_json
from extract.model import Reading


def write_geojson(frame: pd.DataFrame, path: Path, readings: Sequence[Reading] = ()) -> None:
    """Write a feature collection; properties have the columns' names. The readings' evidence is left out."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('{"type": "FeatureCollection", "features": [')
        for number, row in enumerate(records(frame)):
            out.write(",\n" if number else "\n")
            out.write(to_feature(row))
        out.write("\n]}\n")


def to_feature(row: dict[str, Cell]) -> str:
    """One row as a feature, in JSON."""
    latitude, longitude = row["latitude"], row["longitude"]
    geometry = "null"
    if latitude is not None and longitude is not None:
        point = f"[{cell_to_json('longitude', longitude)}, {cell_to_json('latitude', latitude)}]"
        geometry = f'{{"type": "Point", "coordinates": {point}}}'
    return f'{{"type": "Feature", "geometry": {geometry}, "properties": {to_json(row)}}}'
