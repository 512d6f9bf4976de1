import pytest
from geopy.distance import great_circle

ALEPPO, SYRIA = (36.20, 37.16), (35.0, 38.0)


def place_of(read, text: str, surface: str):
    return next(mention.place for mention in read(text) if mention.text == surface)


def test_a_part_of_a_country_is_shifted_and_smaller(read) -> None:
    whole = place_of(read, "Troops are in Syria.", "Syria")
    south = place_of(read, "Troops are in southern Syria.", "Syria")
    assert south.latitude < whole.latitude - 0.5
    assert south.longitude == pytest.approx(whole.longitude, abs=0.01)
    assert 0 < south.radius_km < whole.radius_km


@pytest.mark.parametrize(
    ("words", "north", "east"),
    [("northern", 1, 0), ("south-eastern", -1, 1), ("north-west", 1, -1), ("western", 0, -1), ("eastern", 0, 1)],
)
def test_each_direction_shifts_its_own_way(read, words: str, north: int, east: int) -> None:
    place = place_of(read, f"Fighting went on in {words} Syria.", "Syria")
    assert (place.latitude - SYRIA[0]) * north > 0.3 or north == 0
    assert (place.longitude - SYRIA[1]) * east > 0.3 or east == 0


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("The plane fell 30 km north of Aleppo in Syria.", 30),
        ("It lies about 30 kilometres (19 miles) north of Aleppo in Syria.", 30),
        ("It happened 20 miles north of Aleppo in Syria.", 32),
    ],
)
def test_a_distance_and_bearing_are_measured_from_the_place(read, text: str, km: float) -> None:
    place = place_of(read, text, "Aleppo")
    assert great_circle(ALEPPO, (place.latitude, place.longitude)).km == pytest.approx(km, abs=4)
    assert place.latitude > ALEPPO[0]


def test_a_number_of_people_is_no_distance(read) -> None:
    place = place_of(read, "Shells hit 30 people north of Aleppo in Syria.", "Aleppo")
    assert great_circle(ALEPPO, (place.latitude, place.longitude)).km < 25


def test_a_town_is_not_shifted_by_a_direction(read) -> None:
    place = place_of(read, "A bomb went off in eastern Aleppo in Syria.", "Aleppo")
    assert great_circle(ALEPPO, (place.latitude, place.longitude)).km < 25
