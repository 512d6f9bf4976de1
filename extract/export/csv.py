"""CSV: UTF-8, one row an event, coordinates with six decimals, no cell that a spreadsheet would run as a formula."""

import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from extract.export.arrow import to_arrow
from extract.model import Reading
from extract.schema import COLUMNS
from extract.table_read import FORMULA, ISO_OR_EDTF

COORDINATES = ("latitude", "longitude")
DECIMAL = pa.decimal128(9, 6)


def write_csv(frame: pd.DataFrame, path: Path, readings: Sequence[Reading] = ()) -> None:
    """Write the table; the evidence in the readings has no place in a CSV file."""
    path.write_bytes(to_csv_bytes(frame))


def to_csv_bytes(frame: pd.DataFrame, bom: bool = False) -> bytes:
    """The table as CSV. `bom`: with the mark that Excel needs to see UTF-8."""
    table = to_arrow(frame)
    columns = [printable(name, table.column(name)) for name in table.column_names]
    buffer = io.BytesIO(b"")
    if bom:
        buffer.write(b"\xef\xbb\xbf")
    buffer.write((",".join(table.column_names) + "\n").encode())
    options = pyarrow.csv.WriteOptions(include_header=False)
    pyarrow.csv.write_csv(pa.table(columns, names=table.column_names), buffer, options)
    return buffer.getvalue()


def printable(name: str, column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as CSV writes it: coordinates with fixed decimals, text guarded."""
    kind = COLUMNS[name].kind
    if name in COORDINATES:
        return pc.round(column, ndigits=6).cast(DECIMAL, safe=False)
    if kind in ("number", "integer"):
        return column
    risky = pc.match_substring_regex(column, FORMULA)
    if kind in ("date", "datetime", "edtf"):
        risky = pc.and_(risky, pc.invert(pc.match_substring_regex(column, ISO_OR_EDTF)))
    return pc.if_else(risky, pc.binary_join_element_wise("'", column, ""), column)
