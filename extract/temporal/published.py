"""The document creation time of an article: given, stated in its text or address, or inferred from its dates.

In this order: what the caller or the page's metadata gave; a "Posted/Updated" line; a wire's dateline or a line that
is only a date; the address; else the most probable day from explicit dates and weekdays (see `inferred`). No day
after `settings.today` is ever answered.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extract.config import Settings
from extract.model import Article, Layout, Published, Span
from extract.temporal.address import day_in_address
from extract.temporal.grammar import Grammar
from extract.temporal.inferred import Clue, Clues, infer
from extract.temporal.numbers import read_role
from extract.temporal.recognise import Found, recogniser
from extract.temporal.tokens import Tokens, tokenise
from extract.temporal.values import make_date

LABEL_REACH = 6  # tokens between "Posted" and its date
HEAD_LINES = 6  # a dateline stands in the first lines
LONE_REST = 25  # characters beside the date in a line that is only a date


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the text, as far as it is written: `day` with year, else month and day or weekday alone."""

    found: Found
    span: Span
    day: date | None
    year: int | None
    month: int | None
    day_of_month: int | None
    weekday: int | None


def find_published(article: Article, layout: Layout, settings: Settings) -> Published:
    """The article's document creation time; both ends None where nothing is known."""
    if article.published is not None:
        basis = article.published_basis if article.published_basis != "none" else "given"
        return Published(first=article.published, last=article.published, basis=basis, reason="given with the article")
    if settings.published is not None:
        reason = "given for articles that bring none"
        return Published(first=settings.published, last=settings.published, basis="given", reason=reason)
    reader = recogniser("en")
    grammar = reader.grammar
    tokens = tokenise(article.text, grammar.letters, grammar.numbers)
    dates = [dated for one in reader.find(tokens) if (dated := read(one, tokens, grammar)) is not None]
    latest = settings.today
    address = day_in_address(article.url or "", latest)
    for day, span, reason in stated(dates, tokens, grammar, address):
        if latest is None or day <= latest:
            return Published(first=day, last=day, basis="stated", reason=reason, span=span)
    return infer(clues(dates, tokens, grammar, layout), latest)


def read(found: Found, tokens: Tokens, grammar: Grammar) -> Dated | None:
    """What a recognised expression says of a day, None for those that say nothing."""
    roles = found.roles
    if found.rule.kind != "calendar" or "era" in roles:
        return None
    span = Span(tokens.starts[found.first], tokens.ends[found.end - 1])
    year = int(roles["year"]) if "year" in roles else None
    if "yy" in roles:
        year = (1900 if int(roles["yy"]) > 50 else 2000) + int(roles["yy"])
    month = int(roles["month"]) if "month" in roles else None
    number = int(roles["day"]) if "day" in roles else None
    weekday = int(roles["weekday"]) if "weekday" in roles and "wdir" not in roles and "wback" not in roles else None
    day = make_date(year, month, number) if year and month and number else None
    if "iso" in roles or "slashed" in roles:
        day = numeric(str(roles.get("iso", roles.get("slashed"))), us="iso" not in roles)
    if day is not None:
        year, month, number = day.year, day.month, day.day
    if year is None and month is None and weekday is None:
        return None
    return Dated(found, span, day, year, month, number, weekday)


def numeric(written: str, us: bool) -> date | None:
    """2018-06-04, 2018/6/4, 6/4/2018 (month first unless impossible), 4.6.2018."""
    mark = next(char for char in written if not char.isdigit())
    parts = [int(part) for part in written[:10].split("T")[0].split(mark)]
    if not us:
        return make_date(*parts)
    one, two, year = parts
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    day_first = make_date(year, two, one)
    return day_first if mark == "." and day_first else make_date(year, one, two) or day_first


def stated(
    dates: list[Dated], tokens: Tokens, grammar: Grammar, address: date | None
) -> list[tuple[date, Span | None, str]]:
    """Days that the text or address states as that of publication, best first."""
    whole = [dated for dated in dates if dated.day is not None]
    labelled = [(label(dated.found, tokens, grammar), dated) for dated in whole]
    found: list[tuple[date, Span | None, str]] = []
    for wanted in ("posted", "updated"):
        reason = f"a line says when it was {wanted}"
        found += [(dated.day, dated.span, reason) for what, dated in labelled if what == wanted and dated.day]
    top = end_of_head(tokens.text)
    heads = [
        dated
        for dated in whole
        if dated.span.start < top and (is_dateline(dated, tokens.text) or stands_alone(dated, tokens.text))
    ]
    found += [(dated.day, dated.span, "the dateline or a line of its own") for dated in heads if dated.day]
    if address is not None:
        found.append((address, None, "the address holds the day"))
    return found


def label(found: Found, tokens: Tokens, grammar: Grammar) -> str | None:
    """Whether "posted" or "updated" stands shortly before a date, in the same line."""
    for index in range(found.first - 1, max(-1, found.first - 1 - LABEL_REACH), -1):
        word = tokens.word(index)
        if word == "\n":
            return None
        meaning = read_role(grammar, "stamp", [word.lower()])
        if meaning is not None:
            return str(meaning)
    return None


def end_of_head(text: str) -> int:
    """Where the lines end in which a dateline or a line of its own may stand."""
    end = -1
    for _ in range(2 * HEAD_LINES):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end


def line_around(span: Span, text: str) -> tuple[int, str, str]:
    """Number of the line that holds a span (0 first), and what stands before and after the span in it."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text.count("\n", 0, start), text[start : span.start], text[span.end : end if end >= 0 else len(text)]


def is_dateline(dated: Dated, text: str) -> bool:
    """SAN SALVADOR, 4 JAN 90 -- (...): capitals and signs only before the date, in the first lines."""
    number, before, after = line_around(dated.span, text)
    letters = [char for char in before if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    place = bool(letters) and len(before) <= 60 and upper >= 0.6 * len(letters) and "." not in before
    return number < HEAD_LINES and place and after.lstrip()[:1] in ("-", "–", "—", "(", "[", ":")


def stands_alone(dated: Dated, text: str) -> bool:
    """A line near the top that is the date and little else."""
    number, before, after = line_around(dated.span, text)
    rest = [char for char in before + after if char.isalpha()]
    return number < 2 * HEAD_LINES and len(rest) <= LONE_REST and len(before) <= LONE_REST


def clues(dates: list[Dated], tokens: Tokens, grammar: Grammar, layout: Layout) -> Clues:
    """What the text says of the day it was written, for `infer`."""
    starts = [region.span.start for region in layout.regions]

    def kind(span: Span) -> str | None:
        at = bisect_right(starts, span.start) - 1  # regions are in text order and do not overlap
        return layout.regions[at].kind if at >= 0 and layout.regions[at].span.contains(span) else None

    kept = [one for one in dates if kind(one.span) != "furniture"]
    rights = [one.year for one in dates if one.year is not None and owned(one.found, tokens, grammar)]
    return Clues(
        days=tuple(Clue(one.day, one.span, kind(one.span) == "caption") for one in kept if one.day is not None),
        weekdays=tuple(one.weekday for one in kept if one.weekday is not None and one.month is None),
        paired=paired(kept, tokens.text),
        years=tuple(one.year for one in kept if one.year is not None),
        rights=max(rights) if rights else None,
    )


def paired(dates: list[Dated], text: str) -> tuple[tuple[int, int, int], ...]:
    """Weekday, month and day that stand together without a year: "Friday, Oct. 14", "Friday (Oct. 14)"."""
    found = [(one.weekday, one.month, one.day_of_month) for one in dates if one.day is None]
    found += [
        (one.weekday, two.month, two.day_of_month)
        for one, two in pairwise(dates)
        if one.month is None and two.day is None and text[one.span.end : two.span.start] == " ("
    ]
    return tuple((weekday, month, day) for weekday, month, day in found if weekday and month and day)


def owned(found: Found, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether a year stands in a copyright notice."""
    before = [tokens.word(index).lower() for index in range(max(0, found.first - 3), found.first)]
    return any(grammar.meaning("rights", word) is not None for word in before)
