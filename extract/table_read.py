"""A file of events -> the table: the inverse of `extract.export`, with one clear line for a file that is none."""

import json
import math
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from extract.errors import InputError
from extract.schema import COLUMNS, NAMES, Kind

FORMULA = r"^'*[=+\-@\t\r\x00]"
"""A cell that a spreadsheet runs, or one that was guarded before: matches '=1+1', '@SUM', "'=1"; not 'a=1', '1-2'."""
ISO_OR_EDTF = r"^-?(?:Y-?)?[0-9X]{4,}[-/T ~?%.:0-9XSE]*$"
"""A date that opens with a minus: matches '-0043-03-15', '-0043/..'; not '-1+1', '-cmd'."""
GUARD = r"^'('*[=+\-@\t\r\x00])"
"""A guarded cell, whose first apostrophe goes: matches "'=1+1"; not "'tis"."""
LARGEST = 1e15
KEY_COLUMNS = ("event_id", "title")
ARROW_TYPES: dict[Kind, pa.DataType] = {"integer": pa.int64(), "number": pa.float64()}
PANDAS_TYPES: dict[pa.DataType, object] = {
    pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype(), pa.string(): pd.StringDtype(na_value=math.nan),
}  # fmt: skip
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
    guarded = path.suffix.lower() == ".csv"
    columns: dict[str, pa.ChunkedArray] = {}
    for name, column in COLUMNS.items():
        wanted = ARROW_TYPES.get(column.kind, pa.string())
        if name not in table.column_names:
            columns[name] = pa.chunked_array([pa.nulls(table.num_rows, wanted)])
        elif column.kind in ARROW_TYPES:
            columns[name] = numbers(table.column(name), name, wanted, path)
        else:
            columns[name] = words(table.column(name), name, path, is_day=column.kind == "date", guarded=guarded)
    frame: pd.DataFrame = pa.table(columns).to_pandas(types_mapper=PANDAS_TYPES.get)
    return frame


def numbers(cells: pa.ChunkedArray, name: str, wanted: pa.DataType, path: Path) -> pa.ChunkedArray:
    """A column of numbers, finite, whole where the schema says so, within its range where it has one."""
    whole = pa.types.is_integer(wanted)
    low, high = RANGES.get(name, (-LARGEST, LARGEST))
    try:
        found = pc.utf8_trim_whitespace(cells).cast(pa.float64()) if is_text(cells) else cells.cast(pa.float64())
        wrong = pc.invert(pc.and_(pc.greater_equal(found, low), pc.less_equal(found, high)))
        if whole:
            wrong = pc.or_(wrong, pc.not_equal(pc.round(found), found))
        if not pc.any(wrong).as_py():
            return found.cast(wanted)
    except pa.ArrowInvalid:  # some cell is no number: find out which
        pass
    kind = "a whole number" if whole else "such a number"
    raise bad_cell(cells.to_pylist(), lambda cell: is_number(cell, low, high, whole=whole), name, kind, path)


def words(cells: pa.ChunkedArray, name: str, path: Path, *, is_day: bool, guarded: bool) -> pa.ChunkedArray:
    """A column of text without guards; days are checked."""
    found = cells.cast(pa.string())
    if guarded:
        found = pc.replace_substring_regex(found, GUARD, r"\1")
    if is_day and not all(cell is None or is_iso_day(cell) for cell in pc.unique(found).to_pylist()):
        raise bad_cell(found.to_pylist(), is_iso_day, name, "a day such as 2018-06-09", path)
    return found


def is_text(cells: pa.ChunkedArray) -> bool:
    """Whether the cells are text, as from CSV and JSON."""
    return bool(pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type))


def is_number(cell: object, low: float, high: float, *, whole: bool) -> bool:
    """Whether one cell is a number within the range."""
    try:
        number = float(str(cell))
    except ValueError:
        return False
    return low <= number <= high and (not whole or number == round(number))


def is_iso_day(value: str) -> bool:
    """Whether a cell is a day of the calendar in ISO form."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def bad_cell(cells: Sequence[object], is_good: Callable[[str], bool], name: str, wanted: str, path: Path) -> InputError:
    """The error for the first wrong cell of a column; rows count from 1 without the header."""
    wrong = [position for position, cell in enumerate(cells) if cell is not None and not is_good(str(cell))]
    others = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return InputError(f"{path}: row {wrong[0] + 1}: {name} {str(cells[wrong[0]])!r} is not {wanted}{others}")


def first_line(error: Exception) -> str:
    """The first line of another library's message, short."""
    return (str(error).splitlines() or ["unreadable"])[0][:160]
