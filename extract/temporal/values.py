"""TIMEX3 values and what they cover: written from dates, read back into intervals of days.

`interval_of` is the only place that turns a value into days, so a mention's value and interval cannot disagree.
Weeks are ISO weeks (Monday first). Seasons are those of the northern hemisphere, by whole months.
"""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, time, timedelta

from extract.model import DatePrecision, TimeInterval

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")  # 2018-06-04, 2018-06-04TEV; not 2018-6-4
CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?")  # 16:30, 16:30Z; not 4:30
MONTH = re.compile(r"(\d{4})-(\d\d)")  # 2018-06
YEAR = re.compile(r"\d{4}")  # 2018
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")  # 2018-W23, 2018-W23-WE
PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|S[PU]|FA|WI)")  # 1989-Q3, 1989-SU
DECADE = re.compile(r"\d{3}")  # 198
CENTURY = re.compile(r"\d\d")  # 19
BEFORE_CHRIST = re.compile(r"BC(\d{2,4})(?:-(?:\d\d(?:-\d\d)?|S[PU]|FA|WI))?")  # BC0044, BC0480-09; a century is BC04

PART_MONTHS: dict[str, tuple[int, int, DatePrecision]] = {  # first month, number of months, precision
    "Q1": (1, 3, "quarter"), "Q2": (4, 3, "quarter"), "Q3": (7, 3, "quarter"), "Q4": (10, 3, "quarter"),
    "H1": (1, 6, "half"), "H2": (7, 6, "half"),
    "SP": (3, 3, "season"), "SU": (6, 3, "season"), "FA": (9, 3, "season"), "WI": (12, 3, "season"),
}  # fmt: skip
EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
MODS = {"START": (0, 3), "MID": (1, 2), "END": (2, 1)}  # which third of the whole


def day_value(day: date) -> str:
    """2018-06-04."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def month_value(year: int, month: int) -> str:
    """2018-06."""
    return f"{year:04}-{month:02}"


def week_value(day: date) -> str:
    """2018-W23, the ISO week that holds `day`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_value(year: int, quarter: int) -> str:
    """1989-Q3."""
    return f"{year:04}-Q{quarter}"


def month_end(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, month, monthrange(year, month)[1])


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The same day `months` later, or that month's last; None outside the years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_days(day: date, days: int) -> date | None:
    """The day `days` later; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def bounds(value: str) -> tuple[date, date, DatePrecision, str] | None:
    """First and last day, precision and EDTF of a TIMEX3 value; None where it names no days."""
    if value.startswith("BC"):
        return None
    if match := DAY.fullmatch(value):
        day = make_date(int(match[1]), int(match[2]), int(match[3]))
        return None if day is None else (day, day, "day", day_value(day))
    if (match := MONTH.fullmatch(value)) and 1 <= int(match[2]) <= 12 and int(match[1]) >= MINYEAR:
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), month_end(year, month), "month", value
    if YEAR.fullmatch(value) and int(value) >= MINYEAR:
        return date(int(value), 1, 1), date(int(value), 12, 31), "year", value
    if match := WEEK.fullmatch(value):
        return week_bounds(int(match[1]), int(match[2]), weekend=match[3] is not None)
    if (match := PART.fullmatch(value)) and int(match[1]) >= MINYEAR:
        return part_bounds(int(match[1]), match[2])
    if DECADE.fullmatch(value) and int(value) > 0:
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31), "decade", f"{value}X"
    if CENTURY.fullmatch(value) and int(value) > 0:
        return date(int(value) * 100, 1, 1), date(int(value) * 100 + 99, 12, 31), "century", f"{value}XX"
    return None


def week_bounds(year: int, week: int, weekend: bool) -> tuple[date, date, DatePrecision, str] | None:
    """Monday to Sunday of an ISO week, or its Saturday and Sunday."""
    try:
        first, last = date.fromisocalendar(year, week, 6 if weekend else 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return first, last, "span" if weekend else "week", span_edtf(first, last)


def part_bounds(year: int, part: str) -> tuple[date, date, DatePrecision, str] | None:
    """A quarter, half or season; winter reaches into the next year."""
    month, months, precision = PART_MONTHS[part]
    first = date(year, month, 1)
    end = shift_months(first, months - 1)
    if end is None:
        return None
    last = month_end(end.year, end.month)
    if part in EDTF_SEASONS:
        return first, last, precision, f"{year:04}-{EDTF_SEASONS[part]}"
    return first, last, precision, f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"


def span_edtf(first: date, last: date) -> str:
    """An EDTF interval of days."""
    return f"{day_value(first)}/{day_value(last)}"


def interval_of(value: str, mod: str = "", dct: date | None = None) -> TimeInterval | None:
    """What a TIMEX3 value covers.

    `mod` START, MID or END narrows it to that third, approximately; EARLIER or LATER to what lies before or after
    the document's day `dct`.
    """
    if match := BEFORE_CHRIST.fullmatch(value):
        return before_christ(match[1])
    found = bounds(value)
    if found is None:
        return None
    first, last, precision, edtf = found
    if dct is not None and mod == "EARLIER" and first < dct < last:
        return approximate(first, dct)
    if dct is not None and mod == "LATER" and first < dct < last:
        return approximate(dct, last)
    if mod in MODS and last > first and precision != "week":
        thirds, length = MODS[mod], (last - first).days + 1
        first, last = first + timedelta(length * thirds[0] // 3), last - timedelta(length * (thirds[1] - 1) // 3)
        return TimeInterval(first=first, last=last, precision="approx", edtf=f"{day_value(first)}~/{day_value(last)}~")
    clock = value.partition("T")[2]
    if match := CLOCK.fullmatch(clock):
        at = time(int(match[1]) % 24, int(match[2]))
        exact: DatePrecision = "hour" if match[2] == "00" else "minute"
        stamp = f"{day_value(first)}T{at:%H:%M:%S}" + ("Z" if clock.endswith("Z") else "")
        return TimeInterval(first=first, last=last, precision=exact, edtf=stamp, first_clock=at, last_clock=at)
    return TimeInterval(first=first, last=last, precision=precision, edtf=edtf)


def before_christ(digits: str) -> TimeInterval | None:
    """A year or century before Christ: outside what dates can hold, so only EDTF says it."""
    if len(digits) == 4:  # EDTF counts a year 0: 44 BC is -0043
        year = int(digits) - 1
        return TimeInterval(first=None, last=None, precision="year", edtf=f"-{year:04}" if year else "0000")
    return TimeInterval(first=None, last=None, precision="century", edtf=f"-{int(digits):02}XX")


def approximate(first: date, last: date) -> TimeInterval:
    """Days whose ends are vague, such as those of "in recent weeks"."""
    return TimeInterval(first=first, last=last, precision="approx", edtf=f"{day_value(first)}~/{day_value(last)}~")
