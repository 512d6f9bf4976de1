import pytest

from benchmarks.reliability import judged, report


def mention(start, confidence, lat=10.0, kind="place"):
    return {"start": start, "end": start + 4, "lat": lat, "lon": 20.0, "kind": kind, "confidence": confidence}


GOLD = {
    "toponyms": [{"start": 0, "end": 4, "lat": 10.0, "lon": 20.0}, {"start": 50, "end": 54, "lat": None, "lon": None}]
}


def test_right_is_near_and_wrong_is_far_or_nowhere():
    answers = [mention(0, 0.9), mention(2, 0.8, lat=13.0), mention(30, 0.7)]
    assert list(judged(GOLD, {"toponyms": answers})) == [(0.9, True), (0.8, False), (0.7, False)]


def test_what_the_gold_does_not_place_and_adjectives_are_left_out():
    answers = [mention(50, 0.9), mention(0, 0.9, kind="adjective"), mention(0, 0.9, lat=None)]
    assert list(judged(GOLD, {"toponyms": answers})) == []


def test_the_error_is_the_distance_of_the_bins():
    pairs = [(0.95, True), (0.95, True), (0.55, True), (0.55, False)]
    assert report(pairs)["ece"] == pytest.approx(0.05)
    assert [one["mentions"] for one in report(pairs)["bins"]] == [2, 2]


def test_no_mention_has_no_error():
    assert report([])["ece"] is None
