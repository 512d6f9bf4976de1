"""A file of events -> the table: the inverse of `extract.export`, with one clear line for a file that is none."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from extract.errors import InputError
from extract.schema import COLUMNS, NAMES, PANDAS_DTYPES

FORMULA = r"^'*[=+\-@\t\r\x00]"
"""A cell that a spreadsheet runs, or one that was guarded before: matches '=1+1', '@SUM', "'=1"; not 'a=1', '1-2'."""
ISO_OR_EDTF = r"^-?(?:Y-?)?[0-9X]{4,}[-/T ~?%.:0-9XSE]*$"
"""A date that opens with a minus: matches '-0043-03-15', '-0043/..'; not '-1+1', '-cmd'."""
GUARD = re.compile(rf"'(?='*{FORMULA.removeprefix(chr(94) + chr(39) + chr(42))})")
"""The apostrophe that guards a cell: matches the first sign of "'=1+1"; not of "'tis"."""
LARGEST = 2_000_000_000
KEY_COLUMNS = ("event_id", "title")
RANGES = {"latitude": (-90.0, 90.0), "longitude": (-180.0, 180.0)}


def read_table(path: Path) -> pd.DataFrame:
    """The table in a CSV, Parquet, GeoJSON or JSON lines file, every column of the schema in its order and dtype.

    Columns that the file lacks are empty, unknown ones are left out. Raises InputError, in one line, for a
    file that is missing, of another kind than its suffix says, or holds a cell of the wrong kind.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: no table of events is called {path.suffix or 'that'}: use {', '.join(READERS)}")
    try:
        if not path.is_file():
            raise InputError(f"{path}: {'this is a folder' if path.is_dir() else 'no such file'}")
        if path.stat().st_size == 0 and path.suffix.lower() != ".jsonl":  # there, no line is no event
            raise InputError(f"{path}: the file is empty")
        table = reader(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    missing = [name for name in KEY_COLUMNS if name not in table.column_names]
    if missing:
        raise InputError(f"{path}: not a table of events: it has no column {' and no column '.join(missing)}")
    return restored(table, path)


def read_csv(path: Path) -> pa.Table:
    """The cells of a CSV file as text, guards taken off."""
    strings = pyarrow.csv.ConvertOptions(
        column_types={name: pa.string() for name in NAMES},
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
        null_values=[""],
    )
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    read = pyarrow.csv.ReadOptions(block_size=16_000_000)
    try:
        table = pyarrow.csv.read_csv(path, read_options=read, parse_options=parse, convert_options=strings)
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a table in CSV: {first_line(error)}") from error
    return table


def read_parquet(path: Path) -> pa.Table:
    """The columns of a Parquet file."""
    try:
        return pyarrow.parquet.read_table(path)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise InputError(f"{path}: not a Parquet file: {first_line(error)}") from error


def read_geojson(path: Path) -> pa.Table:
    """The properties of a feature collection; a point's coordinates count where the properties have none."""
    content = load_json(path.read_bytes(), f"{path}")
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise InputError(f"{path}: not GeoJSON: it has no list of features")
    rows = []
    for feature in features:
        row = dict(feature.get("properties") or {})
        geometry = feature.get("geometry") or {}
        if geometry.get("type") == "Point" and row.get("latitude") is None:
            row["longitude"], row["latitude"] = geometry["coordinates"][:2]
        rows.append(row)
    return table_of(rows)


def read_jsonl(path: Path) -> pa.Table:
    """The objects of a file with one JSON object a line."""
    rows = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            row = load_json(line, f"{path}: line {number}")
            if not isinstance(row, dict):
                raise InputError(f"{path}: line {number}: not a JSON object")
            rows.append(row)
    return table_of(rows)


READERS: dict[str, Callable[[Path], pa.Table]] = {
    ".csv": read_csv, ".parquet": read_parquet, ".geojson": read_geojson, ".jsonl": read_jsonl,
}  # fmt: skip


def load_json(data: bytes, where: str) -> object:
    """Parsed JSON; InputError that opens with `where` for anything else."""
    try:
        parsed: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {first_line(error)}") from error
    return parsed


def table_of(rows: list[dict[str, object]]) -> pa.Table:
    """Rows of plain values as a table of text; nested values are left out."""
    present = [name for name in NAMES if any(name in row for row in rows)] or list(NAMES if not rows else ())
    return pa.table({name: pa.array([as_text(row.get(name)) for row in rows], pa.string()) for name in present})


def as_text(value: object) -> str | None:
    """A plain value as CSV would have it."""
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value)


def restored(table: pa.Table, path: Path) -> pd.DataFrame:
    """The schema's columns with their dtypes; InputError names the first cell of the wrong kind."""
    columns: dict[str, pd.Series] = {}
    for name, column in COLUMNS.items():
        dtype = PANDAS_DTYPES[column.kind]
        if name not in table.column_names:
            columns[name] = pd.Series([None] * table.num_rows, dtype=dtype)
            continue
        cells = table.column(name)
        if column.kind in ("integer", "number"):
            columns[name] = numbers(cells, name, dtype, path)
        else:
            guarded = path.suffix.lower() == ".csv"
            columns[name] = words(cells, name, path, is_day=column.kind == "date", guarded=guarded)
    return pd.DataFrame(columns)


def numbers(cells: pa.ChunkedArray, name: str, dtype: str, path: Path) -> pd.Series:
    """A column of numbers, within its range where it has one."""
    raw = cells.to_pandas()
    found = pd.to_numeric(raw, errors="coerce").astype("Float64")
    low, high = RANGES.get(name, (float("-inf"), float("inf")))
    wrong = (found.isna() & raw.notna()) | ~found.between(low, high).fillna(True)
    if dtype == "Int64":
        wrong |= (found.round() != found).fillna(False)
    if wrong.any():
        raise bad_cell(raw, wrong, name, "a whole number" if dtype == "Int64" else "such a number", path)
    restored_numbers: pd.Series = found.astype(dtype)
    return restored_numbers


def words(cells: pa.ChunkedArray, name: str, path: Path, *, is_day: bool, guarded: bool) -> pd.Series:
    """A column of text without guards; days are checked."""
    raw: pd.Series = cells.cast(pa.string()).to_pandas().astype("str")
    if guarded:
        raw = raw.str.replace(GUARD, "", n=1, regex=True) if raw.str.startswith("'").any() else raw
    if is_day:
        wrong = ~raw.dropna().map(is_iso_day)
        if wrong.any():
            raise bad_cell(raw, wrong.reindex(raw.index, fill_value=False), name, "a day such as 2018-06-09", path)
    return raw


def is_iso_day(value: str) -> bool:
    """Whether a cell is a day of the calendar in ISO form."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def bad_cell(cells: pd.Series, wrong: pd.Series, name: str, wanted: str, path: Path) -> InputError:
    """The error for the first wrong cell of a column; rows count from 1 without the header."""
    position = int(wrong.to_numpy().argmax())
    more = int(wrong.sum()) - 1
    others = f" (and {more} more)" if more else ""
    return InputError(f"{path}: row {position + 1}: {name} {cells.iloc[position]!r} is not {wanted}{others}")


def first_line(error: Exception) -> str:
    """The first line of another library's message, short."""
    return (str(error).splitlines() or ["unreadable"])[0][:160]
