"""In which country an event was whose own words name no place: last, by adjectives and by what the report is about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.events.context import PHYSICAL
from extract.events.draft import Draft
from extract.events.home import home_country
from extract.model import Place, PlaceMention

# How often a report must name a country, and its share of all that it names, to be where its events are.
LEAST_NAMED, LEAST_SHARE = 2, 0.5

# Who uses force in their own country, right after its adjective; matches " guerrilla group", " left-wing rebels",
# " police"; not " troops", " soldiers" or " president", who may be abroad.
AT_HOME = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:guerrillas?|rebels?|insurgents?|police|policem[ae]n|death squads?|paramilitar(?:y|ies)"
    r"|militia(?:s|men)?|cartels?|drug traffickers|security (?:forces|services)|secret (?:police|services?)|gunmen"
    r"|gangs?)\b",
    re.IGNORECASE,
)


def is_only_written_at(home: PlaceMention | Place | None, told: Sequence[tuple[int, PlaceMention]]) -> bool:
    """Whether a report names its home in the dateline alone: it was written there, and may tell of elsewhere."""
    return isinstance(home, PlaceMention) and all(
        number < 0 or mention.place is None or home.place is None or mention.place.name != home.place.name
        for number, mention in told
    )


def country_named(mentions: Sequence[PlaceMention]) -> Place | None:
    """The one country that all names and adjectives of a sentence belong to, if its name or adjective is among them."""
    placed = [mention.place for mention in mentions if mention.place is not None]
    if len({place.country_code for place in placed}) != 1:
        return None
    return next((place for place in placed if place.precision == "country"), None)


def country_of_doers(mentions: Sequence[PlaceMention], text: str) -> Place | None:
    """The country whose guerrillas, police or the like a sentence names: what these do, they do at home."""
    owned = (one.place for one in mentions if one.kind == "adjective" and AT_HOME.match(text, one.span.end))
    countries = {place for place in owned if place is not None and place.precision == "country"}
    return countries.pop() if len(countries) == 1 else None


def leading_country(mentions: Sequence[PlaceMention]) -> Place | None:
    """The country that half of what a report names belongs to, given where its name or adjective is among it."""
    found = home_country(mentions, LEAST_NAMED, LEAST_SHARE)
    return found.place if isinstance(found, PlaceMention) else found


def placed_in_country(draft: Draft, beside: Sequence[PlaceMention], leading: Place | None) -> Draft:
    """A physical event or an election without any place, put in the country that its sentence or report turns around.

    `leading` is what `leading_country` says of the report.
    """
    unplaced = draft.place is None and draft.mention is None and draft.sentence.region != "caption"
    trigger = draft.found.trigger
    if not unplaced or (trigger.event_type not in PHYSICAL and trigger.family != "election"):
        return draft
    named = country_named(beside)
    country = named or leading
    if country is None:
        return draft
    reason = "the country that its sentence speaks of" if named else "the country that the report speaks of"
    return replace(draft, place=country, place_basis="context", reasons=(*draft.reasons, reason))
