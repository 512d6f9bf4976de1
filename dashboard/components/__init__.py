"""The dashboard's own components: plotly figures that keep their view, the list of events and the card.

Each is a script beside this file; Python hands it plain values and hears what the reader picked or brushed.
"""

import json
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.plotly_script import plotly_address, plotly_module
from dashboard.figures.ink import Figure

HERE = Path(__file__).parent


def text_of(name: str) -> str:
    """The text of a file beside this one."""
    return (HERE / name).read_text(encoding="utf-8")


def register(name: str, node: str, css: str) -> Callable[..., Any]:
    """A component of ours: its script, its style and the node that it fills."""
    html = f'<div class="{node}"></div>'
    # Plotly and MapLibre look for their style in the document, so no shadow root; our class names begin with dl-.
    return st.components.v2.component(
        f"dateline_{name}", html=html, css=text_of(css), js=text_of(f"{name}.js"), isolate_styles=False
    )


CHART = register("chart", "dl-chart", "chart.css")
LIST = register("list", "dl-list", "panel.css")
CARD = register("card", "dl-card", "panel.css")


@cache
def plotly_sender() -> Callable[..., Any]:
    """A component that is nothing but plotly's script."""
    return st.components.v2.component("dateline_plotly", js=plotly_module())


def send_plotly() -> None:
    """Brings plotly to the page by way of a component where it cannot be served as a file; cached by its content."""
    if plotly_address() is None:
        plotly_sender()(key="plotly")


Heard = Callable[[Any], None]


def hear(key: str, event: str, act: Heard) -> Callable[[], None]:
    """A callback that hands on what a component sent."""

    def tell() -> None:
        sent = st.session_state.get(key)
        if sent is not None:  # a message may arrive after its page has been left
            act(sent.get(event))

    return tell


def draw_map(
    figure: Figure,
    *,
    dark: bool,
    label: str,
    fit: tuple[float, ...] | None,
    focus: tuple[float, float] | None,
    zoom: float,
    on_pick: Heard,
    on_zoom: Heard,
) -> None:
    """The map; `fit` is the box (west, south, east, north) that it opens on, `focus` the point it must not miss.

    `zoom` is the one that the figure's markers were merged for; `on_zoom` hears when the map's is another.
    """
    send_plotly()
    edge = "#171b20" if dark else "#ffffff"
    CHART(
        key="map",
        data=chart_data(figure, "map", label) | {"fit": fit, "focus": focus, "zoom": zoom, "edge": edge},
        on_picked_change=hear("map", "picked", on_pick),
        on_zoomed_change=hear("map", "zoomed", on_zoom),
    )


def draw_timeline(figure: Figure, *, label: str, on_pick: Heard, on_brush: Heard) -> None:
    """The timeline; a brush gives first and last day, a double click None."""
    CHART(
        key="timeline",
        data=chart_data(figure, "timeline", label),
        on_picked_change=hear("timeline", "picked", on_pick),
        on_brushed_change=hear("timeline", "brushed", on_brush),
    )


def chart_data(figure: Figure, kind: str, label: str) -> dict[str, Any]:
    """What the chart's script needs; `version` changes when the figure does."""
    version = f"{zlib.crc32(json.dumps(figure, sort_keys=True).encode()):08x}"
    return {"figure": figure, "kind": kind, "label": label, "plotly": plotly_address() or "", "version": version}


def draw_list(data: dict[str, Any], on_pick: Heard) -> None:
    """The list of events; its link in the heading picks None."""
    LIST(key="events", data=data, on_picked_change=hear("events", "picked", on_pick))


def draw_card(data: dict[str, Any], on_pick: Heard, on_part: Heard, on_undo: Heard, on_join: Heard) -> None:
    """The card of one event; the others hear of pairs of events kept apart, freed, and of the wish to join this one."""
    CARD(
        key="card",
        data=data,
        on_picked_change=hear("card", "picked", on_pick),
        on_parted_change=hear("card", "parted", on_part),
        on_undone_change=hear("card", "undone", on_undo),
        on_joining_change=hear("card", "joining", on_join),
    )


__all__ = ["draw_card", "draw_list", "draw_map", "draw_timeline"]
