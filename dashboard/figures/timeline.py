"""The timeline as a plotly figure: lanes by type over a histogram that is the brush."""

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard import bins
from dashboard.figures.ink import FADED, FONT, Figure, Ink, Trace, ink, plain, shorten, tip_layout
from dashboard.filters import EventFilter, types_of
from dashboard.palette import EVENT_TYPES, LOOKS
from dashboard.words import day, plural, when, where

MOST_MARKS = 4_000
DAY_MS = 86_400_000
VAGUE = ("week", "month", "season", "quarter", "half", "year", "decade", "century", "approx")


def timeline_figure(
    frame: pd.DataFrame,
    shown: pd.DataFrame,
    wanted: EventFilter,
    *,
    selected: str | None = None,
    dark: bool = False,
) -> Figure | None:
    """Lanes by type over the shown range, and under them the histogram of the whole span, which is the brush.

    `frame` holds the rows that all filters but the date let through, `shown` those that all let through. A dot is a
    day, a hollow dot only the day of publication, a bar a span, a pale bar a vague date. None where nothing is dated.
    """
    whole = bins.span(frame)
    if whole is None:
        return None
    first, last = wanted.first or whole[0], wanted.last or whole[1]
    dated = bins.dated(shown)
    kinds = [kind for kind in EVENT_TYPES if kind in set(types_of(bins.dated(frame)))]
    drawn = len(dated) <= MOST_MARKS
    counted = bins.histogram(frame, *whole)
    traces = list(lane_traces(dated, kinds, selected, dark)) if drawn else []
    traces += bar_traces(counted, dark)
    return {"data": traces, "layout": timeline_layout(counted, kinds, (first, last), wanted, dark, drawn)}


def lane_traces(dated: pd.DataFrame, kinds: list[str], selected: str | None, dark: bool) -> Iterable[Trace]:
    """For each type its bars, then its dots, so that dots lie on top."""
    types = types_of(dated)
    chosen_here = selected is not None and bool(dated["event_id"].eq(selected).any())
    for lane, kind in enumerate(kinds):
        rows = dated[types == kind]
        colour = LOOKS[kind].colour(dark)
        long = rows[rows["last"] > rows["first"]]
        if len(long):
            yield span_trace(long, len(kinds) - 1 - lane, colour, selected if chosen_here else None)
        short = rows[rows["last"] == rows["first"]]
        if len(short):
            yield dot_trace(short, len(kinds) - 1 - lane, colour, selected if chosen_here else None, dark)


def span_trace(rows: pd.DataFrame, lane: int, colour: str, selected: str | None) -> Trace:
    """Bars from the first to the last day; pale where the date is vague, full where the event lasted."""
    opacities = [
        (0.28 if precision in VAGUE else 0.7) * (1.0 if selected in (None, event_id) else FADED)
        for precision, event_id in zip(rows["date_precision"].fillna("none"), rows["event_id"], strict=True)
    ]
    return {
        "type": "bar",
        "name": "spans",
        "orientation": "h",
        "base": [bins.iso(first) for first in rows["first"]],
        "x": [(last - first + 1) * DAY_MS for first, last in zip(rows["first"], rows["last"], strict=True)],
        "y": [lane] * len(rows),
        "width": 0.5,
        "marker": {"color": colour, "opacity": opacities, "line": {"width": 0}, "cornerradius": 4},
        "customdata": rows["event_id"].tolist(),
        "hovertext": [event_tip(row) for row in rows.to_dict("records")],
        "textposition": "none",
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 0.28}},
        "xaxis": "x",
        "yaxis": "y",
    }


def dot_trace(rows: pd.DataFrame, lane: int, colour: str, selected: str | None, dark: bool) -> Trace:
    """Dots at noon of their day; several events of a type on one day are one larger dot that leads to them all."""
    ground = ink(dark).ground
    days = rows.assign(hollow=rows["date_basis"].eq("publication").fillna(False)).groupby(
        ["first", "hollow"], sort=True
    )
    dots = [(bins.iso(group["first"].iloc[0]), bool(group["hollow"].iloc[0]), group) for _, group in days]
    chosen = [selected is None or bool(group["event_id"].eq(selected).any()) for _, _, group in dots]
    outline = {
        "color": [colour if hollow else ground for _, hollow, _ in dots],
        "width": [2 if hollow else 1 for _, hollow, _ in dots],
    }
    return {
        "type": "scatter",
        "name": "days",
        "mode": "markers",
        "x": [f"{first} 12:00" for first, _, _ in dots],
        "y": [lane] * len(dots),
        "marker": {
            "size": [min(9 + 3 * math.log2(len(group)), 16) for _, _, group in dots],
            "color": [ground if hollow else colour for _, hollow, _ in dots],
            "opacity": [1.0 if here else FADED for here in chosen],
            "line": outline,
        },
        "customdata": [dot_key(first, group) for first, _, group in dots],
        "hovertext": [dot_tip(first, group) for first, _, group in dots],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "xaxis": "x",
        "yaxis": "y",
    }


def dot_key(first: str, group: pd.DataFrame) -> str:
    """A dot's name in a click: its event's id, or day and type where it holds several (see `day_events`)."""
    return str(group["event_id"].iloc[0]) if len(group) == 1 else f"={first},{types_of(group).iloc[0]}"


def day_events(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows under the dot of that name; none where no dot has it."""
    first, _, kind = key.removeprefix("=").partition(",")
    here = frame["start_date"].eq(first) & frame["end_date"].eq(first) & types_of(frame).eq(kind)
    return frame[here.fillna(False).astype(bool)]


def dot_tip(first: str, group: pd.DataFrame) -> str:
    """What the pointer shows over a dot."""
    if len(group) == 1:
        return event_tip(group.iloc[0].to_dict())
    return f"<b>{plural(len(group), 'event')}</b><br>{day(first)}"


def event_tip(row: dict[Any, Any]) -> str:
    """What the pointer shows over one event."""
    return f"<b>{plain(shorten(str(row['title'])))}</b><br>{plain(when(row))}<br>{plain(where(row))}"


def bar_traces(counted: bins.Bins, dark: bool) -> list[Trace]:
    """The histogram, types stacked in the legend's order."""
    starts, ends = counted.edges[:-1], counted.edges[1:]
    widths = [(bins.day_number(end) - bins.day_number(start)) * DAY_MS for start, end in zip(starts, ends, strict=True)]
    return [
        {
            "type": "bar",
            "name": "histogram",
            "x": list(starts),
            "y": list(counted.counts[kind]),
            "width": widths,
            "offset": 0,
            "marker": {"color": LOOKS[kind].colour(dark), "line": {"width": 0}},
            "unselected": {"marker": {"opacity": 1}},
            "hoverinfo": "skip",
            "xaxis": "x2",
            "yaxis": "y2",
        }
        for kind in EVENT_TYPES
        if kind in counted.counts
    ]


def timeline_layout(
    counted: bins.Bins, kinds: list[str], shown: tuple[str, str], wanted: EventFilter, dark: bool, drawn: bool
) -> dict[str, Any]:
    """Two strips, one x axis each: the lanes follow the shown range, the histogram always has the whole span."""
    colours = ink(dark)
    axis = {
        "type": "date",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 11, "color": colours.quiet},
        "ticks": "outside",
        "ticklen": 3,
        "tickcolor": colours.line,
        "showline": True,
        "linecolor": colours.line,
        "automargin": False,
    }
    still = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "showticklabels": False,
    }
    lanes = still | {
        "range": [-0.6, max(len(kinds), 1) - 0.4],
        "domain": [0.46, 1],
        "tickvals": list(range(len(kinds))),
        "ticktext": [LOOKS[kind].label for kind in reversed(kinds)],
        "showticklabels": drawn,
        "tickfont": {"size": 11, "color": colours.quiet},
        "showgrid": drawn,
        "gridcolor": colours.line,
    }
    return {
        "barmode": "stack",
        "bargap": 0,
        "dragmode": "select",
        "selectdirection": "h",
        "hovermode": "closest",
        "hoverlabel": tip_layout(colours),
        "showlegend": False,
        "margin": {"l": 118, "r": 14, "t": 4, "b": 20},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "color": colours.text},
        "newselection": {"line": {"color": colours.accent, "width": 1, "dash": "solid"}},
        "activeselection": {"fillcolor": colours.accent, "opacity": 0.12},
        "xaxis": axis | {"range": padded(*shown), "anchor": "y", "visible": drawn},
        "yaxis": lanes,
        "xaxis2": axis | {"range": [counted.edges[0], counted.edges[-1]], "anchor": "y2"},
        "yaxis2": still | {"domain": [0, 0.3] if drawn else [0, 1], "rangemode": "tozero"},
        "shapes": veils(counted, shown, colours) if wanted.dated else [],
    }


def padded(first: str, last: str) -> list[str]:
    """An axis range with a little room on both sides of the days, within the years 1 to 9999."""
    start, stop = bins.day_number(first), bins.day_number(last) + 1
    room = max(1, round((stop - start) * 0.02))
    return [
        bins.iso(max(start - room, bins.day_number("0001-01-01"))),
        bins.iso(min(stop + room, bins.day_number("9999-12-31"))),
    ]


def veils(counted: bins.Bins, shown: tuple[str, str], colours: Ink) -> list[dict[str, Any]]:
    """Over the histogram: what lies outside the range is veiled, and the range has two edges."""
    first, after = shown[0], bins.iso(bins.day_number(shown[1]) + 1) if shown[1] < "9999-12-31" else shown[1]
    base = {"xref": "x2", "yref": "y2 domain", "y0": 0, "y1": 1, "layer": "above"}
    veil = base | {"type": "rect", "fillcolor": colours.ground, "opacity": 0.72, "line": {"width": 0}}
    edge = base | {"type": "line", "line": {"color": colours.accent, "width": 2}}
    shapes = []
    if counted.edges[0] < first:
        shapes += [veil | {"x0": counted.edges[0], "x1": first}, edge | {"x0": first, "x1": first}]
    if after < counted.edges[-1]:
        shapes += [veil | {"x0": after, "x1": counted.edges[-1]}, edge | {"x0": after, "x1": after}]
    return shapes
