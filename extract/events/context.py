"""Dates and places that an event takes from the running text, marked as such."""

from collections.abc import Sequence
from dataclasses import replace

from extract.events.draft import Draft
from extract.model import Layout, PlaceMention, Published, TimeInterval, TimeMention

# How far back (in sentences) a date or place still speaks for what follows.
DATE_REACH, PLACE_REACH = 2, 4
# Families that make no row: they only say when and where another event happened, at most so many sentences on.
SUPPORTS, SUPPORT_REACH = frozenset({"occur", "response"}), 4
# How many sentences after an undated lead may still date it.
AHEAD = 3
# How many sentences at the start of a report tell of the day it was written.
LEAD_SENTENCES = 4
PHYSICAL = frozenset({"conflict", "protest", "accident_disaster"})
_SHARP = frozenset({"site", "city", "district", "region"})


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


def date_ahead(draft: Draft, times: Sequence[tuple[int, TimeMention]]) -> TimeMention | None:
    """The first day named relative to publication in the sentences after an undated lead, if any."""
    here = draft.found.sentence
    for number, time in times:
        if here < number <= here + AHEAD and time.interval is not None and time.basis == "relative":
            if time.interval.first is not None and time.interval.first == time.interval.last:
                return time
    return None


def date_from_context(draft: Draft, times: Sequence[tuple[int, TimeMention]], published: Published, narrative: bool) -> Draft:
    """The draft with a date from the sentences before it, or from the publication day; or unchanged.

    `times` are (sentence number, mention) in text order. A history takes the last date told; a news report
    only one of the sentence before, and the day of publication where the lead or the verb's tense speaks
    of now.
    """
    if draft.interval is not None or draft.modality == "planned":
        return draft
    here = draft.found.sentence
    reach = 6 if narrative else DATE_REACH
    before = [(number, time) for number, time in times if here - reach <= number < here and time.interval is not None]
    told = draft.found.status in ("past", "noun") and draft.found.trigger.event_type != "statement"
    if told and before and draft.sentence.region == "body":
        number, time = before[-1]
        if narrative or (number == here - 1 and time.basis != "none" and draft.found.trigger.event_type in PHYSICAL):
            return replace(
                draft, interval=time.interval, time=time, date_basis="context", reasons=(*draft.reasons, "date of the sentence before")
            )
    if narrative or draft.sentence.region == "caption":
        return draft
    if draft.ordinal < LEAD_SENTENCES and draft.found.trigger.event_type in PHYSICAL and (ahead := date_ahead(draft, times)):
        reasons = (*draft.reasons, "day named in the sentences after it")
        return replace(draft, interval=ahead.interval, time=ahead, date_basis="context", reasons=reasons)
    present = draft.found.status in ("perfect", "ongoing", "present")
    if draft.ordinal < LEAD_SENTENCES or present or draft.found.trigger.event_type == "statement":
        return _on_publication_day(draft, published)
    return draft


def _on_publication_day(draft: Draft, published: Published) -> Draft:
    first, last = published.first, published.last
    if first is None or last is None:
        return draft
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    interval = TimeInterval(first=first, last=last, precision="day" if first == last else "span", edtf=edtf)
    return replace(
        draft, interval=interval, date_basis="publication", reasons=(*draft.reasons, "no date in the text: day of publication")
    )


def place_from_context(draft: Draft, places: Sequence[tuple[int, PlaceMention]], home: PlaceMention | None) -> Draft:
    """The draft with the place last told, for events that must have one somewhere near; or unchanged."""
    if draft.place is not None or draft.found.trigger.event_type not in PHYSICAL or draft.sentence.region == "caption":
        return draft
    here = draft.found.sentence
    before = [m for number, m in places if here - PLACE_REACH <= number < here and m.place and m.place.precision in _SHARP]
    mention = before[-1] if before else home
    if mention is None or mention.place is None:
        return draft
    reason = "place of the sentences before" if before else "the place that the article is about"
    return replace(draft, place=mention.place, mention=mention, place_basis="context", reasons=(*draft.reasons, reason))


def home_place(layout: Layout, places: Sequence[tuple[int, PlaceMention]]) -> PlaceMention | None:
    """The sharp place that a report is about: named most, early and in the dateline."""
    scores: dict[tuple[float, float], float] = {}
    first: dict[tuple[float, float], PlaceMention] = {}
    for number, mention in places:
        place = mention.place
        if place is None or mention.kind != "place" or place.precision not in ("site", "city", "district"):
            continue
        key = (place.latitude, place.longitude)
        region = layout.sentences[number].region if number >= 0 else "dateline"
        weight = {"dateline": 1.5, "headline": 1.5}.get(region, 1.0) + (1.0 if number < 4 else 0.0)
        scores[key] = scores.get(key, 0.0) + weight
        first.setdefault(key, mention)
    if not scores:
        return None
    best = max(scores, key=lambda key: (scores[key], -first[key].span.start))
    return first[best]
