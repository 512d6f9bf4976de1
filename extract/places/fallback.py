"""The last resort: names that the gazetteer lacks are asked of another geocoder, if the user chose one."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extract.geometry import distance_km
from extract.model import Candidate, Place, PlaceMention
from extract.places.gazetteer import Gazetteer
from extract.places.online_place import to_place
from extract.places.resolve import UNLISTED, joined

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder

SHOWN = 5
LONGEST = 80  # characters; a longer name is none
BESIDE, ALONE = 0.7, 0.5  # confidence where the text names what holds the place, and where nothing does


@dataclass(frozen=True, slots=True)
class Found:
    """What a geocoder says to one question: the place chosen, the rest with what spoke against it, and in words."""

    place: Place | None
    candidates: tuple[Candidate, ...]
    reason: str


def ask_for_unlisted(
    mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer, fallback: "Geocoder"
) -> tuple[PlaceMention, ...]:
    """The mentions, those that the gazetteer lacks resolved by `fallback` where its answer fits the text.

    Only the name, and the state or country that the text puts it in, is asked; never the sentence. An answer outside
    the countries that the text names is kept as a rejected candidate. No answer leaves a mention as it was.
    """
    countries = named_countries(mentions)
    asked: dict[str, Found] = {}
    settled = []
    for mention in mentions:
        if not is_unlisted(mention):
            settled.append(mention)
            continue
        words = question(mention)
        if words not in asked:
            asked[words] = ask(words, mention.place, countries, gazetteer, fallback)
        settled.append(with_answer(mention, asked[words]))
    return tuple(settled)


def is_unlisted(mention: PlaceMention) -> bool:
    """Whether a mention is a place by its sentence and none of the gazetteer's."""
    return mention.holds_events and UNLISTED in mention.reason and len(mention.text) <= LONGEST


def question(mention: PlaceMention) -> str:
    """The words that are sent: "Grantville, Pennsylvania, United States"."""
    held = mention.place
    parts = (mention.text, held.name, held.country) if held else (mention.text,)
    return ", ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part))


def named_countries(mentions: tuple[PlaceMention, ...]) -> frozenset[str]:
    """The countries of the places that the text names, those in longer names left out."""
    return frozenset(
        m.place.country_code for m in mentions if m.kind != "embedded" and m.place and m.place.country_code
    )


def ask(words: str, area: Place | None, countries: frozenset[str], gazetteer: Gazetteer, fallback: "Geocoder") -> Found:
    """The answer to one question, judged by what the text says."""
    from geopy.exc import GeocoderServiceError

    who = named(fallback)
    try:
        locations: list[Any] = fallback.geocode(words, exactly_one=False) or []
    except GeocoderServiceError as error:
        return Found(None, (), f"{who} gave no answer ({error})")
    chosen: Place | None = None
    candidates = []
    said = ""
    for location in locations[:SHOWN]:
        place = to_place(location.latitude, location.longitude, location.address, location.raw, gazetteer)
        against = objection(place, area, countries, gazetteer)
        if not against and chosen is None:
            chosen, said = place, f'{who} says "{location.address}"'
        score = 0.0 if against else 1.0
        candidates.append(Candidate(place=place, score=score, reason=against or f"{who}: {location.address}"))
    candidates.sort(key=lambda one: (one.place is not chosen, -one.score))
    if chosen is None:
        said = f"{who} knows no such place" if not locations else f"{who} names only places that do not fit the text"
    return Found(chosen, tuple(candidates), said)


def objection(place: Place, area: Place | None, countries: frozenset[str], gazetteer: Gazetteer) -> str:
    """Why an answer cannot be meant, "" where it can."""
    allowed = frozenset({area.country_code}) if area and area.country_code else countries
    if allowed and place.country_code not in allowed:
        named = [entry.name for code in sorted(filter(None, allowed)) if (entry := gazetteer.coded(code))]
        return f"in {place.country or 'no country'}, but the text names {', '.join(named[:3])}"
    if area and area.precision != "country":
        far = distance_km(place.latitude, place.longitude, area.latitude, area.longitude)
        if far > 1.5 * area.radius_km + place.radius_km + 50.0:
            return f"{far:.0f} km from {area.name}, in which the text puts it"
    return ""


def with_answer(mention: PlaceMention, found: Found) -> PlaceMention:
    """The mention with what was answered; where nothing fits, only the reason and the rejected places are new."""
    reason = joined(mention.reason, found.reason)
    if found.place is None:
        return replace(mention, reason=reason, candidates=mention.candidates or found.candidates)
    confidence = BESIDE if mention.place else ALONE
    return replace(mention, place=found.place, candidates=found.candidates, confidence=confidence, reason=reason)


def named(fallback: "Geocoder") -> str:
    """What a geocoder is called in a reason: "nominatim at nominatim.openstreetmap.org"."""
    name, host = getattr(fallback, "name", type(fallback).__name__), getattr(fallback, "host", "")
    return f"{name} at {host}" if host else str(name)
