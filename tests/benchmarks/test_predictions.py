"""The forms of the predictions, field by field: scorers elsewhere read them."""

import gzip
import json

import pytest

from benchmarks.__main__ import main
from benchmarks.predict import FORMS, html_predictor
from benchmarks.records import read_records, write_records
from extract.errors import InputError
from extract.schema import NAMES


def predict(task, line, *records):
    return list(FORMS[task].predict(records, line))


def test_dates_are_timex3_mentions_counted_from_the_given_day(line):
    answers = predict("dates", line, {"id": "a", "text": "On 2020-05-06, not today", "dct": "2020-05-09"})
    assert answers == [
        {
            "id": "a",
            "timexes": [
                {"start": 3, "end": 13, "type": "DATE", "value": "2020-05-06"},
                {"start": 19, "end": 24, "type": "DATE", "value": "2020-05-09"},
            ],
        }
    ]


def test_dates_of_a_text_without_a_day_of_its_own(line):
    assert predict("dates", line, {"id": "a", "text": "today"}) == [{"id": "a", "timexes": []}]


def test_places_carry_kind_and_point_and_leave_demonyms_out(line):
    answers = predict("places", line, {"id": "a", "text": "Arden, Nowhere, Ardenian, Ardenians, Belmar"})
    assert answers == [
        {
            "id": "a",
            "toponyms": [
                {"start": 0, "end": 5, "lat": 10.0, "lon": 20.0, "kind": "place", "confidence": 0.0},
                {"start": 7, "end": 14, "lat": None, "lon": None, "kind": "place", "confidence": 0.0},
                {"start": 16, "end": 24, "lat": None, "lon": None, "kind": "adjective", "confidence": 0.0},
                {"start": 37, "end": 43, "lat": -30.0, "lon": 40.0, "kind": "metonym", "confidence": 0.0},
            ],
        }
    ]


def test_a_title_outside_the_text_yields_no_toponym_of_the_text(line):
    record = {"id": "a", "title": "Belmar", "text": "From Arden"}
    [answer] = predict("places", line, record)
    assert [(t["start"], t["end"]) for t in answer["toponyms"]] == [(5, 10)]


def test_resolve_answers_the_given_spans_in_their_order_and_no_others(line):
    record = {"id": "a", "text": "Arden, Belmar", "toponyms": [{"start": 7, "end": 13}, {"start": 0, "end": 4}]}
    assert predict("resolve", line, record) == [
        {
            "id": "a",
            "toponyms": [
                {"start": 7, "end": 13, "lat": -30.0, "lon": 40.0},
                {"start": 0, "end": 4, "lat": None, "lon": None},
            ],
        }
    ]


@pytest.mark.parametrize("span", [{"start": 0, "end": 9}, {"start": 2, "end": 2}, {"start": -1, "end": 2}, {}])
def test_resolve_refuses_a_span_outside_the_text(line, span):
    with pytest.raises(InputError, match=r"record 'a': toponym .* not in its text"):
        predict("resolve", line, {"id": "a", "text": "Arden", "toponyms": [span]})


def test_events_are_rows_of_the_table_with_numbers_as_numbers(line):
    text = "A fire in Arden on 2020-05-06"
    record = {"id": "a", "title": None, "text": text, "published": "2020-05-07", "source_url": "https://a.example/b"}
    [answer] = predict("events", line, record)
    [row] = answer["events"]
    assert answer["id"] == "a"
    assert tuple(row) == NAMES
    assert (row["start_date"], row["end_date"], row["latitude"], row["longitude"]) == (*["2020-05-06"] * 2, 10.0, 20.0)
    assert text[row["quote_start"] : row["quote_end"]] == row["quote"]
    assert text[row["trigger_start"] : row["trigger_end"]] == "fire"
    assert (row["published"], row["published_basis"]) == ("2020-05-07", "given")
    assert row["source_url"] == "https://a.example/b"
    assert row["fatalities_min"] is None
    assert row["salience"] == 1


def test_events_keep_every_article_and_the_order_of_salience(line):
    answers = predict("events", line, {"id": "a", "text": "nothing"}, {"id": "b", "text": "fire and fire"})
    assert [(a["id"], [row["salience"] for row in a["events"]]) for a in answers] == [("a", []), ("b", [1, 2])]


def test_clusters_span_the_whole_file(line):
    text = "A fire in Arden on 2020-05-06"
    answers = predict("events", line, {"id": "a", "text": text + "."}, {"id": "b", "text": text + "!"})
    clusters = {row["cluster_id"] for answer in answers for row in answer["events"]}
    assert len(clusters) == 1


def test_published_never_sees_a_day_that_the_record_holds(line):
    [answer] = predict("published", line, {"id": "a", "text": "nothing", "published": "2020-05-06"})
    assert answer == {
        "id": "a",
        "published": None,
        "published_first": None,
        "published_last": None,
        "published_basis": "none",
    }


def test_published_gives_first_and_last_day_where_none_stands_out(line):
    [answer] = predict("published", line, {"id": "a", "text": "in early 2020"})
    assert answer == {
        "id": "a",
        "published": None,
        "published_first": "2020-01-01",
        "published_last": "2020-01-05",
        "published_basis": "inferred",
    }


def test_pages_are_unpacked_and_one_that_cannot_be_read_stops_no_other(tmp_path, line):
    (tmp_path / "good.html.gz").write_bytes(gzip.compress(b"An article"))
    (tmp_path / "stub.html.gz").write_bytes(gzip.compress(b"menu"))
    (tmp_path / "plain.html.gz").write_bytes(b"not gzip")
    names = ["good.html.gz", "stub.html.gz", "plain.html.gz", "gone.html.gz"]
    answers = list(html_predictor(tmp_path)([{"file": name, "url": None} for name in names], line))
    assert answers[0] == {
        "file": "good.html.gz",
        "published": "2021-02-03",
        "title": "A title",
        "text": "An article",
        "error": None,
    }
    assert [a["file"] for a in answers] == names
    assert answers[1]["error"].startswith("no article found")
    assert all(a["error"] and a["text"] is None and a["published"] is None for a in answers[1:])


def test_a_day_that_is_none_is_refused_with_its_record_and_field(line):
    with pytest.raises(InputError, match="record 'a': published 'spring' is no day"):
        predict("events", line, {"id": "a", "text": "fire", "published": "spring"})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"id": "a", "text": "x"}\nnot json\n', "line 2: not JSON"),
        ('["a"]\n', "line 1: not an object"),
        ('{"id": "a"}\n', "line 1: field 'text' must be text"),
        ('{"id": "a", "text": "x"}\n\n{"id": "a", "text": "y"}\n', "line 3: id 'a' appears twice"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, content, message):
    path = tmp_path / "in.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(read_records(path, required=("id", "text")))


def test_records_come_back_as_they_went(tmp_path):
    records = [{"id": "ä", "text": "a\u2028b\r\n", "n": 1.5, "none": None}]
    assert write_records(tmp_path / "out.jsonl", records) == 1
    assert list(read_records(tmp_path / "out.jsonl", required=("id",))) == records


def test_no_number_is_written_that_json_does_not_know(tmp_path):
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_records(tmp_path / "out.jsonl", [{"id": "a", "latitude": float("nan")}])


def test_a_missing_file_is_one_line_and_exit_code_2(tmp_path, capsys):
    assert main(["score", "--only", "nothing"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("benchmarks: --only nothing: nothing is called so")
    assert len(said.splitlines()) == 1


def test_write_and_read_agree_on_json(tmp_path):
    write_records(tmp_path / "out.jsonl", [{"id": "a"}])
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8")) == {"id": "a"}
