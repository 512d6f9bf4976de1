"""Places, kinds and supports that an event takes from the running text, marked as such."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from extract.events.draft import Draft
from extract.events.home import SHARP
from extract.events.select import is_background
from extract.events.senses import EFFECTS, HARMS, is_attack
from extract.model import Place, PlaceMention, Published

T = TypeVar("T")
# How far back (in sentences) a place still speaks for what follows.
PLACE_REACH = 1
# How many mentions or events at most are looked through for one that is near.
FAR_BACK = 50
# Families that make no row: they only say when and where another event happened, at most so many sentences on.
SUPPORTS, SUPPORT_REACH = frozenset({"occur", "response"}), 4
PHYSICAL = frozenset({"conflict", "protest", "accident_disaster"})
# Kinds of events that scene and home may place beside the physical ones; for how many sentences a scene holds.
SCENE_REACH = 3
_AT_HOME = frozenset({"justice", "other"})
# What kills and destroys without anybody's force, and how many sentences on an attack speaks for what it left behind.
DISASTERS = frozenset({"crash", "earthquake", "eruption", "storm", "flood", "collapse", "outbreak"})
FORCE_REACH = 2
_POINTS_BACK = frozenset({"there"})
_KNOWN_AREAS = SHARP | {"region"}


def with_background(drafts: Sequence[Draft], published: Published) -> list[Draft]:
    """Drafts, those marked that tell of old times among the news; in a history, where all is old, none is."""
    dated = [draft.own_date and draft.interval is not None for draft in drafts]
    old = [is_background(draft.interval.first if draft.interval else None, published) for draft in drafts]
    if not any(own and not past for own, past in zip(dated, old, strict=True)):
        return list(drafts)
    return [
        replace(draft, background=True) if own and past else draft
        for draft, own, past in zip(drafts, dated, old, strict=True)
    ]


def with_cause(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts, the dead and injured of a report on a disaster told as its own, if it names no attack at all."""
    conflicts = [draft for draft in drafts if draft.found.trigger.event_type == "conflict"]
    disaster = any(
        draft.found.trigger.event_type == "accident_disaster" and draft.found.trigger.family != "violence"
        for draft in drafts
    )
    if not disaster or any(not _only_harms(draft) for draft in conflicts):
        return list(drafts)
    return [_by_disaster(draft) if draft.found.trigger.event_type == "conflict" else draft for draft in drafts]


def _only_harms(draft: Draft) -> bool:
    return draft.found.trigger.lemma in HARMS and draft.actors[0] is None and not draft.found.trigger.own


def _by_disaster(draft: Draft) -> Draft:
    kind = "death" if draft.found.trigger.lemma == "kill" else "accident"
    trigger = replace(draft.found.trigger, event_type="accident_disaster", sub_event_type=kind, finer="")
    return replace(draft, found=replace(draft.found, trigger=trigger), finer="")


def with_force(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts, deaths and damage told right after an attack given as its work, if the report names no disaster.

    "A bomb went off at the mill. It destroyed two cars." A day of its own makes it another matter.
    """
    if any(draft.found.trigger.family in DISASTERS for draft in drafts):
        return list(drafts)
    attacks = [draft for draft in drafts if is_attack(draft.found.trigger) and draft.found.trigger.lemma not in HARMS
               and draft.modality != "planned" and draft.sentence.region == "body"]  # fmt: skip
    at = [draft.found.sentence for draft in attacks]
    told = []
    for draft in drafts:
        trigger = draft.found.trigger
        kind = EFFECTS.get((trigger.event_type, trigger.sub_event_type))
        here = draft.found.sentence
        near = bisect_left(at, here - FORCE_REACH) < bisect_left(at, here)
        if kind is not None and near and not (trigger.own or draft.own_date or draft.modality == "planned"):
            trigger = replace(trigger, event_type="conflict", sub_event_type=kind, family="violence")
            draft = replace(draft, found=replace(draft.found, trigger=trigger))
        told.append(draft)
    return told


def absorb_supports(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without those that only say when and where ("it happened on Monday", "officers were called").

    What such a sentence says goes to the physical event told before it, if that lacks it.
    """
    kept: list[Draft] = []
    last: int | None = None
    for draft in drafts:
        if draft.found.trigger.family not in SUPPORTS:
            kept.append(draft)
            if draft.found.trigger.event_type in PHYSICAL and draft.sentence.region != "caption":
                last = len(kept) - 1
        elif last is not None and draft.found.sentence - kept[last].found.sentence <= SUPPORT_REACH:
            kept[last] = _supported(kept[last], draft)
    return kept


def _supported(event: Draft, support: Draft) -> Draft:
    changes: dict[str, object] = {}
    if not event.own_date and support.own_date:
        changes |= {"interval": support.interval, "time": support.time, "date_basis": "context"}
    if event.place is None and support.place is not None:
        changes |= {"place": support.place, "mention": support.mention, "place_basis": "context"}
    if not changes:
        return event
    reasons = (*event.reasons, "a later sentence says when or where it happened")
    return replace(event, reasons=reasons, **changes)  # type: ignore[arg-type]  # names of Draft's fields


def within(items: Sequence[tuple[int, T]], first: int, last: int) -> Sequence[tuple[int, T]]:
    """The (sentence number, ...) pairs from sentence `first` to sentence `last`; `items` are in order of sentences."""
    start = bisect_left(items, first, key=lambda item: item[0])
    return items[start : bisect_right(items, last, key=lambda item: item[0])]


def place_from_context(
    draft: Draft,
    words: Sequence[str],
    places: Sequence[tuple[int, PlaceMention]],
    told: Sequence[tuple[int, Draft]],
    staged: Sequence[tuple[int, Draft]],
    home: PlaceMention | Place | None,
) -> Draft:
    """The draft with a place from its surroundings, or unchanged.

    "There" and "the city" point back at the last place named. Else a physical event takes the place of what its own
    sentence tells before it, of the physical event told just before it, or the one that the whole report is about.
    """
    if draft.place is not None or draft.mention is not None or draft.sentence.region == "caption":
        return draft  # a place that its own words name, known or not, is not overruled
    here = draft.found.sentence
    if _POINTS_BACK & set(words):
        at = bisect_right(places, draft.found.span.start, key=lambda item: item[1].span.end)
        for _, mention in reversed(places[max(0, at - FAR_BACK) : at]):
            if mention.place and mention.place.precision in _KNOWN_AREAS:
                return _placed(draft, mention, "the place named before it")
    if draft.found.trigger.event_type not in PHYSICAL or draft.background:
        return draft
    for _, one in [*reversed(within(staged, here, here)), *reversed(within(told, here - PLACE_REACH, here))]:
        if one.found.span < draft.found.span and one.mention is not None:
            return _placed(draft, one.mention, "place of the event told before it")
    if isinstance(home, Place):
        reasons = (*draft.reasons, "the place that title or adjectives name")
        return replace(draft, place=home, place_basis="context", reasons=reasons)
    return _placed(draft, home, "the place that the article is about") if home is not None else draft


def scenes_of(drafts: Sequence[Draft]) -> list[tuple[int, Draft]]:
    """The events by sentence that set a scene: their own words put them at a town or site, and they are no speech."""
    set_by = [
        (draft.found.sentence, draft)
        for draft in drafts
        if draft.place_basis == "explicit" and draft.place is not None and draft.place.precision in SHARP
        and draft.found.trigger.event_type not in ("statement", "diplomacy")
    ]  # fmt: skip
    return sorted(set_by, key=lambda item: (item[0], item[1].found.span))


def on_scene(draft: Draft, beside: Sequence[PlaceMention], scenes: Sequence[tuple[int, Draft]]) -> Draft:
    """The draft, where nothing else places it, at the scene that a sentence or two before set."""
    if not _is_unplaced(draft, beside):
        return draft
    here = draft.found.sentence
    for _, one in reversed(within(scenes, here - SCENE_REACH, here)):
        if one.found.span < draft.found.span and one.mention is not None:
            return _placed(draft, one.mention, "the scene of the event told before it")
    return draft


def under_head(draft: Draft, head: PlaceMention | None) -> Draft:
    """The draft, where nothing of its own places it, at the place that heads its item ("NEPAL: rebels freed ...")."""
    kind = draft.found.trigger.event_type
    if head is None or draft.place is not None or draft.mention is not None or draft.sentence.region != "body":
        return draft
    if kind not in _AT_HOME | PHYSICAL:
        return draft
    return _placed(draft, head, "the place that heads its item")


def under_topic(draft: Draft, beside: Sequence[PlaceMention], topic: PlaceMention | None) -> Draft:
    """The draft, where nothing of its own places it, at the place with which its paragraph opens.

    "Rivas is used to fires. A warehouse burned down in 2009."
    """
    if topic is None or draft.place is not None or draft.mention is not None or draft.modality == "planned":
        return draft
    if draft.found.trigger.event_type not in PHYSICAL or any(one.holds_events for one in beside):
        return draft
    return _placed(draft, topic, "the place with which its paragraph opens")


def at_home(draft: Draft, beside: Sequence[PlaceMention], local: PlaceMention | Place | None) -> Draft:
    """The draft, where nothing else places it, in the town that a local report is about."""
    if local is None or not _is_unplaced(draft, beside):
        return draft
    reason = "a local report, and no other place in its sentence"
    if isinstance(local, PlaceMention):
        return _placed(draft, local, reason)
    return replace(draft, place=local, place_basis="context", reasons=(*draft.reasons, reason))


def _is_unplaced(draft: Draft, beside: Sequence[PlaceMention]) -> bool:
    """Whether neither an event nor its sentence has a place, and it is of a kind that scene and home may place.

    Speech, politics, plans and old times may have been, or be, anywhere.
    """
    if draft.modality == "planned" or draft.found.trigger.event_type not in _AT_HOME:
        return False
    if draft.place is not None or draft.mention is not None or draft.sentence.region == "caption" or draft.background:
        return False
    return not any(one.holds_events for one in beside)


def _placed(draft: Draft, mention: PlaceMention, reason: str) -> Draft:
    return replace(draft, place=mention.place, mention=mention, place_basis="context", reasons=(*draft.reasons, reason))


def places_from_company(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts, those without a place given that of another event of the same day and the same named people."""
    by_day: dict[date, list[Draft]] = {}
    for other in drafts:
        day = _sharp_day(other)
        if day is not None and other.own_date and other.mention is not None and other.place_basis == "explicit":
            by_day.setdefault(day, []).append(other)
    return [_in_company(draft, by_day) for draft in drafts]


def _in_company(draft: Draft, by_day: Mapping[date, Sequence[Draft]]) -> Draft:
    day = _sharp_day(draft)
    if draft.place is not None or day is None:
        return draft
    for other in by_day.get(day, ())[:FAR_BACK]:
        if other.mention is not None and _share_name(_names(draft), _names(other)):
            return _placed(draft, other.mention, "the same people were there on that day")
    return draft


def _sharp_day(draft: Draft) -> date | None:
    return draft.interval.first if draft.interval is not None and draft.interval.first == draft.interval.last else None


def _names(draft: Draft) -> set[str]:
    return {name for name in draft.actors if name and name[:1].isupper()}


def _share_name(one: set[str], two: set[str]) -> bool:
    """Whether two sets of names share a person or body, told by a last word in common ("Ada Lang", "Lang")."""
    return bool({name.split()[-1] for name in one} & {name.split()[-1] for name in two})
