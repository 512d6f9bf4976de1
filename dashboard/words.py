"""Dates, places, numbers and counts as a reader says them; pure, plain text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.filters import EventFilter, undated, unplaced

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE_BASES = {
    "explicit": "named in the text",
    "relative": "counted from another date",
    "context": "taken over from the sentences around",
    "publication": "only the day of publication: the text gives no date",
}
PLACE_BASES = {
    "explicit": "named with the event",
    "context": "taken over from the sentences around",
    "publisher": "only where the article was published",
}
PUBLISHED_BASES = {
    "given": "given with the article",
    "metadata": "from the page's own data",
    "stated": "stated in the text",
    "inferred": "inferred from the dates in the text",
}
AREAS = ("region", "country", "sea")


def known(value: Any) -> Any:
    """A cell's value, or None where it is missing."""
    return None if value is None or pd.isna(value) else value


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 event", "2,000 events"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def counts(frame: pd.DataFrame, shown: pd.DataFrame, wanted: EventFilter, loose: int) -> str:
    """What is shown, in one sentence; `loose` is how many undated events a date range leaves out.

    "18 of 24 events, 2006-07-30 to 2018-06-09; 3 without a place, 2 without a date"
    """
    total = f"{len(shown):,} of {plural(len(frame), 'event')}" if wanted.active else plural(len(frame), "event")
    days = pd.concat([shown["start_date"], shown["end_date"]]).dropna()
    span = "" if days.empty else f", {days.min()} to {days.max()}" if days.min() != days.max() else f", {days.min()}"
    notes = []
    if missing := int(unplaced(shown).sum()):
        notes.append(f"{missing:,} without a place")
    if missing := loose if wanted.dated else int(undated(shown).sum()):
        notes.append(f"{missing:,} without a date" + (" left out" if wanted.dated else ""))
    return total + span + ("; " + ", ".join(notes) if notes else "")


def when(row: Mapping[Any, Any]) -> str:
    """A row's date as short as its precision allows: "30 Jul 2006", "May 2018", "4 to 9 Jun 2018", "no date"."""
    first, last, precision = known(row["start_date"]), known(row["end_date"]), known(row["date_precision"])
    if first is None and last is None:
        return "no date"
    if first is None or last is None:
        return f"since {day(first)}" if first else f"until {day(last)}"
    about = "about " if precision == "approx" else ""
    clock = str(known(row.get("start_time")) or "")[11:16] if precision in ("minute", "hour") else ""
    return about + interval(first, last) + (f", {clock}" if clock else "")


def day(iso: str) -> str:
    """An ISO day in words: "30 Jul 2006"."""
    year, month, number = parts(iso)
    return f"{number} {MONTHS[month - 1]} {year}"


def parts(iso: str) -> tuple[int, int, int]:
    """Year, month and day of an ISO day."""
    year, month, number = (int(part) for part in iso.split("-"))
    return year, month, number


def interval(first: str, last: str) -> str:
    """First and last day in words, whole years, months and decades by their names."""
    (year1, month1, day1), (year2, month2, day2) = parts(first), parts(last)
    if first == last:
        return day(first)
    if (month1, day1) == (1, 1) and (month2, day2) == (12, 31):
        return str(year1) if year1 == year2 else f"{year1} to {year2}"
    if day1 == 1 and last == month_end(year2, month2):
        if (year1, month1) == (year2, month2):
            return f"{MONTHS[month1 - 1]} {year1}"
        start = MONTHS[month1 - 1] if year1 == year2 else f"{MONTHS[month1 - 1]} {year1}"
        return f"{start} to {MONTHS[month2 - 1]} {year2}"
    if (year1, month1) == (year2, month2):
        return f"{day1} to {day(last)}"
    if year1 == year2:
        return f"{day1} {MONTHS[month1 - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def month_end(year: int, month: int) -> str:
    """The ISO day that a month ends with."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return date.fromordinal(following.toordinal() - 1).isoformat() if following else "9999-12-31"


def where(row: Mapping[Any, Any]) -> str:
    """A row's place with its country: "Haifa, Israel", "Syria", "no place"."""
    names = [known(row["location"]), known(row["country"])]
    seen = [str(name) for name in names if name]
    return ", ".join(dict.fromkeys(seen)) or "no place"


def count_words(least: Any, most: Any) -> str | None:
    """How many people, as reported: "12", "at least 12", "up to 20", "12 to 15"; None where nothing is said."""
    low, high = known(least), known(most)
    if low is None and high is None:
        return None
    if low is None:
        return f"up to {int(high):,}"
    if high is None:
        return f"at least {int(low):,}"
    return f"{int(low):,}" if int(low) == int(high) else f"{int(low):,} to {int(high):,}"


def distance(radius_km: float) -> str:
    """A radius in round figures: "120 km", "5 km", "less than 1 km"."""
    if radius_km < 1:
        return "less than 1 km"
    return f"{radius_km:,.0f} km" if radius_km < 100 else f"{round(radius_km, -1):,.0f} km"


def published_words(row: Mapping[Any, Any]) -> str:
    """A row's day of publication: "published 6 Mar 2018", "day of publication unknown"."""
    edtf = known(row["published"])
    if not edtf:
        return "day of publication unknown"
    return "published " + (" to ".join(day(part) for part in edtf.split("/")) if is_days(edtf) else str(edtf))


def is_days(edtf: str) -> bool:
    """Whether an EDTF value is nothing but one or two ISO days."""
    return all(len(part) == 10 and part.replace("-", "").isdigit() for part in edtf.split("/"))
