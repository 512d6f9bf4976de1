"""Temporal tagging: recognition, then normalisation in text order, each date from those before it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from extract.model import Article, Layout, Published, Span, TimeInterval, TimeMention
from extract.temporal.beside import beside_date, nth_day_of_month
from extract.temporal.chain import STOPS, WORDS_BEFORE, Chain, Mode, Resolved, tense_at
from extract.temporal.dates import calendar
from extract.temporal.days import overnight
from extract.temporal.edges import anchored, open_ended, ranged
from extract.temporal.grammar import Grammar, Meaning
from extract.temporal.periods import (
    duration,
    nth,
    period,
    recurring,
    reference_time,
    shift,
    then,
    week_of_month,
    year_ago,
)
from extract.temporal.recognise import Found, recogniser
from extract.temporal.tokens import Tokens, tokenise
from extract.temporal.values import interval_of

KINDS: Mapping[str, Callable[[Mapping[str, Meaning], Chain], Resolved | None]] = {
    "calendar": calendar,
    "period": period,
    "shift": shift,
    "yearago": year_ago,
    "nth": nth,
    "then": then,
    "weekofmonth": week_of_month,
    "beside": beside_date,
    "nthday": nth_day_of_month,
    "overnight": overnight,
    "duration": duration,
    "set": recurring,
    "ref": reference_time,
}
BESIDE_TEXT = frozenset({"caption", "credit", "furniture"})
SENTENCE_END = re.compile(r"[.?!;]\s+|\n\s*")  # "it ended. Then", not 2.5; a new paragraph is one, too
TIMED = re.compile(r"[\dX-]+T")  # 2018-06-04TEV, not PRESENT_REF
HISTORY_YEARS = 2  # explicit years farther than this from the document speak of history
TENSED = frozenset({"weekday", "month", "named", "quarter", "season"})  # roles whose year or week the tense may decide
DEICTIC = ("special", "weekday", "dir", "ydir")  # what speaks of the day of writing
ALONE = frozenset({"month", "year", "day"})
DAYS_OF_NEWS = frozenset({"special", "weekday", "pdir"})
RECALLED_LEAST = 3  # as HISTORY_LEAST, where nothing names a day of the news
HISTORY_LEAST, HISTORY_SHARE = 5, 0.7  # how many explicit years there must be, and what share must be far


def tag(
    text: str,
    dct: date | None = None,
    *,
    mode: Literal["auto", "news", "history"] = "auto",
    language: str = "en",
    beside: Sequence[Span] = (),
) -> tuple[TimeMention, ...]:
    """Temporal expressions of `text` in order, normalised; `dct` is the document creation time.

    `mode` "news" reads what is not dated from `dct`, "history" from the dates that the narrative names;
    "auto" chooses by the article's own explicit years. What the spans `beside` hold is not told in the text itself: from
    its dates nothing after them counts. Raises ResourceError for an unknown `language`.

    >>> [(m.text, m.value) for m in tag("They met on Monday.", date(2018, 6, 9))]
    [('Monday', '2018-06-04')]
    """
    reader = recogniser(language)
    grammar = reader.grammar
    tokens = tokenise(text, grammar.letters, grammar.numbers)
    found = list(reader.find(tokens))
    chosen: Mode = mode_of(found, dct) if mode == "auto" else mode
    mentions = tuple(normalise(found, tokens, grammar, Chain(dct=dct, mode=chosen), beside))
    return ranged(anchored(mentions, text, grammar.settings), text, grammar.settings)


def tag_article(article: Article, layout: Layout, published: Published) -> tuple[TimeMention, ...]:
    """Temporal expressions of an article; an inferred publication span counts by its middle day."""
    beside = [region.span for region in layout.regions if region.kind in BESIDE_TEXT]
    return tag(article.text, middle(published), beside=beside)


def middle(published: Published) -> date | None:
    """The single day, or the middle one of those that fit."""
    if published.first is None or published.last is None:
        return published.first or published.last
    return published.first + (published.last - published.first) // 2


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


def normalise(
    found: Sequence[Found], tokens: Tokens, grammar: Grammar, chain: Chain, beside: Sequence[Span] = ()
) -> Iterator[TimeMention]:
    """Mentions for what was recognised; what turns out to name no possible date is dropped."""
    at = 0
    for index, one in enumerate(found):
        if one.rule.kind == "skip":
            continue
        start, end = tokens.starts[one.first], tokens.ends[one.end - 1]
        chain.sentence += len(SENTENCE_END.findall(tokens.text, at, start))
        at = start
        chain.resume()
        look_around(one, tokens, grammar, chain)
        chain.apart = any(span.start <= start < span.end for span in beside)
        chain.coming = day_after_clock(one, found[index + 1 : index + 2], tokens, grammar, chain)
        resolved = KINDS[one.rule.kind](one.roles, chain)
        if resolved is None:
            continue
        timed = resolved.timex_type == "DATE" and TIMED.match(resolved.value)
        yield TimeMention(
            span=Span(start, end),
            text=tokens.text[start:end],
            timex_type="TIME" if timed else resolved.timex_type,
            value=resolved.value,
            interval=days_of(one, resolved, tokens, grammar, chain),
            basis=resolved.basis,
            anchor=resolved.anchor,
            rule=one.rule.name,
            reason=resolved.reason,
            rejected=resolved.rejected,
        )


def look_around(one: Found, tokens: Tokens, grammar: Grammar, chain: Chain) -> None:
    """Tell the chain what stands beside the expression: the sentence's beginning, its preposition, its verb."""
    before = tokens.word(one.first - 1).lower() if one.first else ""
    chain.opens = any(index < 0 or tokens.word(index) in STOPS for index in range(one.first - 3, one.first))
    chain.bound, chain.inside = before in grammar.settings["asides"], before in grammar.settings["inside"]
    chain.eve = before in grammar.settings["eves"]
    chain.since = before in grammar.settings["starts"]
    chain.described = in_relative(tokens, one.first, grammar.settings)
    chain.earlier = is_earlier(tokens, one.first, grammar.settings)
    chain.told = one.rule.name == TOLD_YEAR
    after = tokens.word(one.end).lower() if one.end < len(tokens.starts) else "."
    chain.within = before in grammar.settings["within"] and after not in grammar.settings["of"]
    chain.follows = before in grammar.settings["follows"] and (after in STOPS or after == ",")
    length = one.rule.kind == "duration"
    lasts = length and before in grammar.settings["lasting"] and one.roles.get("unit") in NEWS_UNITS
    chain.lasting = lasts and is_progressive(tokens, one.first, grammar.settings)
    alone = "day" in one.roles and ALONE.isdisjoint(one.roles.keys() - {"day"})
    counts = length and (chain.inside or chain.within or chain.follows)
    chain.perfect = counts and is_perfect(tokens, one.first, grammar.settings)
    if not TENSED.isdisjoint(one.roles) or not CLOCKS.isdisjoint(one.roles) or counts or alone:
        chain.tense = tense_at(tokens, one.first, one.end, grammar.settings)
    if chain.bound and granted(tokens, one.first, grammar.settings):
        chain.tense = "future"
    if "weekday" in one.roles and before in grammar.settings["allotted"] and (after in STOPS or after == ","):
        chain.tense = "future"


def is_perfect(tokens: Tokens, first: int, settings: Mapping[str, Any]) -> bool:
    """Whether the verb shortly before token `first` is of the present perfect: "has buried nine in twelve months"."""
    for index in range(first - 1, max(-1, first - 1 - WORDS_BEFORE), -1):
        if tokens.word(index) in STOPS:
            return False
        if tokens.word(index).lower() in settings["perfect"]:
            return True
    return False


def is_earlier(tokens: Tokens, first: int, settings: Mapping[str, Any]) -> bool:
    """Whether the verb right before token `first` is of the pluperfect: "had fallen on 20 February"."""
    for index in range(first - 1, max(-1, first - 1 - EARLIER_REACH), -1):
        if tokens.word(index) in STOPS or tokens.word(index) == ",":
            return False
        if tokens.word(index).lower() in settings["pluperfect"]:
            return True
    return False


def in_relative(tokens: Tokens, first: int, settings: Mapping[str, Any]) -> bool:
    """Whether token `first` stands in a clause that only describes ("the judge, who came on Monday, ...")."""
    for index in range(first - 1, max(0, first - 1 - RELATIVE_REACH), -1):
        if tokens.word(index) in STOPS or tokens.word(index) == ",":
            return False
        if tokens.word(index).lower() in settings["describing"]:
            return tokens.word(index - 1) == ","
    return False


def is_progressive(tokens: Tokens, first: int, settings: Mapping[str, Any]) -> bool:
    """Whether the verb before token `first` tells in the perfect of what still goes on: "have been digging"."""
    for index in range(first - 1, max(0, first - 1 - WORDS_BEFORE), -1):
        if tokens.word(index) in STOPS:
            return False
        if tokens.word(index).lower() in settings["been"] and tokens.word(index - 1).lower() in settings["perfect"]:
            return index + 1 < first and tokens.word(index + 1).lower().endswith(tuple(settings["going_on"]))
    return False


def granted(tokens: Tokens, first: int, settings: Mapping[str, Any]) -> bool:
    """Whether time is given shortly before token `first`: "gave him until Monday" is a Monday ahead."""
    near = range(max(0, first - 1 - PUT_OFF_REACH), first - 1)
    given = settings["grants"], first - 1 - GRANT_REACH
    return any(
        (word := tokens.word(index).lower()) in settings["puts_off"] or (word in given[0] and index >= given[1])
        for index in near
    )


def days_of(one: Found, resolved: Resolved, tokens: Tokens, grammar: Grammar, chain: Chain) -> TimeInterval | None:
    """The days that are meant; the chain remembers them for what follows."""
    interval = resolved.interval
    dated = resolved.timex_type in ("DATE", "TIME")
    if interval is None and dated:
        interval = interval_of(resolved.value, resolved.mod, chain.dct)
    if not (one.rule.kind in COMPARISONS and chain.mode == "news"):
        chain.note(resolved, interval)
    if one.rule.name in PERIODS and resolved.timex_type == "DURATION":
        chain.period = resolved.value
    if interval is None or not dated:
        return interval
    return open_ended(interval, tokens, one.first, grammar.settings) or interval


def day_after_clock(
    one: Found, following: Sequence[Found], tokens: Tokens, grammar: Grammar, chain: Chain
) -> date | None:
    """The day named after a clock time in its sentence, as in "at 9 p.m. to a house on Tuesday"."""
    if CLOCKS.isdisjoint(one.roles) or not DAYS.isdisjoint(one.roles) or not following:
        return None
    other = following[0]
    gap, borders = range(one.end, other.first), STOPS.union(grammar.settings["clauses"])
    if len(gap) > CLOCK_REACH or DAYS.isdisjoint(other.roles) or not CLOCKS.isdisjoint(other.roles):
        return None
    if (
        "month" in other.roles
        and "day" not in other.roles
        or any(tokens.word(index).lower() in borders for index in gap)
    ):
        return None
    chain.tense = tense_at(tokens, other.first, other.end, grammar.settings)
    resolved = KINDS[other.rule.kind](other.roles, chain)
    covered = None if resolved is None else interval_of(resolved.value.partition("T")[0])
    return covered.first if covered is not None and covered.first == covered.last else None


EARLIER_REACH = 6  # words from "had" to a date
RELATIVE_REACH = 10  # words from ", who" to a date
TOLD_YEAR = "the-year-told"  # the rule of "that was the year when"
NEWS_UNITS = frozenset({"TH", "D", "W"})  # what has gone on for months and years is a state
GRANT_REACH, PUT_OFF_REACH = 4, 6  # words from "gave", and from "remanded", to "until"
CLOCKS = frozenset({"clock", "hour", "dotclock", "hhmm", "fixed"})
DAYS = frozenset({"weekday", "month", "special", "named", "iso", "slashed", "that_day"})  # roles that name a day
CLOCK_REACH = 14  # tokens from a clock time to the day that it belongs to
COMPARISONS = frozenset({"yearago", "shift"})  # "a year earlier" compares; the news goes on where it was
PERIODS = frozenset({"the-counted-units"})  # "the nine months" of a report, which "a year earlier" compares with
