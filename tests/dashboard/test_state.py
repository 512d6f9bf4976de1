"""Session state <-> the address."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import EventFilter
from dashboard.palette import EVENT_TYPES
from dashboard.state import from_query, to_query, wanted_events

QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "from": st.sampled_from(["2018", "2018-05-01"]),
        "to": st.sampled_from(["2018-06", "1883"]),
        "q": st.text(alphabet="abc é&=?", min_size=1).map(str.strip).filter(bool),
        "types": st.lists(st.sampled_from(EVENT_TYPES), min_size=1, unique=True),
        "list": st.sampled_from(["unplaced", "undated"]),
        "event": st.just("0123456789abcdef"),
        "at": st.just("@32.8000,35.0000,0"),
    },
)


@given(QUERIES)
def test_an_address_survives_the_session(query: dict[str, Any]) -> None:
    if "types" in query:
        query["types"] = ",".join(name for name in EVENT_TYPES if name in query["types"])
    assert to_query(from_query(query)) == query


def test_defaults_stay_out_of_the_address() -> None:
    assert to_query(from_query({})) == {}


@pytest.mark.parametrize("query", [{"types": "nonsense"}, {"list": "other"}, {"unknown": "x"}])
def test_what_makes_no_sense_is_left_out(query: dict[str, str]) -> None:
    assert to_query(from_query(query)) == {}


def test_the_session_as_a_filter() -> None:
    state = from_query({"from": "2018-05", "to": "2018-05", "q": "raid", "types": "conflict,protest"})
    assert wanted_events(state) == EventFilter(
        first="2018-05-01", last="2018-05-31", types=frozenset({"conflict", "protest"}), text="raid"
    )


def test_a_date_that_cannot_be_read_asks_for_nothing() -> None:
    assert not wanted_events(from_query({"from": "yesterday", "to": "2018-99"})).active
