"""Names that only say where the name before them lies are no places of events."""

import re
from collections.abc import Sequence

from extract.events.wordlists import word_set
from extract.model import Place, PlaceMention

_SIDES = r"(?:north|south|east|west|central|mid)\w*(?:[- ](?:east|west)\w*)?"
_PARTS = rf"(?:{'|'.join(sorted(word_set('town_parts')))})"
CONTAINER = re.compile(
    rf"\s*(?:{_PARTS}\s+(?:,\s*)?(?:in|of)|{_PARTS}?\s*,\s*(?:in|of)?)\s+(?:the\s+)?(?:{_SIDES}\s+)?"
    rf"(?:(?:part|section|sector|area|outskirts|suburbs)\s+of\s+)?",
    re.IGNORECASE,
)
"""Between a town and what it lies in: matches ", ", ", in northern ", " district of "; not " and ", ", near "."""
LANDMARK = re.compile(
    rf"[\s,(]*(?:(?:about|some|approximately|around|nearly|almost|located|situated|lying)\s+)*\d[\d.,]*\s*"
    rf"(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\.?\s+(?:{_SIDES}\s+(?:of|from)|from|outside)\s+"
    r"(?:(?:the\s+)?(?:city|town|capital|capital\s+city)\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
"""Between a town and what it is so far from: matches ", 415 km southeast of ", " (about 12 miles from the town of "."""

_KINDS = "|".join(sorted(word_set("town_nouns") | word_set("region_nouns") | word_set("spot_nouns")))
OWNER = re.compile(rf"['’]s\s+(?:{_SIDES}\s+)?(?:(?:[a-z][\w-]*\s+){{0,3}}(?:{_KINDS})\s+of\s+)?", re.IGNORECASE)
"""Between what a town lies in and the town: matches "'s ", "’s northern oil town of "; not "'s army attacked "."""


def without_containers(mentions: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """Mentions but for those that only say where the one before them lies.

    "Germany" in "Berlin, Germany" and "Berlin, in eastern Germany"; "Berlin" in "Potsdam, 30 km southwest of Berlin".
    So do those that only say whose the one after them is ("Germany's port of Rostock").
    """
    kept: list[PlaceMention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before is not None and _only_owns(text[before.span.end : mention.span.start], before.place, mention.place):
            kept.pop()
            before = None
        if before is None or not _only_locates(text[before.span.end : mention.span.start], before.place, mention.place):
            kept.append(mention)
    return kept


def _only_locates(between: str, before: Place | None, place: Place | None) -> bool:
    """Whether a name is there to say where the one before it lies, by the words between the two."""
    if LANDMARK.fullmatch(between):
        return True
    return (
        before is not None and place is not None and bool(CONTAINER.fullmatch(between)) and _is_coarser(place, before)
    )


def _only_owns(between: str, before: Place | None, place: Place | None) -> bool:
    known = before is not None and place is not None and _is_coarser(before, place)
    return known and OWNER.fullmatch(between) is not None


def _is_coarser(one: Place, two: Place) -> bool:
    return one.radius_km > two.radius_km and one.country_code == two.country_code
