import json
from pathlib import Path

import pytest
from geopy.distance import great_circle

from extract.places import Gazetteer
from extract.places.compile import DEGREE

NAMES = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))


@pytest.mark.parametrize(("name", "latitude", "longitude", "km", "why"), NAMES, ids=[row[0] for row in NAMES])
def test_first_reading_of_a_name(
    gazetteer: Gazetteer, name: str, latitude: float, longitude: float, km: float, why: str
) -> None:
    places = gazetteer.lookup(name)
    assert places, why
    far = great_circle((latitude, longitude), (places[0].latitude, places[0].longitude)).km
    assert far <= km, f"{why}: {places[0].name}, {places[0].country} is {far:.0f} km off"


def test_every_place_is_on_the_globe_and_has_an_extent(gazetteer: Gazetteer) -> None:
    degrees = gazetteer.columns["points"] / DEGREE
    assert (abs(degrees[:, 0]) <= 90).all()
    assert (abs(degrees[:, 1]) <= 180).all()
    assert (gazetteer.columns["radii"] > 0).all()


def test_countries_and_regions_are_areas(gazetteer: Gazetteer) -> None:
    for name in ("Syria", "Brazil", "Texas", "Sahara", "Black Sea"):
        place = gazetteer.lookup(name)[0]
        assert place.radius_km > 50
        assert place.precision in ("country", "region", "sea")


def test_places_say_what_they_lie_in(gazetteer: Gazetteer) -> None:
    place = next(p for p in gazetteer.lookup("Hermitage") if p.admin1 == "Tennessee")
    assert (place.country_code, place.country, place.precision) == ("US", "United States", "city")


def test_unknown_and_empty_names_have_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Zzyzzlethorpe") == ()
    assert gazetteer.lookup("") == ()
    assert gazetteer.lookup(" ,. ") == ()


def test_bare_county_names_of_the_united_states_are_not_keys(gazetteer: Gazetteer) -> None:
    assert all(place.feature_code != "ADM2" or place.country_code != "US" for place in gazetteer.lookup("Orange"))
