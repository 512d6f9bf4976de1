"""Reads the place tables of `extract/resources/places`; the header of each file says what its columns mean."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from extract.errors import ResourceError

FOLDER = Path(__file__).parent.parent / "resources" / "places"
GAZETTEER_TABLES = (
    "countries",
    "admin1",
    "admin2",
    "abbreviations",
    "adjectives",
    "regions",
    "cities",
    "more_towns",
    "common_words",
    "not_places",
)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table; lines that start with `#` are comments, an absent cell is "".

    Raises ResourceError where the table is missing.
    """
    path = FOLDER / f"{name}.tsv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            kept = (line for line in lines if not line.startswith("#"))
            for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""):
                yield {key: value or "" for key, value in row.items()}
    except FileNotFoundError as missing:
        raise ResourceError(
            f"place table {path.name} is missing from the installation: reinstall dateline"
        ) from missing


def listed(cell: str) -> list[str]:
    """The parts of a cell joined with "; "."""
    return [part for part in (piece.strip() for piece in cell.split(";")) if part]


def fingerprint(*more: bytes) -> str:
    """12 hexadecimal digits that change with any table's content (and with `more`)."""
    digest = hashlib.blake2b(digest_size=6)
    for name in GAZETTEER_TABLES:
        digest.update((FOLDER / f"{name}.tsv").read_bytes())
    digest.update((FOLDER / "cues.toml").read_bytes())
    for part in more:
        digest.update(part)
    return digest.hexdigest()
