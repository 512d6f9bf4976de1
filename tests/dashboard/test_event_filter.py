"""The filter: what a range, types and words let through, and what the trays hold."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.filters import EventFilter, all_dates, apply, by_date, tray, type_counts, typed_day, undated
from extract.schema import NAMES
from extract.table import frame_of_rows


def titles(frame: pd.DataFrame) -> list[str]:
    return frame["title"].tolist()


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-2", "2018-02-01", "2018-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        (" 2018-06-09 ", "2018-06-09", "2018-06-09"),
        ("0079-08-24", "0079-08-24", "0079-08-24"),
        ("", None, None),
    ],
)
def test_a_typed_date_may_be_a_year_a_month_or_a_day(typed: str, first: str | None, last: str | None) -> None:
    assert (typed_day(typed), typed_day(typed, end=True)) == (first, last)


@pytest.mark.parametrize("typed", ["9 June 2018", "18-06-09", "2018-13", "2018-02-30", "2018/06", "0000", "20180609"])
def test_a_date_that_cannot_be_read_says_what_can(typed: str) -> None:
    with pytest.raises(ValueError, match="type a date as|no such day"):
        typed_day(typed)


@pytest.mark.parametrize(
    ("wanted", "passed"),
    [
        (EventFilter(), 6),
        (EventFilter(first="2018-05-20"), 2),  # the month overlaps
        (EventFilter(first="2018-06-01"), 1),  # the month ends before
        (EventFilter(last="2006-07-30"), 2),  # both ends are inclusive; the year 1883 too
        (EventFilter(first="1883-06-01", last="1883-06-02"), 1),
        (EventFilter(first="2006-07-31", last="2006-08-04"), 0),
        (EventFilter(types=frozenset({"conflict"})), 2),
        (EventFilter(types=frozenset({"conflict", "protest"}), first="2006-08-01", last="2006-12-31"), 1),
        (EventFilter(text="HAIFA march"), 1),
        (EventFilter(text="osaka"), 2),
        (EventFilter(text=".*"), 0),
        (EventFilter(text="   "), 6),
    ],
)
def test_what_passes(few: pd.DataFrame, wanted: EventFilter, passed: int) -> None:
    assert len(apply(few, wanted)) == passed


def test_a_range_leaves_the_undated_out_and_their_tray_keeps_them(few: pd.DataFrame) -> None:
    wanted = EventFilter(first="0001-01-01", last="9999-12-31")
    assert "A warning" not in titles(apply(few, wanted))
    assert titles(tray(few, wanted, "undated")) == ["A warning"]
    assert titles(tray(few, EventFilter(first="2018", text="letter"), "undated")) == []


def test_the_unplaced_tray_follows_the_filter(few: pd.DataFrame) -> None:
    assert titles(tray(few, EventFilter(), "unplaced")) == ["A letter is sent"]
    assert titles(tray(few, EventFilter(last="2017-01-01"), "unplaced")) == []


def test_an_open_end_reaches_on(frame_of) -> None:
    frame = frame_of({"start_date": "2012-03-01"}, {"end_date": "1900-01-01"})
    assert titles(apply(frame, EventFilter(first="2020-01-01"))) == ["Event 0"]
    assert titles(apply(frame, EventFilter(last="1850-01-01"))) == ["Event 1"]
    assert not undated(frame).any()


def test_the_legend_counts_what_the_other_filters_let_through(few: pd.DataFrame) -> None:
    counts = type_counts(few, EventFilter(first="2018-01-01", types=frozenset({"protest"})))
    assert {name: count for name, count in counts.items() if count} == {"conflict": 1, "diplomacy": 1}


def test_types_of_another_make_count_as_other(frame_of) -> None:
    frame = frame_of({"event_type": "Battles"}, {"event_type": None}, {"event_type": "other"})
    assert type_counts(frame, EventFilter())["other"] == 3
    assert len(apply(frame, EventFilter(types=frozenset({"other"})))) == 3


def test_order_is_by_date_with_the_undated_last(few: pd.DataFrame) -> None:
    assert titles(by_date(few))[0] == "A party is founded"
    assert titles(by_date(few))[-1] == "A warning"


def test_an_empty_frame_passes_any_filter(frame_of) -> None:
    wanted = EventFilter(first="2018-01-01", last="2018-12-31", types=frozenset({"other"}), text="word")
    assert len(apply(frame_of(), wanted)) == 0


days = st.dates().map(lambda day: day.isoformat())
spans = st.tuples(days, days).map(sorted) | st.just([None, None]) | days.map(lambda day: [day, None])


@settings(max_examples=25)
@given(st.lists(spans, max_size=8), st.none() | days, st.none() | days)
def test_a_filter_keeps_order_and_only_narrows(
    found: list[list[str | None]], first: str | None, last: str | None
) -> None:
    empty = dict.fromkeys(NAMES)
    rows = [empty | {"event_id": str(n), "start_date": a, "end_date": b} for n, (a, b) in enumerate(found)]
    frame = frame_of_rows(rows)
    wanted = EventFilter(first=first, last=last)
    ids = apply(frame, wanted)["event_id"].tolist()
    expected = [
        row["event_id"] for row in rows
        if not wanted.dated or (
            (row["start_date"] or row["end_date"]) is not None
            and (first is None or (row["end_date"] or "9999-12-31") >= first)
            and (last is None or (row["start_date"] or "0001-01-01") <= last)
        )
    ]  # fmt: skip
    assert ids == expected
    assert len(apply(frame, all_dates(wanted))) == len(frame)
