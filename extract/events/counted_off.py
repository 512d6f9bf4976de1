"""Days counted from another event of the sentence: "shelled the town on Monday, a day after the truce collapsed"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract.events.clauses import openers, word_at
from extract.events.days import single_day
from extract.events.draft import Draft
from extract.events.words import Word
from extract.model import TimeInterval, TimeMention
from extract.temporal.periods import period_value
from extract.temporal.values import interval_of

# A length in whole units, as TIMEX3 writes it: P2D, P3W; and hours and minutes, which stay on the day: PT3H, PTXM.
LENGTH, CLOCK_LENGTH = re.compile(r"P(\d{1,3})([DWMY])"), re.compile(r"PT(?:\d+|X)[HM]")
# What the clause behind a length has to its main clause.
STEPS = {"after": -1, "before": 1}
REASON = "counted from another event of its sentence"


def counted_off(drafts: Sequence[Draft], words: Sequence[Word], times: Sequence[TimeMention]) -> list[Draft]:
    """Drafts, those without a date that lie a stated time from another's day given theirs.

    "On Monday, a day after X": X was on Sunday. "A day after X on Monday, Y": Y was on Tuesday.
    """
    opened = openers(words)
    ends = {time.span.end: time for time in times if time.timex_type == "DURATION" and time.interval is None}
    found = list(drafts)
    for index, draft in enumerate(drafts):
        opener = opened.get(draft.found.clause, 0)
        length = ends.get(words[opener - 1].span.end) if opener else None
        step = STEPS.get(words[opener].lower)
        if length is None or step is None:
            continue
        for other, main in enumerate(drafts):
            if other == index or main.found.clause == draft.found.clause:
                continue
            if _is_lent(draft, main, words) and (day := _day_of(main)) is not None:
                found[index] = _dated(draft, length, day, step)
            elif _is_lent(main, draft, words) and (day := _day_of(draft)) is not None:
                found[other] = _dated(main, length, day, -step)
    return found


def _is_lent(draft: Draft, other: Draft, words: Sequence[Word]) -> bool:
    """Whether a draft has no date, or but the one that stands in the other's clause."""
    if draft.time is None:
        return True
    return draft.time == other.time and words[word_at(words, draft.time.span.start)].clause == other.found.clause


def _day_of(draft: Draft) -> date | None:
    return single_day(draft.time) if draft.own_date and draft.time is not None else None


def _dated(draft: Draft, length: TimeMention, day: date, step: int) -> Draft:
    """The draft with the days that lie as far from `day` as `length` says, or unchanged."""
    interval = _counted(length.value, day, step)
    if interval is None:
        return draft
    time = replace(length, interval=interval, basis="context", anchor=day, reason=REASON)
    return replace(draft, time=time, interval=interval, date_basis="context", reasons=(*draft.reasons, REASON))


def _counted(length: str, day: date, step: int) -> TimeInterval | None:
    if CLOCK_LENGTH.fullmatch(length):
        return interval_of(day.isoformat())
    match = LENGTH.fullmatch(length)
    value = period_value(day, match[2], step * int(match[1])) if match else None
    return interval_of(value) if value is not None else None
