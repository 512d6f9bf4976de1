"""Weekdays, today and yesterday, named days, and days counted from another."""

from datetime import date, timedelta

from extract.temporal.chain import Chain, Resolved
from extract.temporal.holidays import named_day
from extract.temporal.months import likely, pick, said
from extract.temporal.values import day_value, make_date, shift_days, shift_months
from extract.temporal.years import Roles, dated, year_of

FRESH = 5  # sentences after which "that day" no longer means the one named before
CLOCK_FRESH = 3  # sentences in which a bare clock time still belongs to the day named before
OLD_FRESH, OLD_DAYS = 8, 60  # the same for a day so long before the document


def weekday_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A weekday: the latest up to and including the document's day, unless the words or the tense say otherwise."""
    if "day" in roles:
        return weekday_the_nth(roles, chain)
    number = int(roles["weekday"])
    back = "wback" in roles or chain.mode == "history"
    reference = story_day(chain) if back else chain.dct
    if reference is None:
        return dated(roles, chain, f"XXXX-WXX-{number}", "the day of the document is not known", "relative")
    behind = (reference.isoweekday() - number) % 7
    latest = reference - timedelta(days=behind)
    if "ago" in roles:
        weeks = int(roles.get("weeks", 1)) - ("counted" in roles)
        day, reason = latest - timedelta(days=7 * weeks), "weeks counted back from the latest such day"
    elif "ahead" in roles:
        day, reason = latest + timedelta(days=14), "a week after the next such day"
    elif "week" in roles:
        monday = reference - timedelta(days=reference.weekday())
        day, reason = monday + timedelta(days=7 * int(roles["week"]) + number - 1), "a day of that week"
    elif "wdir" in roles or "wback" in roles:
        step = int(roles.get("wdir", roles.get("wback", 0)))
        day, reason = directed_weekday(latest, reference, step, chain), "counted from " + said(chain, reference)
    elif chain.mode == "history" and behind:
        day, reason = latest + timedelta(days=7), "the next such day in the story"
    elif (chain.tense == "future" or (chain.bound and chain.tense in ("present", "unknown"))) and behind:
        spoken = "the verb speaks" if chain.tense == "future" else '"until" speaks'
        day, reason = latest + timedelta(days=7), f"{spoken} of the future, so the next such day"
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


def story_day(chain: Chain) -> date | None:
    """The day that a story's weekday follows; of a bare year alone none is known, unless the document's is."""
    return chain.day_before if chain.dct is None else chain.spoken_of


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
    value = value or likely([day_value(day) for day in days], reference, roles, chain)
    return dated(roles, chain, value, "the named day nearest to " + said(chain, reference), "relative")


def this_day(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "on this day in 1944": the document's day and month in another year."""
    if chain.dct is None:
        return None
    day = make_date(int(roles["year"]), chain.dct.month, chain.dct.day)
    return (
        None if day is None else dated(roles, chain, day_value(day), "the document's day in a named year", "relative")
    )


def weekday_the_nth(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "Friday the 13th": the nearest day of the month that is such a weekday; before it if none is as near."""
    reference = chain.spoken_of if chain.mode == "history" else chain.dct
    if reference is None:
        return None
    number, weekday = int(roles["day"]), int(roles["weekday"])
    months = [shift_months(reference.replace(day=1), step) for step in range(-14, 15)]
    days = [day for month in months if month and (day := make_date(month.year, month.month, number)) is not None]
    fitting = [day for day in days if day.isoweekday() == weekday]
    if not fitting:
        return None
    day = min(fitting, key=lambda one: (abs((one - reference).days), one))
    return dated(roles, chain, day_value(day), "the nearest such day to " + said(chain, reference), "relative")


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
    anchor = chain.anchor
    if anchor is not None and anchor.first != anchor.last and chain.mode == "news":
        reference = chain.fresh_day(FRESH)  # after "in 1987" the newest day is meant, not the first of the year
        reference = (chain.day_before if chain.vague else anchor.first) if reference is None else reference
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


def old_day(chain: Chain) -> date | None:
    """The newest day, where a report still tells of a time long before it was written."""
    day = chain.fresh_day(OLD_FRESH)
    return day if day is not None and chain.dct is not None and (chain.dct - day).days > OLD_DAYS else None


def day_of_clock(roles: Roles, chain: Chain) -> Resolved | None:
    """The day of a bare clock time: that named beside it or just before, else the document's."""
    named = chain.beside or chain.coming or chain.fresh_day(CLOCK_FRESH) or old_day(chain)
    reference = named or (story_day(chain) if chain.mode == "history" else chain.dct)
    if reference is None:
        return dated(roles, chain, "XXXX-XX-XX", "the day is not known", "context")
    return dated(roles, chain, day_value(reference), "the day that the text speaks of", "context")
