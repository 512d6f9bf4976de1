"""Clock times: how TIMEX3 writes them, and the day of one that stands by itself."""

import re
from datetime import date

from extract.temporal.chain import Chain, Resolved
from extract.temporal.days import CLOCK_FRESH, is_old, story_day
from extract.temporal.values import day_value, shift_days
from extract.temporal.years import Roles, dated

MIDNIGHT = "24:00"  # as the day that it ends has it
NEWS_DAYS, NEXT_SENTENCE = 2, 1  # days before the document up to which a day is that of its news
OLD_FRESH = 8  # sentences in which a clock time still belongs to a day long before the document


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


def old_day(chain: Chain) -> date | None:
    """The newest day, where a report still tells of a time long before it was written."""
    day = chain.fresh_day(OLD_FRESH)
    return day if day is not None and is_old(day, chain) else None


def day_gone_on(chain: Chain) -> date | None:
    """The day named just before, where a clock time can be of it: none to come, where it is told of as over."""
    day = chain.fresh_day(CLOCK_FRESH)
    if day is None or chain.dct is None:
        return day
    if (chain.dct - day).days > NEWS_DAYS:
        return chain.fresh_day(NEXT_SENTENCE)  # what is older is told beside the news, and soon left again
    return None if day > chain.dct and chain.mode == "news" and chain.tense == "past" else day


def day_of_clock(roles: Roles, chain: Chain) -> Resolved | None:
    """The day of a bare clock time: that named beside it or just before, else the document's."""
    named = chain.beside or chain.coming or day_gone_on(chain) or old_day(chain)
    reference = named or (story_day(chain) if chain.mode == "history" else chain.dct)
    if reference is None:
        return dated(roles, chain, "XXXX-XX-XX", "the day is not known", "context")
    if roles.get("fixed") == MIDNIGHT and chain.eve and named is None and chain.mode == "news":
        reference = shift_days(reference, -1) or reference  # a paper's "before midnight" is the evening before it
    return dated(roles, chain, day_value(reference), "the day that the text speaks of", "context")
