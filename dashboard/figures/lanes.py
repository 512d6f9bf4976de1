"""The timeline's marks, a lane for each type: a dot is a day, a bar a span; pale is vague, hollow publication only."""

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard import bins
from dashboard.figures.ink import FADED, Trace, ink, plain, shorten
from dashboard.filters import types_of
from dashboard.palette import LOOKS
from dashboard.words import interval, plural, when, where

VAGUE = ("week", "month", "season", "quarter", "half", "year", "decade", "century", "approx")


def lane_traces(
    dated: pd.DataFrame, kinds: list[str], least: float, selected: str | None, dark: bool
) -> Iterable[Trace]:
    """For each type its bars, then its dots, so that dots lie on top; a bar shorter than `least` days is a dot."""
    days = dated["last"] - dated["first"]
    is_bar = (days > 0) & (days >= least)
    types, found = types_of(dated), dots(dated[~is_bar], selected)
    chosen = selected if selected is not None and bool(dated["event_id"].eq(selected).any()) else None
    for lane, kind in enumerate(reversed(kinds)):
        colour = LOOKS[kind].colour(dark)
        bars = dated[is_bar & types.eq(kind)]
        if len(bars):
            yield span_trace(bars, lane, colour, chosen)
        if here := [dot for dot in found if dot["kind"] == kind]:
            yield dot_trace(here, kind, lane, colour, chosen, dark)


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
        "x": [(last - first + 1) * bins.DAY_MS for first, last in zip(rows["first"], rows["last"], strict=True)],
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


def is_hollow(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of which only the day of publication is known."""
    return rows["date_basis"].eq("publication").fillna(False).astype(bool)


def dots(rows: pd.DataFrame, selected: str | None) -> list[dict[str, Any]]:
    """The rows of one type with the same first and last day as one dot: its first row, and how many there are."""
    chosen = rows["event_id"].eq(selected or "").astype(bool)
    rows = rows.assign(hollow=is_hollow(rows), chosen=chosen, kind=types_of(rows))
    groups = rows.groupby(["kind", "first", "last", "hollow"], sort=True)
    shown = ("event_id", "title", "location", "country", "start_date", "end_date", "start_time", "date_precision")
    table = groups.agg(
        **{name: (name, "first") for name in shown}, count=("event_id", "size"), chosen=("chosen", "any")
    )
    return table.reset_index().to_dict("records")  # type: ignore[return-value]


def dot_key(dot: dict[str, Any], kind: str) -> str:
    """A dot's name in a click: its event's id, or its days and type where it holds several (see `day_events`)."""
    if dot["count"] == 1:
        return str(dot["event_id"])
    return f"={bins.iso(dot['first'])}/{bins.iso(dot['last'])},{kind},{'hollow' if dot['hollow'] else 'full'}"


def dot_tip(dot: dict[str, Any]) -> str:
    """What the pointer shows over a dot."""
    if dot["count"] == 1:
        return event_tip(dot)
    return f"<b>{plural(dot['count'], 'event')}</b><br>{interval(bins.iso(dot['first']), bins.iso(dot['last']))}"


def dot_opacity(dot: dict[str, Any], selected: str | None) -> float:
    """Full; weaker for a vague date, and where another event is selected."""
    if selected is not None:
        return 1.0 if dot["chosen"] else FADED
    return 1.0 if dot["first"] == dot["last"] else 0.6


def dot_trace(
    found: list[dict[str, Any]], kind: str, lane: int, colour: str, selected: str | None, dark: bool
) -> Trace:
    """Dots in the middle of their days; several events of a type with one date are one larger dot for all."""
    ground = ink(dark).ground
    return {
        "type": "scatter",
        "name": "days",
        "mode": "markers",
        "x": [f"{bins.iso((dot['first'] + dot['last']) // 2)} 12:00" for dot in found],
        "y": [lane] * len(found),
        "marker": {
            "size": [min(9 + 3 * math.log2(dot["count"]), 16) for dot in found],
            "color": [ground if dot["hollow"] else colour for dot in found],
            "opacity": [dot_opacity(dot, selected) for dot in found],
            "line": {
                "color": [colour if dot["hollow"] else ground for dot in found],
                "width": [2 if dot["hollow"] else 1 for dot in found],
            },
        },
        "customdata": [dot_key(dot, kind) for dot in found],
        "hovertext": [dot_tip(dot) for dot in found],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "xaxis": "x",
        "yaxis": "y",
    }


def day_events(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows under the dot of that name; none where no dot has it."""
    days, _, rest = key.removeprefix("=").partition(",")
    first, _, last = days.partition("/")
    kind, _, style = rest.partition(",")
    rows = bins.dated(frame)
    starts, ends = rows["start_date"].fillna(rows["end_date"]), rows["end_date"].fillna(rows["start_date"])
    here = starts.eq(first) & ends.eq(last) & types_of(rows).eq(kind) & is_hollow(rows).eq(style == "hollow")
    return frame.loc[rows.index[here.astype(bool)]]


def event_tip(row: dict[Any, Any]) -> str:
    """What the pointer shows over one event."""
    return f"<b>{plain(shorten(str(row['title'])))}</b><br>{plain(when(row))}<br>{plain(where(row))}"
