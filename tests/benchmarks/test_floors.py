"""Floors rise by themselves and fall only on purpose, with a line that says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.floors import (
    Change,
    as_floor,
    changes,
    check_explained,
    failures,
    is_under,
    moved,
    read_floors,
    write_floors,
)
from benchmarks.score import Result
from extract.errors import InputError, ResourceError


def result(name, value, lower_is_better=False, part="whole"):
    return Result(name=name, values={part: value}, lower_is_better=lower_is_better)


@pytest.mark.parametrize(
    ("value", "floor", "lower_is_better", "under"),
    [
        (0.5, 0.5, False, False),
        (0.499, 0.5, False, True),
        (0.501, 0.5, False, False),
        (0.5, 0.5, True, False),
        (0.501, 0.5, True, True),
        (0.499, 0.5, True, False),
    ],
)
def test_a_floor_holds_in_the_direction_of_its_figure(value, floor, lower_is_better, under):
    results = [result("a", value, lower_is_better)]
    assert failures(results, {"a": {"whole": floor}}, "whole") == (["a"] if under else [])


def test_only_the_part_asked_for_can_fail():
    both = Result(name="a", values={"whole": 0.6, "check": 0.1})
    floors = {"a": {"whole": 0.5, "check": 0.5}}
    assert failures([both], floors, "whole") == []
    assert failures([both], floors, "check") == ["a"]


def test_what_is_not_measured_or_has_no_floor_does_not_fail():
    assert failures([Result(name="a"), result("b", 0.0)], {"a": {"whole": 0.5}}, "whole") == []


@given(st.floats(0, 1), st.booleans())
def test_a_figure_never_falls_under_the_floor_made_of_it(value, lower_is_better):
    assert not is_under(value, as_floor(value, lower_is_better), lower_is_better)


def test_floors_rise_to_better_figures_and_stay_at_worse_ones():
    floors = {"up": {"whole": 0.5}, "down": {"whole": 0.5}, "ceiling": {"whole": 0.5}, "absent": {"whole": 0.9}}
    results = [result("up", 0.6), result("down", 0.4), result("ceiling", 0.4, True), result("new", 0.3)]
    after = moved(floors, changes(results, floors, lower=False))
    assert after == {
        "up": {"whole": 0.6},
        "down": {"whole": 0.5},
        "ceiling": {"whole": 0.4},
        "absent": {"whole": 0.9},
        "new": {"whole": 0.3},
    }


def test_with_lower_they_follow_both_ways():
    floors = {"down": {"whole": 0.5}, "ceiling": {"whole": 0.5}}
    results = [result("down", 0.4), result("ceiling", 0.6, True)]
    assert changes(results, floors, lower=True) == [
        Change(name="down", part="whole", before=0.5, after=0.4),
        Change(name="ceiling", part="whole", before=0.5, after=0.6),
    ]


def test_parts_have_floors_of_their_own():
    floors = {"a": {"whole": 0.5, "work": 0.5}}
    after = moved(floors, changes([Result(name="a", values={"check": 0.2, "work": 0.7})], floors, lower=False))
    assert after == {"a": {"whole": 0.5, "work": 0.7, "check": 0.2}}


def test_a_second_update_changes_nothing():
    results = [result("a", 0.43267), result("b", 0.43267, True)]
    floors = moved({}, changes(results, {}, lower=False))
    assert changes(results, floors, lower=True) == []


@pytest.mark.parametrize(
    ("changelog", "explained"),
    [
        ("- floor of `a.b` lowered to 0.4: the corpus counts ranges now\n", True),
        ("- floor of `a.b` lowered to 0.45\n", False),
        ("- floor of `a.bc` lowered to 0.4\n", False),
        ("- `a.b`\n- lowered to 0.4\n", False),
        (None, False),
    ],
)
def test_a_lowered_floor_needs_a_line_with_its_name_and_value(tmp_path, changelog, explained):
    path = tmp_path / "CHANGELOG.md"
    if changelog:
        path.write_text(changelog, encoding="utf-8")
    lowered = [Change(name="a.b", part="whole", before=0.5, after=0.4)]
    if explained:
        check_explained(lowered, path)
    else:
        with pytest.raises(InputError, match=r"no line says why the floor of `a\.b` \(whole\) goes from 0\.5 to 0\.4"):
            check_explained(lowered, path)


def test_floors_are_written_a_figure_a_line_and_read_back(tmp_path):
    path = tmp_path / "floors.json"
    floors = {"b": {"whole": 0.5}, "a": {"whole": 0.1, "work": 0.2, "check": 0.3}}
    write_floors(floors, path)
    assert read_floors(path) == floors
    assert path.read_text(encoding="utf-8").splitlines()[1].strip().startswith('"a":')


def test_no_file_means_no_floors_and_a_damaged_one_is_named(tmp_path):
    assert read_floors(tmp_path / "floors.json") == {}
    (tmp_path / "floors.json").write_text('{"a": 1', encoding="utf-8")
    with pytest.raises(ResourceError, match=r"floors\.json: not a table of floors"):
        read_floors(tmp_path / "floors.json")
