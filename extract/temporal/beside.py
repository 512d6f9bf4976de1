"""Days told by a date beside them: the day after Christmas, the third Sunday of May."""

from collections.abc import Mapping

from extract.temporal.chain import Chain, Resolved
from extract.temporal.dates import calendar
from extract.temporal.grammar import Meaning
from extract.temporal.holidays import nth_weekday
from extract.temporal.months import month_date
from extract.temporal.periods import period_value
from extract.temporal.values import bounds, day_value, shift_days

Roles = Mapping[str, Meaning]
MOST = 5  # a month has no sixth Sunday


def beside_date(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "the day after Christmas", "the week before June 4": the unit next to that of a named day."""
    base = calendar({role: meaning for role, meaning in roles.items() if role not in ("unit", "beside")}, chain)
    covered = None if base is None else bounds(base.value)
    if base is None or covered is None:
        return None
    step = int(roles["beside"])
    value = period_value(covered[0], str(roles["unit"]), step)
    if value is None:
        return None
    reason = f"{'after' if step > 0 else 'before'} {base.value}, named in it"
    return Resolved(timex_type="DATE", value=value, reason=reason, basis=base.basis, anchor=covered[0])


def nth_day_of_month(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "the third Sunday of May", "the last day of June 2017"."""
    month = month_date({role: meaning for role, meaning in roles.items() if role not in ("n", "wday")}, chain)
    covered = None if month is None else bounds(month.value)
    number = int(roles["n"])
    if month is None or covered is None or number == 0:
        return None
    if "wday" not in roles:
        day = shift_days(covered[0], number - 1) if number > 0 else covered[1]
    elif number > MOST:
        return None
    else:
        day = nth_weekday(covered[0].year, covered[0].month, int(roles["wday"]), number)
    if day is None or not covered[0] <= day <= covered[1]:
        return None
    return Resolved(timex_type="DATE", value=day_value(day), reason=f"a day of {month.value}", basis=month.basis)
