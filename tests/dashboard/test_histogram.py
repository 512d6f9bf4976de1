"""The histogram: what a bin counts is what a brush over it finds."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import bins
from dashboard.filters import EventFilter, apply
from extract.schema import NAMES
from extract.table import frame_of_rows


@pytest.mark.parametrize(
    ("first", "last", "width_days"),
    [
        ("2018-06-01", "2018-06-09", 1),
        ("2017-01-01", "2018-06-09", 7),
        ("2010-01-01", "2018-06-09", 31),
        ("1990-01-01", "2018-06-09", 92),
        ("1883-05-20", "2018-06-09", 1827),
        ("0079-08-24", "2018-06-09", 18263),
    ],
)
def test_the_width_of_bins_follows_the_span(first: str, last: str, width_days: int) -> None:
    edges = bins.edges(first, last)
    assert max((edges[1:] - edges[:-1]).astype(int)) == width_days
    assert str(edges[0]) <= first
    assert str(edges[-1]) > last
    assert len(edges) <= bins.MOST_BINS + 3


def test_a_single_day_has_a_bin() -> None:
    assert [str(edge) for edge in bins.edges("2018-06-09", "2018-06-09")][:2] == ["2018-06-09", "2018-06-10"]


def test_an_open_end_closes_at_the_other_one(frame_of) -> None:
    assert bins.span(bins.dated(frame_of({"start_date": "2012-03-01"}, {"end_date": "1900-01-01"}))) == (
        "1900-01-01",
        "2012-03-01",
    )


def test_nothing_dated_has_no_span(frame_of) -> None:
    assert bins.span(bins.dated(frame_of({}, {}))) is None


days = st.dates().map(lambda day: day.isoformat())


@settings(max_examples=25)
@given(st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=12))
def test_a_bin_counts_what_a_brush_over_it_finds(found: list[list[str]]) -> None:
    empty = dict.fromkeys(NAMES) | {"event_type": "other"}
    frame = frame_of_rows(
        empty | {"event_id": str(n), "start_date": a, "end_date": b} for n, (a, b) in enumerate(found)
    )
    span = bins.span(bins.dated(frame))
    assert span is not None
    if span[1] > "9800":
        return  # bins would end after the year 9999, where no day can be typed
    counted = bins.histogram(bins.dated(frame), *span)
    for start, after, count in zip(counted.edges, counted.edges[1:], counted.counts["other"], strict=False):
        last = bins.iso(bins.day_number(after) - 1)
        assert len(apply(frame, EventFilter(first=start, last=last))) == count


def test_types_are_counted_apart(few: pd.DataFrame) -> None:
    counted = bins.histogram(bins.dated(few), "2006-07-01", "2006-08-31")
    assert {kind: sum(counts) for kind, counts in counted.counts.items()}["protest"] == 1
