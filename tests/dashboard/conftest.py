"""Frames and readings made by hand: small, and with every kind of gap that real ones have."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from extract.model import (
    Article,
    Candidate,
    Event,
    Layout,
    Place,
    PlaceMention,
    Published,
    Reading,
    Span,
    TimeInterval,
    TimeMention,
)
from extract.schema import NAMES
from extract.table import frame_of_rows

Frame = Callable[..., pd.DataFrame]

TEXT = (
    "Floods close the harbour\n\n"
    "Rain fell for days. On March 5, 2018 the river burst its banks in Springfield <b>and</b> 12 people drowned.\n"
    "The mayor spoke."
)


@pytest.fixture
def frame_of() -> Frame:
    """A frame of rows that say only what the test is about; ids are e0, e1, ... where none is given."""

    def make(*rows: dict[str, Any]) -> pd.DataFrame:
        empty = dict.fromkeys(NAMES)
        usual = {"event_type": "other", "modality": "happened", "n_sources": 1}
        return frame_of_rows(
            empty | usual | {"event_id": f"e{number}", "title": f"Event {number}"} | row
            for number, row in enumerate(rows)
        )

    return make


@pytest.fixture
def few(frame_of: Frame) -> pd.DataFrame:
    """Six events: two at one point, one in a country, one without a place, one vague, one without a date."""
    haifa = {
        "location": "Haifa",
        "country": "Israel",
        "latitude": 32.8,
        "longitude": 35.0,
        "radius_km": 8.0,
        "place_precision": "city",
    }
    syria = {"location": "Syria", "latitude": 35.0, "longitude": 38.5, "radius_km": 350.0, "place_precision": "country"}
    osaka = {
        "location": "Osaka",
        "country": "Japan",
        "latitude": 34.7,
        "longitude": 135.5,
        "radius_km": 15.0,
        "place_precision": "city",
    }

    def on(first: str, last: str | None = None, precision: str = "day") -> dict[str, Any]:
        return {"start_date": first, "end_date": last or first, "date_precision": precision, "date_basis": "explicit"}

    return frame_of(
        {"event_type": "conflict", "title": "Rockets hit a street"} | haifa | on("2006-07-30"),
        {"event_type": "protest", "title": "A march for peace"} | haifa | on("2006-08-05"),
        {"event_type": "conflict", "title": "Air raid"} | syria | on("2018-05-01", "2018-05-31", "month"),
        {"event_type": "diplomacy", "title": "A letter is sent"} | on("2018-06-09"),
        {"event_type": "politics", "title": "A party is founded"} | osaka | on("1883-01-01", "1883-12-31", "year"),
        {"event_type": "statement", "title": "A warning"} | osaka,
    )


@pytest.fixture
def reading() -> Reading:
    """One article with one event that has all that a card can show."""
    start = TEXT.index("On March")
    quote = Span(start, TEXT.index("\nThe mayor"))
    day, place = TEXT.index("March 5, 2018"), TEXT.index("Springfield")
    interval = TimeInterval(first=date(2018, 3, 5), last=date(2018, 3, 5), precision="day", edtf="2018-03-05")
    here = Place(name="Springfield", latitude=39.8, longitude=-89.64, radius_km=12.0, precision="city",
                 country="United States", country_code="US", admin1="Illinois")  # fmt: skip
    other = Place(name="Springfield", latitude=42.1, longitude=-72.59, radius_km=10.0, precision="city",
                  country="United States", country_code="US", admin1="Massachusetts")  # fmt: skip
    mention = PlaceMention(
        span=Span(place, place + 11), text="Springfield", kind="place", place=here, confidence=0.7,
        candidates=(Candidate(place=here, score=2.0, reason="near the other places"),
                    Candidate(place=other, score=1.5, reason="1,400 km from the other places")),
        reason="near the other places named",
    )  # fmt: skip
    time = TimeMention(
        span=Span(day, day + 13), text="March 5, 2018", timex_type="DATE", value="2018-03-05", interval=interval,
        basis="explicit", reason="day, month and year are named", rejected=("3 May 2018: the month is written out",),
    )  # fmt: skip
    drowned = TEXT.index("drowned")
    event = Event(
        trigger=Span(drowned, drowned + 7), quote=quote, title="12 people drowned in Springfield",
        event_type="accident_disaster", sub_event_type="flood", modality="claimed", interval=interval,
        date_basis="explicit", time=time, place=here, place_basis="explicit", place_mention=mention, confidence=0.81,
        date_confidence=0.95, place_confidence=0.7, reasons=("the date stands in the same sentence",),
    )  # fmt: skip
    return Reading(
        article=Article(text=TEXT, source="flood.txt", published=date(2018, 3, 6), published_basis="given"),
        published=Published(first=date(2018, 3, 6), last=date(2018, 3, 6), basis="given"),
        layout=Layout(regions=(), sentences=()), times=(time,), places=(mention,), events=(event,),
    )  # fmt: skip
