"""Files that are no table of events: one clear line each."""

import pytest

from extract.errors import InputError
from extract.table_read import read_table

HEAD = "event_id,title,start_date,latitude,salience\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.csv", None, "no such file"),
        ("empty.csv", b"", "the file is empty"),
        ("prose.csv", b"A bridge fell, and two were hurt.\nThe mayor wept.\n", "not a table"),
        ("words.csv", b"A bridge fell in Salem.\nThe mayor wept.\n", "no column event_id and no column title"),
        ("other.csv", b"a,b\n1,2\n", "no column event_id and no column title"),
        ("binary.csv", bytes(range(256)) * 30, "not a table"),
        ("table.doc", b"x", "no table of events is called .doc"),
        ("no_parquet.parquet", b"event_id,title\n", "not a Parquet file"),
        ("no_json.geojson", b"event_id,title\n", "not JSON"),
        ("no_features.geojson", b'{"a": 1}', "no list of features"),
        ("no_object.jsonl", b'{"event_id": "a", "title": "b"}\n[1]\n', "line 2: not a JSON object"),
        ("day.csv", (HEAD + "a,b,2011-05-04,1,1\na,b,4 May,1,1\n").encode(), "row 2: start_date '4 May' is not a day"),
        ("number.csv", (HEAD + "a,b,,north,1\n").encode(), "row 1: latitude 'north' is not such a number"),
        ("range.csv", (HEAD + "a,b,,91.5,1\n").encode(), "row 1: latitude '91.5' is not such a number"),
        (
            "whole.csv",
            (HEAD + "a,b,,1,1.5\na,b,,1,x\n").encode(),
            r"row 1: salience '1.5' is not a whole number \(and 1 more\)",
        ),
    ],
)
def test_what_is_no_table_is_said_in_one_line(tmp_path, name, data, message):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read_table(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_folder_is_said(tmp_path):
    (tmp_path / "events.csv").mkdir()
    with pytest.raises(InputError, match="this is a folder"):
        read_table(tmp_path / "events.csv")


def test_columns_that_lack_are_empty_and_strange_ones_are_left_out(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("\ufefftitle,mood,event_id,latitude\n'=1,glad,a,4\n")
    found = read_table(path)
    assert found.loc[0, ["event_id", "title", "latitude"]].tolist() == ["a", "=1", 4.0]
    assert "mood" not in found.columns
    assert found["quote"].isna().all()


def test_a_points_coordinates_count_where_the_properties_have_none(tmp_path):
    path = tmp_path / "events.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"event_id": "a", "title": "b"},'
        ' "geometry": {"type": "Point", "coordinates": [-123.0351, 44.9429]}}]}'
    )
    assert read_table(path).loc[0, ["latitude", "longitude"]].tolist() == [44.9429, -123.0351]
