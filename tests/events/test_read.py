"""Events of made articles whose dates and places are given: the stage alone, without its neighbours."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.events import read_events
from extract.model import (
    Article,
    Event,
    Layout,
    Place,
    PlaceMention,
    Published,
    Region,
    Sentence,
    Span,
    TimeInterval,
    TimeMention,
)  # fmt: skip

CASES = json.loads((Path(__file__).parent / "golden.json").read_text("utf-8"))
PUBLISHED = Published(first=date(2018, 6, 9), last=date(2018, 6, 9), basis="given")


def find(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def time_of(text: str, words: str, value: str, basis: Any) -> TimeMention:
    """A temporal expression with a day or an interval."""
    first, _, last = value.partition("/")
    interval = TimeInterval(
        first=date.fromisoformat(first),
        last=date.fromisoformat(last or first),
        precision="span" if last else "day",
        edtf=value,
    )
    return TimeMention(
        span=find(text, words), text=words, timex_type="DATE", value=first, interval=interval, basis=basis
    )


def place_of(text: str, words: str, latitude: float, longitude: float, precision: Any) -> PlaceMention:
    """A toponym with a point."""
    place = Place(name=words, latitude=latitude, longitude=longitude, radius_km=10, precision=precision)
    return PlaceMention(span=find(text, words), text=words, kind="place", place=place, confidence=0.9)


def layout_of(text: str, region: Any) -> Layout:
    """Sentences by full stops: enough for texts made for these cases."""
    sentences, start = [], 0
    for end in [i + 1 for i, mark in enumerate(text) if mark in ".\n" and text[i + 1 : i + 2] in (" ", "\n", "")]:
        if text[start:end].strip():
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            sentences.append(
                Sentence(span=Span(start + lead, end), region=region, paragraph=text[:start].count("\n\n"))
            )
        start = end
    return Layout(regions=(Region(span=Span(0, len(text)), kind=region),), sentences=tuple(sentences))


def read(case: dict[str, Any]) -> tuple[Event, ...]:
    """The events of a case."""
    text = case["text"]
    times = tuple(time_of(text, words, *value) for words, value in case["times"].items())
    places = tuple(place_of(text, words, *value) for words, value in case["places"].items())
    return read_events(Article(text=text), layout_of(text, case.get("region", "body")), PUBLISHED, times, places)[0]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    """Triggers in text order with the date, place, modality and numbers that each case names."""
    text = case["text"]
    events = sorted(read(case), key=lambda event: event.trigger)
    assert [text[e.trigger.start : e.trigger.end] for e in events] == [w["trigger"] for w in case["events"]], case[
        "why"
    ]
    for event, wanted in zip(events, case["events"], strict=True):
        if "date" in wanted:
            assert (event.interval.edtf if event.interval else None) == wanted["date"], case["why"]
        if "place" in wanted:
            assert (event.place.name if event.place else None) == wanted["place"], case["why"]
        if "modality" in wanted:
            assert event.modality == wanted["modality"], case["why"]
        if "more" in wanted:
            assert [place.text for place in event.more_places] == wanted["more"], case["why"]
        if "type" in wanted:
            assert event.event_type == wanted["type"], case["why"]
        if "basis" in wanted:
            assert event.date_basis == wanted["basis"], case["why"]
        if "fatalities" in wanted:
            assert event.fatalities is not None
            assert [event.fatalities.least, event.fatalities.most] == wanted["fatalities"], case["why"]


def test_every_event_lies_in_its_quote_and_says_its_rank() -> None:
    """The trigger is inside the quote, the quote inside the text, ranks count from 1."""
    for case in CASES:
        events = read(case)
        assert [event.salience for event in events] == list(range(1, len(events) + 1))
        for event in events:
            assert event.quote.contains(event.trigger)
            assert 0 <= event.quote.start < event.quote.end <= len(case["text"])


def test_what_is_left_out_is_said() -> None:
    """A condition is named as the reason."""
    text = "If rebels attacked Homs, many would flee."
    _, skipped = read_events(Article(text=text), layout_of(text, "body"), PUBLISHED, (), ())
    assert any("condition" in line for line in skipped)


def test_a_clause_quoted_by_itself_ends_in_a_word() -> None:
    """Two events in one sentence: neither quote trails a comma or an "and"."""
    text = "The quake flattened Amatrice on Monday and, farther north, a landslide buried Accumoli on Tuesday."
    case = {
        "text": text,
        "times": {"Monday": ["2018-06-04", "relative"], "Tuesday": ["2018-06-05", "relative"]},
        "places": {},
    }
    quotes = sorted(text[event.quote.start : event.quote.end] for event in read(case))
    assert len(quotes) == 2
    assert not [quote for quote in quotes if quote.endswith((",", " and", " "))]
