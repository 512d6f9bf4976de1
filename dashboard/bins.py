"""Rows -> bars of the histogram: how many events may have happened in each bin of time. Pure numbers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.filters import types_of, undated

MOST_BINS = 120
DAY_MS = 86_400_000
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """Edges of the bins (ISO days, one more than there are bins) and for each type the counts."""

    edges: tuple[str, ...]
    counts: dict[str, tuple[int, ...]]


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with a date, an open end closed at the other one; `first` and `last` are days since 1970."""
    rows = frame[~undated(frame)]
    first, last = rows["start_date"].fillna(rows["end_date"]), rows["end_date"].fillna(rows["start_date"])
    return rows.assign(first=day_numbers(first), last=day_numbers(last))


def day_numbers(days: "pd.Series[str]") -> npt.NDArray[np.int64]:
    """ISO days as days since 1970; each different day is read once, since a million rows have few of them."""
    codes, different = pd.factorize(days)
    numbers = np.array(different, dtype="datetime64[D]").astype(np.int64)
    return numbers[codes] if len(numbers) else np.zeros(0, dtype=np.int64)


def iso(number: int) -> str:
    """Days since 1970 as an ISO day."""
    return str(np.datetime64(int(number), "D"))


def day_number(day: str) -> int:
    """An ISO day as days since 1970."""
    return int(np.datetime64(day, "D").astype(np.int64))


def span(rows: pd.DataFrame) -> tuple[str, str] | None:
    """First and last day of some dated rows (see `dated`); None where there are none."""
    return (iso(rows["first"].min()), iso(rows["last"].max())) if len(rows) else None


def edges(first: str, last: str) -> Days:
    """Even edges over the span: days, weeks, months, quarters, years or more, at most about MOST_BINS of them."""
    # Counted in whole numbers of days and months: numpy no longer adds bare numbers to dates.
    start, stop = day_number(first), day_number(last) + 1
    for width in (1, 7):
        if stop - start <= width * MOST_BINS:
            monday = start - (start + 3) % 7 if width == 7 else start
            return np.arange(monday, stop + width, width).astype("datetime64[D]")
    for width in (1, 3, 12, 60, 120, 600, 1200):
        if stop - start <= width * 30.4 * MOST_BINS or width == 1200:
            month, end = (
                int(np.datetime64(day, "D").astype("datetime64[M]").astype(np.int64)) for day in (start, stop)
            )
            months = np.arange(month - month % width, end + width + 1, width)
            return months.astype("datetime64[M]").astype("datetime64[D]")
    raise AssertionError("the last width takes any span")


def histogram(rows: pd.DataFrame, first: str, last: str) -> Bins:
    """Counts of dated rows by bin and type. An event counts in each bin that it overlaps: what a brush there finds."""
    borders = edges(first, last).astype(np.int64)
    kinds = types_of(rows)
    counts = {}
    for kind in sorted(kinds.unique()):
        part = rows[kinds == kind]
        enter = np.searchsorted(borders, part["first"].to_numpy(), side="right") - 1
        leave = np.searchsorted(borders, part["last"].to_numpy(), side="right")
        steps = np.zeros(len(borders) + 1, dtype=np.int64)
        np.add.at(steps, np.clip(enter, 0, len(borders) - 1), 1)
        np.add.at(steps, np.clip(leave, 0, len(borders)), -1)
        counts[str(kind)] = tuple(int(count) for count in np.cumsum(steps)[: len(borders) - 1])
    return Bins(edges=tuple(iso(edge) for edge in borders), counts=counts)
