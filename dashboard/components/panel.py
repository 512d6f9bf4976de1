"""The panel beside the map: the list of events, the card of one, or the choice of a second that is the same."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import data, state
from dashboard.card import card
from dashboard.components import draw_card, draw_list
from dashboard.listing import list_data, neighbours
from dashboard.same_event import candidates, same_event
from dashboard.words import known


def draw_event(row: Mapping[str, Any], dataset: data.Dataset, listed: pd.DataFrame, dark: bool) -> None:
    """The card of one event, with the other reports of it."""
    details = card(row, dataset.readings.get(str(row["article_id"])), dark=dark)
    others = same_event(dataset.frame, row, dataset.clustering, dataset.readings, data.decisions())
    shown = details | {"same": others} | neighbours(listed, str(row["event_id"]))
    draw_card(shown, state.pick, state.part, state.undo, state.start_joining)


def draw_choice(row: Mapping[str, Any], listed: pd.DataFrame, dark: bool) -> None:
    """The events of which one may be the same as that of the row."""
    offered = list_data(
        candidates(listed, row), dark=dark, leave="Cancel", sources=True, empty="No other event matches.",
        heading=f"Which event is the same as “{known(row['title']) or 'this one'}”?",
        hint="The nearest in time come first. Search and filters narrow the list; a click on the map chooses too.",
    )  # fmt: skip
    draw_list(offered, state.choose)


def draw_events(listed: pd.DataFrame, dark: bool, heading: str) -> None:
    """The list of events."""
    back = state.came_from()
    draw_list(list_data(listed, dark=dark, heading=heading, empty="No event matches.", back=back), state.pick)
