"""Years, decades, centuries and dates in digits: what is written out, as far as it is."""

import re
from collections.abc import Mapping
from datetime import timedelta

from extract.model import DateBasis
from extract.temporal.chain import Chain, Resolved
from extract.temporal.grammar import Meaning
from extract.temporal.values import day_value, make_date

Roles = Mapping[str, Meaning]
CLOSE = timedelta(days=15)  # of two readings of 5/6/2018 one this near to the document is meant
AHEAD = 10  # years that a year of two digits may lie in the future
CENTURY_TURN = 30  # "'29" is 2029, "'30" is 1930, unless the document is older


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
        return full_year(int(roles["yy"]), chain, follows="range" in roles)
    if "ydir" in roles and chain.dct is not None:
        return chain.dct.year + int(roles["ydir"])
    if roles.get("yback") == 0 and chain.newest_year is not None and chain.mode == "history":
        return chain.newest_year
    if "yback" in roles and chain.spoken_of is not None:
        return chain.spoken_of.year + int(roles["yback"])
    return None


def full_year(short: int, chain: Chain, follows: bool = False) -> int:
    """The year that two digits stand for: in a range the century of its start, else the nearest to the document."""
    if (chain.mode == "history" or follows) and chain.anchor is not None:
        return chain.anchor.first.year // 100 * 100 + short
    if chain.dct is not None:
        latest = chain.dct.year + AHEAD
        return latest - (latest - short) % 100
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
        rest += f"-{int(day):02}" if month and day else ""
        return dated(roles, chain, f"BC{year:04}{rest}", "the year before Christ is named")
    value = f"{year:04}" + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if month and day else "")
    return dated(roles, chain, value, "the year is named")


def decade_value(written: Meaning, chain: Chain) -> str:
    """198 for "1980s", "80s" and "the eighties"."""
    digits = re.sub(r"\D", "", str(written))
    if len(digits) > 2:
        return f"{int(digits) // 10:03}"
    newest = chain.dct.year if chain.dct is not None else 1999
    return f"{(newest - (newest - int(digits)) % 100) // 10:03}"
