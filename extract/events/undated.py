"""Days for events whose own sentence gives none: from the head of their item, their neighbours, their place, today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from extract.events.context import PHYSICAL, within
from extract.events.days import NEWS_DAYS, single_day
from extract.events.draft import Draft
from extract.events.home import SHARP
from extract.events.merge import places_agree
from extract.events.old_places import Point
from extract.model import Published, TimeInterval, TimeMention

# How far back (in sentences) a date still speaks for what follows, in a report and in a history.
DATE_REACH, HISTORY_REACH = 2, 6
# Days after which a date tells of other times.
YEAR = 366
# As long a date speaks for no other paragraph.
LONG = timedelta(days=27)
# How many sentences after an undated lead may still date it.
AHEAD = 3
# How many sentences at the start of a report tell of the day it was written.
LEAD_SENTENCES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDays:
    """The days that an article tells of.

    `times` are (sentence number, mention) in text order. `narrative`: a history, in which a day holds on. `old` are the
    places that the text tells of old times alone (see `old_times`), `told_by` the events of days.
    """

    times: Sequence[tuple[int, TimeMention]]
    published: Published
    narrative: bool
    old: Mapping[Point, TimeMention]
    told_by: Mapping[TimeMention, Draft]


def dated_by_head(draft: Draft, heads: Mapping[int, TimeMention]) -> Draft:
    """The draft, where its own words do not date it, with the day that heads its item; `heads` are by paragraph."""
    head = heads.get(draft.sentence.paragraph)
    if head is None or draft.interval is not None or draft.modality == "planned" or draft.sentence.region != "body":
        return draft
    return (
        draft if draft.found.trigger.event_type == "statement" else _dated(draft, head, "the day that heads its item")
    )


def dated_from_context(draft: Draft, days: ToldDays) -> Draft:
    """The draft with a day from what stands around it, or from the publication day; or unchanged.

    A history takes the last date told; a news report only one of the sentences before (of the same paragraph, but for
    what is done with force), and the day of publication where the lead or the verb's tense speaks of now.
    """
    if draft.interval is not None or draft.modality == "planned":
        return draft
    told = draft.found.status in ("past", "noun") and draft.found.trigger.event_type != "statement"
    before = _day_before(draft, days) if told and draft.sentence.region == "body" else None
    if before is not None:
        return _dated(draft, before, "date of the sentence before")
    if told and draft.place is not None and draft.place_basis == "explicit":
        then = days.old.get((draft.place.latitude, draft.place.longitude))
        if then is not None and not draft.sentence.span.contains(then.span):
            return _dated(draft, then, "the time at which the text tells of that place")
    return draft if days.narrative or draft.sentence.region == "caption" else _of_the_news(draft, days)


def _day_before(draft: Draft, days: ToldDays) -> TimeMention | None:
    """The date told last before an event, where it speaks for the event."""
    here = draft.found.sentence
    reach = HISTORY_REACH if days.narrative else DATE_REACH
    before = [
        item
        for item in within(days.times, here - reach, here - 1)
        if _is_closed(item[1]) and (days.narrative or not _is_to_come(item[1], days.published))
    ]
    if not before:
        return None
    number, time = before[-1]
    if days.narrative:
        return time
    teller = days.told_by.get(time)
    goes_on = teller is not None and teller.sentence.paragraph == draft.sentence.paragraph
    goes_on = goes_on and not _is_of_years_ago(time, days.published)
    near = number >= here - DATE_REACH and time.basis != "none"
    far = _is_bygone(time, days.published) and (teller is None or teller.sentence.paragraph != draft.sentence.paragraph)
    physical = draft.found.trigger.event_type in PHYSICAL and not far
    holds = near and (goes_on or physical)
    return time if holds and not _is_another_story(draft, teller) else None


def _of_the_news(draft: Draft, days: ToldDays) -> Draft:
    """The draft with the day that the lead's next sentences name, on which it was said, or of publication."""
    physical = draft.found.trigger.event_type in PHYSICAL
    ahead = day_ahead(draft, days.times) if physical else None
    if ahead is not None and not _is_to_come(ahead, days.published):
        return _dated(draft, ahead, "day named in the sentences after it")
    if draft.earlier:
        return draft
    if draft.said is not None and physical:
        return _dated(draft, draft.said, "the day on which it was said")
    present = draft.found.status in ("perfect", "ongoing", "present")
    verb = draft.found.trigger.pos == "v" or draft.found.carrier is not None  # "another explosion occurred"
    told_here = draft.found.status == "past" and verb
    told_here = told_here or (draft.found.status == "noun" and physical and draft.place_basis == "explicit")
    if draft.ordinal < LEAD_SENTENCES or present or told_here or draft.found.trigger.event_type == "statement":
        return _on_publication_day(draft, days.published)
    return draft


def day_ahead(draft: Draft, times: Sequence[tuple[int, TimeMention]]) -> TimeMention | None:
    """The first day named relative to publication in the sentences after an undated lead, if any."""
    here = draft.found.sentence
    ahead = (time for _, time in within(times, here + 1, here + AHEAD))
    return next((time for time in ahead if time.basis == "relative" and single_day(time)), None)


def _is_closed(time: TimeMention) -> bool:
    """Whether a time has both ends: what has gone on since a day says nothing of the day of the next event."""
    return time.interval is not None and time.interval.first is not None and time.interval.last is not None


def _is_to_come(time: TimeMention, published: Published) -> bool:
    """Whether a date lies after publication: nothing that has happened was then."""
    first = time.interval.first if time.interval is not None else None
    return first is not None and published.last is not None and first > published.last


def _is_bygone(time: TimeMention, published: Published) -> bool:
    """Whether a date is a month long over, of which news tells beside ("from which the faction split in September")."""
    interval = time.interval
    if interval is None or interval.first is None or interval.last is None or published.last is None:
        return False
    return interval.last - interval.first >= LONG and (published.last - interval.last).days > NEWS_DAYS


def _is_of_years_ago(time: TimeMention, published: Published) -> bool:
    """Whether a date is one that news only glances at ("The last such vote was in 1960.")."""
    last = time.interval.last if time.interval is not None else None
    return last is not None and published.last is not None and (published.last - last).days > YEAR


def _is_another_story(draft: Draft, before: Draft | None) -> bool:
    """Whether an event's own words put it at a town where the one before, in another paragraph, is not known to be."""
    if before is None or before.sentence.paragraph == draft.sentence.paragraph or draft.place is None:
        return False
    if draft.place_basis != "explicit" or draft.place.precision not in SHARP:
        return False
    return before.place is None or not places_agree(draft.place, before.place)


def _dated(draft: Draft, time: TimeMention, reason: str) -> Draft:
    reasons = (*draft.reasons, reason)
    return replace(draft, interval=time.interval, time=time, date_basis="context", reasons=reasons)


def _on_publication_day(draft: Draft, published: Published) -> Draft:
    first, last = published.first, published.last
    if first is None or last is None:
        return draft
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    interval = TimeInterval(first=first, last=last, precision="day" if first == last else "span", edtf=edtf)
    return replace(
        draft,
        interval=interval,
        date_basis="publication",
        reasons=(*draft.reasons, "no date in the text: day of publication"),
    )
