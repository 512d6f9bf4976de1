"""The map as a plotly figure: markers with a glyph or a number, areas as pale discs."""

import pandas as pd

from dashboard import basemap
from dashboard.figures.ink import FADED, Figure, Trace, ink, plain, shorten, tint, tip_layout
from dashboard.geometry import disc
from dashboard.merging import markers, spot_size
from dashboard.palette import EVENT_TYPES, MIXED, Look, look_of
from dashboard.spots import Spot
from dashboard.words import plural

MOST_GLYPHS = 1_500


def map_figure(frame: pd.DataFrame, *, zoom: float = 20.0, selected: str | None = None, dark: bool = False) -> Figure:
    """Spots as markers with a glyph or a number, areas as pale discs of their radius with a hollow mark.

    `customdata` of each marker is its spot's key; markers that `zoom` cannot tell apart are one. The selected
    event's spot stands out, the others fade.
    """
    found, wide = markers(frame, zoom, selected)
    faded = any(spot.holds_selected for spot in found)
    small = len(found) > MOST_GLYPHS
    kinds = (*EVENT_TYPES, None)
    discs = [(kind, [spot for spot in wide if spot.event_type == kind]) for kind in kinds]
    areas = [(kind, [spot for spot in found if spot.area and spot.event_type == kind]) for kind in kinds]
    points = [(kind, [spot for spot in found if not spot.area and spot.event_type == kind]) for kind in kinds]
    traces: list[Trace] = [ground_trace()]
    traces += [disc_trace(kind, group, dark, faded) for kind, group in discs if group]
    traces += [ring_trace([spot for spot in found if spot.holds_selected], dark)] if faded else []
    traces += [area_trace(kind, group, dark, faded) for kind, group in areas if group]
    traces += [point_trace(kind, group, dark, faded, small) for kind, group in points if group]
    layout = {
        "map": {"style": basemap.style(dark), "center": {"lon": 15.0, "lat": 25.0}, "zoom": 1.0},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": tip_layout(ink(dark)),
        "paper_bgcolor": (basemap.DARK if dark else basemap.LIGHT).sea,
        "dragmode": "pan",
    }
    return {"data": traces, "layout": layout}


def ground_trace() -> Trace:
    """A trace that shows nothing: without any, plotly would draw no map."""
    return {
        "type": "scattermap",
        "name": "ground",
        "lat": [0],
        "lon": [0],
        "marker": {"opacity": 0},
        "hoverinfo": "skip",
    }


def spot_look(kind: str | None) -> Look:
    """The look of a spot; no type means that events of several types are there."""
    return MIXED if kind is None else look_of(kind)


def marker_size(count: int, small: bool) -> float:
    """A marker's width in pixels; small where there are very many."""
    return spot_size(count) - (10.0 if small else 0.0)


def spot_label(spot: Spot, glyph: str, small: bool) -> str:
    """What stands in a marker: the number of events there, or the glyph of the one event's type."""
    if spot.count == 1:
        return "" if small else glyph
    return f"{spot.count}" if spot.count < 1000 else f"{spot.count / 1000:.1f}k" if spot.count < 100_000 else "99k+"


def spot_tip(spot: Spot) -> str:
    """What the pointer shows over a spot."""
    place = plain(spot.place or "") + (f" and {plural(spot.places - 1, 'place')} nearby" if spot.places > 1 else "")
    room = f"somewhere within about {spot.radius_km:,.0f} km" if spot.area else ""
    head = f"<b>{plain(shorten(spot.title))}</b>" if spot.count == 1 else f"<b>{plural(spot.count, 'event')}</b>"
    return "<br>".join(part for part in (head, place, room) if part)


def base_trace(name: str, group: list[Spot], kind: str | None) -> Trace:
    """What every trace of markers has: where they are, what they are called, what they say."""
    return {
        "type": "scattermap",
        "name": name,
        "lat": [spot.latitude for spot in group],
        "lon": [spot.longitude for spot in group],
        "customdata": [spot.key for spot in group],
        "hovertext": [spot_tip(spot) for spot in group],
        "hoverinfo": "text",
        "meta": {"kind": kind or "mixed"},
    }


def point_trace(kind: str | None, group: list[Spot], dark: bool, faded: bool, small: bool) -> Trace:
    """Full markers of one colour: the place is known as a point."""
    look = spot_look(kind)
    return base_trace("points", group, kind) | {
        "mode": "markers" if small and all(spot.count == 1 for spot in group) else "markers+text",
        "marker": {
            "size": [marker_size(spot.count, small) for spot in group],
            "color": look.colour(dark),
            "opacity": [FADED if faded and not spot.holds_selected else 1.0 for spot in group],
        },
        "text": [spot_label(spot, look.glyph, small) for spot in group],
        "textposition": "middle center",
        "textfont": {"color": look.ink, "size": 12, "family": "sans-serif"},
    }


def area_trace(kind: str | None, group: list[Spot], dark: bool, faded: bool) -> Trace:
    """Pale marks in the middle of areas: something to click, nothing that looks like a pin."""
    look = spot_look(kind)
    colour = look.colour(dark)
    return base_trace("areas", group, kind) | {
        "mode": "markers+text",
        "marker": {
            "size": [spot_size(spot.count) + 4 for spot in group],
            "color": colour,
            "opacity": [0.1 if faded and not spot.holds_selected else 0.22 for spot in group],
        },
        "text": [spot_label(spot, look.glyph, False) for spot in group],
        "textposition": "middle center",
        "textfont": {"color": colour, "size": 13, "family": "sans-serif"},
    }


def disc_trace(kind: str | None, group: list[Spot], dark: bool, faded: bool) -> Trace:
    """The discs in which the events of an area may have happened, one outline after the other."""
    colour = spot_look(kind).colour(dark)
    latitudes: list[float | None] = []
    longitudes: list[float | None] = []
    for spot in group:
        ring = disc(spot.latitude, spot.longitude, spot.radius_km)
        latitudes += [latitude for latitude, _ in ring] + [None]
        longitudes += [longitude for _, longitude in ring] + [None]
    chosen = not faded or any(spot.holds_selected for spot in group)
    return {
        "type": "scattermap",
        "name": "discs",
        "mode": "lines",
        "lat": [None if value is None else round(value, 3) for value in latitudes],
        "lon": [None if value is None else round(value, 3) for value in longitudes],
        "fill": "toself",
        "fillcolor": tint(colour, 0.08 if chosen else 0.03),
        "line": {"color": tint(colour, 0.45 if chosen else 0.15), "width": 1},
        "hoverinfo": "skip",
        "meta": {"kind": kind or "mixed"},
    }


def ring_trace(group: list[Spot], dark: bool) -> Trace:
    """A halo under the selected event's marker."""
    return {
        "type": "scattermap",
        "name": "selected",
        "mode": "markers",
        "lat": [spot.latitude for spot in group],
        "lon": [spot.longitude for spot in group],
        "marker": {
            "size": [spot_size(spot.count) + 14 for spot in group],
            "color": ink(dark).accent,
            "opacity": 0.35,
        },
        "hoverinfo": "skip",
    }
