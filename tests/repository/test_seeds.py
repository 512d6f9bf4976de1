"""The sample articles are well formed, and what is expected of each is really said in it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from extract.model import EventType, Modality

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ARTICLES = sorted(SEEDS.glob("*.md"))
KEYS = {"title", "source", "source_url", "published", "licence"}
EXPECTED_KEYS = {
    "quote", "date_start", "date_end", "place", "latitude", "longitude", "radius_km", "event_type", "modality", "core",
}  # fmt: skip

# A caption that names its day. Matches "..., June 4, 2018. (Photo" and "Aug. 24, 2016. (Photo", not "in June (Photo".
DATED_CAPTION = re.compile(r"\b[A-Z][a-z]+\.? \d{1,2}, \d{4}\. \(Photo")


def parts(path: Path) -> tuple[dict[str, str], str]:
    """An article's front matter and its text."""
    opening, head, body = path.read_text("utf-8").split("---\n", 2)
    assert opening == ""
    return dict(line.split(": ", 1) for line in head.splitlines()), body


def expected(path: Path) -> dict[str, Any]:
    """What is expected of an article."""
    found: dict[str, Any] = json.loads(path.with_suffix(".events.json").read_text("utf-8"))
    return found


def day(value: str | None) -> date | None:
    """An ISO day, or None."""
    return None if value is None else date.fromisoformat(value)


def test_there_are_six_articles_each_with_its_events() -> None:
    assert len(ARTICLES) == 6
    assert {path.with_suffix(".events.json") for path in ARTICLES} == set(SEEDS.glob("*.json"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_front_matter_and_length(path: Path) -> None:
    head, body = parts(path)
    assert set(head) <= KEYS
    assert head["source"] == "Dateline seeds"
    assert head["licence"] == "CC0-1.0"
    assert day(head.get("published")) is None or "published" in head
    assert 250 <= len(body.split()) <= 450


def test_what_the_articles_show_between_them() -> None:
    heads = [parts(path)[0] for path in ARTICLES]
    events = [event for path in ARTICLES for event in expected(path)["events"]]
    assert sum("published" not in head for head in heads) == 1
    assert {"happened", "planned", "claimed", "denied"} <= {event["modality"] for event in events}
    assert len({event["event_type"] for event in events}) >= 7
    assert sum(bool(DATED_CAPTION.search(parts(path)[1])) for path in ARTICLES) >= 2


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_expected_events_are_well_formed(path: Path) -> None:
    head, body = parts(path)
    told = expected(path)
    first, last = day(told["published"]["first"]), day(told["published"]["last"])
    assert first is not None
    assert last is not None
    assert first <= last
    assert "published" not in head or head["published"] == told["published"]["first"] == told["published"]["last"]
    positions = [body.find(event["quote"]) for event in told["events"]]
    assert positions == sorted(positions)
    for event in told["events"]:
        assert set(event) == EXPECTED_KEYS
        assert body.count(event["quote"]) == 1, event["quote"]
        assert event["event_type"] in get_args(EventType)
        assert event["modality"] in get_args(Modality)
        start, end = day(event["date_start"]), day(event["date_end"])
        assert (start is None) == (end is None)
        assert start is None or end is None or start <= end
        point = [event[key] for key in ("place", "latitude", "longitude", "radius_km")]
        assert all(value is None for value in point) or None not in point
        if event["latitude"] is not None:
            assert -90 <= event["latitude"] <= 90
            assert -180 <= event["longitude"] <= 180
            assert 0 < event["radius_km"] <= 1000
