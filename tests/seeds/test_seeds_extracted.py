"""The sample articles from end to end: what a careful reader expects of each, the pipeline finds.

An expected event counts as found if an event of its own quotes words of it and has its days and its place, where
it has them. The floors are what the pipeline reached; they only go up.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.geometry import distance_km
from extract.model import Event, Reading
from extract.pipeline import Pipeline
from extract.sources import read_file

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.md"))

# Of the core events, the share found with the right date and place, by article and over all.
RECALL_FLOORS = {
    "01-southern-syria": 0.66,
    "02-amatrice-earthquake": 0.60,
    "03-french-election": 0.40,
    "04-santiago-train": 0.40,
    "05-artemis-launch": 0.40,
    "06-krakatoa": 0.11,
}
RECALL_FLOOR = 0.47
# Of all events made, the share whose quote shares words with an expected event, whatever its date and place.
PRECISION_FLOOR = 0.80


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An event that a reader expects, with its place in the article's text."""

    start: int
    end: int
    days: tuple[date, date] | None
    point: tuple[float, float, float] | None
    core: bool

    @classmethod
    def of(cls, entry: dict[str, Any], text: str) -> "Expected":
        """One entry of an `.events.json` file."""
        start = text.index(entry["quote"])
        days = point = None
        if entry["date_start"] is not None:
            days = date.fromisoformat(entry["date_start"]), date.fromisoformat(entry["date_end"])
        if entry["place"] is not None:
            point = entry["latitude"], entry["longitude"], entry["radius_km"]
        return cls(start=start, end=start + len(entry["quote"]), days=days, point=point, core=entry["core"])

    def touches(self, event: Event) -> bool:
        """Whether an event's quote shares a stretch with this one's."""
        return event.quote.start < self.end and self.start < event.quote.end

    def equals(self, event: Event) -> bool:
        """Whether the event is this one, with its days and its place where it has them."""
        return self.touches(event) and self._days_fit(event) and self._place_fits(event)

    def _days_fit(self, event: Event) -> bool:
        """A single day must be met exactly; a longer stretch overlapped, and by nothing much longer."""
        if self.days is None:
            return True
        found = event.interval
        if found is None or found.first is None or found.last is None:
            return False
        first, last = self.days
        if first == last:
            return (found.first, found.last) == self.days
        longest = 2 * ((last - first).days + 1)
        return found.first <= last and first <= found.last and (found.last - found.first).days < longest

    def _place_fits(self, event: Event) -> bool:
        """The point must lie within the radius that the reader allows."""
        if self.point is None:
            return True
        latitude, longitude, radius_km = self.point
        place = event.place
        return place is not None and distance_km(place.latitude, place.longitude, latitude, longitude) <= radius_km


def matched(expected: Iterable[Expected], events: tuple[Event, ...]) -> int:
    """How many expected events are found, each by an event of its own (the greatest matching)."""
    taken: dict[int, Expected] = {}

    def place(one: Expected, tried: set[int]) -> bool:
        for index, event in enumerate(events):
            if index in tried or not one.equals(event):
                continue
            tried.add(index)
            if index not in taken or place(taken[index], tried):
                taken[index] = one
                return True
        return False

    return sum(place(one, set()) for one in expected)


@pytest.fixture(scope="module")
def readings(shipped: Pipeline) -> dict[str, Reading]:
    return {name: shipped.read(read_file(SEEDS / f"{name}.md")) for name in NAMES}


@pytest.fixture(scope="module")
def expectations(readings: dict[str, Reading]) -> dict[str, list[Expected]]:
    told = {name: json.loads((SEEDS / f"{name}.events.json").read_text("utf-8")) for name in NAMES}
    return {name: [Expected.of(entry, readings[name].article.text) for entry in told[name]["events"]] for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_the_core_events_are_found(
    name: str, readings: dict[str, Reading], expectations: dict[str, list[Expected]]
) -> None:
    core = [one for one in expectations[name] if one.core]
    assert matched(core, readings[name].events) / len(core) >= RECALL_FLOORS[name]


def test_the_core_events_are_found_over_all(
    readings: dict[str, Reading], expectations: dict[str, list[Expected]]
) -> None:
    core = {name: [one for one in expectations[name] if one.core] for name in NAMES}
    found = sum(matched(core[name], readings[name].events) for name in NAMES)
    assert found / sum(map(len, core.values())) >= RECALL_FLOOR


def test_few_events_are_made_of_nothing(readings: dict[str, Reading], expectations: dict[str, list[Expected]]) -> None:
    made = [(name, event) for name in NAMES for event in readings[name].events]
    founded = [event for name, event in made if any(one.touches(event) for one in expectations[name])]
    assert len(founded) / len(made) >= PRECISION_FLOOR


@pytest.mark.parametrize("name", NAMES)
def test_the_day_of_publication(name: str, readings: dict[str, Reading]) -> None:
    told = json.loads((SEEDS / f"{name}.events.json").read_text("utf-8"))["published"]
    published = readings[name].published
    given = readings[name].article.published is not None
    assert published.basis in (("given", "metadata") if given else ("inferred", "stated"))
    assert published.first is not None
    assert published.last is not None
    assert told["first"] <= published.first.isoformat() <= published.last.isoformat() <= told["last"]


@pytest.mark.parametrize("name", NAMES)
def test_every_mention_is_its_text(name: str, readings: dict[str, Reading]) -> None:
    reading = readings[name]
    text = reading.article.text
    mentions = [*reading.times, *reading.places]
    assert mentions
    assert [one for one in mentions if text[one.span.start : one.span.end] != one.text] == []


def test_reading_alone_or_after_others_gives_the_same(shipped: Pipeline, readings: dict[str, Reading]) -> None:
    assert shipped.read(read_file(SEEDS / f"{NAMES[0]}.md")) == readings[NAMES[0]]
