"""Leaves a name unplaced where its likeliest place is more likely wrong than worth a pin."""

import dataclasses

from extract.model import PlaceMention
from extract.places.own_places import OWN_SOURCE

# Of the mentions of GeoWebNews, LGL, TR-News and GeoVirus (work parts) less sure than this none is right; of those from
# .40 to .45 a third is. Mostly they are names whose readings speak equally.
LEAST_SURE = 0.37


def unless_doubtful(mention: PlaceMention) -> PlaceMention:
    """The mention of a place as it is, or, where no reading is good enough, without one; its candidates stay.

    A place of the user's own is never doubted: a name in that table stands for it.
    """
    place = mention.place
    if place is None or mention.confidence >= LEAST_SURE or place.source == OWN_SOURCE:
        return mention
    holder = place.admin1 or place.country
    words = f"{place.name} ({holder})" if holder and holder != place.name else place.name
    doubt = f"left unplaced: {words} is the likeliest, but too doubtful at {mention.confidence:.2f}"
    return dataclasses.replace(mention, place=None, reason=f"{mention.reason}; {doubt}" if mention.reason else doubt)
