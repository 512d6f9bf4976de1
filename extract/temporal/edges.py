"""What the words around an expression make of its days: since, until and by open an end, before and after count on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from extract.model import TimeInterval, TimeMention
from extract.temporal.periods import period_value, up_to
from extract.temporal.tokens import Tokens
from extract.temporal.values import day_value, interval_of

LENGTH = re.compile(r"P(\d{1,4})([DWMY])")  # P2D, P6M; not PXD, P2Y6M, PT2H
BETWEEN = 48  # characters at most from a length to the date that it counts from: " days before "
MOST_WORDS = 5  # between "after" and the date of the event: "after the first round of"
DASHES = ("-", "–", "‑")
LONGEST_RANGE_WORD = 8  # "through", with room
BORDERS = frozenset(".?!;,\n")
NEGATIONS = 6  # words before "until" in which a negation turns it into the day itself: "did not reach the town until"


def open_ended(interval: TimeInterval, tokens: Tokens, first: int, settings: Mapping[str, Any]) -> TimeInterval | None:
    """The interval with the end open that the word before token `first` opens; None where it opens none.

    "since 2011" begins in 2011 and goes on: 2011/.. ; "until Friday" and "by June" end then: ../2018-06.
    "not until Friday" is Friday itself. A range keeps its outer end.
    """
    if not first or (first > 1 and tokens.word(first - 2) in DASHES):
        return None  # a drive-by on Friday
    word = tokens.word(first - 1).lower()
    if word in settings["starts"]:
        edtf = f"{outer(interval, 0)}/.."
        return replace(interval, last=None, last_clock=None, precision="span", edtf=edtf)
    if word in settings["ends"] and not denied(tokens, first - 1, settings):
        edtf = f"../{outer(interval, -1)}"
        return replace(interval, first=None, first_clock=None, precision="span", edtf=edtf)
    return None


def outer(interval: TimeInterval, end: int) -> str:
    """The EDTF of an interval's beginning (0) or end (-1); a decade, century or season is named by its day."""
    part = interval.edtf.split("/")[end]
    if re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d(T[\d:]+Z?)?)?)?~?|-\d{4}", part):
        return part
    day = interval.last if end else interval.first
    return day_value(day) if day is not None else part


def denied(tokens: Tokens, until: int, settings: Mapping[str, Any]) -> bool:
    """Whether a negation stands before "until", in its clause."""
    for index in range(until - 1, max(-1, until - 1 - NEGATIONS), -1):
        if tokens.word(index) in BORDERS or tokens.word(index).lower() in settings["clauses"]:
            return False
        if tokens.word(index).lower() in settings["negations"]:
            return True
    return False


def anchored(mentions: Sequence[TimeMention], text: str, settings: Mapping[str, Any]) -> tuple[TimeMention, ...]:
    """Lengths of time that count from the date after them get its days: the "two days" before Election Day."""
    found = list(mentions)
    for index, (one, other) in enumerate(zip(found, found[1:], strict=False)):
        gap = text[one.span.end : other.span.start].strip().lower()
        if one.timex_type != "DURATION" or one.interval is not None or len(gap) > BETWEEN:
            continue
        step = settings["counted"].get(word_that_counts(gap, settings))
        length = LENGTH.fullmatch(one.value)
        if length is not None and gap in settings["trailing"]:
            found[index] = ended_by(one, other, int(length[1]), length[2])
        if step is not None and length is not None:
            steps, unit = step * int(length[1]), length[2]
            if unit == "W" and gap in settings["exactly"]:
                steps, unit = 7 * steps, "D"  # a week from Monday is a Monday
            found[index] = counted(one, other, steps, unit)
    return tuple(found)


def word_that_counts(gap: str, settings: Mapping[str, Any]) -> str:
    """The "before" or "after" between a length and a date, where at most a dated event stands between them.

    "two days after the vote of 2 June" counts from the vote; "a day after the attack, on Monday" does not: that comma
    makes Monday the day itself.
    """
    if gap in settings["counted"]:
        return gap
    first, *words = gap.split() or [""]
    event = 1 < len(words) <= MOST_WORDS and words[0] in settings["events"] and words[-1] in settings["dated_by"]
    return first if event and all(word.replace("-", "").isalpha() for word in words) else ""


def counted(one: TimeMention, other: TimeMention, steps: int, unit: str) -> TimeMention:
    """`one` with the days that lie so many units from the day that `other` names, where it names one."""
    covered = other.interval
    if covered is None or covered.first is None or covered.first != covered.last:
        return one
    value = period_value(covered.first, unit, steps)
    interval = interval_of(value) if value is not None else None
    if interval is None:
        return one
    way = "after" if steps > 0 else "before"
    reason = f"{abs(steps)} counted {way} {day_value(covered.first)}, named beside it"
    return replace(one, interval=interval, basis="context", anchor=covered.first, reason=reason)


def ended_by(one: TimeMention, other: TimeMention, count: int, unit: str) -> TimeMention:
    """`one` with the days of a length that ends with the date of `other`: the six months ended June 30."""
    last = other.interval.last if other.interval is not None else None
    interval = up_to(last, unit, count) if last is not None else None
    if last is None or interval is None:
        return one
    reason = f"{one.value} up to {day_value(last)}, named beside it"
    return replace(one, interval=interval, basis="context", anchor=last, reason=reason)


def ranged(mentions: Sequence[TimeMention], text: str, settings: Mapping[str, Any]) -> tuple[TimeMention, ...]:
    """Both ends of a range get the days of the whole: "28-30 May", "from June to August", "between 1990 and 1994".

    Type and value stay those of each end, as TIMEX3 has them.
    """
    found = list(mentions)
    for index, (one, other) in enumerate(zip(found, found[1:], strict=False)):
        gap = text[one.span.end : other.span.start].strip().lower()
        if len(gap) > LONGEST_RANGE_WORD or not {one.timex_type, other.timex_type} <= {"DATE", "TIME"}:
            continue
        before = text[: one.span.start].split()[-1:] if gap == settings["and"] else []
        joined = gap in settings["ranges"] or bool(before) and before[0].lower() in settings["between"]
        whole = spanned(one.interval, other.interval) if joined else None
        if whole is not None:
            reason = f"; one end of a range, {whole.edtf}"
            found[index] = replace(one, interval=whole, reason=one.reason + reason)
            found[index + 1] = replace(other, interval=whole, reason=other.reason + reason)
    return tuple(found)


def spanned(one: TimeInterval | None, other: TimeInterval | None) -> TimeInterval | None:
    """All days from one interval to another that begins later; None where that makes no range."""
    if one is None or other is None or one.first is None or other.last is None or one.last is None:
        return None
    if other.first is None or not one.first < other.first or not one.last < other.last:
        return None
    edtf = f"{outer(one, 0)}/{outer(other, -1)}"
    return TimeInterval(first=one.first, last=other.last, precision="span", edtf=edtf)
