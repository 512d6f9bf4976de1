import pytest
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from extract.places import EmbeddedGeocoder, Gazetteer


@pytest.fixture
def geocoder(gazetteer: Gazetteer) -> EmbeddedGeocoder:
    return EmbeddedGeocoder(gazetteer)


def test_it_is_a_geopy_geocoder(geocoder: EmbeddedGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


@pytest.mark.parametrize(
    ("query", "latitude", "longitude"),
    [
        ("Paris", 48.85, 2.35),
        ("Paris, Texas", 33.66, -95.56),
        ("Hermitage, Tenn.", 36.2, -86.62),
        ("Qara, Syria", 34.16, 36.74),
    ],
)
def test_names_and_containers(geocoder: EmbeddedGeocoder, query: str, latitude: float, longitude: float) -> None:
    found = geocoder.geocode(query)
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.05)
    assert found.address.startswith(query.split(",")[0][:4]) or "Q" in found.address


def test_raw_says_what_was_found_and_what_else_there_is(geocoder: EmbeddedGeocoder) -> None:
    raw = geocoder.geocode("Paris, Texas").raw
    assert raw["kind"] == "city"
    assert raw["admin1"] == "Texas"
    assert raw["radius_km"] > 0
    assert len(geocoder.geocode("Paris").raw["candidates"]) == 5


def test_all_answers_on_request(geocoder: EmbeddedGeocoder) -> None:
    found = geocoder.geocode("Springfield", exactly_one=False)
    assert len(found) > 5
    assert len({(place.latitude, place.longitude) for place in found}) == len(found)


def test_unknown_names_give_none(geocoder: EmbeddedGeocoder) -> None:
    assert geocoder.geocode("Zzyzzlethorpe") is None
    assert geocoder.geocode("Paris, Mongolia") is None


def test_points_have_their_nearest_town(geocoder: EmbeddedGeocoder) -> None:
    assert geocoder.reverse((34.1558, 36.7428)).raw["country_code"] == "SY"
    assert geocoder.reverse(Point(36.196, -86.62)).raw["name"] == "Hermitage"
    assert geocoder.reverse("0, -160") is None
    assert len(geocoder.reverse((51.5, -0.12), exactly_one=False)) > 1


def test_the_date_line_does_not_hide_neighbours(geocoder: EmbeddedGeocoder) -> None:
    assert geocoder.reverse((-16.8, 179.99)).raw["country_code"] == "FJ"
    assert geocoder.reverse((-16.8, -179.99)).raw["country_code"] == "FJ"


@pytest.mark.parametrize("query", ["", "   ", None, 5])
def test_bad_names_are_refused(geocoder: EmbeddedGeocoder, query: object) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


def test_bad_points_are_refused(geocoder: EmbeddedGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse("north of here")


def test_no_request_can_leave(geocoder: EmbeddedGeocoder) -> None:
    with pytest.raises(GeocoderUnavailable):
        geocoder.adapter.get_json("http://127.0.0.1/", timeout=1, headers={})
