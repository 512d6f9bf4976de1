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

WINDOW = 60  # days after the newest full date that are considered
# Natural logarithms of how likely the newest full date is so many days old; then it falls off as 1/age.
AGE_COST = 1.0  # per doubling of the age
# Cost of the first bare weekday, by its age in days; later ones count half.
WEEKDAY_COST = (0.0, 0.1, 1.0, 1.6, 2.0, 2.3, 2.6)
DAY_SHARE, SPAN_SHARE = 0.85, 0.95  # weight that a single day (and its neighbours), or an interval, must hold
LONGEST_ANSWER = 45  # an interval longer than this says nothing


@dataclass(frozen=True, slots=True)
class Clue:
    """A full date and where it stands."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What an article says of its day: full dates, days without year, weekdays, years.

    `weekdays` are the bare ones in text order, `paired` those with month and day, `rights` the year of a copyright
    notice.
    """

    days: tuple[Clue, ...]
    partial: tuple[tuple[int, int], ...]
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
    days = [clue.day for clue in clues.days if latest is None or clue.day <= latest]
    year = clues.rights or (max(clues.years) if clues.years else None)
    pairs = {(month, day) for _, month, day in clues.paired}
    fitting = [
        found
        for weekday, month, day in clues.paired
        if year is not None
        for step in (0, 1)
        if (found := make_date(year + step, month, day)) is not None and found.isoweekday() == weekday
    ]
    if clues.rights is not None:
        dated = [make_date(clues.rights, *pair) for pair in clues.partial if pair not in pairs]
        fitting += [day for day in dated if day is not None]
    fitting = [day for day in fitting if latest is None or day <= latest]
    found = max(days + fitting, default=None)
    if found is None:
        return None, ""
    return found, f"the newest date in it is {day_value(found)}"


def weigh(start: date, clues: Clues, latest: date | None) -> dict[date, float]:
    """How probable each day from `start` on is."""
    weights: dict[date, float] = {}
    for age in range(WINDOW):
        day = shift_days(start, age)
        if day is None or (latest is not None and day > latest):
            break
        cost = AGE_COST * math.log2(age + 1)
        for index, weekday in enumerate(clues.weekdays[:4]):
            cost += WEEKDAY_COST[(day.isoweekday() - weekday) % 7] * (1.0 if index == 0 else 0.5)
        if clues.rights is not None and day.year != clues.rights:
            cost += 2.0
        weights[day] = math.exp(-cost)
    total = sum(weights.values())
    return {day: weight / total for day, weight in weights.items()}


def answer(weights: dict[date, float], why: str) -> Published:
    """A day where one stands out, else the shortest interval with nearly all the weight."""
    one = timedelta(days=1)
    best = max(weights, key=lambda day: (sum(weights.get(day + step * one, 0.0) for step in (-1, 0, 1)), weights[day]))
    if sum(weights.get(best + step * one, 0.0) for step in (-1, 0, 1)) >= DAY_SHARE:
        return Published(first=best, last=best, basis="inferred", reason=why)
    first, last = shortest(weights, SPAN_SHARE)
    if (last - first).days > LONGEST_ANSWER:
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
