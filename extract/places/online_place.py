"""What an online geocoder's answer says of a place: its size and kind from the bounding box and type, its country."""

from collections.abc import Iterator
from typing import Any

from extract.geometry import distance_km
from extract.model import Place, PlacePrecision
from extract.places.gazetteer import Gazetteer

# The services' own words for kinds of places, as Nominatim (addresstype), Photon (type, osm_value) and Pelias (layer)
# document them. Source: the projects' API pages. Date: 2026-11-22.
KINDS: dict[str, PlacePrecision] = {
    **dict.fromkeys(("country", "dependency"), "country"),
    **dict.fromkeys(("state", "region", "province", "macroregion", "archipelago", "island"), "region"),
    **dict.fromkeys(("county", "macrocounty", "district", "state_district", "localadmin"), "district"),
    **dict.fromkeys(
        ("city", "town", "village", "hamlet", "locality", "municipality", "borough", "suburb", "quarter",
         "neighbourhood", "city_district"), "city",
    ),
    **dict.fromkeys(("sea", "ocean", "bay", "strait", "marinearea"), "sea"),
    **dict.fromkeys(("house", "street", "road", "venue", "address", "building", "peak", "bridge", "aerodrome"), "site"),
}  # fmt: skip
# Radius in km below which a place of that kind would be drawn too sharp.
LEAST_KM: dict[PlacePrecision, float] = {
    "site": 0.5, "city": 2.0, "district": 10.0, "region": 30.0, "country": 100.0, "sea": 20.0,
}  # fmt: skip
# What a radius without a kind makes of a place, the first that is not exceeded.
BY_SIZE: tuple[tuple[float, PlacePrecision], ...] = ((2.0, "site"), (25.0, "city"), (80.0, "district"))
UNSAID_KM = 10.0
NEAREST_KM = 100.0
# Where a service's answer may hold the code of the country, its name for the first-level division, the place's name.
CODES = ("country_code", "countrycode", "countryCode")
DIVISIONS = ("state", "region", "province")

Box = tuple[float, float, float, float]


def to_place(latitude: float, longitude: float, address: str, raw: dict[str, Any], gazetteer: Gazetteer) -> Place:
    """The place of an answer; what the answer does not say of its country comes from the nearest town.

    `source` names whom the data is owed to, where the service says so.
    """
    box = bounding_box(raw)
    reach = max((distance_km(latitude, longitude, *corner) for corner in corners(box)), default=UNSAID_KM)
    precision = kind_of(raw) or kind_by_size(reach)
    code = (first_text(raw, CODES) or "").upper()
    if not gazetteer.coded(code):
        near = gazetteer.nearest(latitude, longitude, 1)
        code = near[0][0].country_code if near and near[0][1] < NEAREST_KM else ""
    country = gazetteer.coded(code)
    return Place(
        name=first_text(raw, ("name",)) or address.partition(",")[0].strip(),
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        radius_km=round(max(reach, LEAST_KM[precision]), 1),
        precision=precision,
        country_code=code or None,
        country=country.name if country else None,
        admin1=first_text(raw, DIVISIONS),
        source=first_text(raw, ("licence", "attribution")) or "online geocoder",
    )


def kind_of(raw: dict[str, Any]) -> PlacePrecision | None:
    """The kind that the service names, None where it names none that we know."""
    for key in ("addresstype", "layer", "type", "osm_value"):
        for holder in holders(raw):
            if (word := holder.get(key)) in KINDS:
                return KINDS[word]
    return None


def kind_by_size(reach_km: float) -> PlacePrecision:
    """How sharp a place of that reach is called."""
    for most, kind in BY_SIZE:
        if reach_km <= most:
            return kind
    return "region"


def first_text(raw: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of these keys that holds some text."""
    for holder in holders(raw):
        for key in keys:
            if isinstance(value := holder.get(key), str) and value.strip():
                return value.strip()
    return None


def holders(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The answer itself and the parts in which services put what they say of it."""
    yield raw
    yield from (part for key in ("properties", "address", "components") if isinstance(part := raw.get(key), dict))


def bounding_box(raw: dict[str, Any]) -> Box | None:
    """South, west, north and east: Nominatim's boundingbox, Photon's extent, GeoJSON's bbox; None for any other."""
    properties = raw.get("properties")
    extent = properties.get("extent") if isinstance(properties, dict) else None
    if sides := numbers(raw.get("boundingbox")):
        south, north, west, east = sides
    elif sides := numbers(extent):
        west, north, east, south = sides
    elif sides := numbers(raw.get("bbox")):
        west, south, east, north = sides
    else:
        return None
    valid = -90.0 <= south <= north <= 90.0 and -180.0 <= west <= 180.0 and -180.0 <= east <= 180.0
    return (south, west, north, east) if valid else None


def numbers(values: Any) -> Box | None:
    """Four numbers, which Nominatim writes as text; None for anything else."""
    if not isinstance(values, list) or len(values) != 4:
        return None
    try:
        first, second, third, fourth = (float(value) for value in values)
    except (TypeError, ValueError):
        return None
    return (first, second, third, fourth)


def corners(box: Box | None) -> tuple[tuple[float, float], ...]:
    """The corners of a box as latitude and longitude."""
    if box is None:
        return ()
    south, west, north, east = box
    return ((south, west), (south, east), (north, west), (north, east))
