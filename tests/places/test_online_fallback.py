"""The last resort in the pipeline: what is asked, what an answer makes of a mention, what is turned down."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from geopy.exc import GeocoderRateLimited
from geopy.location import Location

from extract.config import Settings
from extract.model import Article, Span
from extract.pipeline import GazetteerPlaces, build_pipeline
from extract.places import Gazetteer, open_online
from extract.places.online_place import to_place
from extract.text import read_layout

ANSWERS = json.loads((Path(__file__).parent / "online_answers.json").read_text("utf-8"))
TEXT = "Two people were hurt in Ostervale, Pennsylvania, on Monday. Rain fell in Harrisburg."


def nominatim(**other: object) -> Location:
    raw = ANSWERS["nominatim"] | other
    return Location(raw["display_name"], (float(raw["lat"]), float(raw["lon"])), raw)


@dataclass
class Oracle:
    """Answers every question alike, and remembers them."""

    answers: list[Location] = field(default_factory=list)
    error: Exception | None = None
    name: str = "nominatim"
    host: str = "nominatim.example.org"
    asked: list[str] = field(default_factory=list)

    def geocode(self, query: str, *, exactly_one: bool = True) -> list[Location] | None:
        self.asked.append(query)
        if self.error:
            raise self.error
        return self.answers or None


@pytest.fixture
def mentions(gazetteer: Gazetteer):
    """Text and geocoder to the mentions by their words."""

    def reader(text: str, fallback: object) -> dict:
        article = Article(text=text)
        found = GazetteerPlaces(gazetteer, fallback=fallback)(article, read_layout(text))
        assert [text[m.span.start : m.span.end] for m in found] == [m.text for m in found]
        return {mention.text: mention for mention in found}

    return reader


def test_an_answer_becomes_the_place_with_its_source(mentions) -> None:
    oracle = Oracle([nominatim()])
    found = mentions(TEXT, oracle)["Ostervale"]
    assert oracle.asked == ["Ostervale, Pennsylvania, United States"]
    assert (found.place.name, found.place.latitude, found.place.longitude) == ("Ostervale", 40.4012, -76.601)
    assert (found.place.precision, found.place.country_code, found.place.country) == ("city", "US", "United States")
    assert 2.0 <= found.place.radius_km <= 4.0
    assert "OpenStreetMap contributors" in found.place.source
    assert 'nominatim at nominatim.example.org says "Ostervale, Dauphin County' in found.reason


def test_nothing_is_asked_without_the_option(mentions) -> None:
    found = mentions(TEXT, None)["Ostervale"]
    assert (found.place.name, found.place.precision) == ("Pennsylvania", "region")


def test_what_the_gazetteer_has_is_not_asked(mentions) -> None:
    oracle = Oracle([nominatim()])
    mentions("They met in Paris, Texas. The Syrian army left Qara, and the New York Times told of it.", oracle)
    assert oracle.asked == []


def test_one_name_is_asked_once_an_article(mentions) -> None:
    oracle = Oracle()
    mentions("A fire in Ostervale, Pennsylvania. A flood in Ostervale, Pennsylvania.", oracle)
    assert len(oracle.asked) == 1


def test_an_answer_abroad_is_turned_down_and_shown(mentions) -> None:
    abroad = nominatim(**ANSWERS["abroad"])
    found = mentions(TEXT, Oracle([abroad]))["Ostervale"]
    assert found.place.name == "Pennsylvania"
    assert [one.reason for one in found.candidates] == ["in The Netherlands, but the text names United States"]
    both = mentions(TEXT, Oracle([abroad, nominatim()]))["Ostervale"]
    assert (both.place.country_code, [one.score for one in both.candidates]) == ("US", [1.0, 0.0])


def test_an_answer_far_from_the_state_is_turned_down(mentions) -> None:
    found = mentions(TEXT, Oracle([nominatim(lat="34.1", lon="-118.2", boundingbox=None)]))["Ostervale"]
    assert found.place.name == "Pennsylvania"
    assert "km from Pennsylvania" in found.candidates[0].reason


def test_no_answer_leaves_the_rest_as_it_was(mentions) -> None:
    found = mentions(TEXT, Oracle(error=GeocoderRateLimited("HTTP 429", retry_after=9)))
    assert found["Ostervale"].place.name == "Pennsylvania"
    assert "gave no answer (HTTP 429)" in found["Ostervale"].reason
    assert found["Harrisburg"].place.country_code == "US"
    assert "knows no such place" in mentions(TEXT, Oracle())["Ostervale"].reason


@pytest.mark.parametrize(
    ("raw", "precision", "least", "most"),
    [
        ({"addresstype": "country", "boundingbox": ["47.2", "55.1", "5.8", "15.1"]}, "country", 400, 800),
        ({"addresstype": "state", "boundingbox": None}, "region", 30, 30),
        ({"addresstype": "road", "boundingbox": ["50.0", "50.001", "10.0", "10.001"]}, "site", 0.5, 0.5),
        ({"properties": {"type": "county", "extent": [9.5, 50.3, 10.5, 49.7]}}, "district", 40, 60),
        ({"properties": {"layer": "locality"}, "bbox": [9.9, 49.9, 10.1, 50.1]}, "city", 8, 16),
        ({"boundingbox": ["49", "51", "9", "11"]}, "region", 100, 160),
        ({"boundingbox": ["49.9", "50.1", "9.9", "10.1"]}, "city", 8, 16),
        ({"boundingbox": ["90", "-90", "x", None]}, "city", 10, 10),
        ({"boundingbox": ["51", "49", "9", "11"], "addresstype": 5, "name": ["x"], "address": "y"}, "city", 10, 10),
        ({"addresstype": "sea"}, "sea", 20, 20),
        ({}, "city", 10, 10),
    ],
)
def test_size_and_kind_come_from_the_answer(
    gazetteer: Gazetteer, raw: dict, precision: str, least: float, most: float
) -> None:
    place = to_place(50.0, 10.0, "Here, There", raw, gazetteer)
    assert place.precision == precision
    assert least <= place.radius_km <= most
    assert (place.name, place.country_code) == ("Here", "DE")


def test_an_island_across_the_date_line_is_no_globe(gazetteer: Gazetteer) -> None:
    place = to_place(-16.8, 179.9, "Isle", {"boundingbox": ["-17.0", "-16.6", "179.6", "-179.8"]}, gazetteer)
    assert place.radius_km < 60


@pytest.mark.loopback
def test_a_real_service_in_the_whole_pipeline(service, tmp_path: Path) -> None:
    service.answer((200, [ANSWERS["nominatim"]]))
    heard: list[str] = []
    fallback = open_online(
        "nominatim", heard.append, tmp_path / "answers.sqlite", url=f"http://{service.host}", sleep=lambda _: None
    )
    pipeline = build_pipeline(Settings(), fallback=fallback)
    reading = pipeline.read(Article(text=TEXT))
    ours = next(mention for mention in reading.places if mention.text == "Ostervale")
    assert (ours.place.latitude, ours.span) == (40.4012, Span(24, 33))
    assert any(event.place == ours.place for event in reading.events)
    pipeline.read(Article(text=TEXT + " More to come."))
    assert [question["q"] for question in service.asked] == ["Ostervale, Pennsylvania, United States"]
    assert len(heard) == 1
