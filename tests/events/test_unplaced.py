"""Events whose own words name a place that is not known, or that could be several: no pin, and a reason."""

import pytest

from extract.model import Article
from extract.pipeline import Pipeline
from extract.table import rows_of

CASES = [
    ("A bomb exploded in Zorblattville on 7 May 2018.", 'no place for "Zorblattville": not in the gazetteer'),
    ("The storm struck Pasadena on 7 May 2018.", 'no place for "Pasadena": left unplaced: Pasadena (Texas) is the'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), CASES, ids=["unlisted", "doubtful"])
def test_an_event_without_a_pin_says_why(shipped: Pipeline, text: str, reason: str) -> None:
    reading = shipped.read(Article(text=text))
    (event,) = reading.events
    assert (event.place, event.place_basis, event.place_confidence) == (None, "none", 0.0)
    assert [said for said in event.reasons if said.startswith(reason)]
    (row,) = rows_of([reading])[0]
    assert row["latitude"] is None
