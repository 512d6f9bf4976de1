"""The `calendar` kind: dates put together from a weekday, day, month, year, part of the day and clock time."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from extract.model import DateBasis
from extract.temporal.chain import Chain, Resolved
from extract.temporal.grammar import Meaning
from extract.temporal.holidays import named_day
from extract.temporal.values import (
    bounds,
    day_value,
    make_date,
    month_value,
    quarter_value,
    shift_days,
    shift_months,
    week_value,
)

Roles = Mapping[str, Meaning]
# How much farther the past and the future seem after a verb of some tense, for dates without a year.
STRETCH = {"by": (2.0, 1.0), "over": (1.0, 50.0), "past": (1.0, 2.0), "present": (1.0, 1.0), "future": (2.0, 1.0), "unknown": (1.0, 1.2)}
BACKWARD = 1.5  # how much farther a narrative's past seems than its future
CLOSE = timedelta(days=15)  # of two readings of 5/6/2018 one this near to the document is meant
MONTHS_LONG = 300  # days; a longer anchor is a year or more
CENTURY_TURN = 30  # "'29" is 2029, "'30" is 1930, unless the document is older


def calendar(roles: Roles, chain: Chain) -> Resolved | None:
    """The date or time that the roles put together, None where there is no such day."""
    base = base_date(roles, chain)
    if base is None:
        return None
    clock = clock_value(roles)
    if clock is None:
        return base
    day = base.value.partition("T")[0]
    return Resolved(
        timex_type="TIME",
        value=f"{day}T{clock}",
        reason=base.reason,
        basis=base.basis,
        anchor=base.anchor,
        rejected=base.rejected,
    )


def base_date(roles: Roles, chain: Chain) -> Resolved | None:
    """The date without its time of day."""
    if "iso" in roles or "slashed" in roles:
        return numeric_date(roles, chain)
    if "decade" in roles or "century" in roles or "era" in roles:
        return long_period(roles, chain)
    for role, reader in READERS:
        if role in roles:
            return reader(roles, chain)
    if year_of(roles, chain) is not None:
        return dated(roles, chain, f"{int(year_of(roles, chain) or 0):04}", "the year is named")
    return day_of_clock(roles, chain)


def dated(roles: Roles, chain: Chain, value: str, reason: str, basis: DateBasis = "explicit") -> Resolved:
    """A date with the modifier that the roles give it."""
    relative = any(role in roles for role in ("ydir", "yback"))
    return Resolved(
        timex_type="DATE",
        value=value,
        reason=reason,
        basis="relative" if relative else basis,
        mod=str(roles.get("mod", "")),
        anchor=chain.dct if relative or basis == "relative" else None,
    )


def year_of(roles: Roles, chain: Chain) -> int | None:
    """The year that the words give, in digits or counted from the document or the text."""
    if "year" in roles:
        return int(roles["year"])
    if "yy" in roles:
        return full_year(int(roles["yy"]), chain)
    if "ydir" in roles and chain.dct is not None:
        return chain.dct.year + int(roles["ydir"])
    if "yback" in roles and chain.spoken_of is not None:
        return chain.spoken_of.year + int(roles["yback"])
    return None


def full_year(short: int, chain: Chain) -> int:
    """The year that two digits stand for: in a range the century of its start, else the nearest to the document."""
    if chain.mode == "history" and chain.anchor is not None:
        return chain.anchor.first.year // 100 * 100 + short
    if chain.dct is not None:
        now = chain.dct.year
        return min((century + short for century in (1800, 1900, 2000, 2100)), key=lambda year: abs(year - now))
    return (2000 if short < CENTURY_TURN else 1900) + short


def numeric_date(roles: Roles, chain: Chain) -> Resolved | None:
    """2018-06-04, 2018/6/4, 7/8/07; of two readings of the last the one nearest to the document."""
    if "iso" in roles:
        written = str(roles["iso"])
        parts = [int(part) for part in re.findall(r"\d+", written)]
        day = make_date(*parts[:3])
        if day is None:
            return None
        clock = written.upper().partition("T")[2]
        value = day_value(day) + (f"T{clock[:5]}{'Z' if clock.endswith('Z') else ''}" if clock else "")
        return Resolved(timex_type="TIME" if clock else "DATE", value=value, reason="the day is written in full")
    one, two, year = (int(part) for part in re.findall(r"\d+", str(roles["slashed"])))
    year = full_year(year, chain) if year < 100 else year
    day_first = bool(roles.get("day_first", 0)) or "." in str(roles["slashed"])
    readings = [make_date(year, two, one), make_date(year, one, two)]
    found = [day for day in (readings if day_first else readings[::-1]) if day is not None]
    if len(found) > 1 and chain.dct is not None and abs(found[0] - chain.dct) > CLOSE >= abs(found[1] - chain.dct):
        found.reverse()
    if not found:
        return None
    rejected = tuple(f"{day_value(day)}: day and month the other way round" for day in found[1:] if day != found[0])
    reason = "the day is written in full"
    return Resolved(timex_type="DATE", value=day_value(found[0]), reason=reason, rejected=rejected)


def long_period(roles: Roles, chain: Chain) -> Resolved | None:
    """Decades, centuries and years with an era."""
    before = roles.get("era") == "BC"
    if "century" in roles:
        number = int(roles["century"])
        value = f"BC{number - 1:02}" if before else f"{number - 1:02}"
        return dated(roles, chain, value, "the century is named")
    if "decade" in roles:
        decade = decade_value(roles["decade"], chain)
        return dated(roles, chain, f"BC{decade}" if before else decade, "the decade is named")
    day, month, year = roles.get("day"), roles.get("month"), int(roles["year"]) if "year" in roles else None
    if year is None:
        return None
    if before:
        chain.year_bc = year
        rest = f"-{roles['season']}" if "season" in roles else f"-{int(month):02}" if month else ""
        return dated(roles, chain, f"BC{year:04}{rest}", "the year before Christ is named")
    value = f"{year:04}" + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if month and day else "")
    return dated(roles, chain, value, "the year is named")


def decade_value(written: Meaning, chain: Chain) -> str:
    """198 for "1980s", "80s" and "the eighties"."""
    digits = re.sub(r"\D", "", str(written))
    if len(digits) > 2:
        return f"{int(digits) // 10:03}"
    return f"{full_year(int(digits), chain) // 10:03}"


def quarter_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A quarter; without a year the one nearest to the document."""
    quarter = int(roles["quarter"])
    year = year_of(roles, chain)
    if year is not None:
        return dated(roles, chain, quarter_value(year, quarter), "the quarter and its year are named")
    if chain.dct is None:
        return None
    around = [quarter_value(chain.dct.year + step, quarter) for step in (-1, 0, 1)]
    if chain.tense != "future":
        begun = [value for value in around if (found := bounds(value)) is not None and found[0] <= chain.dct]
        return dated(roles, chain, begun[-1], "the latest such quarter that had begun", "context")
    return dated(roles, chain, nearest(around, chain.dct), "the quarter nearest to the document", "context")


def half_date(roles: Roles, chain: Chain) -> Resolved | None:
    """The first or second half of a year."""
    year = year_of(roles, chain)
    if year is None and chain.spoken_of is not None:
        year = chain.spoken_of.year
    return None if year is None else dated(roles, chain, f"{year:04}-H{int(roles['half'])}", "half of a named year")


def season_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A season; without a year the one that the document or the text is nearest to."""
    season, year = str(roles["season"]), year_of(roles, chain)
    if year is not None:
        return dated(roles, chain, f"{year:04}-{season}", "the season and its year are named")
    back = "sback" in roles or chain.mode == "history"
    if back and chain.year_bc is not None:
        return dated(roles, chain, f"BC{chain.year_bc:04}-{season}", "the year before Christ named before", "context")
    reference = chain.spoken_of if back else chain.dct
    if reference is None:
        return None
    around = [f"{reference.year + step:04}-{season}" for step in (-1, 0, 1)]
    value = pick(around, reference, int(roles.get("sdir", roles.get("sback", 0))))
    if "sdir" not in roles and "sback" not in roles:
        value = next_in_story(around, chain) if back else nearest(around, reference)
    return dated(roles, chain, value, "the season nearest to " + said(chain, reference), "relative")


def month_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A month, or a day of one; a missing year is the nearest one, or the narrative's."""
    month, day, year = int(roles["month"]), int(roles.get("day", 0)), year_of(roles, chain)
    if year is not None:
        return month_in_year(roles, chain, year, "day, month and year are named" if day else "month and year are named")
    back = "mback" in roles or chain.mode == "history"
    if back and chain.year_bc is not None and not day:
        return dated(roles, chain, f"BC{chain.year_bc:04}-{month:02}", "the year before Christ named before", "context")
    reference = chain.spoken_of if back else chain.dct
    if reference is None:
        value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        return dated(roles, chain, value, "no year is named and none is known", "context")
    around = [text for step in (-1, 0, 1, 2) if (text := month_text(reference.year + step, month, day)) is not None]
    if not around:
        return None
    if "mdir" in roles or "mback" in roles:
        value = pick(around, reference, int(roles.get("mdir", roles.get("mback", 0))))
        return dated(roles, chain, value, "counted from " + said(chain, reference), "relative")
    value = next_in_story(around, chain) if back else likely(around, reference, roles, chain)
    rejected = tuple(f"{other}: farther away" for other in around if other != value)[:2]
    resolved = dated(roles, chain, value, "no year is named; the nearest to " + said(chain, reference), "explicit")
    return Resolved(
        timex_type="DATE",
        value=value,
        reason=resolved.reason,
        basis=resolved.basis,
        mod=resolved.mod,
        anchor=reference,
        rejected=rejected,
    )


def likely(around: list[str], reference: date, roles: Roles, chain: Chain) -> str:
    """The value nearest to the document, where the tense makes the other side of it seem farther."""
    tense = str(roles.get("tense", chain.tense))
    if tense == "by" and chain.tense == "past":
        tense = "unknown"
    stretch_past, stretch_future = STRETCH.get(tense, STRETCH["unknown"])

    def cost(value: str) -> float:
        found = bounds(value)
        if found is None:
            return float("inf")
        return max((found[0] - reference).days * stretch_future, (reference - found[1]).days * stretch_past, 0)

    return min(around, key=cost)


def month_text(year: int, month: int, day: int) -> str | None:
    """The value of a month or of a day, None where there is no such day."""
    if not 1 <= year <= 9999:
        return None
    if not day:
        return month_value(year, month)
    found = make_date(year, month, day)
    return None if found is None else day_value(found)


def month_in_year(roles: Roles, chain: Chain, year: int, reason: str) -> Resolved | None:
    """A month or day of a known year."""
    value = month_text(year, int(roles["month"]), int(roles.get("day", 0)))
    return None if value is None else dated(roles, chain, value, reason)


def next_in_story(around: list[str], chain: Chain) -> str:
    """Of the same month, day or season in several years the one that a narrative means.

    After a year named alone, one of that year; after a finer date the story moves on, or back by less.
    """
    assert chain.spoken_of is not None
    first = chain.spoken_of
    last = chain.anchor.last if chain.anchor is not None else first
    broad = (last - first).days > MONTHS_LONG

    def cost(value: str) -> float:
        found = bounds(value)
        if found is None:
            return float("inf")
        if broad:
            return 0 if found[0].year == first.year else abs(found[0].year - first.year)
        return max((found[0] - last).days, (first - found[1]).days * BACKWARD, 0)

    return min(around, key=cost)


def weekday_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A weekday: the latest up to and including the document's day, unless the words or the tense say otherwise."""
    number = int(roles["weekday"])
    back = "wback" in roles or chain.mode == "history"
    reference = chain.spoken_of if back else chain.dct
    if reference is None:
        return dated(roles, chain, f"XXXX-WXX-{number}", "the day of the document is not known", "relative")
    behind = (reference.isoweekday() - number) % 7
    latest = reference - timedelta(days=behind)
    if "week" in roles:
        monday = reference - timedelta(days=reference.weekday())
        day, reason = monday + timedelta(days=7 * int(roles["week"]) + number - 1), "a day of that week"
    elif "wdir" in roles or "wback" in roles:
        step = int(roles.get("wdir", roles.get("wback", 0)))
        day, reason = directed_weekday(latest, reference, step, chain), "counted from " + said(chain, reference)
    elif chain.mode == "history" and behind:
        day, reason = latest + timedelta(days=7), "the next such day in the story"
    elif chain.tense == "future" and behind:
        day, reason = latest + timedelta(days=7), "the verb speaks of the future, so the next such day"
    else:
        day, reason = latest, "the latest such day up to the document's"
    other = day - timedelta(days=7) if day > latest else day + timedelta(days=7)
    return Resolved(
        timex_type="DATE",
        value=day_value(day),
        reason=reason,
        basis="relative",
        mod=str(roles.get("mod", "")),
        anchor=reference,
        rejected=(f"{day_value(other)}: the same weekday a week {'earlier' if day > latest else 'later'}",),
    )


def directed_weekday(latest: date, reference: date, step: int, chain: Chain) -> date:
    """As in "last Friday", "next Friday", "this Friday"."""
    if step < 0:
        return latest if latest < reference else latest - timedelta(days=7)
    if step > 0:
        return latest + timedelta(days=7)
    return latest + timedelta(days=7) if chain.tense == "future" and latest < reference else latest


def special_date(roles: Roles, chain: Chain) -> Resolved | None:
    """today, yesterday, tomorrow, counted from the document."""
    if chain.dct is None:
        return dated(roles, chain, "XXXX-XX-XX", "the day of the document is not known", "relative")
    day = shift_days(chain.dct, int(roles["special"]))
    if day is None:
        return None
    part = str(roles.get("part", ""))
    if part == "NI" and "special_night" in roles:
        return None
    return dated(roles, chain, day_value(day), "counted from the document's day", "relative")


def named_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A holiday or other named day."""
    name, year = str(roles["named"]), year_of(roles, chain)
    reference = chain.spoken_of if chain.mode == "history" else chain.dct
    if year is None and reference is None:
        return None
    if year is not None and "ydir" not in roles:
        day = named_day(name, year)
        return None if day is None else dated(roles, chain, day_value(day), "a named day of a named year")
    assert reference is not None
    days = [day for step in (-1, 0, 1) if (day := named_day(name, reference.year + step)) is not None]
    if not days:
        return None
    value = pick([day_value(day) for day in days], reference, int(roles["ydir"])) if "ydir" in roles else None
    value = value or nearest([day_value(day) for day in days], reference)
    return dated(roles, chain, value, "the named day nearest to " + said(chain, reference), "relative")


def day_alone(roles: Roles, chain: Chain) -> Resolved | None:
    """A day of the month that the text is in: "the 20th", the "9" of "March 5-9"."""
    reference = chain.spoken_of
    if reference is None:
        return None
    year = int(roles.get("year", reference.year))
    day = make_date(year, reference.month, int(roles["day"]))
    return None if day is None else dated(roles, chain, day_value(day), "a day of the month named before", "context")


def day_spoken_of(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "that day", "the next day", "the previous night": counted from the date named before."""
    reference = chain.spoken_of
    if reference is None:
        return None
    step = int(roles.get("wback", roles.get("pback", 0)))
    day = shift_days(reference, step)
    return None if day is None else dated(roles, chain, day_value(day), "counted from the date named before", "context")


def part_of_document_day(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "this morning", "last night"."""
    if chain.dct is None:
        return dated(roles, chain, "XXXX-XX-XX", "the day of the document is not known", "relative")
    day = shift_days(chain.dct, int(roles["pdir"]))
    return None if day is None else dated(roles, chain, day_value(day), "counted from the document's day", "relative")


def day_of_clock(roles: Roles, chain: Chain) -> Resolved | None:
    """The day of a bare clock time: the one named before in the sentence, else the document's."""
    same = chain.anchor is not None and chain.anchor.precision in ("day", "hour", "minute")
    recent = same and chain.anchor is not None and chain.anchor.sentence >= chain.sentence - 1
    reference = chain.spoken_of if recent or chain.mode == "history" else chain.dct
    if reference is None:
        return dated(roles, chain, "XXXX-XX-XX", "the day is not known", "context")
    return dated(roles, chain, day_value(reference), "the day that the text speaks of", "context")


READERS = (
    ("quarter", quarter_date),
    ("half", half_date),
    ("season", season_date),
    ("month", month_date),
    ("weekday", weekday_date),
    ("special", special_date),
    ("named", named_date),
    ("that_day", day_spoken_of),
    ("pback", day_spoken_of),
    ("pdir", part_of_document_day),
    ("day", day_alone),
)


def clock_value(roles: Roles) -> str | None:
    """The time of day as TIMEX3 writes it: 16:30, 16:30Z, EV; None without one."""
    zone = "Z" if roles.get("zone") == "Z" else ""
    if "fixed" in roles:
        return f"{roles['fixed']}{zone}"
    written = str(roles.get("clock", roles.get("dotclock", roles.get("hhmm", roles.get("hour", "")))))
    if not written:
        return str(roles["part"]) if "part" in roles else None
    if "hhmm" in roles:
        hour, minute = int(written) // 100, int(written) % 100
    else:
        parts = [int(part) for part in re.findall(r"\d+", written)]
        hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
    half = roles.get("ampm") or {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}.get(str(roles.get("part", "")), "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}{zone}"


def pick(around: list[str], reference: date, step: int) -> str:
    """Of a month or season in neighbouring years the last before, the one around, or the next after a day."""
    covered = [(value, found) for value in around if (found := bounds(value)) is not None]
    if step < 0:
        past = [value for value, found in covered if found[1] < reference]
        return past[-1] if past else around[0]
    if step > 0:
        coming = [value for value, found in covered if found[0] > reference]
        return coming[0] if coming else around[-1]
    return min(covered, key=lambda pair: (pair[1][0].year != reference.year, away(pair[0], reference)))[0]


def away(value: str, day: date) -> int:
    """Days from `day` to the nearest day of a value, 0 inside."""
    found = bounds(value)
    if found is None:
        return 10**9
    return max((found[0] - day).days, (day - found[1]).days, 0)


def nearest(around: list[str], day: date) -> str:
    """The value nearest to a day; of two as near the earlier."""
    return min(around, key=lambda value: away(value, day))


def said(chain: Chain, reference: date) -> str:
    """How a reason names the day that was counted from."""
    day = day_value(reference)
    return f"the document ({day})" if reference == chain.dct else f"{day}, named before"


__all__ = ["calendar", "nearest", "pick", "said", "shift_months", "week_value"]
