"""The timeline as a plotly figure: lanes by type over a histogram that is the brush."""

from typing import Any

import pandas as pd

from dashboard import bins
from dashboard.figures.ink import FONT, Figure, Ink, Trace, ink, tip_layout
from dashboard.figures.lanes import lane_traces
from dashboard.filters import EventFilter, types_of
from dashboard.palette import EVENT_TYPES, LOOKS

MOST_MARKS = 4_000
SHORTEST_BAR = 0.012  # of the shown range


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
    all_dated = bins.dated(frame)
    whole = bins.span(all_dated)
    if whole is None:
        return None
    first, last = wanted.first or whole[0], wanted.last or whole[1]
    dated = bins.dated(shown)
    present = set(types_of(all_dated).unique())
    kinds = [kind for kind in EVENT_TYPES if kind in present]
    drawn = len(dated) <= MOST_MARKS
    least = (bins.day_number(last) - bins.day_number(first)) * SHORTEST_BAR
    counted = bins.histogram(all_dated, *whole)
    traces = list(lane_traces(dated, kinds, least, selected, dark)) if drawn else []
    traces += bar_traces(counted, dark)
    return {"data": traces, "layout": timeline_layout(counted, kinds, (first, last), wanted, dark, drawn)}


def bar_traces(counted: bins.Bins, dark: bool) -> list[Trace]:
    """The histogram, types stacked in the legend's order."""
    starts, ends = counted.edges[:-1], counted.edges[1:]
    widths = [
        (bins.day_number(end) - bins.day_number(start)) * bins.DAY_MS for start, end in zip(starts, ends, strict=True)
    ]
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
    near = wanted.dated and drawn
    overview = [counted.edges[0], counted.edges[-1]]
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
        "xaxis": axis | {"range": padded(*shown) if near else overview, "anchor": "y", "showticklabels": near},
        "yaxis": lanes,
        "xaxis2": axis | {"range": overview, "anchor": "y2"},
        "yaxis2": still | {"domain": [0, 0.27] if drawn else [0, 1], "rangemode": "tozero"},
        "shapes": veils(counted, shown, colours) if wanted.dated else [],
        "annotations": [hint(colours)],
    }


def hint(colours: Ink) -> dict[str, Any]:
    """What the histogram is for, beside it."""
    where_it_is = {"xref": "paper", "x": 0, "xanchor": "right", "xshift": -8, "yref": "y2 domain", "y": 0.5}
    font = {"size": 11, "color": colours.quiet}
    return where_it_is | {"text": "drag to choose<br>dates", "align": "right", "showarrow": False, "font": font}


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
    start, stop = counted.edges[0], counted.edges[-1]
    first = min(max(shown[0], start), stop)
    after = max(min(bins.iso(bins.day_number(shown[1]) + 1), stop), start) if shown[1] < stop else stop
    base = {"xref": "x2", "yref": "y2 domain", "y0": 0, "y1": 1, "layer": "above"}
    veil = base | {"type": "rect", "fillcolor": colours.ground, "opacity": 0.72, "line": {"width": 0}}
    edge = base | {"type": "line", "line": {"color": colours.accent, "width": 2}}
    shapes = []
    if start < first:
        shapes += [veil | {"x0": start, "x1": first}, edge | {"x0": first, "x1": first}]
    if after < stop:
        shapes += [veil | {"x0": after, "x1": stop}, edge | {"x0": after, "x1": after}]
    return shapes
