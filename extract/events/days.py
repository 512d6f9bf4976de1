"""The days that a report names, weighed by what speaks for each to be the day of its main happening.

A report comes back to its happening again and again, and names other days beside it: of the arrest, the statement,
the funeral. Which day is whose is told by the words nearest to it, by where in the report it stands first, and by the
order of things: what follows from a happening comes after it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from extract.events.context import PHYSICAL
from extract.events.detect import Found
from extract.events.draft import Draft
from extract.events.home import SHARP
from extract.events.merge import places_agree
from extract.model import Published, TimeMention

# A report's happening lies so many days before it at most; what is older is history told beside.
NEWS_DAYS = 40
# What a named day gains or loses, for each time that it is named.
_BESIDE: Mapping[str, float] = {
    "own": 0.6,
    "dying": 0.0,
    "occur": 0.6,
    "response": 0.6,
    "justice": -1.0,
    "aftermath": -0.8,
    "statement": -0.4,
}
CLOCK, BARE_CLOCK, PART_OF_DAY, EXPLICIT, IN_ITS_SENTENCE = 0.7, 0.35, 0.5, 0.6, 0.5
# What it gains by its place in the report: where it is named first, and before which others it lies.
EARLY, EARLIEST, DAY_BEFORE, OLD = 2.0, 2.0, 0.8, -2.0
# What it gains where a sentence links it to the happening itself, less for each word in between.
LINKED, LINK_DECAY = 1.5, 0.08
MOST_TIMES = 3
# The sentences that open a report, and those after which it tells of other happenings too.
LEAD, FAR_DOWN = 1, 8
# A weekday so many days before publication may be the day after it, in a report that was brought up to date since.
LATER, NEXT_DAYS = -2.0, (5, 6)
# What a day loses that is first named where the report turns to other incidents.
STRANGE = -2.0
# Rules of the tagger whose expressions count on from another day.
COUNTED_ON = frozenset({"units-later"})
# "monday night", not "midday".
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_PARTS_OF_DAY = ("night", "evening", "morning", "afternoon", "noon", "midnight", "dawn")
# Who is hurt may die days later: the day of that is not yet the day of the happening.
DYING = frozenset({"die"})
AFTERMATH = frozenset({"rescue", "discovery", "birth", "response", "movement", "death"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one sentence that is read holds: its place among those read, its triggers and its dates."""

    ordinal: int
    triggers: Sequence[Found]
    times: Sequence[TimeMention]


def day_of_incident(
    main: Draft,
    drafts: Sequence[Draft],
    told: Sequence[Told],
    published: Published,
    aside: Set[int] = frozenset(),
) -> TimeMention | None:
    """The temporal expression that says on which day the main happening was; None where the report names no day.

    `drafts` are the mentions of events with what their own sentences link to them, `aside` the places in order of the
    sentences that turn to other incidents.
    """
    last = published.last
    foreign = _of_elsewhere(main, drafts)
    named: dict[date, list[tuple[Told, TimeMention]]] = defaultdict(list)
    for sentence in told:
        for time in sentence.times:
            day = single_day(time)
            counted = time.rule in COUNTED_ON  # "nine hours later" is the day of what came next
            if day is not None and (last is None or day <= last) and time not in foreign and not counted:
                named[day].append((sentence, time))
    if not named:
        return None
    family = main.found.trigger.family
    linked = _linked_to(drafts, family)
    later = _named_later(named, last, family)
    recent: Sequence[date] = [
        day for day in named if (last is None or (last - day).days <= NEWS_DAYS) and day not in later
    ]
    strange = {day for day, mentions in named.items() if min(one.ordinal for one, _ in mentions) in aside}
    recent = _news_of(recent, named, linked)
    recent = [day for day in recent if day not in strange] or recent
    scores: dict[date, float] = {}
    for day, mentions in named.items():
        score = _by_place_in_report(day, mentions, recent, last)
        parts = sorted(
            (_of_mention(sentence, time, family, linked) for sentence, time in mentions), key=abs, reverse=True
        )
        scores[day] = score + sum(parts[:MOST_TIMES]) + LATER * (day in later) + STRANGE * (day in strange)
    best = max(scores, key=lambda day: (scores[day], -day.toordinal()))
    return max(named[best], key=lambda item: _of_mention(item[0], item[1], family, linked))[1]


def _of_elsewhere(main: Draft, drafts: Sequence[Draft]) -> set[TimeMention]:
    """The dates of other physical events, whose own words put them at another place than the main one's put it."""
    if main.place is None or main.mention is None or main.place.precision not in SHARP:
        return set()
    others = [
        draft
        for draft in drafts
        if draft.own_date and draft.place_basis == "explicit" and draft.found.trigger.event_type in PHYSICAL
    ]
    here = {draft.time for draft in others if places_agree(main.place, draft.place)}
    return {
        draft.time
        for draft in others
        if draft.time is not None and draft.time not in here and draft.place is not None
        and draft.place.precision in SHARP
    }  # fmt: skip


def _linked_to(drafts: Sequence[Draft], family: str) -> dict[TimeMention, float]:
    """The dates that sentences link to the happening itself, with how far off they stand, none to the dying."""
    linked: dict[TimeMention, float] = {}
    for draft in drafts:
        trigger = draft.found.trigger
        if draft.time is not None and draft.own_date and trigger.family == family and trigger.lemma not in DYING:
            linked[draft.time] = min(draft.time_cost, linked.get(draft.time, draft.time_cost))
    return linked


def _news_of(
    recent: Sequence[date],
    named: Mapping[date, Sequence[tuple[Told, TimeMention]]],
    linked: Mapping[TimeMention, float],
) -> Sequence[date]:
    """The days of the news but for those of history told beside, where the report opens with the day of its happening.

    What is first named far down in such a report is another happening, and being earlier says nothing for it.
    """
    opening = {
        day
        for day, mentions in named.items()
        if any(time in linked and sentence.ordinal <= LEAD for sentence, time in mentions)
    }
    if not opening:
        return recent
    return [day for day in recent if day in opening or min(one.ordinal for one, _ in named[day]) <= FAR_DOWN]


def _named_later(
    named: Mapping[date, Sequence[tuple[Told, TimeMention]]], last: date | None, family: str
) -> frozenset[date]:
    """Days that are probably later than the publication that they were counted back from.

    A report that tells of "Sunday" on a Sunday, and of "Monday" beside it, was brought up to date on the day after.
    """
    if last is None or not any(
        _is_bare_weekday(time) and _nearest(sentence, time, family) not in ("justice", "statement")
        for sentence, time in named.get(last, ())
    ):
        return frozenset()
    return frozenset(
        day
        for day, mentions in named.items()
        if (last - day).days in NEXT_DAYS and all(_is_bare_weekday(time) for _, time in mentions)
    )


def _is_bare_weekday(time: TimeMention) -> bool:
    """Whether a weekday alone names the day, with or without its hour, and not "last" before it."""
    lower = time.text.lower()
    return time.basis == "relative" and bool(_WEEKDAY.search(lower)) and "last" not in lower


def single_day(time: TimeMention) -> date | None:
    """The day that an expression names, None where it names a span."""
    interval = time.interval
    return interval.first if interval is not None and interval.first == interval.last else None


def _by_place_in_report(
    day: date, mentions: Sequence[tuple[Told, TimeMention]], recent: Sequence[date], last: date | None
) -> float:
    """What speaks for a day by where it is named first and how it lies to the other days."""
    first = min(sentence.ordinal for sentence, _ in mentions)
    score = EARLY if first <= LEAD else 2 * EARLY / (1 + first)
    if recent and day == min(recent):
        score += EARLIEST
    if last is not None:
        apart = (last - day).days
        score += DAY_BEFORE * (apart == 1) + OLD * (apart > NEWS_DAYS)
    return score


def _of_mention(sentence: Told, time: TimeMention, family: str, linked: Mapping[TimeMention, float]) -> float:
    """What one naming of a day says for it, by the nearest words and by how it is written."""
    score = _BESIDE.get(_nearest(sentence, time, family), -0.2)
    score += IN_ITS_SENTENCE * any(one.trigger.family == family for one in sentence.triggers)
    if time.interval is not None and time.interval.precision in ("minute", "hour"):
        score += CLOCK if time.basis != "context" else BARE_CLOCK
    elif any(part in time.text for part in _PARTS_OF_DAY):
        score += PART_OF_DAY
    score += EXPLICIT * (time.basis == "explicit")
    if time in linked:
        score += max(0.0, LINKED - LINK_DECAY * linked[time])
    return score


def _nearest(sentence: Told, time: TimeMention, family: str) -> str:
    """What the trigger nearest to a date speaks of."""
    best, kind = 10_000, "none"
    for one in sentence.triggers:
        gap = max(one.span.start - time.span.end, time.span.start - one.span.end, 0)
        if gap < best:
            best, kind = gap, _kind(one, family)
    return kind


def _kind(found: Found, family: str) -> str:
    trigger = found.trigger
    if trigger.lemma in DYING:
        return "dying"
    if trigger.family == family:
        return "own"
    if trigger.family in ("occur", "response"):
        return trigger.family
    if trigger.event_type in ("justice", "statement"):
        return trigger.event_type
    return "aftermath" if trigger.family in AFTERMATH else "none"
