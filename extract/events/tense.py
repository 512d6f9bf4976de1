"""What an event's tense and modality say of a date that its words leave open: this Thursday or last, which February.

The dates of a text are read without knowing what they date; here the event is known.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.events.draft import Draft
from extract.events.inflection import inflect
from extract.model import Published, TimeInterval

NEXT_DAY, WEEK = timedelta(days=1), timedelta(days=7)
# As far ahead a day without a year is still the coming one.
SEASON = timedelta(days=120)
CLOSE = timedelta(days=30)
# How long after the main happening what is told of a day's end still follows from it.
AFTERWARDS = timedelta(days=40)
# Why an event has other days than its words by themselves.
OVER, TO_COME = "the last such day before publication, for it is over", "the next such day, for it is planned"
UNTIL_NOW, FROM_NOW = "up to the day of publication", "from the day of publication"
SINCE_MAIN = "from the main happening on"
READINGS = frozenset({OVER, TO_COME, UNTIL_NOW, FROM_NOW, SINCE_MAIN})
# A weekday by itself; matches "Thursday", "on Thursday morning"; must not match "last Thursday".
_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! (?:last|week|before))", re.IGNORECASE)
# What nobody announces, or what headlines tell in the present ("Man opens fire on Sunday"); "charges" and "wounds" are
# nouns more often than not.
_NO_PLANS = frozenset({"statement", "conflict", "accident_disaster", "justice"})
_YEAR = re.compile(r"\b\d{4}\b")


def with_tense(drafts: Sequence[Draft], published: Published) -> list[Draft]:
    """Drafts with their own dates as their tense has them.

    What is planned for a weekday is still to come; what happened in a month that bears no year is over. What else lies
    after publication is planned ("before the summit in July"), and what was going on on days long over is no longer.
    The day after publication, or before, may be that day elsewhere on earth.
    """
    if published.first is None or published.last is None or not date.min < published.first <= published.last < date.max:
        return list(drafts)
    return [_as_of(draft, published.first, published.last) for draft in drafts]


def until_published(draft: Draft, published: Published) -> Draft:
    """The draft, what has gone on since a day ("nine were killed since Tuesday") ending with the day of publication."""
    interval, last = draft.interval, published.last
    if interval is None or interval.first is None or interval.last is not None or last is None or interval.first > last:
        return draft
    since = replace(interval, last=last, precision="span", edtf=f"{interval.edtf.partition('/')[0]}/{last}")
    return _changed(draft, since, UNTIL_NOW)


def since_main(draft: Draft, main: Draft) -> Draft:
    """The draft, what was over by a day ("nine had been found by Thursday") beginning with the main happening's day.

    What follows from a happening comes after it; nothing is said of what lies farther apart.
    """
    interval, begun = draft.interval, main.interval.first if main.interval is not None else None
    if interval is None or interval.first is not None or interval.last is None or begun is None or draft is main:
        return draft
    if draft.modality == "planned" or not begun <= interval.last <= begun + AFTERWARDS:
        return draft
    edtf = f"{begun}/{interval.edtf.rpartition('/')[2]}"
    return _changed(draft, replace(interval, first=begun, precision="span", edtf=edtf), SINCE_MAIN)


def _as_of(draft: Draft, first: date, last: date) -> Draft:
    interval = draft.interval
    if interval is None or draft.time is None or draft.modality not in ("happened", "ongoing", "planned", "claimed"):
        return draft
    if draft.modality == "planned":
        return _still_to_come(draft, interval, first, last)
    if not draft.own_date:
        return draft
    if (ahead := _lies_ahead(draft, interval, first)) is not None:
        return replace(_changed(draft, ahead, TO_COME), modality="planned")
    told = draft.found.trigger.pos == "v" and draft.found.status in ("past", "perfect")
    if interval.first is not None and interval.first > last + NEXT_DAY:
        yearless = draft.time is not None and draft.time.basis == "explicit" and not _YEAR.search(draft.time.text)
        far = interval.first > last + CLOSE  # a day of next week is not one of last year
        if told and yearless and far and (before := _moved(interval, _year_before)) is not None:
            return _changed(draft, before, OVER)
        return replace(draft, modality="planned") if draft.modality != "claimed" else draft
    if draft.modality == "ongoing" and draft.found.status == "ongoing" and _is_over(interval, first):
        return replace(draft, modality="happened")
    return draft


def _lies_ahead(draft: Draft, interval: TimeInterval, first: date) -> TimeInterval | None:
    """The day to come that a verb in the present is told of ("voters elect a mayor on Thursday"), or None."""
    if draft.modality == "claimed" or draft.sentence.region != "body" or draft.found.trigger.event_type in _NO_PLANS:
        return None
    if draft.found.status == "present" and _is_active(draft):
        return _weekday_ahead(draft, interval, first) or _day_ahead(draft, interval, first)
    return _day_ahead(draft, interval, first) if draft.found.status == "ongoing" else None


def _is_active(draft: Draft) -> bool:
    """Whether a verb stands in a plain form of the present ("votes", not "is killed")."""
    forms = inflect(draft.found.trigger.lemma.partition(" ")[0])
    return draft.found.trigger.pos == "v" and draft.verb.partition(" ")[0] in forms["base"] | forms["s"]


def _weekday_ahead(draft: Draft, interval: TimeInterval, first: date) -> TimeInterval | None:
    """The next such weekday, where the one before publication was read; None for other words."""
    time = draft.time
    weekday = time is not None and time.basis == "relative" and _WEEKDAY.match(time.text) is not None
    if weekday and interval.first and interval.last and first - WEEK < interval.first == interval.last < first:
        return _moved(interval, lambda day: day + WEEK)
    return None


def _after_weekday(draft: Draft, interval: TimeInterval, first: date) -> TimeInterval | None:
    """A week on for what hangs on a weekday read as over ("on Monday ... they are to meet in the afternoon")."""
    recent = interval.first is not None and first - WEEK < interval.first < first
    single = interval.first == interval.last
    return _moved(interval, lambda day: day + WEEK) if draft.date_basis == "context" and recent and single else None


def _day_ahead(draft: Draft, interval: TimeInterval, first: date) -> TimeInterval | None:
    """The next such day of the year, where one long over was read of words that name no year."""
    yearless = draft.time is not None and draft.time.basis == "explicit" and not _YEAR.search(draft.time.text)
    if not yearless or interval.first is None or interval.first != interval.last or interval.first > first - SEASON:
        return None
    later = _moved(interval, _year_after)
    return later if later is not None and later.first is not None and first <= later.first < first + SEASON else None


def _still_to_come(draft: Draft, interval: TimeInterval, first: date, last: date) -> Draft:
    later = (
        _weekday_ahead(draft, interval, first)
        or _day_ahead(draft, interval, first)
        or _after_weekday(draft, interval, first)
    )
    if later is not None:
        return _changed(draft, later, TO_COME)
    if interval.first is None and interval.last is not None and interval.last >= last:
        until = replace(interval, first=last, precision="span", edtf=f"{last}/{interval.edtf.rpartition('/')[2]}")
        return _changed(draft, until, FROM_NOW)
    return draft


def _is_over(interval: TimeInterval, first: date) -> bool:
    return interval.last is not None and interval.last < first - NEXT_DAY


def _changed(draft: Draft, interval: TimeInterval, reason: str) -> Draft:
    return replace(draft, interval=interval, reasons=(*draft.reasons, reason))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _moved(interval: TimeInterval, move: Callable[[date], date]) -> TimeInterval | None:
    """An interval of days or of a month, moved; None where it has no bounds."""
    if interval.first is None or interval.last is None:
        return None
    first, last = move(interval.first), move(interval.last)
    if interval.precision == "month":
        edtf = first.isoformat()[:7]
    else:
        edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return replace(interval, first=first, last=last, edtf=edtf)
