"""Tells streets and buildings from towns among the names that no gazetteer lists."""

import dataclasses
import re

from extract.model import PlaceMention
from extract.places.cues import cues

# Words of a name; matches "St." with its stop, "Queen's", "42nd".
WORD = re.compile(r"\w+(?:['’]\w+)?\.?")


def as_facility(mention: PlaceMention) -> PlaceMention:
    """A plain place whose name is a street's or a building's, as a facility; any other mention as it is."""
    if mention.kind != "place" or not is_facility(mention.text):
        return mention
    return dataclasses.replace(mention, kind="facility")


def is_facility(name: str) -> bool:
    """Whether a name of several words has the type word of a street or building at its end, its front or before "of".

    "Mercy Hospital", "Hotel Astoria", "Route 9", "Church of the Nativity"; not "Grantville", "Hospital" alone or
    "Church Hill".
    """
    words = [word.lower() for word in WORD.findall(name)]
    of_all = cues().words
    known = of_all["facilities"] | of_all["civic"]
    if len(words) < 2:
        return False
    if words[-1] in known or words[-1].rstrip(".") in known:
        return True
    return words[0] in known and (words[0] in of_all["facility_heads"] or words[1] == "of" or words[1][0].isdigit())
