"""Session state <-> the address: a link shows the same filters and the same event."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import data
from dashboard.filters import EventFilter, Tray, typed_day
from dashboard.palette import EVENT_TYPES

FIRST, LAST, TEXT, TYPES, TRAY = "from", "to", "q", "types", "list"
PICKED, SPOT, ZOOM, LEFT = "event", "at", "zoom", "left"
JOINING = "joining"
SPOT_SIGNS = ("@", "~", "#", "=")  # what the names of markers and bars begin with; those of events do not


def type_key(event_type: str) -> str:
    """The session key of a type's box in the legend."""
    return f"type_{event_type}"


def from_query(query: Mapping[str, str]) -> dict[str, Any]:
    """An address's parameters as session values; what makes no sense is left out."""
    types = query.get(TYPES, "").split(",")
    tray = query.get(TRAY)
    return {
        **{name: query.get(name, "") for name in (FIRST, LAST, TEXT)},
        **{type_key(name): name in types for name in EVENT_TYPES},
        **{name: query.get(name) or None for name in (PICKED, SPOT)},
        TRAY: tray if tray in ("unplaced", "undated") else "all",
    }


def to_query(state: Mapping[str, Any]) -> dict[str, str]:
    """Session values as an address's parameters; what is at its default is left out."""
    values = {name: str(state.get(name) or "").strip() for name in (FIRST, LAST, TEXT, PICKED, SPOT)}
    values[TYPES] = ",".join(name for name in EVENT_TYPES if state.get(type_key(name)))
    values[TRAY] = "" if state.get(TRAY) in ("all", None) else str(state[TRAY])
    return {name: value for name, value in values.items() if value}


def wanted_events(state: Mapping[str, Any]) -> EventFilter:
    """The filter that session values stand for; a date that cannot be read asks for nothing."""
    return EventFilter(
        first=day_or_none(state.get(FIRST)),
        last=day_or_none(state.get(LAST), end=True),
        types=frozenset(name for name in EVENT_TYPES if state.get(type_key(name))),
        text=str(state.get(TEXT) or ""),
    )


def day_or_none(text: object, end: bool = False) -> str | None:
    """A typed date, None where it is empty or wrong."""
    try:
        return typed_day(str(text or ""), end)
    except ValueError:
        return None


def restore() -> None:
    """Fills the session from the address, once, when it starts."""
    if "restored" not in st.session_state:
        st.session_state.update(from_query(st.query_params.to_dict()))
        st.session_state["restored"] = True


def remember() -> None:
    """Writes the session to the address, where that changes it."""
    query = to_query(values())
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def values() -> dict[str, Any]:
    """The session's values by name."""
    return {str(name): value for name, value in st.session_state.items()}


def wanted() -> EventFilter:
    """The session's filter."""
    return wanted_events(values())


def tray() -> Tray:
    """Which events the list shows: all, those without a place or those without a date."""
    value = st.session_state.get(TRAY)
    return value if value in ("unplaced", "undated") else "all"


def pick(key: str | None) -> None:
    """Selects an event by its id or a marker of several by its key; None steps back, first from the event."""
    joining = st.session_state.get(JOINING)
    if joining and key and key[:1] not in SPOT_SIGNS:
        join(joining, key)
    elif key is None:
        open_event = st.session_state.get(PICKED)
        st.session_state.update({PICKED: None, LEFT: open_event} if open_event else {SPOT: None})
    elif key[:1] in SPOT_SIGNS:
        st.session_state.update({PICKED: None, SPOT: key, TRAY: "all"})
    else:
        st.session_state[PICKED] = key


def join(one: str, two: str) -> None:
    """Puts two events together and shows the first again."""
    if one != two:
        data.decide_on(data.decisions().putting(one, two))
        st.session_state["news"] = "Put together. Both cards show it, with an undo."
    st.session_state.update({JOINING: None, PICKED: one, SPOT: None})


def choose(key: str | None) -> None:
    """Takes the event that is the same as the one asked about; None asks no more."""
    pick(key) if key else start_joining(None)


def start_joining(event_id: str | None) -> None:
    """The next event that is picked is put together with this one; None: it is not, after all."""
    left = st.session_state.get(JOINING)
    st.session_state.update({JOINING: event_id, PICKED: None if event_id else left, SPOT: None, TRAY: "all"})


def part(pair: list[str]) -> None:
    """Keeps two events apart, the second leaving."""
    data.decide_on(data.decisions().parting(*pair))
    st.session_state["news"] = "Kept apart. Both cards show it, with an undo."


def undo(pair: list[str]) -> None:
    """Takes back what was decided about two events."""
    data.decide_on(data.decisions().undoing(*pair))


def came_from() -> str | None:
    """The event whose card was closed just now, once."""
    value = st.session_state.pop(LEFT, None)
    return value if isinstance(value, str) else None


def pick_mark(key: str | None) -> None:
    """Selects what was clicked on the map or the timeline: another place than the marker that was open."""
    st.session_state[SPOT] = None
    pick(key)


def zoom_to(zoom: float | None) -> None:
    """Notes the map's zoom, for which markers are merged."""
    if zoom is not None:
        st.session_state[ZOOM] = zoom


def brush(days: list[str] | None) -> None:
    """Shows the days that were brushed, or all."""
    first, last = days or ("", "")
    st.session_state.update({FIRST: first, LAST: last})


def reset() -> None:
    """Shows everything."""
    st.session_state.update(from_query({}))
