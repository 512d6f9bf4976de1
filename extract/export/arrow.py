"""The table in Arrow's types, as `extract.schema` has its columns: what CSV and Parquet are written from."""

import pandas as pd
import pyarrow as pa

from extract.schema import COLUMNS, NAMES, Kind

TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(), "date": pa.string(), "datetime": pa.string(), "edtf": pa.string(), "category": pa.string(),
    "integer": pa.int64(), "number": pa.float64(),
}  # fmt: skip
SCHEMA = pa.schema([(name, TYPES[column.kind]) for name, column in COLUMNS.items()])


def to_arrow(frame: pd.DataFrame) -> pa.Table:
    """Every column of the schema in its order; unknown is null, a column that the frame lacks is all null."""
    whole = frame.reindex(columns=list(NAMES))
    table = pa.Table.from_pandas(whole, schema=SCHEMA, preserve_index=False, safe=False)
    return table.combine_chunks()  # frames put together from many leave a chunk for each, and each costs
