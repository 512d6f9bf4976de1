"""Streets and buildings that no gazetteer lists are a kind of mention of their own, and events may happen there."""

import pytest

from extract.model import Article, PlaceMention, Span
from extract.places import resolve
from extract.places.facilities import is_facility
from extract.text import read_layout

FACILITIES = ["Zorblatt Hospital", "St. Zorblatt St.", "42nd Avenue", "Hotel Zorblatt", "Route 9", "Church of Zorblatt"]
OTHERS = ["Zorblatt", "Hospital", "Church Hill", "Zorblatt Village", "Road Town", "Zorblatt Valley", "Mill"]


@pytest.mark.parametrize("name", FACILITIES)
def test_a_street_or_building_by_its_type_word(name: str) -> None:
    assert is_facility(name)


@pytest.mark.parametrize("name", OTHERS)
def test_a_town_or_a_bare_word_is_none(name: str) -> None:
    assert not is_facility(name)


def test_only_what_no_gazetteer_lists_is_one(gazetteer) -> None:
    text = "Shots fell at Zorblatt Hospital in Homs, then near Zorblatt."
    starts = {"Zorblatt Hospital": text.index("Zorblatt"), "Homs": text.index("Homs"), "Zorblatt": text.rindex("Zorb")}
    spans = [Span(start, start + len(name)) for name, start in starts.items()]
    mentions = tuple(PlaceMention(span=one, text=text[one.start : one.end], kind="place") for one in spans)
    found = resolve(Article(text=text), read_layout(text), mentions, gazetteer)
    assert [(one.text, one.kind) for one in found] == [
        ("Zorblatt Hospital", "facility"), ("Homs", "place"), ("Zorblatt", "place"),
    ]  # fmt: skip
    assert [one.place is not None and one.place.name for one in found] == ["Homs", "Homs", "Homs"]
    assert resolve(Article(text=text), read_layout(text), found, gazetteer)[0].kind == "facility"


@pytest.mark.parametrize(
    ("kind", "holds"),
    [("place", True), ("facility", True), ("metonym", False), ("adjective", False), ("demonym", False),
     ("embedded", False)],
)  # fmt: skip
def test_what_events_may_happen_in(kind, holds: bool) -> None:
    assert PlaceMention(span=Span(0, 1), text="A", kind=kind).holds_events is holds


def test_other_kinds_stay_what_they_are(gazetteer) -> None:
    text = "Zorblatt Hospital said so."
    given = PlaceMention(span=Span(0, 17), text="Zorblatt Hospital", kind="metonym")
    assert resolve(Article(text=text), read_layout(text), (given,), gazetteer)[0].kind == "metonym"
