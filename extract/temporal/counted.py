"""Days counted from what a text told before, where that is itself no single day, and lengths that end in a day."""

from collections.abc import Mapping
from datetime import date, timedelta

from extract.model import DatePrecision, TimeInterval
from extract.temporal.chain import Anchor, Chain
from extract.temporal.grammar import Meaning
from extract.temporal.values import bounds, day_value, shift_days, shift_months, span_edtf, week_value

# Units counted in days, and in months.
IN_DAYS = {"D": 1, "NI": 1, "WE": 7, "W": 7, "F": 14}
IN_MONTHS = {"M": 1, "Q": 3, "S": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS_A_MONTH = 31
# Sentences after which "within a week" no longer counts from the date named before.
FRESH = 2


def moved(day: date, unit: str, step: int) -> date | None:
    """The day so many whole units away."""
    if unit in IN_DAYS:
        return shift_days(day, IN_DAYS[unit] * step)
    return shift_months(day, IN_MONTHS[unit] * step) if unit in IN_MONTHS else None


def moved_span(anchor: Anchor | None, unit: str, step: int) -> TimeInterval | None:
    """Both ends of a date so many units away: "nine days later", after "in July", is 10 July to 9 August.

    None where the date is no longer than a unit, so that the unit counted to is named well enough.
    """
    if anchor is None:
        return None
    length = (anchor.last - anchor.first).days + 1
    longest = IN_DAYS.get(unit, IN_MONTHS.get(unit, 0) * DAYS_A_MONTH)
    first, last = moved(anchor.first, unit, step), moved(anchor.last, unit, step)
    if length <= longest or not longest or first is None or last is None:
        return None
    return TimeInterval(first=first, last=last, precision="span", edtf=span_edtf(first, last))


def span_value(interval: TimeInterval) -> str:
    """The TIMEX3 value of some day of a span: 2009-07-XX, 2009-XX-XX."""
    first, last = interval.first, interval.last
    if first is None or last is None or first.year != last.year:
        return "XXXX-XX-XX"
    return f"{first.year:04}-{first.month:02}-XX" if first.month == last.month else f"{first.year:04}-XX-XX"


def since_told(unit: str, count: Meaning, chain: Chain) -> TimeInterval | None:
    """The days of "within hours", "within a week" and "after eight years", counted from the date named just before.

    None where none is near, or where it is not over: what the text counts from then is not told by a date.
    """
    anchor = chain.anchor
    told = chain.tense in ("past", "unknown") and chain.mode == "news" and anchor is not None and chain.dct is not None
    if not told or anchor is None or chain.dct is None:
        return None
    apart = chain.sentence - anchor.sentence
    if apart > (FRESH if chain.opens else chain.follows) or anchor.first >= chain.dct:
        return None
    if unit.startswith("T"):
        last: date | None = anchor.last
    elif isinstance(count, str) or not float(count).is_integer():
        return None
    else:
        last = moved(anchor.last, unit, int(count))
    first = anchor.first if chain.within or unit.startswith("T") else moved(anchor.first, unit, int(count))
    if first is None or last is None:
        return None
    last = max(first, min(last, chain.dct))
    precision: DatePrecision = "day" if first == last else "span"
    edtf = day_value(first) if first == last else span_edtf(first, last)
    return TimeInterval(first=first, last=last, precision=precision, edtf=edtf)


def ago_beside(roles: Mapping[str, Meaning], reference: date, step: int) -> str | None:
    """The TIMEX3 value of "a year ago next week" and "two years ago this Friday": the anniversary's week or month."""
    unit = str(roles["unit"])
    if "then_day" in roles:
        ahead = (int(roles["then_day"]) - reference.isoweekday()) % 7
        day = moved(reference + timedelta(days=ahead), unit, step)
        return None if day is None else week_value(day)
    then = moved(reference, str(roles["then_unit"]), int(roles["then_dir"]))
    day = None if then is None else moved(then, unit, step)
    if day is None:
        return None
    value = {"W": week_value(day), "WE": week_value(day) + "-WE", "M": day_value(day)[:7]}.get(
        str(roles["then_unit"]), day_value(day)[:4]
    )
    return value if bounds(value) else None
