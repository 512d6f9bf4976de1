"""The kinds that count: periods (last week), shifts (two days later), durations, sets and references."""

import math
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from extract.model import TimeInterval
from extract.temporal.chain import Chain, Resolved
from extract.temporal.counted import ago_beside, moved_span, since_told, span_value
from extract.temporal.grammar import Meaning
from extract.temporal.months import month_date
from extract.temporal.values import (
    PART,
    approximate,
    bounds,
    day_value,
    month_end,
    month_value,
    quarter_value,
    shift_days,
    shift_months,
    week_value,
)

Roles = Mapping[str, Meaning]
DAYS = {
    "TM": 1 / 1440,
    "TH": 1 / 24,
    "D": 1,
    "NI": 1,
    "WE": 7,
    "W": 7,
    "F": 14,
    "M": 30,
    "Q": 91,
    "S": 182,
    "Y": 365,
    "DE": 3652,
    "CE": 36524,
}
MONTHS = {"M": 1, "Q": 3, "S": 6, "Y": 12, "DE": 120, "CE": 1200}
HALF_UNITS: dict[str, tuple[str, Meaning]] = {"Y": ("M", 6), "DE": ("Y", 5), "CE": ("Y", 50)}
FRESH = 5  # sentences after which "the day" no longer means the one named before
MIDWEEK = 3  # up to Wednesday "the weekend" is the one before
TRAILING = ("W", "M", "Y")  # units whose past one, in "over the past week", ends with the document
LONG = ("DE", "CE")  # "the past decade" is the ten years up to now, "last week" the calendar's
VAGUE_COUNT = 4  # "in recent weeks" covers about four of them
HALVES = {"Y": "6M", "TH": "30M", "D": "T12H", "TM": "30S", "DE": "5Y", "CE": "50Y", "M": "15D"}


def period(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "last week", "this year", "the previous month", "that day"."""
    unit = str(roles["unit"])
    if "back" in roles:
        reference, step = chain.spoken_of, int(roles["back"])
        if chain.vague and unit in (
            "D",
            "NI",
        ):  # no day follows upon a whole year
            reference = chain.fresh_day(FRESH) or reference
    elif chain.story or "spoken" in roles:
        reference, step = chain.spoken_of, int(roles["dir"])
    elif "near" in roles:
        reference, step = chain.fresh_day(FRESH) or chain.dct, 0
    else:
        reference, step = chain.dct, int(roles["dir"])
    if chain.year_bc is not None and ("back" in roles or chain.mode == "history"):
        return period_before_christ(chain.year_bc, unit, step)
    if reference is None:
        return None
    if unit in LONG and step < 0 and "dir" in roles:
        return duration({**roles, "n": 1}, chain)
    if "generic" in roles and unit == "Q":
        return the_quarter(roles, chain, reference)
    early = reference.isoweekday() <= MIDWEEK and chain.tense != "future"
    if "generic" in roles and unit == "WE" and (early or chain.since):
        step = -1
    value = period_value(reference, unit, step)
    if value is None:
        return None
    named = "the document" if reference == chain.dct else "the date named before"
    trailing = "trailing" in roles and reference == chain.dct and unit in TRAILING
    return Resolved(
        timex_type="DATE",
        value=value,
        interval=up_to(reference, unit) if trailing else None,
        reason=f"{'up to' if trailing else 'counted from'} {named} ({day_value(reference)})",
        basis="context" if "back" in roles else "relative",
        mod=str(roles.get("mod", "")),
        anchor=reference,
    )


def up_to(last: date, unit: str, count: int = 1) -> TimeInterval | None:
    """So many weeks, months or years that end with a day: the past week, the year to 31 March."""
    begin = shift_days(last, -7 * count) if unit == "W" else shift_days(last, -count) if unit == "D" else None
    if unit in MONTHS:
        begin = shift_months(last, -MONTHS[unit] * count)
        if begin is not None and last.day == monthrange(last.year, last.month)[1]:
            begin = month_end(begin.year, begin.month)
    first = None if begin is None else shift_days(begin, 1)
    if first is None:
        return None
    return TimeInterval(first=first, last=last, precision="span", edtf=f"{day_value(first)}/{day_value(last)}")


def period_before_christ(year: int, unit: str, step: int) -> Resolved:
    """Years, decades and centuries counted from a year before Christ, where time runs down."""
    if unit not in ("Y", "DE", "CE"):
        return shift_before_christ(year, unit, 0)
    length, digits = {"Y": (1, 4), "DE": (10, 3), "CE": (100, 2)}[unit]
    value = f"BC{max(year // length - step, 0):0{digits}}"
    return Resolved(timex_type="DATE", value=value, reason=f"counted from {year} BC, named before", basis="context")


def the_quarter(roles: Roles, chain: Chain, reference: date) -> Resolved | None:
    """As in "the quarter": the one that the text is about, else the last that was over when it was written."""
    if chain.period is not None and PART.fullmatch(chain.period):
        return Resolved(timex_type="DATE", value=chain.period, reason="the quarter named before", basis="context")
    value = period_value(reference, "Q", -1)
    if value is None:
        return None
    reason = "the last quarter that was over at " + day_value(reference)
    return Resolved(timex_type="DATE", value=value, reason=reason, basis="relative", anchor=reference)


def period_value(reference: date, unit: str, step: int) -> str | None:
    """The TIMEX3 value of the unit that lies `step` units from the one that holds `reference`."""
    if unit in ("D", "NI"):
        day = shift_days(reference, step)
        return None if day is None else day_value(day) + ("TNI" if unit == "NI" else "")
    if unit in ("W", "WE", "F"):
        day = shift_days(reference, (14 if unit == "F" else 7) * step)
        return None if day is None else week_value(day) + ("-WE" if unit == "WE" else "")
    if unit not in MONTHS:
        return None
    moved = shift_months(reference, MONTHS[unit] * step)
    if moved is None:
        return None
    year, month = moved.year, moved.month
    if unit == "M":
        return month_value(year, month)
    if unit == "Q":
        return quarter_value(year, (month - 1) // 3 + 1)
    if unit == "S":
        return f"{year:04}-H{(month - 1) // 6 + 1}"
    return {"Y": f"{year:04}", "DE": f"{year // 10:03}", "CE": f"{year // 100:02}"}[unit]


def shift(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "two weeks ago" from the document, "two days later" from the date named before."""
    unit, way = str(roles["unit"]), str(roles["way"])
    count = roles.get("n", 1)
    if "halves" in roles:
        unit, count = HALF_UNITS[unit]
    future = way in ("later", "hence")
    reference = chain.dct if way in ("ago", "hence") else chain.spoken_of
    if way == "ago" and chain.mode == "history":
        reference = chain.dct or chain.spoken_of
    if isinstance(count, str):
        return Resolved(
            timex_type="DATE",
            value="FUTURE_REF" if future else "PAST_REF",
            reason="how many is not said",
            basis="relative",
            interval=vague_interval(reference, unit, -1) if way == "ago" else None,
        )
    if chain.year_bc is not None and way not in ("ago", "hence"):
        return shift_before_christ(chain.year_bc, unit, int(count) if future else -int(count))
    if reference is None or ("told" in roles and chain.anchor is None):
        return None  # "the day after the vote" is no tomorrow
    if unit.startswith("T"):
        if chain.vague and way not in ("ago", "hence"):
            return duration({**roles, "dir": 0}, chain)  # of "two minutes later" in 2013 no day is known
        return clock_shift(roles, chain, reference, unit)
    if unit == "Y" and count == 1 and chain.period is not None and PART.fullmatch(chain.period) and not future:
        return year_ago(roles, chain)
    step = int(count) if future else -int(count)
    if "then_dir" in roles or "then_day" in roles:
        value = ago_beside(roles, reference, step)
    else:
        value = to_the_day(reference, unit, step) if "exact" in roles else period_value(reference, unit, step)
    if value is None:
        return None
    span = None if way in ("ago", "hence") else moved_span(chain.anchor, unit, step)
    named = "the document" if reference == chain.dct else "the date named before"
    return Resolved(
        timex_type="DATE",
        value=span_value(span) if span is not None else value,
        reason=f"{abs(step)} counted {'forward' if future else 'back'} from {named} ({day_value(reference)})",
        basis="relative" if way in ("ago", "hence") else "context",
        anchor=reference,
        interval=span,
    )


def to_the_day(reference: date, unit: str, step: int) -> str | None:
    """The very day so many units away, as in "a year ago today"."""
    if unit in MONTHS:
        moved = shift_months(reference, MONTHS[unit] * step)
    else:
        moved = shift_days(reference, {"W": 7, "F": 14}.get(unit, 1) * step)
    return None if moved is None else day_value(moved)


def shift_before_christ(year: int, unit: str, step: int) -> Resolved:
    """As in "ten years later" after a year before Christ; of days and months only the year is kept."""
    if unit in ("Y", "DE", "CE"):
        length = {"Y": 1, "DE": 10, "CE": 100}[unit]
        value = f"BC{max(year - length * step, 1):04}"
    else:
        value = f"BC{year:04}"
    return Resolved(timex_type="DATE", value=value, reason=f"counted from {year} BC, named before", basis="context")


def clock_shift(roles: Roles, chain: Chain, reference: date, unit: str) -> Resolved:
    """As in "two hours ago": the day is known, the clock is not."""
    return Resolved(
        timex_type="TIME",
        value=f"{day_value(reference)}TXX:XX",
        reason="hours or minutes counted from a moment that is not stated",
        basis="relative",
        anchor=reference,
        interval=TimeInterval(first=reference, last=reference, precision="day", edtf=day_value(reference)),
    )


def year_ago(roles: Roles, chain: Chain) -> Resolved | None:
    """The same quarter, half or stretch a year before the one that the text compares with."""
    back = 1
    if "year" in roles:
        value = str(int(roles["year"])).zfill(4)
        part = PART.fullmatch(chain.period or "")
        value += f"-{part[2]}" if part else ""
        return Resolved(timex_type="DATE", value=value, reason="the same part of a named year")
    anchor = chain.anchor
    if roles.get("unit") == "M" and anchor is not None and anchor.precision == "month":
        month = shift_months(anchor.first, -12)
        if month is not None:
            value = month_value(month.year, month.month)
            return Resolved(timex_type="DATE", value=value, reason="the same month a year before", basis="context")
    if chain.period is None:
        if chain.dct is None:
            return None
        return Resolved(
            timex_type="DATE",
            value=f"{chain.dct.year - back:04}",
            reason="a year before the document",
            basis="relative",
            anchor=chain.dct,
        )
    match = PART.fullmatch(chain.period)
    if match is None:
        return Resolved(timex_type="DURATION", value=chain.period, reason="as long as the period compared with")
    return Resolved(
        timex_type="DATE",
        value=f"{int(match[1]) - back:04}-{match[2]}",
        reason=f"compared with {chain.period}, named before",
        basis="context",
    )


def week_of_month(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "the last week of August": the ISO week that holds those days."""
    month = month_date({role: meaning for role, meaning in roles.items() if role not in ("n", "unit")}, chain)
    covered = None if month is None else bounds(month.value)
    if month is None or covered is None:
        return None
    number = int(roles["n"])
    if not -1 <= number <= 5:
        return None
    day = shift_days(covered[0], 7 * (number - 1) + 3) if number > 0 else shift_days(covered[1], -3)
    if day is None:
        return None
    value = week_value(day) + ("-WE" if roles.get("unit") == "WE" else "")
    return Resolved(timex_type="DATE", value=value, reason=f"a week of {month.value}", basis=month.basis)


def then(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "until then": the date named before."""
    if chain.anchor is None:
        return None
    return Resolved(timex_type="DATE", value=chain.anchor.value, reason="the date named before", basis="context")


def nth(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "the eighth day", "fourth week": the day or week that the text speaks of."""
    reference = chain.spoken_of
    if chain.year_bc is not None:
        return shift_before_christ(chain.year_bc, "D", 0)
    if "n" not in roles and chain.mode == "news":  # "the opening day" is no day of a plan, nor of a month
        reference = chain.newest_day.first if chain.newest_day is not None else None
    if reference is None:
        return None
    value = week_value(reference) if roles["unit"] == "W" else day_value(reference)
    return Resolved(timex_type="DATE", value=value, reason="the day that the text speaks of", basis="context")


def duration(roles: Roles, chain: Chain) -> Resolved | None:
    """How long; one that ends or begins at the document ("the past two weeks") also covers days."""
    unit, count = str(roles["unit"]), roles.get("n", "X")
    value = duration_value(count, unit)
    if value is None:
        return None
    if "rest" in roles:
        value = compound(value, duration_value(roles["rest"], str(roles["rest_unit"])))
    step = int(roles.get("dir", 0))
    if step == 0 and chain.inside and chain.tense == "future" and chain.mode == "news" and ahead(unit, count):
        return shift({**roles, "way": "hence"}, chain)  # "it will open in two weeks" names a week, not a length
    if step == 0 and chain.mode == "news" and (chain.lasting or (chain.perfect and chain.inside)):
        step = -1  # "it has buried nine in twelve months": those up to now
    covered = None
    if step == 0 and (chain.within or chain.follows) and (told := since_told(unit, count, chain)) is not None:
        reason = "counted from the date named before"
        return Resolved(timex_type="DURATION", value=value, reason=reason, basis="context", interval=told)
    if chain.dct is not None and step:
        covered = vague_interval(chain.dct, unit, step, count)
    return Resolved(
        timex_type="DURATION",
        value=value,
        reason="a length of time" + (", up to the document" if step < 0 else ", from the document" if step else ""),
        basis="relative" if covered else "none",
        anchor=chain.dct if covered else None,
        interval=covered,
    )


def compound(value: str, rest: str | None) -> str:
    """P2Y and P6M together: P2Y6M; PT1H and PT4M: PT1H4M. What does not go together is left at the first."""
    if rest is None or "X" in value + rest:
        return value
    if value.startswith("PT"):
        return value + rest[2:] if rest.startswith("PT") else value
    return value + rest[1:]


def ahead(unit: str, count: Meaning) -> bool:
    """Whether so many units can be counted from the document to a date: whole ones, of days or more."""
    return unit in ("D", "W", "M", "Y") and not isinstance(count, str) and float(count).is_integer()


def duration_value(count: Meaning, unit: str) -> str | None:
    """P2W, PT5H, P2Y6M, PXM; decades and centuries are counted in years."""
    clock = unit.startswith("T") and len(unit) == 2
    letter = {"NI": "N", "DE": "Y", "CE": "Y", "F": "W", "S": "M"}.get(unit, unit[1:] if clock else unit)
    prefix = "PT" if clock else "P"
    if isinstance(count, str):
        return f"{prefix}X{ {'DE': 'DE', 'CE': 'CE'}.get(unit, letter) }"
    times = {"DE": 10, "CE": 100, "F": 2, "S": 6}.get(unit, 1)
    whole, rest = divmod(count * times, 1)
    if not rest:
        return f"{prefix}{int(whole)}{letter}"
    if rest == 0.5 and unit in HALVES:
        half = HALVES[unit]
        if whole:
            return f"{prefix}{int(whole)}{letter}{half}"
        return f"{prefix}{half}"
    return f"{prefix}{count * times:g}{letter}"


def vague_interval(reference: date | None, unit: str, step: int, count: Meaning = "X") -> TimeInterval | None:
    """The days up to (step < 0) or after the reference that a count of units covers, with vague ends."""
    if reference is None or unit not in DAYS:
        return None
    number = VAGUE_COUNT if isinstance(count, str) else count
    far = shift_days(reference, step * math.ceil(number * DAYS[unit]))
    if far is None:
        return None
    return approximate(*sorted((far, reference)))


def recurring(roles: Roles, chain: Chain) -> Resolved | None:
    """Sets: "every day", "Mondays", "twice a year"."""
    if "value" in roles:
        value = str(roles["value"])
    elif "weekday" in roles:
        value = f"XXXX-WXX-{int(roles['weekday'])}" + (f"T{roles['part']}" if "part" in roles else "")
    elif "part" in roles:
        value = f"XXXX-XX-XXT{roles['part']}"
    elif "month" in roles:
        value = f"XXXX-{int(roles['month']):02}"
    else:
        found = duration_value(roles.get("n", roles.get("every", 1)), str(roles["unit"]))
        if found is None:
            return None
        value = found
    return Resolved(timex_type="SET", value=value, reason="it recurs", basis="none")


def reference_time(roles: Roles, chain: Chain) -> Resolved | None:
    """now, recently, soon: a reference that names no day; recently covers about four weeks."""
    value = str(roles["value"])
    if "news" in roles and chain.mode != "news" or "history" in roles and chain.mode != "history":
        return None  # in a story "previously" means before what it tells
    covered = None
    if roles.get("covers") and chain.dct is not None:
        covered = approximate(chain.dct - timedelta(weeks=VAGUE_COUNT), chain.dct)
    return Resolved(
        timex_type="DATE", value=value, reason="no day is named", basis="relative", interval=covered, anchor=chain.dct
    )
