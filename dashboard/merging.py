"""Markers that would hide each other at a zoom become one, so that none lies unseen under another. Pure numbers."""

import math
import re
from collections import defaultdict
from dataclasses import replace

import pandas as pd

from dashboard.filters import unplaced
from dashboard.geometry import pixel
from dashboard.spots import MANY, Spot, at_spot, crowds, spots

NEAREST = 0.82  # of the distance at which two markers touch
MOST_GROUPED = 3_000

# The name of a marker that several markers became. Matches "~48.8534,2.3488,1.5"; not "@48.8534,2.3488,0".
MERGED_KEY = re.compile(r"~(-?\d+\.\d{4}),(-?\d+\.\d{4}),(-?\d+\.\d)")


def spot_size(count: int) -> float:
    """A marker's width in pixels: grows with the number of events, slowly."""
    return 18.0 + min(5.0 * math.log2(count), 26.0)


def markers(frame: pd.DataFrame, zoom: float, selected: str | None = None) -> tuple[list[Spot], list[Spot]]:
    """The markers for a zoom, and the areas that need a disc, those with most events last, so that they lie on top."""
    every = unmerged(frame, zoom, selected)
    return merged(every, zoom), [spot for spot in every if spot.area]


def unmerged(frame: pd.DataFrame, zoom: float, selected: str | None = None) -> list[Spot]:
    """The points that hold events, or where there are many the cells of the map."""
    many = int((~unplaced(frame)).sum()) > MANY
    return crowds(frame, zoom, selected) if many else spots(frame, selected)


def groups(found: list[Spot], zoom: float) -> list[list[Spot]]:
    """The markers in groups, each led by its largest point, or by an area where it holds no point.

    A group's others would lie at least in part under that one.
    """
    cell = 2 * spot_size(100_000)
    near: dict[tuple[int, int], list[tuple[float, float, list[Spot]]]] = defaultdict(list)
    made: list[list[Spot]] = []
    for spot in sorted(found, key=lambda spot: (spot.area, -spot.count, spot.key)):
        x, y = pixel(spot.latitude, spot.longitude, zoom)
        column, row = int(x // cell), int(y // cell)
        around = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        leaders = [leader for place in around for leader in near[place]]
        reach = spot_size(spot.count) / 2
        close = [
            (gap, group)
            for other_x, other_y, group in leaders
            if (gap := math.hypot(x - other_x, y - other_y)) < NEAREST * (reach + spot_size(group[0].count) / 2)
        ]
        if close:
            min(close, key=lambda item: (item[0], item[1][0].key))[1].append(spot)
        else:
            made.append([spot])
            near[column, row].append((x, y, made[-1]))
    return made


def merged(found: list[Spot], zoom: float) -> list[Spot]:
    """The markers as that zoom can tell them apart; with thousands of them, far in, each stays as it is."""
    made = found if len(found) > MOST_GROUPED else [merge(group, zoom) for group in groups(found, zoom)]
    return sorted(made, key=lambda spot: (spot.count, spot.key))


def merge(group: list[Spot], zoom: float) -> Spot:
    """One marker for a group, where its largest lies."""
    leader = group[0]
    if len(group) == 1:
        return leader
    types = {spot.event_type for spot in group}
    return replace(
        leader,
        key=f"~{leader.latitude:.4f},{leader.longitude:.4f},{zoom:.1f}",
        count=sum(spot.count for spot in group),
        event_type=types.pop() if len(types) == 1 else None,
        holds_selected=any(spot.holds_selected for spot in group),
        places=sum(spot.places for spot in group),
    )


def at_mark(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows under the marker of that name, in their order; none where no marker has it."""
    match = MERGED_KEY.fullmatch(key)
    if match is None:
        return at_spot(frame, key)
    zoom = float(match[3])
    members = next((group for group in groups(unmerged(frame, zoom), zoom) if merge(group, zoom).key == key), [])
    alone = {spot.key for spot in members if spot.count == 1}
    chosen = frame["event_id"].isin(list(alone))
    for spot in members:
        if spot.count > 1:
            chosen |= frame.index.isin(at_spot(frame, spot.key).index)
    return frame[chosen.astype(bool)]
