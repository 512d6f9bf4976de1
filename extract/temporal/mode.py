"""Whether a text is read as news, from its own day, or as a story, from the dates that it names."""

from collections.abc import Sequence
from datetime import date

from extract.temporal.chain import Mode
from extract.temporal.recognise import Found

HISTORY_YEARS = 2  # explicit years farther than this from the document speak of history
HISTORY_LEAST, HISTORY_SHARE = 5, 0.7  # how many explicit years there must be, and what share must be far
RECALLED_LEAST = 3  # how many, where nothing names a day of the news
DEICTIC = ("special", "weekday", "dir", "ydir")  # what speaks of the day of writing
DAYS_OF_NEWS = frozenset({"special", "weekday", "pdir"})
NEWS_UNITS = frozenset({"TH", "D", "W"})  # what has gone on for months and years is a state
ALONE = frozenset({"month", "year", "day"})


def mode_of(found: Sequence[Found], dct: date | None) -> Mode:
    """Whether it is history: nearly all explicit years lie far from the document, or its day is not known."""
    years = [signed_year(one) for one in found if "year" in one.roles]
    if dct is None:
        return "history" if years else "news"
    far = sum(abs(year - dct.year) > HISTORY_YEARS for year in years)
    deictic = sum(
        any(role in one.roles for role in DEICTIC)
        and "wback" not in one.roles  # "that Sunday", "the following Saturday" are of the story
        and ("month" not in one.roles or ("weekday" in one.roles and "year" not in one.roles))
        for one in found
    )
    if far < HISTORY_SHARE * len(years) or far < RECALLED_LEAST:
        return "news"
    told = (far >= HISTORY_LEAST and far > 4 * deictic) or recalls(found, dct)
    return "history" if told else "news"


def recalls(found: Sequence[Found], dct: date) -> bool:
    """Whether a text tells of a year long over: it names that before any day or month alone, and no day of the news."""
    first = next((one for one in found if not ALONE.isdisjoint(one.roles)), None)
    if first is None or "year" not in first.roles or abs(signed_year(first) - dct.year) <= HISTORY_YEARS:
        return False
    return not any(names_news(one) for one in found)


def names_news(one: Found) -> bool:
    """Whether words name a day or week from the day of writing: "Monday", "last week", not "that Sunday"."""
    if "wback" in one.roles or "month" in one.roles or "generic" in one.roles:
        return False
    near = one.roles.get("unit") in NEWS_UNITS and "dir" in one.roles
    return near or not DAYS_OF_NEWS.isdisjoint(one.roles)


def signed_year(found: Found) -> int:
    """The named year, negative before Christ."""
    return int(found.roles["year"]) * (-1 if found.roles.get("era") == "BC" else 1)
