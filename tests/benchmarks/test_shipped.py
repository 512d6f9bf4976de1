"""The shipped line itself: the forms hold with the real stages, and given spans keep their places in the text."""

import pytest

from benchmarks.predict import FORMS
from benchmarks.records import write_records
from benchmarks.shipped import shipped_line
from extract.schema import NAMES

TEXT = "PARIS, May 3 (Wire) - A train left the rails in Lyon on Tuesday, killing three people.\n"


@pytest.fixture(scope="module")
def shipped():
    return shipped_line()


def predict(task, line, **fields):
    [answer] = FORMS[task].predict([{"id": "a", "text": TEXT, **fields}], line)
    return answer


def test_dates_of_the_shipped_line(shipped):
    values = {TEXT[t["start"] : t["end"]]: t["value"] for t in predict("dates", shipped, dct="2016-05-04")["timexes"]}
    assert values["Tuesday"] == "2016-05-03"


@pytest.mark.parametrize("title", [None, "Three dead as train leaves the rails in Lyon"])
def test_places_and_resolution_of_the_shipped_line(shipped, title):
    lyon = {"start": TEXT.index("Lyon"), "end": TEXT.index("Lyon") + 4}
    found = {(t["start"], t["end"]): t for t in predict("places", shipped, title=title)["toponyms"]}
    [given] = predict("resolve", shipped, title=title, toponyms=[lyon])["toponyms"]
    assert (round(given["lat"]), round(given["lon"])) == (46, 5)
    sure = found[lyon["start"], lyon["end"]]
    assert sure == {**given, "kind": "place", "confidence": sure["confidence"]}
    assert 0.5 < sure["confidence"] < 1


def test_events_of_the_shipped_line_fit_the_table_and_the_text(shipped, tmp_path):
    answer = predict("events", shipped, title=None, published="2016-05-04", source_url=None)
    assert write_records(tmp_path / "out.jsonl", [answer]) == 1
    row = answer["events"][0]
    assert tuple(row) == NAMES
    assert (row["start_date"], row["location"], row["fatalities_min"]) == ("2016-05-03", "Lyon", 3)
    assert TEXT[row["quote_start"] : row["quote_end"]] == row["quote"]
    assert [row["salience"] for row in answer["events"]] == sorted(row["salience"] for row in answer["events"])
