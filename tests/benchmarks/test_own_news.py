"""The reports made for Dateline are labelled as their README says, and their parts are scored apart."""

from datetime import date

import pytest

from benchmarks.corpora import OWN, Corpora
from benchmarks.records import Record, read_records

SETS = {"own_news/reports": 14, "own_news/second": 12}  # and how many reports each part has
REPORTS = [report for name in SETS for report in read_records(OWN / f"{name}.jsonl", required=("id", "part", "text"))]
TYPES = {"conflict", "protest", "diplomacy", "politics", "justice", "accident_disaster", "statement", "other"}
MODALITIES = {"happened", "ongoing", "planned", "claimed", "denied", "hypothetical"}


@pytest.mark.parametrize("report", REPORTS, ids=[report["id"] for report in REPORTS])
def test_every_label_lies_in_its_text(report: Record) -> None:
    text = report["text"]
    for event in report["events"]:
        assert text[event["start"] : event["end"]] == event["quote"]
        assert event["trigger"] in event["quote"]
        assert event["date_text"] is None or event["date_text"] in text
        assert all(place["text"] in text and place["radius_km"] > 0 for place in event["places"])
        assert event["type"] in TYPES
        assert event["modality"] in MODALITIES
        assert event["salience"] in {"core", "minor"}
        if event["date_start"] and event["date_end"]:
            assert date.fromisoformat(event["date_start"]) <= date.fromisoformat(event["date_end"])
    for place in report["not_places"]:
        assert text[place["start"] : place["end"]] == place["text"]


@pytest.mark.parametrize(("name", "half"), SETS.items())
def test_half_the_reports_are_the_check_part(tmp_path, name: str, half: int) -> None:
    corpora = Corpora(folder=tmp_path / "none", scratch=tmp_path)
    assert corpora.has(name)
    parts = {part: corpora.gold((name,), part) for part in ("work", "check")}
    ids = {part: {record["id"] for record in read_records(path, required=("id",))} for part, path in parts.items()}
    assert len(ids["work"]) == len(ids["check"]) == half
    assert not ids["work"] & ids["check"]
    whole = read_records(OWN / f"{name}.jsonl", required=("id",))
    assert ids["work"] | ids["check"] == {report["id"] for report in whole}
