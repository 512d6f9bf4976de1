"""Rows -> spots: what lies at one point becomes one marker; where points are very many, so does what lies close."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.filters import types_of, unplaced
from dashboard.geometry import MAP_EDGE, WORLD_PIXELS
from dashboard.words import AREAS, known

AREA_RADIUS_KM = 40.0
MANY = 2_000
CELL_PIXELS = 30
VERY_MANY = 20_000
FINEST_ZOOM = 6.4  # at which a cell is about a quarter of a degree wide

# The name of a marker that holds several events. Matches "@32.6250,36.1050,0"; not "@32.6", "3f2a".
SPOT_KEY = re.compile(r"@(-?\d+\.\d{4}),(-?\d+\.\d{4}),(\d+)")
# The name of a marker for a cell of the map. Matches "#7,12,1.5"; not "#7,12".
CELL_KEY = re.compile(r"#(-?\d+),(-?\d+),(-?\d+\.\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One marker: a point (degrees WGS84), the events there, and how far they may be from it.

    `key` names it in a click and in the address: the event's id where it is alone; "@latitude,longitude,radius" for
    one point; "~latitude,longitude,zoom" or "#column,row,zoom" for several points too close to tell apart at that
    zoom. `places` is how many points it holds, `event_type` None where its events are of several types.
    """

    key: str
    latitude: float
    longitude: float
    count: int
    area: bool
    radius_km: float
    event_type: str | None
    title: str
    place: str | None
    holds_selected: bool = False
    places: int = 1


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with a point, rounded to ten metres or so; `area` says which are areas, others have radius 0."""
    rows = frame[~unplaced(frame)]
    radius = rows["radius_km"].fillna(0.0).astype(float)
    area = (rows["place_precision"].isin(AREAS) | radius.ge(AREA_RADIUS_KM)).astype(bool)
    return rows.assign(
        latitude=rows["latitude"].astype(float).round(4),
        longitude=rows["longitude"].astype(float).round(4),
        radius_km=radius.where(area, 0.0).round(),
        area=area,
    )


def spots(frame: pd.DataFrame, selected: str | None = None) -> list[Spot]:
    """One spot for each point (areas of another radius apart), those with most events last, so that they lie on top."""
    table = summary(placed(frame), ["latitude", "longitude", "radius_km"], selected)
    return [spot_of(row, spot_key(row["latitude"], row["longitude"], row["radius_km"])) for row in table]


def crowds(frame: pd.DataFrame, zoom: float, selected: str | None = None) -> list[Spot]:
    """One spot for each area, and one for each cell of the map at that zoom that holds points."""
    rows = placed(frame)
    areas, points = rows[rows["area"]], rows[~rows["area"]]
    level = cell_zoom(len(points), zoom)
    column, row = cells(points, level)
    found = summary(points.assign(column=column, row=row), ["column", "row"], selected)
    return spots(frame.loc[areas.index], selected) + [
        spot_of(cell, f"#{cell['column']},{cell['row']},{level:.1f}") for cell in found
    ]


def summary(rows: pd.DataFrame, by: list[str], selected: str | None) -> list[dict[str, Any]]:
    """For each group of rows what its spot needs, small groups first."""
    rows = rows.assign(
        kind=types_of(rows),
        chosen=rows["event_id"].eq(selected or "").astype(bool),
        point=rows["latitude"] * 1000 + rows["longitude"],
    )
    fields = {name: (name, "first") for name in ("event_id", "title", "location", "area") if name not in by}
    fields |= {name: (name, "first") for name in ("latitude", "longitude", "radius_km", "kind") if name not in by}
    table = rows.groupby(by, sort=True).agg(
        **fields, count=("event_id", "size"), kinds=("kind", "nunique"), chosen=("chosen", "any"),
        places=("point", "nunique"),
    )  # fmt: skip
    return table.reset_index().sort_values("count", kind="stable").to_dict("records")  # type: ignore[return-value]


def spot_of(row: dict[str, Any], key: str) -> Spot:
    """The spot of one group of rows; an event that is alone gives it its name."""
    return Spot(
        key=row["event_id"] if row["count"] == 1 else key,
        latitude=row["latitude"],
        longitude=row["longitude"],
        count=row["count"],
        area=row["area"],
        radius_km=row["radius_km"],
        event_type=row["kind"] if row["kinds"] == 1 else None,
        title=known(row["title"]) or "",
        place=known(row["location"]),
        holds_selected=row["chosen"],
        places=row["places"],
    )


def cell_zoom(count: int, zoom: float) -> float:
    """The zoom whose cells are used: that of the map, but with very many points no finer than a quarter of a degree."""
    return round(min(zoom, FINEST_ZOOM) if count > VERY_MANY else zoom, 1)


def cells(rows: pd.DataFrame, zoom: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Column and row of each point's cell on a Mercator map."""
    size = WORLD_PIXELS * 2**zoom / CELL_PIXELS
    sine = np.sin(np.radians(rows["latitude"].clip(-MAP_EDGE, MAP_EDGE).to_numpy(dtype=float)))
    down = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    across = rows["longitude"].to_numpy(dtype=float) / 360 + 0.5
    return np.floor(across * size).astype(np.int64), np.floor(down * size).astype(np.int64)


def spot_key(latitude: float, longitude: float, radius_km: float) -> str:
    """The name of the marker for one point."""
    return f"@{latitude:.4f},{longitude:.4f},{radius_km:.0f}"


def at_spot(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows under the marker of that name ("@..." or "#..."); none where no marker has it."""
    rows = placed(frame)
    if match := SPOT_KEY.fullmatch(key):
        here = pd.Series(True, index=rows.index)
        for name, part in zip(("latitude", "longitude", "radius_km"), match.groups(), strict=True):
            here &= (rows[name] - float(part)).abs().lt(1e-6)
        return frame.loc[rows.index[here]]
    if match := CELL_KEY.fullmatch(key):
        points = rows[~rows["area"]]
        column, row = cells(points, float(match[3]))
        return frame.loc[points.index[(column == int(match[1])) & (row == int(match[2]))]]
    return frame.iloc[0:0]


def extent(frame: pd.DataFrame) -> tuple[float, float, float, float] | None:
    """West, south, east and north of all points; None where nothing has one. East may lie beyond 180.

    The box leaves out the widest empty stretch of the globe, so points on both sides of the Pacific lie together.
    """
    rows = placed(frame)
    if rows.empty:
        return None
    longitudes = sorted(set(rows["longitude"].tolist()))
    following = [*longitudes[1:], longitudes[0] + 360]
    gaps = [after - before for before, after in zip(longitudes, following, strict=True)]
    first = (gaps.index(max(gaps)) + 1) % len(longitudes)
    west, east = longitudes[first], longitudes[first - 1]
    latitude = rows["latitude"]
    return west, float(latitude.min()), east if east >= west else east + 360, float(latitude.max())
