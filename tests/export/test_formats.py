"""The table in each format: columns, numbers, coordinates, unknown cells, and reading it back."""

import csv
import io
import json
from datetime import date

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import InputError
from extract.export import FORMATS, to_csv_bytes, write
from extract.model import (
    Article,
    Candidate,
    Doubt,
    Event,
    Evidence,
    Layout,
    Place,
    PlaceMention,
    Published,
    Reading,
    Span,
    TimeInterval,
    TimeMention,
)  # fmt: skip
from extract.schema import COLUMNS, NAMES, PANDAS_DTYPES
from extract.table import to_frame
from extract.table_read import read_table

TEXT = "A bridge fell in Salem on May 4, 2011."


WHY = "place taken from the sentence before"


def make_reading(source="Salem Post"):
    place = Place(name="Salem", latitude=44.94290001, longitude=-123.0351, radius_km=5.0, precision="city")
    mention = PlaceMention(
        span=Span(17, 22), text="Salem", kind="place", place=place, confidence=0.9, reason="the largest",
        candidates=(Candidate(place=place, score=1.0, reason="the largest"),),
    )  # fmt: skip
    day = TimeInterval(first=date(2011, 5, 4), last=date(2011, 5, 4), precision="day", edtf="2011-05-04")
    time = TimeMention(
        span=Span(26, 37), text="May 4, 2011", timex_type="DATE", value="2011-05-04", interval=day, basis="explicit",
    )  # fmt: skip
    event = Event(
        trigger=Span(9, 13), quote=Span(0, 38), title="A bridge fell in Salem", event_type="accident_disaster",
        sub_event_type="collapse", modality="happened", interval=day, date_basis="explicit", time=time, place=place,
        place_basis="explicit", place_mention=mention, evidence=(Evidence(span=Span(0, 38), role="quote"),),
        doubts=(Doubt(about="place", reason=WHY),),
    )  # fmt: skip
    return Reading(
        article=Article(text=TEXT, title=TEXT, source=source), published=Published(),
        layout=Layout(regions=(), sentences=()),
        times=(time,), places=(mention,), events=(event,),
    )  # fmt: skip


def read_cells(data):
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_csv_has_every_column_in_order_and_unknown_is_empty(frame):
    header, *_ = to_csv_bytes(frame).decode().splitlines()
    assert tuple(header.split(",")) == NAMES
    placed, bare = read_cells(to_csv_bytes(frame))
    assert placed["quote"] == 'He said "no",\nthen ran.'
    assert (bare["start_date"], bare["latitude"], bare["geonames_id"]) == ("", "", "")


def test_csv_numbers_are_bare_and_coordinates_have_six_decimals(frame):
    text = to_csv_bytes(frame).decode()
    assert ",44.942900,-123.035100,5.5," in text
    assert ",5750162," in text


def test_csv_bom_only_on_request(frame):
    assert to_csv_bytes(frame, bom=True) == b"\xef\xbb\xbf" + to_csv_bytes(frame)
    assert to_csv_bytes(frame).startswith(b"event_id,")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\0x", "'=1", "''@x"])
def test_csv_guards_what_a_spreadsheet_would_run(frame, cell):
    frame.loc[0, "title"] = cell
    assert read_cells(to_csv_bytes(frame).replace(b"\0", b"0"))[0]["title"] == "'" + cell.replace("\0", "0")


@pytest.mark.parametrize("cell", ["A bridge falls", "'tis", "a=1", "3-4", "", " =1"])
def test_csv_leaves_other_cells_alone(frame, cell):
    frame.loc[0, "title"] = cell
    assert read_cells(to_csv_bytes(frame))[0]["title"] == cell


def test_csv_guards_neither_numbers_nor_dates_before_christ_but_what_only_stands_in_their_columns(frame):
    frame.loc[0, "date_edtf"] = "-cmd|x"
    placed, bare = read_cells(to_csv_bytes(frame))
    assert (placed["longitude"], placed["date_edtf"], bare["date_edtf"]) == ("-123.035100", "'-cmd|x", "-0043-03-15")


def test_geojson_puts_longitude_first_and_keeps_unplaced_rows(frame, tmp_path):
    write(frame, tmp_path / "out.geojson")
    text = (tmp_path / "out.geojson").read_text()
    placed, bare = json.loads(text)["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [-123.0351, 44.9429]}
    assert "[-123.035100, 44.942900]" in text
    assert bare["geometry"] is None
    assert tuple(placed["properties"]) == NAMES
    assert bare["properties"]["start_date"] is None


def test_jsonl_has_numbers_as_numbers_and_no_evidence_without_readings(frame, tmp_path):
    write(frame, tmp_path / "out.jsonl")
    placed, bare = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert (placed["geonames_id"], placed["latitude"], bare["latitude"]) == (5750162, 44.9429, None)
    assert tuple(placed) == NAMES


def test_parquet_has_types_and_says_what_columns_mean(frame, tmp_path):
    write(frame, tmp_path / "out.parquet")
    schema = pq.read_schema(tmp_path / "out.parquet")
    assert tuple(schema.names) == NAMES
    assert (str(schema.field("latitude").type), str(schema.field("salience").type)) == ("double", "int64")
    assert schema.field("radius_km").metadata[b"unit"] == b"km"


def test_evidence_goes_into_jsonl_and_parquet(tmp_path):
    reading = make_reading()
    frame = to_frame([reading])
    write(frame, tmp_path / "out.jsonl", [reading])
    write(frame, tmp_path / "out.parquet", [reading])
    row = json.loads((tmp_path / "out.jsonl").read_text())
    assert row["evidence"]["spans"] == [{"role": "quote", "start": 0, "end": 38, "text": TEXT}]
    assert row["evidence"]["place"]["candidates"][0]["name"] == "Salem"
    assert row["evidence"]["doubts"] == [{"about": "place", "reason": WHY}]
    assert row["evidence"]["same_event"] == []
    assert json.loads(pq.read_table(tmp_path / "out.parquet")["evidence"][0].as_py()) == row["evidence"]


def test_evidence_says_why_two_reports_are_of_one_event(tmp_path):
    readings = [make_reading(), make_reading("Oregon News")]
    frame = to_frame(readings)
    assert frame["n_sources"].tolist() == [2, 2]
    write(frame, tmp_path / "out.jsonl", readings)
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    for row, other in (rows, rows[::-1]):
        [same] = row["evidence"]["same_event"]
        assert same["event_id"] == other["event_id"]
        assert same["reason"].startswith("Same day, same place; wording 100 % alike (10 % is enough): Salem")
    apart = frame.assign(cluster_id=frame["event_id"])
    write(apart, tmp_path / "out.jsonl", readings)
    assert '"same_event": []' in (tmp_path / "out.jsonl").read_text(), "a person kept them apart: no reason is left"


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_reads_back_as_the_same_table(frame, tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    write(frame, path)
    pd.testing.assert_frame_equal(read_table(path), frame)


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_table_without_rows_reads_back(frame, tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    write(frame.iloc[:0], path)
    found = read_table(path)
    assert (len(found), tuple(found.columns)) == (0, NAMES)
    assert dict(found.dtypes.astype(str)) == {name: PANDAS_DTYPES[column.kind] for name, column in COLUMNS.items()}


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("csv") / "out.csv"


CELLS = st.none() | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@'\t\r\n,\""), min_size=1
)


@given(title=CELLS, edtf=CELLS, latitude=st.none() | st.integers(-90_000_000, 90_000_000))
def test_csv_round_trip_of_any_cell(scratch, title, edtf, latitude):
    row = {"event_id": "a", "title": title, "date_edtf": edtf, "latitude": None if latitude is None else latitude / 1e6}
    types = {name: PANDAS_DTYPES[column.kind] for name, column in COLUMNS.items()}
    frame = pd.DataFrame.from_records([row], columns=list(NAMES)).astype(types)
    write(frame, scratch)
    pd.testing.assert_frame_equal(read_table(scratch), frame)


def test_an_unknown_suffix_names_the_known_ones(frame, tmp_path):
    with pytest.raises(InputError, match=r"out\.doc: .*\.csv, \.geojson, \.jsonl, \.parquet"):
        write(frame, tmp_path / "out.doc")


def test_a_failed_write_leaves_the_old_file_and_no_half_of_a_new_one(frame, tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, ".csv", fail)
    with pytest.raises(InputError, match="cannot be written: no space left on device"):
        write(frame, path)
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]
    assert path.read_text() == "old"


def test_a_folder_that_is_not_there_is_said(frame, tmp_path):
    with pytest.raises(InputError, match="cannot be written: no such file or directory"):
        write(frame, tmp_path / "none" / "out.csv")


def test_the_same_table_gives_the_same_bytes(frame, tmp_path):
    for suffix in FORMATS:
        write(frame, tmp_path / f"one{suffix}")
        write(frame, tmp_path / f"two{suffix}")
        assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()
