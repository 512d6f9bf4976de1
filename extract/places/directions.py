"""Parts of places and bearings from them: "southern Syria", "30 km north of Aleppo"."""

import dataclasses
import math
import re

from extract.model import Place, Span
from extract.places.entry import Entry

BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
POINT = r"(north|south|east|west|north-?\s?east|north-?\s?west|south-?\s?east|south-?\s?west)"
# Matches "southern " and "north-eastern " right before a name; must not match "southern, ".
PART = re.compile(rf"(?i)\b{POINT}(?:ern)?(?:most)?\s+$")
# Matches "30 km (19 miles) north of " and "12 miles southwest of downtown "; must not match "30 people north of ".
BEARING = re.compile(
    rf"(?i)(\d+(?:[.,]\d+)?)[\s-]?(km|kilomet(?:er|re)s?|miles?|mi)\b(?:\s*\([^)]{{1,25}}\))?\s+"
    rf"(?:to the )?{POINT}(?:ern)?\s+(?:of|from)\s+"
    r"(?:the\s+)?(?:(?:city|town|village|capital)\s+of\s+|downtown\s+|central\s+)?$"
)
MOST_SHIFT_KM = 120.0
LEAST_RADIUS_KM = 20.0
DEGREE_KM = 111.2


def part_of(entry: Entry, text: str, span: Span) -> Place:
    """The entry's place, shifted and shrunk where the words before the mention name a part of it or a bearing."""
    place = entry.place()
    before = text[max(0, span.start - 90) : span.start]
    if bearing := BEARING.search(before):
        far = float(bearing.group(1).replace(",", "")) * (1.0 if bearing.group(2).lower().startswith("k") else 1.609)
        if far <= 500:
            return moved(place, bearing.group(3), far, max(3.0, 0.2 * far))
    if place.radius_km >= LEAST_RADIUS_KM and (part := PART.search(before[-16:])):
        shift = min(0.45 * place.radius_km, MOST_SHIFT_KM)
        return moved(place, part.group(1), shift, max(0.6 * place.radius_km, place.radius_km - 1.2 * shift))
    return place


def moved(place: Place, point: str, far_km: float, radius_km: float) -> Place:
    """The place with its point moved along a bearing."""
    bearing = math.radians(BEARINGS[re.sub(r"[-\s]", "", point.lower())])
    latitude = max(-90.0, min(90.0, place.latitude + far_km * math.cos(bearing) / DEGREE_KM))
    narrow = max(0.05, math.cos(math.radians(latitude)))
    longitude = (place.longitude + far_km * math.sin(bearing) / (DEGREE_KM * narrow) + 180.0) % 360.0 - 180.0
    return dataclasses.replace(
        place, latitude=round(latitude, 4), longitude=round(longitude, 4), radius_km=round(radius_km, 1)
    )
