"""The `calendar` kind: dates put together from a weekday, day, month, year, part of the day and clock time."""

from extract.temporal.chain import Chain, Resolved
from extract.temporal.clocks import clock_value, day_of_clock
from extract.temporal.days import (
    day_alone,
    day_spoken_of,
    named_date,
    part_of_document_day,
    special_date,
    this_day,
    weekday_date,
)
from extract.temporal.months import half_date, month_date, numbered_month, quarter_date, season_date
from extract.temporal.years import Roles, dated, long_period, numeric_date, year_of


def calendar(roles: Roles, chain: Chain) -> Resolved | None:
    """The date or time that the roles put together, None where there is no such day."""
    base = base_date(roles, chain)
    if base is None:
        return None
    clock = clock_value(roles)
    if clock is None:
        return base
    if base.interval is not None:
        return base  # of no one day
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


READERS = (
    ("this_day", this_day),
    ("number", numbered_month),
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
