"""Rows of the table as JSON has them."""

import json
from collections.abc import Iterator

import pandas as pd

from extract.export.arrow import to_arrow

Cell = str | int | float | None
FIXED = frozenset({"latitude", "longitude"})


def records(frame: pd.DataFrame) -> Iterator[dict[str, Cell]]:
    """The rows, every column in its order, unknown as None."""
    for batch in to_arrow(frame).to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()


def to_json(row: dict[str, Cell]) -> str:
    """A row as one JSON object on one line; coordinates have six decimals."""
    return "{" + ", ".join(f'"{name}": {cell_to_json(name, cell)}' for name, cell in row.items()) + "}"


def cell_to_json(name: str, cell: Cell) -> str:
    """One cell in JSON, with six decimals for a coordinate."""
    if name in FIXED and cell is not None:
        return f"{cell:.6f}"
    return json.dumps(cell, ensure_ascii=False, allow_nan=False)
