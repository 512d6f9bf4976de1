"""Tells two deeds of one report apart by what each was done with, to whom and where."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from extract.events.draft import Draft
from extract.events.home import SHARP
from extract.events.numbers import NOTHING
from extract.events.senses import HARMS
from extract.events.wordlists import word_set
from extract.model import PlaceMention
from extract.places.facilities import is_facility

# Sub-types that say what a deed was done with; one that is in none of the groups may be any of them.
_MEANS = {
    "shooting": "gun",
    "bombing": "bomb",
    "grenade": "bomb",
    "suicide_bombing": "bomb",
    "arson": "fire",
    "stabbing": "blade",
}
_BY_GUN, _BY_BOMB = word_set("by_gun"), word_set("by_bomb")
# A known place with a larger radius is an area that may hold the other one.
_AREA_KM = 25.0
# So many mentions of a family are held against each other.
MOST_COMPARED = 40


def told_apart(one: Draft, two: Draft) -> bool:
    """Whether two mentions of one kind tell of two deeds: other means, other named victims, other places.

    "Shot dead in the Mill quarter" and "a bomb went off at the Hill bank".
    """
    if one.found.trigger.event_type != "conflict" or two.found.trigger.event_type != "conflict":
        return False
    return _by_other_means(one, two) or _upon_others(one, two) or _elsewhere(one, two)


def families_apart(drafts: Sequence[Draft]) -> frozenset[str]:
    """The families of which a report tells two deeds apart, each with a day or a place of its own."""
    own: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.own_date or draft.place_basis == "explicit":
            own.setdefault(draft.found.trigger.family, []).append(draft)
    return frozenset(
        family for family, told in own.items() if any(told_apart(*two) for two in combinations(told[:MOST_COMPARED], 2))
    )


def is_new_deed(draft: Draft) -> bool:
    """Whether a verb tells of a deed, not of whom one hurt: where several deeds are told, it may be the next."""
    return draft.found.trigger.pos == "v" and draft.found.trigger.lemma not in HARMS


def at_each_place(draft: Draft) -> list[Draft]:
    """An act of force that its words put in several towns at once, once for each ("clashes in Aba, Owerri and Jos").

    Each has its own place; the numbers of those harmed, which are of all together, stay with the first.
    """
    several = draft.found.trigger.event_type == "conflict" and draft.place_basis == "explicit"
    if not several or draft.mention is None or draft.place is None or draft.place.precision not in SHARP:
        return [draft]
    if _at_one_spot((draft.mention, *draft.more_places), draft.wording):
        return [draft]
    towns = [one for one in draft.more_places if one.place is not None and one.place.precision in SHARP]
    told, named = [draft], (draft.mention, *draft.more_places)
    seen = {(draft.place.latitude, draft.place.longitude)}
    for town in towns:
        if town.place is not None and (town.place.latitude, town.place.longitude) not in seen:
            seen.add((town.place.latitude, town.place.longitude))
            others = tuple(one for one in named if one is not town)
            told.append(replace(draft, mention=town, place=town.place, more_places=others, toll=NOTHING))
    return told


def _at_one_spot(named: Sequence[PlaceMention], wording: str) -> bool:
    """Whether several names say where one spot lies: the corner of two streets, a road "between Aba and Owerri"."""
    words = wording.lower()
    return any(is_facility(one.text) or f"between {one.text.lower()}" in words for one in named)


def means_of(draft: Draft) -> str | None:
    """What a deed was done with ("gun", "bomb", "fire", "blade"), by its own words; None where they leave it open."""
    trigger = draft.found.trigger
    words = trigger.lemma.replace(" ", "_")
    if words in _BY_GUN:
        return "gun"
    if words in _BY_BOMB:
        return "bomb"
    if trigger.lemma in HARMS and trigger.sub_event_type == "shooting":
        return _MEANS.get(trigger.finer)
    return _MEANS.get(trigger.finer) or _MEANS.get(trigger.sub_event_type)


def _by_other_means(one: Draft, two: Draft) -> bool:
    first, second = means_of(one), means_of(two)
    return first is not None and second is not None and first != second


def _upon_others(one: Draft, two: Draft) -> bool:
    """Whether each names somebody whom it was done to, and these share no word."""
    first, second = one.actors[1], two.actors[1]
    if not first or not second or not first[:1].isupper() or not second[:1].isupper():
        return False
    return not set(first.lower().split()) & set(second.lower().split())


def _elsewhere(one: Draft, two: Draft) -> bool:
    """Whether both name a place of their own that is no area, under names that do not hold each other."""
    if one.mention is None or two.mention is None or "context" in (one.place_basis, two.place_basis):
        return False
    if any(draft.place is not None and draft.place.radius_km >= _AREA_KM for draft in (one, two)):
        return False
    first, second = one.mention.text.lower(), two.mention.text.lower()
    if (one.place is None) != (two.place is None) or first in second or second in first:
        return False
    if one.place is None or two.place is None or one.place.geonames_id != two.place.geonames_id:
        return True
    return one.place.name.lower() not in (first, second)  # two quarters, both set into their town
