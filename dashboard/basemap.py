"""The map's style: MapLibre layers over our own outlines, fetched from the app's own server, light and dark.

No `glyphs` and no `sprite`: with neither, MapLibre writes labels with the reader's own fonts and asks no server.
The folder `static/basemap` is made by tools/basemap/build.py.
"""

from dataclasses import dataclass
from typing import Any

FOLDER = "app/static/basemap"
CREDIT = "Natural Earth · GeoNames (CC BY 4.0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The colours of one theme."""

    sea: str
    land: str
    border: str
    label: str
    city: str
    halo: str


LIGHT = Ground(sea="#dfe7ec", land="#fbfaf7", border="#c9c8c2", label="#8a8d90", city="#a2a5a8", halo="#fbfaf7")
DARK = Ground(sea="#12161b", land="#262c33", border="#454d57", label="#8e98a3", city="#77818c", halo="#262c33")


def style(dark: bool) -> dict[str, Any]:
    """A MapLibre style, version 8."""
    ground = DARK if dark else LIGHT
    return {
        "version": 8,
        "name": "dateline-dark" if dark else "dateline-light",
        "sources": {
            "land": {"type": "geojson", "data": f"{FOLDER}/land.json", "attribution": CREDIT},
            "borders": {"type": "geojson", "data": f"{FOLDER}/borders.json"},
            "labels": {"type": "geojson", "data": f"{FOLDER}/labels.json"},
        },
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": ground.sea}},
            {"id": "land", "type": "fill", "source": "land", "paint": {"fill-color": ground.land}},
            border_layer("agreed", ground),
            border_layer("disputed", ground),
            country_layer(ground),
            city_layer(ground),
        ],
    }


def border_layer(status: str, ground: Ground) -> dict[str, Any]:
    """Boundaries between countries; those in dispute are dashed (docs/decisions/0002-basemap-labels.md)."""
    paint: dict[str, Any] = {
        "line-color": ground.border,
        "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 6, 1.3],
    }
    if status == "disputed":
        paint["line-dasharray"] = [3, 2.5]
    chosen = ["==", ["get", "status"], status]
    return {"id": f"borders-{status}", "type": "line", "source": "borders", "filter": chosen, "paint": paint}


def country_layer(ground: Ground) -> dict[str, Any]:
    """Names of countries, large ones first as one zooms in."""
    return {
        "id": "countries",
        "type": "symbol",
        "source": "labels",
        "filter": ["all", ["==", ["get", "kind"], "country"], by_zoom([(1, 1), (2, 2), (3, 3), (4, 4)], 0)],
        "layout": {
            "text-field": ["get", "name"],
            "text-font": ["sans-serif"],
            "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 4, 12, 7, 15],
            "text-letter-spacing": 0.06,
            "text-max-width": 7,
            "text-padding": 6,
            "symbol-sort-key": ["get", "rank"],
        },
        "paint": {"text-color": ground.label, "text-halo-color": ground.halo, "text-halo-width": 1.2},
    }


def city_layer(ground: Ground) -> dict[str, Any]:
    """Names of large cities and capitals, from the zoom at which one looks for them."""
    return {
        "id": "cities",
        "type": "symbol",
        "source": "labels",
        "minzoom": 3.5,
        "filter": ["all", ["==", ["get", "kind"], "city"], by_zoom([(4, 0), (5, 1), (6, 2)], -1)],
        "layout": {
            "text-field": ["get", "name"],
            "text-font": ["sans-serif"],
            "text-size": ["interpolate", ["linear"], ["zoom"], 4, 10, 8, 13],
            "text-padding": 8,
            "symbol-sort-key": ["get", "rank"],
        },
        "paint": {"text-color": ground.city, "text-halo-color": ground.halo, "text-halo-width": 1.2},
    }


def by_zoom(steps: list[tuple[int, int]], lowest: int) -> list[Any]:
    """A filter that lets labels of higher rank in as one zooms: `lowest` at first, then [(zoom, highest rank)]."""
    expression: list[Any] = ["step", ["zoom"], ["<=", ["get", "rank"], lowest]]
    for zoom, rank in steps:
        expression += [zoom, ["<=", ["get", "rank"], rank]]
    return expression
