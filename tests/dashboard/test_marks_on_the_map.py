"""Spots, discs and merged markers: every event with a point is under exactly one marker, and a click finds it."""

import itertools
import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.geometry import EARTH_RADIUS_KM, MAP_EDGE, disc, opening_zoom, pixel
from dashboard.merging import at_mark, groups, markers, merged, spot_size
from dashboard.spots import MANY, VERY_MANY, Spot, at_spot, extent, spots
from extract.schema import NAMES
from extract.table import frame_of_rows


def placed_frame(points: list[tuple[float, float]]) -> pd.DataFrame:
    empty = dict.fromkeys(NAMES) | {"event_type": "other", "place_precision": "city", "radius_km": 5.0}
    return frame_of_rows(
        empty | {"event_id": f"e{n}", "title": f"Event {n}", "latitude": latitude, "longitude": longitude}
        for n, (latitude, longitude) in enumerate(points)
    )


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def test_events_at_one_point_are_one_numbered_marker(few: pd.DataFrame) -> None:
    found = spots(few)
    assert sorted((spot.place or "", spot.count, spot.area) for spot in found) == [
        ("Haifa", 2, False),
        ("Osaka", 2, False),
        ("Syria", 1, True),
    ]
    haifa = next(spot for spot in found if spot.place == "Haifa")
    assert haifa.event_type is None, "several types have no one colour"
    assert at_spot(few, haifa.key)["event_id"].tolist() == ["e0", "e1"]


def test_a_spot_that_is_alone_is_named_by_its_event(few: pd.DataFrame) -> None:
    assert next(spot for spot in spots(few) if spot.place == "Syria").key == "e2"


def test_the_selected_event_s_spot_knows_it(few: pd.DataFrame) -> None:
    assert [spot.place for spot in spots(few, "e1") if spot.holds_selected] == ["Haifa"]


@pytest.mark.parametrize("key", ["", "e0", "@1,2,3", "@32.8000,35.0000,7", "~32.8000,35.0000,1.0x", "@nan,nan,0"])
def test_a_key_that_no_marker_has_finds_nothing(few: pd.DataFrame, key: str) -> None:
    assert len(at_mark(few, key)) == 0


def test_a_country_is_an_area_and_a_town_is_not(few: pd.DataFrame) -> None:
    assert {spot.place: spot.radius_km for spot in spots(few) if spot.area} == {"Syria": 350.0}


def test_a_large_radius_is_an_area_whatever_its_kind(frame_of) -> None:
    frame = frame_of({"latitude": 1.0, "longitude": 2.0, "radius_km": 60.0, "place_precision": "district"})
    assert [spot.area for spot in spots(frame)] == [True]


@pytest.mark.parametrize(("count", "zoom"), [(MANY + 1, 0.5), (MANY + 1, 7.0), (VERY_MANY + 1, 9.0)])
def test_very_many_points_become_cells_and_each_event_stays_in_reach(count: int, zoom: float) -> None:
    frame = placed_frame([(index % 150 / 50, index // 150 / 50) for index in range(count)])
    found, _ = markers(frame, zoom)
    assert sum(spot.count for spot in found) == count
    largest = found[-1]
    assert largest.key[0] in "#~@" or largest.count == 1
    if largest.count > 1:
        here = at_mark(frame, largest.key)
        assert len(here) == largest.count
        assert here["latitude"].max() - here["latitude"].min() < 360 * 80 / 512 / 2**zoom + 0.5


def test_areas_stay_areas_among_very_many_points(few: pd.DataFrame) -> None:
    many = placed_frame([(index % 150 / 50, index // 150 / 50) for index in range(MANY + 1)])
    found, wide = markers(pd.concat([few, many], ignore_index=True), 3.0)
    assert [spot.place for spot in wide] == ["Syria"]
    assert wide[0] in found


def test_a_disc_around_a_pole_is_closed_along_the_edge_of_the_map() -> None:
    ring = disc(80.0, 10.0, 2000.0)
    assert ring[-3][0] == ring[-2][0] == MAP_EDGE
    assert abs(ring[-3][1] - ring[-2][1]) == pytest.approx(360)


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(1, 3000))
def test_a_disc_is_a_circle_on_the_globe(latitude: float, longitude: float, radius_km: float) -> None:
    ring = disc(latitude, longitude, radius_km)
    assert ring[0] == pytest.approx(ring[-1], abs=1e-6)
    assert all(abs(one[1] - other[1]) <= 181 or abs(one[0]) == MAP_EDGE for one, other in itertools.pairwise(ring))
    for corner in ring[:65]:
        if abs(corner[0]) < 84.9:
            assert kilometres((latitude, longitude), corner) == pytest.approx(radius_km, rel=0.01)


points = st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179)), min_size=1, max_size=30)


@settings(max_examples=25)
@given(points, st.floats(-1, 12).map(lambda zoom: round(zoom, 1)))
def test_every_event_is_under_exactly_one_marker(found: list[tuple[float, float]], zoom: float) -> None:
    frame = placed_frame(found)
    ids = []
    for spot in merged(spots(frame), zoom):
        here = [spot.key] if spot.key.startswith("e") else at_mark(frame, spot.key)["event_id"].tolist()
        assert len(here) == spot.count
        ids += here
    assert sorted(ids) == sorted(frame["event_id"])


@settings(max_examples=25)
@given(points, st.floats(-1, 12))
def test_no_marker_hides_another(found: list[tuple[float, float]], zoom: float) -> None:
    made = [group[0] for group in groups(spots(placed_frame(found)), zoom)]
    places = [(pixel(spot.latitude, spot.longitude, zoom), spot_size(spot.count) / 2) for spot in made]
    for number, ((x, y), reach) in enumerate(places):
        for (other_x, other_y), other_reach in places[:number]:
            assert math.hypot(x - other_x, y - other_y) >= 0.8 * (reach + other_reach)


def test_far_in_every_spot_stands_alone(few: pd.DataFrame) -> None:
    assert merged(spots(few), 20.0) == sorted(spots(few), key=lambda spot: (spot.count, spot.key))


def test_merged_markers_keep_a_type_they_share(frame_of) -> None:
    near = {"latitude": 48.85, "event_type": "protest", "place_precision": "city", "radius_km": 5.0}
    frame = frame_of(near | {"longitude": 2.35}, near | {"longitude": 2.40}, near | {"longitude": 2.30})
    (spot,) = merged(spots(frame), 1.0)
    assert isinstance(spot, Spot)
    assert (spot.count, spot.places, spot.event_type) == (3, 3, "protest")


def test_an_area_does_not_lie_unseen_under_a_marker(frame_of) -> None:
    town = {"latitude": 41.9, "longitude": 12.5, "place_precision": "city", "radius_km": 10.0}
    country = {"latitude": 42.8, "longitude": 12.8, "place_precision": "country", "radius_km": 500.0}
    frame = frame_of(town, town, country)
    (near,) = merged(spots(frame), 1.0)
    assert (near.count, near.area) == (3, False)
    assert at_mark(frame, near.key)["event_id"].tolist() == ["e0", "e1", "e2"]
    assert [spot.area for spot in merged(spots(frame), 9.0)] == [True, False]


def test_the_box_of_all_points(few: pd.DataFrame) -> None:
    assert extent(few) == (35.0, 32.8, 135.5, 35.0)
    assert extent(few.iloc[[3]]) is None


def test_the_box_goes_over_the_pacific_where_that_is_shorter() -> None:
    assert extent(placed_frame([(21.3, -157.9), (-36.8, 174.8), (35.7, 139.7)])) == (139.7, -36.8, 202.1, 35.7)


def test_the_opening_zoom_is_near_for_a_town_and_far_for_the_world() -> None:
    assert opening_zoom((35.0, 32.8, 35.1, 32.9)) == 6.0
    assert opening_zoom((-150.0, -40.0, 170.0, 60.0)) < 1.0
    assert opening_zoom(None) == 0.5
