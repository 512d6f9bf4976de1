"""The table of events -> a file whose suffix names the format: CSV, GeoJSON, JSON lines or Parquet."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from extract.errors import InputError
from extract.export.csv import to_csv_bytes, write_csv
from extract.export.geojson import write_geojson
from extract.export.jsonl import write_jsonl
from extract.export.parquet import write_parquet
from extract.model import Reading

__all__ = ["FORMATS", "check_suffix", "to_csv_bytes", "write"]

Writer = Callable[[pd.DataFrame, Path, Sequence[Reading]], None]

FORMATS: dict[str, Writer] = {
    ".csv": write_csv,
    ".geojson": write_geojson,
    ".jsonl": write_jsonl,
    ".parquet": write_parquet,
}


def check_suffix(path: Path) -> str:
    """The format's suffix in lower case; InputError for one that names no format."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(f"{path}: no format is called {suffix or 'that (no suffix)'}: use {', '.join(FORMATS)}")
    return suffix


def write(frame: pd.DataFrame, path: Path, readings: Sequence[Reading] = ()) -> None:
    """Write the table to `path`; JSON lines and Parquet also get the evidence of each event, where readings are given.

    An existing file is replaced only once the new one is complete.
    """
    writer = FORMATS[check_suffix(path)]
    part = path.with_name(f".{path.name}.part")
    try:
        writer(frame, part, readings)
        part.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        part.unlink(missing_ok=True)
