"""Numbers of people as news writes them: "at least two dozen", "between 10 and 12", "no one"."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from extract.events.words import Word
from extract.model import Count

# How many words a hedge may have ("no fewer than").
HEDGE_WORDS = 3
# A number in digits. Matches "12", "1,200", "1.2"; not "12th", "12:30".
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?")
# Two numbers in one word. Matches "10-12"; not "2019-20-21".
_DIGIT_RANGE = re.compile(r"(\d{1,5})-(\d{1,5})")
# A year, which counts nobody. Matches "1994"; not "19", "3000".
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# What stands before a number that is an amount, a name or an age.
_NO_COUNT_BEFORE = frozenset({"$", "£", "€", "#", "number", "highway", "route", "chapter"})

_AGES = frozenset({"age", "ages", "aged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of people or things: words `start` to `end` (exclusive); `more` says that it adds to one before."""

    start: int
    end: int
    count: Count
    more: bool = False


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files("extract") / "resources" / "events" / "counts.toml").read_text("utf-8"))


@cache
def count_words(name: str) -> frozenset[str]:
    """The words of one list of counts.toml; expressions of several words are joined with underscores."""
    return frozenset(_tables()["lists"][name].split())


@cache
def count_table(name: str) -> dict[str, int]:
    """A table of counts.toml that gives words their numbers."""
    return dict(_tables()[name])


def quantity_at(words: Sequence[Word], at: int) -> Quantity | None:
    """The number that begins at a word, with its hedge and up to the end of a range; None where none begins."""
    hedge, index = _hedge(words, at)
    if {word.lower for word in words[max(0, at - 4) : at]} & _AGES or at and words[at - 1].lower in _NO_COUNT_BEFORE:
        return None
    more = any(word.lower in {"another", "other"} for word in words[at:index])
    opened = index < len(words) and words[index].lower in {"between", "from"}
    first = _number(words, index + opened)
    if first is None:
        return None
    least, most, end = first
    joined = words[end].lower if end < len(words) else ""
    if joined in ({"and"} if opened and words[index].lower == "between" else {"to", "or", "-", "–"}):
        second = _number(words, end + 1)
        if second is not None and second[1] is not None and least is not None and second[1] > least:
            most, end, opened = second[1], second[2], False
        elif joined == "or" and _lower(words, end + 1) == "more":
            most, end = None, end + 2
    if opened:
        return None
    if hedge == "least":
        most = None
    elif hedge == "most":
        least = None
    return Quantity(start=at, end=end, count=Count(least=least, most=most), more=more)


def _lower(words: Sequence[Word], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""


def _hedge(words: Sequence[Word], at: int) -> tuple[str, int]:
    """(what the words before a number make of it, index of the number)."""
    kinds = {"at_least": "least", "at_most": "most", "as_it_is": ""}
    hedge = ""
    moved = True
    while moved:
        moved = False
        for length in range(HEDGE_WORDS, 0, -1):
            phrase = "_".join(word.lower for word in words[at : at + length])
            kind = next((kind for name, kind in kinds.items() if phrase in count_words(name)), None)
            if kind is not None and at + length < len(words):
                hedge, at, moved = kind or hedge, at + length, True
                break
    return hedge, at


def _number(words: Sequence[Word], at: int) -> tuple[int | None, int | None, int] | None:
    """(least, most, index after it) of the number that begins at a word."""
    if at >= len(words):
        return None
    if both := _DIGIT_RANGE.fullmatch(words[at].lower):
        least, most = int(both[1]), int(both[2])
        return (least, most, at + 1) if least < most else None
    for length in range(min(3, len(words) - at), 0, -1):
        phrase = "_".join(word.lower for word in words[at : at + length])
        if phrase in count_table("vague"):
            of = _lower(words, at + length) == "of"
            return count_table("vague")[phrase], None, at + length + of
    exact = _plain_number(words, at)
    return (exact[0], exact[0], exact[1]) if exact else None


def _plain_number(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """(value, index after it) of a number in digits or words, "a dozen" and "half a dozen" too."""
    word = words[at].lower
    if word in {"half", "half-a-dozen", "half-dozen"}:
        rest = [_lower(words, at + 1), _lower(words, at + 2)]
        if word != "half" or rest[0] == "dozen":
            return 6, at + 1 + (word == "half")
        return (6, at + 3) if rest == ["a", "dozen"] else None
    if word in {"a", "an"}:
        if _lower(words, at + 1) in {"half-dozen", "half"}:
            return _plain_number(words, at + 1)
        return _multiplied(words, 1, at + 1) if _lower(words, at + 1) in count_table("multiples") else None
    value = _single(words, at)
    return _multiplied(words, value, at + 1) if value is not None else None


def _single(words: Sequence[Word], at: int) -> float | None:
    """The value of one word: "12", "1.2", "twelve", "thirty-five"; None for years, amounts and other words."""
    word = words[at].lower
    if at and words[at - 1].text in {".", "-"} and words[at - 1].span.end == words[at].span.start:
        return None  # ".223"
    if _DIGITS.fullmatch(word):
        year = _YEAR.fullmatch(word) and _lower(words, at + 1) not in count_words("people_plural")
        return None if year or _lower(words, at - 1) in _NO_COUNT_BEFORE else float(word.replace(",", ""))
    tens, _, ones = word.partition("-")
    names = count_table("numerals")
    if tens not in names or (ones and (ones not in names or names[tens] < 20)):
        return None
    return float(names[tens] + names.get(ones, 0))


def _multiplied(words: Sequence[Word], value: float, at: int) -> tuple[int, int] | None:
    """(value, index after it) with "dozen", "hundred and five", "thousand" after the first word."""
    total = 0.0
    while (word := _lower(words, at)) in count_table("multiples"):
        value *= count_table("multiples")[word]
        at += 1
        if word in {"thousand", "million"}:
            total, value = total + value, 0.0
        after = at + (_lower(words, at) == "and")
        rest = _single(words, after) if after < len(words) and word != "dozen" else None
        if rest is not None and rest < count_table("multiples")[word]:
            value, at = value + rest, after + 1
    whole = total + value
    return (int(whole), at) if whole == int(whole) else None
