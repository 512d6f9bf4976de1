"""What a local report's small names are taken for."""

from dataclasses import replace

from extract.events.namesakes import settle_namesakes
from extract.model import Article, Place, PlaceMention, Span
from extract.places.own_places import OWN_SOURCE

TEXT = "Shots were fired in the Quillmore neighborhood of Salem on Monday."
SALEM = Place(name="Salem", latitude=44.94, longitude=-123.04, radius_km=10, precision="city", population=170_000)
QUILLMORE = Place(name="Quillmore", latitude=30.0, longitude=-97.0, radius_km=5, precision="city", population=900)


def settled(place: Place) -> Place | None:
    """Where the quarter is put in a report of Salem."""
    at = TEXT.index("Quillmore")
    mention = PlaceMention(span=Span(at, at + 9), text="Quillmore", kind="place", place=place, confidence=0.6)
    return settle_namesakes(Article(text=TEXT), [mention], SALEM)[0].place


def test_a_quarter_named_like_a_far_village_is_at_home() -> None:
    found = settled(QUILLMORE)
    assert found is not None
    assert (found.name, found.latitude) == ("Salem", SALEM.latitude)


def test_a_place_of_the_users_own_stays_where_they_put_it() -> None:
    own = replace(QUILLMORE, source=OWN_SOURCE)
    assert settled(own) == own
