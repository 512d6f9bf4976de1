"""The day of the happening that a report is about, weighed over all days that the report names.

A report comes back to its happening again and again, and names other days beside it: of the arrest, the statement,
the funeral. Which day is whose is told by the words nearest to it, by where in the report it stands first, and by the
order of things: what follows from a happening comes after it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.events.context import PHYSICAL
from extract.events.detect import Found
from extract.events.draft import Draft
from extract.events.home import SHARP
from extract.events.merge import single_families
from extract.geometry import distance_km
from extract.model import Place, Published, TimeInterval, TimeMention

# A report's happening lies so many days before it at most; what is older is history told beside.
NEWS_DAYS = 40
# What a named day gains or loses, for each time that it is named.
_BESIDE: Mapping[str, float] = {
    "own": 0.6,
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
# How far from a happening its own day may stand at most to be beyond doubt (a cost, see `Linked`).
AT_ONCE_COST = 4.0
# A span that a sharper day may stand for: up to a month, and the eve of a weekend; weeks are told loosely.
SHORT_SPAN_DAYS, EVE_DAYS, WEEK_EVE_DAYS = 31, 1, 3
_PARTS_OF_DAY = ("night", "evening", "morning", "afternoon", "noon", "midnight", "dawn")
AFTERMATH = frozenset({"rescue", "discovery", "birth", "response", "movement", "death"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one sentence that is read holds: its place among those read, its triggers and its dates."""

    ordinal: int
    triggers: Sequence[Found]
    times: Sequence[TimeMention]


def day_of_incident(
    main: Draft, drafts: Sequence[Draft], told: Sequence[Told], published: Published
) -> TimeMention | None:
    """The temporal expression that says on which day the main happening was; None where the report names no day.

    `drafts` are the mentions of events with what their own sentences link to them.
    """
    last = published.last
    named: dict[date, list[tuple[Told, TimeMention]]] = defaultdict(list)
    for sentence in told:
        for time in sentence.times:
            day = _single_day(time)
            if day is not None and (last is None or day <= last):
                named[day].append((sentence, time))
    if not named:
        return None
    family = main.found.trigger.family
    linked: dict[TimeMention, float] = {}
    for draft in drafts:
        if draft.time is not None and draft.own_date and draft.found.trigger.family == family:
            linked[draft.time] = min(draft.time_cost, linked.get(draft.time, draft.time_cost))
    recent = [day for day in named if last is None or (last - day).days <= NEWS_DAYS]
    scores: dict[date, float] = {}
    for day, mentions in named.items():
        score = _by_place_in_report(day, mentions, recent, last)
        parts = sorted(
            (_of_mention(sentence, time, family, linked) for sentence, time in mentions), key=abs, reverse=True
        )
        scores[day] = score + sum(parts[:MOST_TIMES])
    best = max(scores, key=lambda day: (scores[day], -day.toordinal()))
    return max(named[best], key=lambda item: _of_mention(item[0], item[1], family, linked))[1]


def _single_day(time: TimeMention) -> date | None:
    interval = time.interval
    return interval.first if interval is not None and interval.first == interval.last else None


def _by_place_in_report(
    day: date, mentions: Sequence[tuple[Told, TimeMention]], recent: Sequence[date], last: date | None
) -> float:
    """What speaks for a day by where it is named first and how it lies to the other days."""
    first = min(sentence.ordinal for sentence, _ in mentions)
    score = EARLY if first <= 1 else 2 * EARLY / (1 + first)
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
    if trigger.family == family:
        return "own"
    if trigger.family in ("occur", "response"):
        return trigger.family
    if trigger.event_type in ("justice", "statement"):
        return trigger.event_type
    return "aftermath" if trigger.family in AFTERMATH else "none"


def _sharpens(day: date, interval: TimeInterval) -> bool:
    """Whether a day is a sharper word for a short span ("last week ... early on Thursday"), its eve included."""
    first, last = interval.first, interval.last
    if first is None or last is None or (last - first).days > SHORT_SPAN_DAYS:
        return False
    eve = EVE_DAYS if (last - first).days < 7 else WEEK_EVE_DAYS
    return (first - day).days <= eve and (day - last).days <= eve - EVE_DAYS


def _is_history(interval: TimeInterval | None, published: Published) -> bool:
    """Whether an interval is a single day too long past to be the news."""
    day = interval.first if interval is not None and interval.first == interval.last else None
    return day is not None and published.last is not None and (published.last - day).days > NEWS_DAYS


def _is_dated_at_once(main: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the report's first words give the day of a happening and go on to tell of others of its kind."""
    several = main.found.trigger.family not in single_families(drafts)
    return several and main.ordinal <= 1 and main.time_cost <= AT_ONCE_COST


def dated_by_report(main: Draft, drafts: Sequence[Draft], told: Sequence[Told], published: Published) -> Draft:
    """The main happening with the day that the whole report gives it, where that is another than its own."""
    if main.found.trigger.event_type not in PHYSICAL or main.modality in ("planned", "hypothetical"):
        return main
    interval = main.interval
    if main.own_date and (_is_history(interval, published) or _is_dated_at_once(main, drafts)):
        return main  # "was kidnapped on 14 July", told in October: no day of the news is meant
    time = day_of_incident(main, drafts, told, published)
    day = _single_day(time) if time is not None else None
    if time is None or day is None or (interval is not None and interval.first == interval.last == day):
        return main
    if interval is not None and interval.first != interval.last and main.own_date and not _sharpens(day, interval):
        return main  # a span of its own: "from March to May"
    return replace(
        main,
        interval=time.interval,
        time=time,
        date_basis="context",
        reasons=(*main.reasons, "the day that the report as a whole gives for it"),
    )


def placed_by_report(main: Draft, others: Sequence[Draft], anchor: Place | None) -> Draft:
    """The main happening at a sharper place than its own words give: where they name but the state around it, or none.

    That is the place of another physical event of the same day (told apart, but of one day and area), or else the town
    that a local report is about.
    """
    own = main.place
    if main.found.trigger.event_type not in PHYSICAL or (own is None and main.mention is not None):
        return main
    for other in others:
        where = other.place
        if where is not None and where.precision in SHARP and _on_one_day(main, other) and _contains(own, where):
            reason = f"the place of what happened there on that day ({where.name})"
            return replace(main, place=where, mention=other.mention, place_basis="context", more_places=(),
                           reasons=(*main.reasons, reason))  # fmt: skip
    if anchor is None:
        return main
    if not _contains(own, anchor):
        return main
    reason = "the town that the report is about" if own is None else f"the report's town in {own.name}"
    return replace(main, place=anchor, mention=None if own is None else main.mention, place_basis="context",
                   more_places=(), reasons=(*main.reasons, reason))  # fmt: skip


def _on_one_day(main: Draft, other: Draft) -> bool:
    """Whether another physical event is told of the same single day."""
    if other.found.trigger.event_type not in PHYSICAL or main.interval is None or other.interval is None:
        return False
    return main.interval.first == main.interval.last == other.interval.first == other.interval.last


def _contains(own: Place | None, place: Place) -> bool:
    return own is None or _holds(own, place)


def _holds(region: Place, town: Place) -> bool:
    """Whether a town lies in a state or country, told by codes and by the region's reach."""
    if region.precision not in ("region", "country") or region.country_code != town.country_code:
        return False
    if region.precision == "country" or (region.admin1 is not None and region.admin1 == town.admin1):
        return True
    return distance_km(region.latitude, region.longitude, town.latitude, town.longitude) <= region.radius_km
