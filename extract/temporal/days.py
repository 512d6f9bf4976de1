"""Weekdays, today and yesterday, named days, and days counted from another."""

from dataclasses import replace
from datetime import date, timedelta

from extract.temporal.chain import Chain, Resolved
from extract.temporal.counted import moved_span, span_value
from extract.temporal.holidays import named_day
from extract.temporal.months import likely, pick, said
from extract.temporal.values import bounds, day_value, make_date, shift_days, shift_months
from extract.temporal.years import Roles, dated, year_of

FRESH = 5  # sentences after which "that day" no longer means the one named before
CLOCK_FRESH = 3  # sentences in which a bare clock time still belongs to the day named before
LAST_WEEK = 7  # days back to which "on the Sunday" may still mean the one before the document
OLD_DAYS = 60  # so many days before the document the text tells of other times


def weekday_date(roles: Roles, chain: Chain) -> Resolved | None:
    """A weekday: the latest up to and including the document's day, unless the words or the tense say otherwise."""
    if "day" in roles:
        return weekday_the_nth(roles, chain)
    number = int(roles["weekday"])
    if "told" in roles and (told := weekday_told(number, chain)) is not None:
        return told
    if chain.mode == "news" and roles.get("wback") == 0 and (named := chain.weekdays.get(number)) is not None:
        return dated(roles, chain, day_value(named), "such a day was named before", "context")
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


def weekday_told(number: int, chain: Chain) -> Resolved | None:
    """As in "on the Sunday", in a report that tells of days long before it: the next one after the day named last.

    After a longer time ("a Friday in May 2011") any day of that; None where nothing so old was named just before.
    """
    anchor = chain.anchor
    if anchor is None or chain.dct is None or chain.mode != "news":
        return None
    if chain.sentence - anchor.sentence > CLOCK_FRESH or (chain.dct - anchor.last).days <= LAST_WEEK:
        return None
    single = anchor.first == anchor.last
    day = anchor.first + timedelta(days=(number - anchor.first.isoweekday()) % 7)
    value = day_value(day) if single else anchor.value
    if bounds(value) is None:
        return None
    reason = f"a day of what was told before ({anchor.value})"
    return Resolved(timex_type="DATE", value=value, reason=reason, basis="context", anchor=anchor.first)


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
    return dated(roles, chain, day_value(day), "counted from the document's day", "relative")


def overnight(roles: Roles, chain: Chain) -> Resolved | None:
    """A night without its day: that of the document, or one of the time long past that its sentence names."""
    anchor = chain.anchor
    if anchor is not None and anchor.sentence == chain.sentence and is_old(anchor.last, chain):
        reason = "in the time named in its sentence"
        return Resolved(timex_type="DATE", value=anchor.value, reason=reason, basis="context", anchor=anchor.first)
    night = special_date({**roles, "special": 0}, chain)
    return None if night is None else replace(night, timex_type="TIME", value=f"{night.value}TNI")


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
    if day is not None and {"year", "month_told"}.isdisjoint(roles) and chain.mode == "news" and chain.dct is not None:
        day = day_by_tense(day, chain.dct, chain)
    return None if day is None else dated(roles, chain, day_value(day), "a day of the month named before", "context")


def day_by_tense(day: date, dct: date, chain: Chain) -> date | None:
    """The same day of the month before, where one to come is told of as over; the next one of a plan."""
    month = day.replace(day=1)
    if day > dct and chain.tense == "past":
        return day_of(shift_months(month, -1), day.day)
    if day < dct and chain.tense == "future":
        coming = (day_of(shift_months(dct.replace(day=1), step), day.day) for step in (0, 1))
        return next((one for one in coming if one is not None and one >= dct), day)
    return day


def day_of(month: date | None, number: int) -> date | None:
    """The day of a month that has such a day."""
    return None if month is None else make_date(month.year, month.month, number)


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
    span = moved_span(anchor, "D", step) if anchor is not None and reference == anchor.first else None
    if span is not None and chain.mode == "news":  # "the next morning", after "in July", is of no one day
        reason = "counted from the time named before"
        return Resolved(timex_type="DATE", value=span_value(span), reason=reason, basis="context", interval=span)
    day = shift_days(reference, step)
    return None if day is None else dated(roles, chain, day_value(day), "counted from the date named before", "context")


def part_of_document_day(roles: Roles, chain: Chain) -> Resolved | None:
    """As in "this morning", "last night"."""
    if chain.dct is None:
        return dated(roles, chain, "XXXX-XX-XX", "the day of the document is not known", "relative")
    day = shift_days(chain.dct, int(roles["pdir"]))
    return None if day is None else dated(roles, chain, day_value(day), "counted from the document's day", "relative")


def is_old(day: date, chain: Chain) -> bool:
    """Whether a day lies so long before the document that the text tells of other times."""
    return chain.dct is not None and (chain.dct - day).days > OLD_DAYS
