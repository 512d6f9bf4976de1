"""Circles on the globe and points on a Mercator map. Pure numbers; degrees WGS84, latitude before longitude."""

import math

EARTH_RADIUS_KM = 6371.0088
MAP_EDGE = 85.0
WORLD_PIXELS = 512
ASSUMED_MAP = (770, 510)


def pixel(latitude: float, longitude: float, zoom: float) -> tuple[float, float]:
    """Where a point lies on a Mercator map of that zoom, in pixels from its upper left corner."""
    sine = math.sin(math.radians(max(-85.0, min(85.0, latitude))))
    size = WORLD_PIXELS * 2**zoom
    return (longitude / 360 + 0.5) * size, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size


def opening_zoom(box: tuple[float, float, float, float] | None) -> float:
    """About the zoom on which the map opens for a box (west, south, east, north); the browser says when it is not."""
    if box is None:
        return 0.5
    west, south, east, north = box
    (left, bottom), (right, top) = pixel(south, west, 0), pixel(north, east, 0)
    room = (0.78 * ASSUMED_MAP[0] / max(right - left, 1e-6), 0.72 * ASSUMED_MAP[1] / max(bottom - top, 1e-6))
    return round(max(min(math.log2(min(room)), 6.0), 0.0), 1)


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
