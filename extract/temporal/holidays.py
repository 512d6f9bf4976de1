"""Named days: fixed ones, those on the nth weekday of a month, and those counted from Easter."""

import re
from datetime import date, timedelta

from extract.temporal.values import make_date

NTH_WEEKDAYS = {  # month, ISO weekday, which one (-1: the last)
    "thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "memorial": (5, 1, -1), "columbus": (10, 1, 2),
    "king": (1, 1, 3), "presidents": (2, 1, 3), "mother": (5, 7, 2), "father": (6, 7, 3),
}  # fmt: skip
FROM_EASTER = re.compile(r"easter([+-]\d+)?")  # easter, easter-2; not eastern


def named_day(name: str, year: int) -> date | None:
    """The day of `year` that the grammar's meaning of a named day stands for."""
    if not 1583 <= year <= 4099 and "-" not in name[:3]:
        return None
    if match := FROM_EASTER.fullmatch(name):
        return easter(year) + timedelta(days=int(match[1] or 0))
    if name == "election":  # the Tuesday after the first Monday of November
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    if name in NTH_WEEKDAYS:
        return nth_weekday(year, *NTH_WEEKDAYS[name])
    month, _, day = name.partition("-")
    return make_date(year, int(month), int(day))


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first (1), second, ... or last (-1) such weekday of a month."""
    if which < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, over = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
