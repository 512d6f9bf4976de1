"""Counts, dates, places and numbers in words."""

import pandas as pd
import pytest

from dashboard.filters import EventFilter, apply, tray
from dashboard.words import count_words, counts, distance, interval, when, where


def sentence(frame: pd.DataFrame, wanted: EventFilter) -> str:
    return counts(frame, apply(frame, wanted), wanted, len(tray(frame, wanted, "undated")))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (EventFilter(), "6 events, 1883-01-01 to 2018-06-09; 1 without a place, 1 without a date"),
        (
            EventFilter(first="2018-01-01"),
            "2 of 6 events, 2018-05-01 to 2018-06-09; 1 without a place, 1 without a date left out",
        ),
        (EventFilter(text="rockets"), "1 of 6 events, 2006-07-30"),
        (EventFilter(text="nothing like it"), "0 of 6 events"),
    ],
)
def test_the_counts_in_words(few: pd.DataFrame, wanted: EventFilter, words: str) -> None:
    assert sentence(few, wanted) == words


def test_no_events_at_all(frame_of) -> None:
    assert sentence(frame_of(), EventFilter()) == "0 events"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2006-07-30", "2006-07-30", "30 Jul 2006"),
        ("2018-05-01", "2018-05-31", "May 2018"),
        ("2016-02-01", "2016-02-29", "Feb 2016"),
        ("2018-05-01", "2018-06-30", "May to Jun 2018"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("1990-01-01", "1999-12-31", "1990 to 1999"),
        ("2018-06-04", "2018-06-09", "4 to 9 Jun 2018"),
        ("2018-05-28", "2018-06-03", "28 May to 3 Jun 2018"),
        ("2017-12-30", "2018-01-02", "30 Dec 2017 to 2 Jan 2018"),
        ("2017-12-01", "2018-01-31", "Dec 2017 to Jan 2018"),
        ("9999-12-01", "9999-12-31", "Dec 9999"),
    ],
)
def test_intervals(first: str, last: str, words: str) -> None:
    assert interval(first, last) == words


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({}, "no date"),
        ({"start_date": "2012-03-01"}, "since 1 Mar 2012"),
        ({"end_date": "2012-03-01"}, "until 1 Mar 2012"),
        ({"start_date": "1950-01-01", "end_date": "1950-12-31", "date_precision": "approx"}, "about 1950"),
        (
            {
                "start_date": "2016-08-24",
                "end_date": "2016-08-24",
                "date_precision": "minute",
                "start_time": "2016-08-24 03:36:00",
            },
            "24 Aug 2016, 03:36",
        ),
        (
            {
                "start_date": "2016-08-24",
                "end_date": "2016-08-24",
                "date_precision": "day",
                "start_time": "2016-08-24 00:00:00",
            },
            "24 Aug 2016",
        ),
    ],
)
def test_when(frame_of, cells: dict[str, str], words: str) -> None:
    assert when(frame_of(cells).iloc[0].to_dict()) == words


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({}, "no place"),
        ({"location": "Haifa", "country": "Israel"}, "Haifa, Israel"),
        ({"location": "Syria", "country": "Syria"}, "Syria"),
    ],
)
def test_where(frame_of, cells: dict[str, str], words: str) -> None:
    assert where(frame_of(cells).iloc[0].to_dict()) == words


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (12, 12, "12"),
        (12, None, "at least 12"),
        (None, 20, "up to 20"),
        (1000, 1500, "1,000 to 1,500"),
        (None, pd.NA, None),
        (0, 0, "0"),
    ],
)
def test_numbers_as_reported(least: object, most: object, words: str | None) -> None:
    assert count_words(least, most) == words


@pytest.mark.parametrize(
    ("radius", "words"), [(0.4, "less than 1 km"), (5.2, "5 km"), (348.0, "350 km"), (1200.0, "1,200 km")]
)
def test_distances(radius: float, words: str) -> None:
    assert distance(radius) == words
