import pytest
from geopy import distance
from geopy.exc import GeocoderNotFound, GeocoderQueryError, GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service
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


def test_geopys_limiter_takes_it(geocoder: EmbeddedGeocoder) -> None:
    geocode = RateLimiter(geocoder.geocode, min_delay_seconds=0.0, error_wait_seconds=0.0, max_retries=0)
    assert geocode("Qara, Syria") == geocoder.geocode("Qara, Syria")
    assert geocode("Zzyzzlethorpe") is None


def test_a_timeout_is_taken_as_geopys_geocoders_do(geocoder: EmbeddedGeocoder) -> None:
    assert geocoder.geocode("Homs", timeout=0.001).raw["country_code"] == "SY"
    assert geocoder.reverse((34.73, 36.71), timeout=None).raw["name"] == "Homs"


def test_geopys_own_services_stand_beside_it() -> None:
    assert issubclass(get_geocoder_for_service("nominatim"), Geocoder)
    with pytest.raises(GeocoderNotFound):  # it is handed over as a value, not looked up by a name
        get_geocoder_for_service("embedded")


def test_its_locations_are_geopys(geocoder: EmbeddedGeocoder) -> None:
    found = geocoder.geocode("Paris, Texas")
    address, (latitude, longitude) = found
    assert (address, latitude, longitude) == (found.address, found.latitude, found.longitude)
    assert distance.great_circle(found.point, geocoder.geocode("Dallas").point).km == pytest.approx(154, abs=15)
    assert found.raw["place_precision"] == "city"


@pytest.mark.parametrize("name", ["Syria", "Sahel", "Texas"])
def test_areas_are_no_sharp_points(geocoder: EmbeddedGeocoder, name: str) -> None:
    raw = geocoder.geocode(name).raw
    assert raw["place_precision"] in ("country", "region")
    assert raw["radius_km"] > 50


@pytest.mark.parametrize("name", ["Paris", "Springfield", "Georgia"])
def test_one_answer_is_the_first_of_all(geocoder: EmbeddedGeocoder, name: str) -> None:
    every = geocoder.geocode(name, exactly_one=False)
    assert geocoder.geocode(name) == every[0]
    scores = [found.raw["score"] for found in every]
    assert scores == sorted(scores, reverse=True)
