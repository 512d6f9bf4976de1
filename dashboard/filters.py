"""Which events are shown: a frozen filter and the pure function that applies it to a frame."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.palette import EVENT_TYPES, LOOKS

Tray = Literal["all", "unplaced", "undated"]
TRAYS: tuple[Tray, ...] = ("all", "unplaced", "undated")
TRAY_NAMES: dict[Tray, str] = {"all": "Events", "unplaced": "No place", "undated": "No date"}
SEARCHED = ("title", "quote", "location", "place_text", "admin1", "country", "actor1", "actor2", "sub_event_type",
            "source", "tags")  # fmt: skip

# A year, a month or a day as people type it. Matches "1815", "2018-6", "2018-06-09"; not "18-06-09", "2018/06".
TYPED_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What the reader asked for. Days are ISO text, inclusive; an empty `types` or `text` asks for nothing."""

    first: str | None = None
    last: str | None = None
    types: frozenset[str] = frozenset()
    text: str = ""

    @property
    def dated(self) -> bool:
        """Whether a date range is set, which leaves events without a date out."""
        return self.first is not None or self.last is not None

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return self.dated or bool(self.types) or bool(self.text.strip())


def typed_day(text: str, end: bool = False) -> str | None:
    """The ISO day that a typed year, month or day begins with (or ends with); None for an empty box.

    Raises:
        ValueError: the text is no such date; the message says what may be typed.

    >>> typed_day("2018-02", end=True)
    '2018-02-28'
    """
    if not text.strip():
        return None
    match = TYPED_DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError("type a date as 2018, 2018-06 or 2018-06-09")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        month = month or (12 if end else 1)
        day = day or (calendar.monthrange(year, month)[1] if end else 1)
        return date(year, month, day).isoformat()
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"there is no such day: {text.strip()}") from error


def all_dates(wanted: EventFilter) -> EventFilter:
    """The same filter without its date range."""
    return replace(wanted, first=None, last=None)


def apply(frame: pd.DataFrame, wanted: EventFilter) -> pd.DataFrame:
    """The rows that the filter lets through, in their order."""
    return frame[mask(frame, wanted)] if wanted.active else frame


def mask(frame: pd.DataFrame, wanted: EventFilter) -> "pd.Series[bool]":
    """Which rows pass. A vague date passes where its interval overlaps the range; no date passes no range."""
    passed = pd.Series(True, index=frame.index)
    if wanted.first is not None:
        end = frame["end_date"].fillna("9999-12-31").where(~undated(frame), "")
        passed &= end.ge(wanted.first)
    if wanted.last is not None:
        start = frame["start_date"].fillna("0001-01-01").where(~undated(frame), "9999-12-32")
        passed &= start.le(wanted.last)
    if wanted.types:
        passed &= types_of(frame).isin(wanted.types)
    if wanted.text.strip():
        passed &= contains(frame, wanted.text)
    return passed.astype(bool)


def contains(frame: pd.DataFrame, text: str) -> "pd.Series[bool]":
    """Rows in which every word of the search is found somewhere, ignoring case."""
    passed = pd.Series(True, index=frame.index)
    for word in text.casefold().split():
        found = pd.Series(False, index=frame.index)
        for name in SEARCHED:
            if frame[name].notna().any():
                found |= frame[name].str.casefold().str.contains(word, regex=False).fillna(False).astype(bool)
        passed &= found
    return passed


def types_of(frame: pd.DataFrame) -> "pd.Series[str]":
    """Each row's type as the legend counts it: types of another make count as `other`."""
    kinds = frame["event_type"]
    return kinds.where(kinds.isin(list(LOOKS)), "other")


def undated(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Rows without any day."""
    return frame["start_date"].isna() & frame["end_date"].isna()


def unplaced(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Rows without a point on the map."""
    return frame["latitude"].isna() | frame["longitude"].isna()


def type_counts(frame: pd.DataFrame, wanted: EventFilter) -> dict[str, int]:
    """For the legend: how many events of each type the other filters let through."""
    counts = types_of(apply(frame, replace(wanted, types=frozenset()))).value_counts()
    return {name: int(counts.get(name, 0)) for name in EVENT_TYPES}


def tray(frame: pd.DataFrame, wanted: EventFilter, name: Tray) -> pd.DataFrame:
    """The rows of one tray: all that pass, those without a place, or those without a date whatever the range."""
    if name == "undated":
        loose = apply(frame, all_dates(wanted))
        return loose[undated(loose)]
    passed = apply(frame, wanted)
    return passed[unplaced(passed)] if name == "unplaced" else passed


def by_date(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order of their dates, undated ones last; on one day they keep their order."""
    return frame.sort_values(["start_date", "end_date"], kind="stable", na_position="last", ignore_index=True)
