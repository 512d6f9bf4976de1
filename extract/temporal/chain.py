"""What an expression is understood from: the document creation time, the dates named before, and the tense."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from extract.model import DateBasis, DatePrecision, TimeInterval, TimexType
from extract.temporal.tokens import Tokens

Tense = Literal["past", "present", "future", "unknown"]
Mode = Literal["news", "history"]
SHORTEST_VERB = 4  # letters; endings of shorter words mislead
YEAR_LONG, GLANCE_YEARS = 364, 2
WORDS_BEFORE, WORDS_AFTER = 14, 12  # how far a verb may be from the date that it places in time
STOPS = frozenset(".?!;\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A date that the text has spoken of: its TIMEX3 value and the days that it covers."""

    value: str
    first: date
    last: date
    precision: DatePrecision
    sentence: int = 0
    heads: bool = False  # whether it opens its sentence after "in": "In 2012 ..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What an expression means: `value` as TIMEX3 writes it, and why."""

    timex_type: TimexType
    value: str
    reason: str
    basis: DateBasis = "explicit"
    mod: str = ""
    anchor: date | None = None
    interval: TimeInterval | None = None
    rejected: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Chain:
    """The dates read so far, newest last; `period` is the newest quarter, half or counted stretch."""

    dct: date | None
    mode: Mode
    anchor: Anchor | None = None
    newest_day: Anchor | None = None
    period: str | None = None
    tense: Tense = "unknown"
    sentence: int = 0
    opens: bool = False  # whether the expression stands at the beginning of its sentence
    bound: bool = False  # whether it stands after "until"
    coming: date | None = None  # the day named after a clock time in its sentence: "at 9 p.m. to a house on Tuesday"
    inside: bool = False  # whether it stands after "in"
    within: bool = False  # whether it stands after "within"
    follows: bool = False  # whether it stands after "after", and closes its clause
    lasting: bool = False  # whether it says how long what goes on has gone on: "have been digging for two days"
    eve: bool = False  # whether it stands after "before"
    since: bool = False  # whether it stands after "since"
    earlier: bool = False  # whether the verb before it is of the pluperfect
    described: bool = False  # whether it stands in a clause that describes: "the judge, who came on Monday"
    before: tuple[int, Anchor, Anchor | None] | None = (
        None  # where the text was before such a date, and in which sentence
    )
    apart: bool = False  # whether it stands in a caption or the like, beside the text
    told: bool = False  # whether it names the year again that was named before: "That was the year when"
    perfect: bool = False  # whether the verb before it is of the present perfect
    weekdays: dict[int, date] = field(default_factory=dict)  # the newest day of each weekday: "that same Sunday"
    newest_year: int | None = None  # what "that year" means
    year_bc: int | None = None

    @property
    def spoken_of(self) -> date | None:
        """The day that "two days later" counts from: the newest date, else the document's."""
        return self.anchor.first if self.anchor is not None else self.dct

    @property
    def story(self) -> bool:
        """Whether a date without its year is one of a story: not where that has come to the year of the document."""
        arrived = self.anchor is not None and self.dct is not None and self.anchor.last.year == self.dct.year
        return self.mode == "history" and not arrived

    @property
    def vague(self) -> bool:
        """Whether the newest date is a year or longer, so that no day can be counted from it."""
        return self.anchor is not None and (self.anchor.last - self.anchor.first).days >= YEAR_LONG

    @property
    def day_before(self) -> date | None:
        """The day that a weekday or clock time in a story counts from; not the first of January of a bare year."""
        if not self.vague:
            return self.spoken_of
        return self.newest_day.first if self.newest_day is not None else self.dct

    @property
    def beside(self) -> date | None:
        """The day named before in the same sentence."""
        anchor = self.anchor
        return (
            anchor.first
            if anchor is not None and anchor.precision == "day" and anchor.sentence == self.sentence
            else None
        )

    def fresh_day(self, sentences: int) -> date | None:
        """The newest day, where it was named no more than so many sentences before."""
        day = self.newest_day
        return day.first if day is not None and self.sentence - day.sentence <= sentences else None

    def resume(self) -> None:
        """Go back to where the text was before a sentence that named a date only to describe somebody."""
        if self.before is not None and self.before[0] < self.sentence:
            _, self.anchor, self.newest_day = self.before
            self.before = None

    def note(self, resolved: Resolved, interval: TimeInterval | None) -> None:
        """Remember a date for those that count from it."""
        if self.apart or resolved.timex_type not in ("DATE", "TIME") or resolved.value.endswith("_REF"):
            return
        if interval is None:
            return
        if interval.first is None or interval.last is None:
            return
        if interval.first.year == interval.last.year:
            self.newest_year = interval.first.year
        if self.aside(interval):
            return
        if self.described and self.mode == "news" and self.anchor is not None and self.before is None:
            self.before = self.sentence, self.anchor, self.newest_day
        elif not self.described:
            self.before = None
        self.year_bc = None
        self.anchor = Anchor(
            value=resolved.value.partition("T")[0],
            first=interval.first,
            last=interval.last,
            precision=interval.precision,
            sentence=self.sentence,
            heads=self.told or (self.opens and self.inside),
        )
        if (interval.last - interval.first).days == 0:
            self.newest_day = self.anchor
            self.weekdays[interval.first.isoweekday()] = interval.first
        over = self.mode == "history" or self.dct is None or interval.last <= self.dct
        if interval.precision in ("quarter", "half") and over:
            self.period = resolved.value  # results are of periods that are over

    def aside(self, interval: TimeInterval) -> bool:
        """Whether a narrative only glances at a date: a bare year that it is in anyway, or a far one in passing."""
        if interval.first is None or interval.last is None or (self.anchor is None and self.mode == "history"):
            return False
        if self.since and 0 < (interval.last - interval.first).days < YEAR_LONG:
            return True  # "since October" looks back from where the text is
        if self.mode == "news" or self.anchor is None:
            return False
        if self.earlier and interval.last < self.anchor.first:
            return True  # "had fallen on 20 February" looks back from March
        if self.bound and not self.opens:
            return True  # "until February 1945" looks ahead; the story goes on where it was
        if (interval.last - interval.first).days < YEAR_LONG:
            return False
        if interval.first <= self.anchor.first and self.anchor.last <= interval.last:
            return True
        if not (self.opens or self.inside) and interval.last.year == self.anchor.first.year - 1:
            return True  # "the failures of 1978" in a story of 1979 look back
        return not self.opens and abs(interval.first.year - self.anchor.first.year) > GLANCE_YEARS


def tense_at(tokens: Tokens, first: int, end: int, settings: Mapping[str, Any]) -> Tense:
    """Tense of the verb nearest to tokens `first` to `end`, before it if there is one in the sentence, else after."""
    before = range(first - 1, max(-1, first - 1 - WORDS_BEFORE), -1)
    found = nearest_tense(tokens, before, settings, settings["future"])
    if found in ("present", "unknown") and heralded(tokens, before, settings):
        return "future"
    if found != "unknown":
        return found
    after = range(end, min(len(tokens.starts), end + WORDS_AFTER))
    return nearest_tense(tokens, after, settings, settings["future_after"])


def heralded(tokens: Tokens, indices: Sequence[int], settings: Mapping[str, Any]) -> bool:
    """Whether one of the words along `indices` speaks of what is to come: "the deadline is Tuesday"."""
    for index in indices:
        if tokens.word(index) in STOPS:
            break
        if tokens.word(index).lower() in settings["heralds"]:
            return True
    return False


def nearest_tense(tokens: Tokens, indices: Sequence[int], settings: Mapping[str, Any], future: Sequence[str]) -> Tense:
    """Tense of the first word (or pair of words) along `indices` that has one, within the sentence."""
    for index in indices:
        word = tokens.word(index)
        if word in STOPS:
            break
        lower = word.lower()
        pair = f"{lower} {tokens.word(index + 1).lower()}" if index + 1 < len(tokens.starts) else lower
        if lower in future or pair in future:
            return "future"
        if index and tokens.word(index - 1).lower() in settings["passive"]:
            continue  # "should be finished": the modal decides
        state = index > 0 and tokens.word(index - 1).lower() in settings["states"]
        if lower in settings["past"]:
            return "present" if state else "past"
        if lower in settings["present"] and not (index and tokens.word(index - 1).lower() == "to"):
            return "present"  # "is to do so" is none
        opens = not index or tokens.word(index - 1) in STOPS
        if len(word) > SHORTEST_VERB and (word.islower() or opens):  # elsewhere a capital makes a name
            if lower.endswith(tuple(settings["past_endings"])):
                return "present" if state else "past"
            if lower.endswith(tuple(settings["future_endings"])):
                return "future"
    return "unknown"
