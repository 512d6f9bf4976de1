"""The main event of made local reports, whose dates and places are given: its day and its place by the whole report."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.events import read_events
from extract.model import Article, Event, Place, PlaceMention, Published
from tests.events.test_read import find, layout_of, time_of

CASES = json.loads((Path(__file__).parent / "reports.json").read_text("utf-8"))
PUBLISHED = Published(first=date(2018, 6, 9), last=date(2018, 6, 9), basis="given")  # a Saturday


def mention_of(text: str, words: str, values: list[Any] | None, facility: bool) -> PlaceMention:
    """A toponym of a state, under a name that may not be its place's own."""
    if values is None:
        return PlaceMention(span=find(text, words), text=words, kind="place")
    latitude, longitude, precision, country, state, population, *name = values
    place = Place(
        name=name[0] if name else words,
        latitude=latitude,
        longitude=longitude,
        radius_km=10,
        precision=precision,
        country_code=country,
        admin1=state,
        population=population,
    )
    kind: Any = "facility" if facility else "place"
    return PlaceMention(span=find(text, words), text=words, kind=kind, place=place, confidence=0.8)


def main_event(case: dict[str, Any]) -> Event:
    """The first event of a case."""
    text = case["text"]
    times = tuple(time_of(text, words, *value) for words, value in case["times"].items())
    places = tuple(
        mention_of(text, words, values, words in case.get("facilities", []))
        for words, values in case.get("places", {}).items()
    )
    publisher = None
    if "publisher" in case:
        name, latitude, longitude, country, state, population = case["publisher"]
        publisher = Place(
            name=name,
            latitude=latitude,
            longitude=longitude,
            radius_km=10,
            precision="city",
            country_code=country,
            admin1=state,
            population=population,
        )
    events, _ = read_events(Article(text=text), layout_of(text, "body"), PUBLISHED, times, places, publisher=publisher)
    return events[0]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_main_event(case: dict[str, Any]) -> None:
    """The day, or span, and the place that each case names."""
    event = main_event(case)
    assert event.event_type == case.get("type", "conflict")
    if "date" in case:
        first, _, last = case["date"].partition("/")
        assert event.interval is not None
        assert (str(event.interval.first), str(event.interval.last)) == (first, last or first)
    if "place" in case:
        point = [event.place.latitude, event.place.longitude] if event.place is not None else None
        assert point == case["place"]
