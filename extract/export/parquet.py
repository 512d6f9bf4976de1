"""Parquet: the table in its own types, with the evidence of each event as JSON where the reading is at hand."""

import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from extract.export.arrow import to_arrow
from extract.export.evidence import evidence_of
from extract.model import Reading
from extract.schema import COLUMNS


def write_parquet(frame: pd.DataFrame, path: Path, readings: Sequence[Reading] = ()) -> None:
    """Write the table; each field's metadata says what the column means and its unit."""
    table = to_arrow(frame)
    for position, name in enumerate(table.column_names):
        column = COLUMNS[name]
        meaning = {"meaning": column.meaning} | ({"unit": column.unit} if column.unit else {})
        table = table.set_column(position, table.field(name).with_metadata(meaning), table.column(name))
    if readings:
        found = map(evidence_of(readings, frame), table.column("event_id").to_pylist())
        cells = [json.dumps(one, ensure_ascii=False) if one else None for one in found]
        table = table.append_column("evidence", pa.array(cells, pa.string()))
    pyarrow.parquet.write_table(table, path, compression="zstd")
