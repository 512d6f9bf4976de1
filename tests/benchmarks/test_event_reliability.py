"""Confidences of rows beside what a made judge finds right in them."""

import json
import subprocess
import sys

import pytest

from benchmarks.event_reliability import open_judge, reports
from benchmarks.records import write_records
from extract.errors import InputError

# A judge of the scorer's shape: a row is right in what its cell `right` lists, and matches an event if it has one.
JUDGE = """
import dataclasses, json, pathlib

@dataclasses.dataclass
class Row:
    days: tuple | None
    point: tuple | None
    cells: dict

def lines(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text("utf8").splitlines()]

def read_gold(path, needed, needed_in_events):
    return {one["id"]: one for one in lines(path)}

def read_rows(path, gold):
    found = {one["id"]: one["events"] for one in lines(path)}
    return {key: [Row(row.get("days"), row.get("point"), row) for row in found.get(key, [])] for key in gold}

def gold_of(record):
    return record

def day_number(day, where):
    return day

def judge_main_event(row, wanted):
    right = row.cells["right"]
    return {"date_exact": "date" in right, "place_50": "place" in right, "joint": {"date", "place"} <= set(right)}

def match_labelled(events, rows):
    return [(0, j, row.cells["verdict"]) for j, row in enumerate(rows) if "verdict" in row.cells], []
"""
ARTICLE = {"where": [{"lat": 1.0, "lon": 2.0}], "when": [{"date": "2020-01-01"}], "days_before_published": 1}


def row(date=0.9, place=0.7, whole=0.6, right=(), **more):
    cells = {"days": [1, 1], "point": [1, 2], "date_confidence": date, "place_confidence": place, "confidence": whole}
    return cells | {"right": list(right)} | more


@pytest.fixture
def judged(tmp_path):
    """What is reported of some articles and their rows."""
    script = tmp_path / "score_events.py"
    script.write_text(JUDGE, encoding="utf-8")

    def judge(kind, *articles):
        gold, predictions = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
        write_records(gold, ({"id": str(n)} | record for n, (record, _) in enumerate(articles)))
        write_records(predictions, ({"id": str(n), "events": rows} for n, (_, rows) in enumerate(articles)))
        return reports(kind, open_judge(script), gold, predictions)

    return judge


def test_the_first_row_alone_is_asked_of_an_incident(judged):
    said = judged("gva", (ARTICLE, [row(right=["date"]), row(date=0.1)]), (ARTICLE, [row(right=["date", "place"])]))
    assert {value: one["mentions"] for value, one in said.items()} == {"date": 2, "place": 2, "row": 2}
    assert [said[value]["bins"][0]["right"] for value in ("date", "place", "row")] == [1.0, 0.5, 0.5]
    assert [round(said[value]["ece"], 3) for value in ("date", "place", "row")] == [0.1, 0.2, 0.1]


@pytest.mark.parametrize("change", [{"days_before_published": 31}, {"where": [{"lat": None}]}])
def test_articles_that_the_scorer_sets_aside_are_left_out(judged, change):
    assert judged("gva", (ARTICLE | change, [row()]), (ARTICLE, []))["row"]["mentions"] == 0


def test_a_date_or_place_left_open_claims_nothing(judged):
    said = judged("gva", (ARTICLE, [row(days=None, point=None)]))
    assert {value: one["mentions"] for value, one in said.items()} == {"date": 0, "place": 0, "row": 1}


def test_of_labelled_articles_all_rows_count_and_those_without_event_are_wrong(judged):
    dated = {
        "date_compatible": True,
        "no_invented_date": None,
        "place": None,
        "no_invented_place": False,
        "joint": False,
    }
    undated = {
        "date_compatible": None,
        "no_invented_date": True,
        "place": True,
        "no_invented_place": None,
        "joint": True,
    }
    rows = [row(verdict=dated), row(verdict=undated), row()]
    said = judged("handlabelled", ({"events": []}, rows))
    assert {value: one["mentions"] for value, one in said.items()} == {"date": 2, "place": 2, "row": 3}
    shares = [said[value]["bins"][0]["right"] for value in ("date", "place", "row")]
    assert shares == pytest.approx([1.0, 0.5, 1 / 3])


def test_a_judge_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match="no scorer there"):
        open_judge(tmp_path / "none.py")


def test_the_command_prints_the_tables(tmp_path, judged):
    judged("gva", (ARTICLE, [row(right=["date"])]))
    command = [sys.executable, "-m", "benchmarks.event_reliability", "gva", str(tmp_path / "gold.jsonl"),
               str(tmp_path / "pred.jsonl"), "--judge", str(tmp_path / "score_events.py")]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "| 0.9 | 1 | 0.90 | 1.00 |" in said
    assert "expected calibration error 0.100 over 1" in said
    assert json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)["date"]
