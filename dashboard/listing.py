"""Rows of the table -> entries of the list: what stands in one line of each event. Pure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.palette import look_of
from dashboard.words import known, when, where

MOST_ENTRIES = 300


def entry(row: Mapping[Any, Any], dark: bool, sources: bool = False) -> dict[str, Any]:
    """One event of the list; `tag` names a modality that a reader must not overlook. `sources`: say who reports it."""
    look = look_of(known(row["event_type"]))
    modality = known(row["modality"])
    place, day = where(row), when(row)
    return {
        "id": row["event_id"],
        "title": known(row["title"]) or "Untitled event",
        "when": day,
        "where": place,
        "dated": day != "no date",
        "placed": place != "no place",
        "type": look.label,
        "glyph": look.glyph,
        "colour": look.colour(dark),
        "ink": look.ink,
        "source": known(row["source"]) if sources else None,
        "tag": modality if modality and modality != "happened" else None,
    }


def list_data(
    frame: pd.DataFrame,
    *,
    dark: bool,
    heading: str = "",
    leave: str = "Show all",
    hint: str = "",
    empty: str = "",
    back: str | None = None,
    sources: bool = False,
) -> dict[str, Any]:
    """What the list shows; a long one is cut, and says so. `back` is the event whose card was just closed.

    `leave` is the link beside the heading, `hint` a line beneath it.
    """
    more = ""
    if len(frame) > MOST_ENTRIES:
        more = f"The first {MOST_ENTRIES} of {len(frame):,}. Narrow the filters, or open the table for all."
    return {
        "rows": [entry(row, dark, sources) for row in frame.head(MOST_ENTRIES).to_dict("records")],
        "back": back,
        "heading": heading,
        "leave": leave,
        "hint": hint,
        "label": "Events",
        "empty": empty,
        "more": more,
    }


def neighbours(frame: pd.DataFrame, event_id: str) -> dict[str, str | None]:
    """The events before and after one in the list, and where it stands: "3 of 24"."""
    ids = frame["event_id"].tolist()
    if event_id not in ids:
        return {"previous": None, "next": None, "position": ""}
    place = ids.index(event_id)
    return {
        "previous": ids[place - 1] if place else None,
        "next": ids[place + 1] if place + 1 < len(ids) else None,
        "position": f"{place + 1:,} of {len(ids):,}",
    }
