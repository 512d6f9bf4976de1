"""Rows -> spots: what lies at one point becomes one marker; areas become discs. Pure numbers, no drawing."""

import math
import re
from dataclasses import dataclass

import pandas as pd

from dashboard.filters import types_of, unplaced
from dashboard.words import AREAS, known

AREA_RADIUS_KM = 40.0
GRID_FROM = 20_000
GRID_DEGREES = 0.25
EARTH_RADIUS_KM = 6371.0088
MAP_EDGE = 85.0

# The name of a marker that holds several events. Matches "@32.6250,36.1050,0"; not "@32.6", "3f2a".
SPOT_KEY = re.compile(r"@(-?\d+\.\d{4}),(-?\d+\.\d{4}),(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One marker: a point (degrees WGS84), the events there, and how far they may be from it.

    `key` names it in a click and in the address: the event's id where it is alone, else "@latitude,longitude,radius",
    or "~latitude,longitude,zoom" where markers too close to tell apart at that zoom became one, `places` of them.
    `event_type` is None where the events there are of several types.
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
    """The rows with a point, and beside them `spot`: which marker they belong to."""
    rows = frame[~unplaced(frame)]
    radius = rows["radius_km"].fillna(0.0).astype(float)
    area = rows["place_precision"].isin(AREAS) | radius.ge(AREA_RADIUS_KM)
    latitude, longitude = rows["latitude"].astype(float), rows["longitude"].astype(float)
    if len(rows) > GRID_FROM:
        latitude, longitude = (cell_middle(values) for values in (latitude, longitude))
        area = pd.Series(False, index=rows.index)
    latitude, longitude = latitude.round(4), longitude.round(4)
    return rows.assign(latitude=latitude, longitude=longitude, radius_km=radius.where(area, 0.0).round(), area=area)


def cell_middle(degrees: "pd.Series[float]") -> "pd.Series[float]":
    """Each coordinate moved to the middle of its grid cell."""
    return (degrees // GRID_DEGREES) * GRID_DEGREES + GRID_DEGREES / 2


def spots(frame: pd.DataFrame, selected: str | None = None) -> list[Spot]:
    """One spot for each point (areas of another radius apart), those with most events last, so that they lie on top."""
    rows = placed(frame)
    rows = rows.assign(kind=types_of(rows), chosen=rows["event_id"].eq(selected or "").astype(bool))
    points = rows.groupby(["latitude", "longitude", "radius_km"], sort=True)
    table = points.agg(
        count=("event_id", "size"), event_id=("event_id", "first"), kind=("kind", "first"), kinds=("kind", "nunique"),
        title=("title", "first"), place=("location", "first"), area=("area", "first"), chosen=("chosen", "any"),
    ).reset_index()  # fmt: skip
    return [
        Spot(
            key=row["event_id"] if row["count"] == 1 else spot_key(row["latitude"], row["longitude"], row["radius_km"]),
            latitude=row["latitude"],
            longitude=row["longitude"],
            count=row["count"],
            area=row["area"],
            radius_km=row["radius_km"],
            event_type=row["kind"] if row["kinds"] == 1 else None,
            title=known(row["title"]) or "",
            place=known(row["place"]),
            holds_selected=row["chosen"],
        )
        for row in table.sort_values("count", kind="stable").to_dict("records")
    ]


def spot_key(latitude: float, longitude: float, radius_km: float) -> str:
    """A marker's name in a click and in the address."""
    return f"@{latitude:.4f},{longitude:.4f},{radius_km:.0f}"


def at_spot(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows under the marker of that name; none where no marker has it."""
    match = SPOT_KEY.fullmatch(key)
    if match is None:
        return frame.iloc[0:0]
    rows = placed(frame)
    here = pd.Series(True, index=rows.index)
    for name, part in zip(("latitude", "longitude", "radius_km"), match.groups(), strict=True):
        here &= (rows[name] - float(part)).abs().lt(1e-6)
    return frame.loc[rows.index[here]]


def disc(latitude: float, longitude: float, radius_km: float, corners: int = 64) -> list[tuple[float, float]]:
    """The circle of that radius on the globe as (latitude, longitude), closed.

    Longitudes run on past 180 instead of jumping. A circle around a pole is closed along the map's edge.
    """
    angle = min(radius_km / EARTH_RADIUS_KM, math.pi / 2)
    middle = math.radians(latitude)
    ring: list[tuple[float, float]] = []
    for corner in range(corners + 1):
        bearing = 2 * math.pi * (corner % corners) / corners
        height = math.asin(
            math.sin(middle) * math.cos(angle) + math.cos(middle) * math.sin(angle) * math.cos(bearing)
        )  # fmt: skip
        across = math.atan2(
            math.sin(bearing) * math.sin(angle) * math.cos(middle),
            math.cos(angle) - math.sin(middle) * math.sin(height),
        )
        degrees = longitude + math.degrees(across)
        if ring:
            degrees += 360 * round((ring[-1][1] - degrees) / 360)
        ring.append((max(-MAP_EDGE, min(MAP_EDGE, math.degrees(height))), degrees))
    if abs(ring[-1][1] - ring[0][1]) > 180:
        edge = math.copysign(MAP_EDGE, latitude)
        ring += [(edge, ring[-1][1]), (edge, ring[0][1]), ring[0]]
    return ring


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
