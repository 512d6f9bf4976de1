"""The most probable day that an article was written, from the dates and weekdays in it.

News speaks of the last days: the newest full date lies shortly before the day of writing, and a bare weekday is the
latest such day. Every candidate day gets a weight from these; a day is answered only when it (with its neighbours)
holds nearly all the weight, else the interval that does.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from extract.model import Published, Span
from extract.temporal.values import day_value, make_date, shift_days

EARLIEST = 1700  # no newspaper is older
WINDOW = 60  # days after the newest full date that are considered
# How likely the newest full date is 0, 1, 2, ... days old; then slowly less. It is rarely a day ahead.
# Rounded shares of local news; a caption's date says less, since pictures are kept for years.
AGE_SHARES = (0.40, 0.15, 0.04, 0.025, 0.025, 0.02, 0.02, 0.015, 0.015, 0.012, 0.010)
LATER_SHARE, AHEAD_SHARE, CAPTION_DECAY = 0.004, 0.05, 0.9
# How likely a bare weekday is today's, yesterday's, ...; the first is the news itself, later ones count half.
WEEKDAY_SHARES = (0.46, 0.32, 0.09, 0.04, 0.03, 0.03, 0.03)
# How likely all dates are old and the weekdays say nothing of them: where the newest opens the article, is a caption's
# or is named again, and where it is named once, farther down, as old cases are in reports from court.
ELSEWHERE, ELSEWHERE_LATE = 0.15, 0.45
LEAD = 600  # characters
SAME_DAY_BONUS = 8.0  # a bare weekday that a full date explains makes the same week so many times likelier
DAY_SHARE, SPAN_SHARE = 0.70, 0.95  # weight that a single day (and its neighbours), or an interval, must hold
LONGEST_ANSWER = 45  # an interval longer than this says nothing


@dataclass(frozen=True, slots=True)
class Clue:
    """A full date, where it stands, and whether that is a caption."""

    day: date
    span: Span
    caption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What an article says of its day: full dates, days without year, weekdays, years.

    `weekdays` are the bare ones in text order, `paired` those with month and day, `rights` the year of a copyright
    notice.
    """

    days: tuple[Clue, ...]
    weekdays: tuple[int, ...]
    paired: tuple[tuple[int, int, int], ...]
    years: tuple[int, ...]
    rights: int | None


def infer(clues: Clues, latest: date | None) -> Published:
    """The day or interval that fits the clues best; nothing where they do not say enough."""
    start, why = newest(clues, latest)
    if start is None:
        return Published()
    weights = weigh(start, clues, latest)
    if not weights:
        return Published()
    return answer(weights, why + weekday_reason(clues))


def newest(clues: Clues, latest: date | None) -> tuple[date | None, str]:
    """The newest day that the text certainly speaks of."""
    days = [clue.day for clue in clues.days if clue.day.year >= EARLIEST and (latest is None or clue.day <= latest)]
    year = clues.rights or (max(clues.years) if clues.years else None)
    fitting = [
        found
        for weekday, month, day in clues.paired
        if year is not None
        for step in (0, 1)
        if (found := make_date(year + step, month, day)) is not None and found.isoweekday() == weekday
    ]
    fitting = [day for day in fitting if latest is None or day <= latest]
    found = max(days + fitting, default=None)
    if found is None:
        return None, ""
    return found, f"the newest date in it is {day_value(found)}"


def weigh(start: date, clues: Clues, latest: date | None) -> dict[date, float]:
    """How probable each day around and after `start` is; what is missing to 1 lies elsewhere."""
    named = [clue for clue in clues.days if clue.day == start]
    firm = len(named) != 1 or named[0].span.start < LEAD or named[0].caption
    caption = all(clue.caption for clue in clues.days if clue.day == start) and bool(clues.days)
    bare = list(clues.weekdays[:4])
    explained = start.isoweekday() in bare
    if explained:
        bare.remove(start.isoweekday())
    powers = [1.0] + [0.5] * len(bare)
    weights: dict[date, float] = {}
    for age in range(-1, WINDOW):
        day = shift_days(start, age)
        if day is None or (latest is not None and day > latest):
            continue
        share = age_share(age, caption)
        for weekday, power in zip(bare, powers, strict=False):
            share *= WEEKDAY_SHARES[(day.isoweekday() - weekday) % 7] ** power
        if explained and 0 <= age < len(WEEKDAY_SHARES):
            share *= SAME_DAY_BONUS
        weights[day] = share if clues.rights is None or day.year == clues.rights else share / 10
    nowhere = math.prod((1 / 7) ** power for _, power in zip(bare, powers, strict=False))
    nowhere *= ELSEWHERE if firm else ELSEWHERE_LATE
    total = sum(weights.values()) + nowhere
    return {day: weight / total for day, weight in weights.items()}


def age_share(age: int, caption: bool) -> float:
    """How likely the newest full date is so many days old."""
    if caption:
        return 0.1 * CAPTION_DECAY**age if age >= 0 else 0.01
    if age < 0:
        return AHEAD_SHARE
    return AGE_SHARES[age] if age < len(AGE_SHARES) else LATER_SHARE


def answer(weights: dict[date, float], why: str) -> Published:
    """A day where one stands out, else the shortest interval with nearly all the weight."""
    one = timedelta(days=1)
    best = max(weights, key=lambda day: (sum(weights.get(day + step * one, 0.0) for step in (-1, 0, 1)), weights[day]))
    if sum(weights.get(best + step * one, 0.0) for step in (-1, 0, 1)) >= DAY_SHARE:
        return Published(first=best, last=best, basis="inferred", reason=why)
    first, last = shortest(weights, SPAN_SHARE)
    if (last - first).days > LONGEST_ANSWER or sum(weights.values()) < SPAN_SHARE / 2:
        return Published()
    return Published(first=first, last=last, basis="inferred", reason=why)


def shortest(weights: dict[date, float], share: float) -> tuple[date, date]:
    """The shortest run of days that holds a share of the weight."""
    days = sorted(weights)
    best = (days[0], days[-1])
    left, held = 0, 0.0
    for right, day in enumerate(days):
        held += weights[day]
        while held - weights[days[left]] >= share:
            held -= weights[days[left]]
            left += 1
        if held >= share and days[right] - days[left] < best[1] - best[0]:
            best = (days[left], days[right])
    return best


def weekday_reason(clues: Clues) -> str:
    """Words for the weekdays that narrowed it."""
    return ", and it names weekdays after it" if clues.weekdays else ""
