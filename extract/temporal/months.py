"""Months, seasons, quarters and halves: which year is meant where none is named."""

from datetime import date

from extract.temporal.chain import Chain, Resolved
from extract.temporal.values import bounds, day_value, make_date, month_value, quarter_value
from extract.temporal.years import Roles, dated, year_of

# How much farther the past and the future seem after a verb of some tense, for dates without a year.
STRETCH = {
    "by": (2.0, 1.0),
    "over": (1.0, 50.0),
    "past": (1.0, 3.0),
    "present": (1.0, 1.0),
    "future": (5.0, 1.0),  # "will be launched in December", said in March, is no December past
    "unknown": (1.0, 1.6),
}
BACKWARD = 1.5  # how much farther a narrative's past seems than its future
MONTHS_A_YEAR = 12
NEAR = 2  # sentences in which a year that was named still holds for a month or day without one
MONTHS_LONG = 300  # days; a longer anchor is a year or more


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
        if not begun:
            return None  # before the first year
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
        value = next_in_story(around, chain) if back else season_by_tense(around, reference, chain)
    return dated(roles, chain, value, "the season nearest to " + said(chain, reference), "relative")


def year_told(chain: Chain) -> int | None:
    """The year long over that heads what a report tells ("In 2012 ..."), where a day of the past names none."""
    anchor = chain.anchor
    if anchor is None or chain.dct is None or chain.tense != "past" or chain.sentence - anchor.sentence > NEAR:
        return None
    year = anchor.first.year
    return year if anchor.precision == "year" and anchor.heads and year < chain.dct.year - 1 else None


def season_by_tense(around: list[str], day: date, chain: Chain) -> str:
    """The season to come after a verb of the future, else the one nearest to the document."""
    coming = [value for value in around if (found := bounds(value)) is not None and found[1] >= day]
    return coming[0] if coming and chain.tense == "future" else nearest(around, day)


def month_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A month, or a day of one; a missing year is the nearest one, or the narrative's."""
    month, day, year = int(roles["month"]), int(roles.get("day", 0)), year_of(roles, chain)
    if year is not None and roles.get("only", day) == day:
        return month_in_year(roles, chain, year, "day, month and year are named" if day else "month and year are named")
    back = "mback" in roles or chain.story
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
    beside = chain.beside
    if day and not back and (year := year_told(chain)) is not None and month_text(year, month, day):
        return month_in_year(roles, chain, year, f"no year is named; {year} was just before")
    if day and beside is not None and not back:
        value = min(around, key=lambda one: min(away(one, reference), away(one, beside)))
    else:
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


def numbered_month(roles: Roles, chain: Chain) -> Resolved | None:
    """A day and a month in digits, the day first: 08. 07. 2012."""
    return month_date({**roles, "month": roles["number"]}, chain)


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


def month_text(year: int, month: int, day: int) -> str | None:
    """The value of a month or of a day, None where there is no such day."""
    if not 1 <= year <= 9999:
        return None
    if not 1 <= month <= MONTHS_A_YEAR:
        return None
    if not day:
        return month_value(year, month)
    found = make_date(year, month, day)
    return None if found is None else day_value(found)


def month_in_year(roles: Roles, chain: Chain, year: int, reason: str) -> Resolved | None:
    """A month or day of a known year."""
    value = month_text(year, int(roles["month"]), int(roles.get("day", 0)))
    return None if value is None else dated(roles, chain, value, reason)


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
