"""The filters at the left, shared by every page; the list of types is the legend, with counts."""

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.components.decided import draw_decisions
from dashboard.components.intake import add_articles_dialog
from dashboard.figures.ink import ink
from dashboard.filters import EventFilter, type_counts, typed_day
from dashboard.palette import EVENT_TYPES, LOOKS


def draw_sidebar(frame: pd.DataFrame) -> None:
    """Everything that narrows what is shown, and the door for new articles."""
    with st.sidebar:
        if st.button("Add articles", icon=":material/add:", width="stretch", key="add"):
            add_articles_dialog()
        st.text_input("Search", key=state.TEXT, type="search", placeholder="Title, quote, place, name", live=True)
        draw_dates()
        wanted = state.wanted()
        draw_types(frame, wanted)
        st.button("Clear all filters", on_click=state.reset, type="tertiary", key="clear", disabled=not wanted.active)
        draw_decisions(frame)


def draw_dates() -> None:
    """Typed first and last day; the timeline's brush writes here too."""
    left, right = st.columns(2, gap="small")
    left.text_input("From", key=state.FIRST, placeholder="2018-05")
    right.text_input("To", key=state.LAST, placeholder="2018-06-09")
    for name in (state.FIRST, state.LAST):
        try:
            typed_day(st.session_state.get(name) or "")
        except ValueError as error:
            st.caption(f":red[{str(error).capitalize()}.]")
    first, last = state.wanted().first, state.wanted().last
    if first and last and first > last:
        st.caption(":red[The first day is after the last.]")
    if st.session_state.get(state.FIRST) or st.session_state.get(state.LAST):
        st.button(
            "All dates", on_click=state.brush, args=(None,), type="tertiary", key="all_dates", icon=":material/close:"
        )


def draw_types(frame: pd.DataFrame, wanted: EventFilter) -> None:
    """One box for each type, with its colour, its glyph and how many events there are."""
    counts = type_counts(frame, wanted)
    st.html(legend_style(st.context.theme.type == "dark"))
    with st.container(key="legend", gap=None):
        st.markdown("Event type")
        for name in EVENT_TYPES:
            ticked = bool(st.session_state.get(state.type_key(name)))
            label = f"{LOOKS[name].label} · {counts[name]:,}"
            st.checkbox(label, key=state.type_key(name), disabled=not counts[name] and not ticked)


def legend_style(dark: bool) -> str:
    """The colour and glyph before each type's name, and the ground's colour for what the theme does not reach."""
    rules = [f":root {{ --dl-ground: {ink(dark).ground}; }}"]
    for name in EVENT_TYPES:
        look = LOOKS[name]
        paint = f'content: "{look.glyph}"; background: {look.colour(dark)}; color: {look.ink};'
        rules.append(f".st-key-{state.type_key(name)} label p::before {{ {paint} }}")
    return "<style>" + "\n".join(rules) + "</style>"
