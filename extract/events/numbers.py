"""Reads how many people were killed or injured from a sentence."""

import re

from extract.model import Count

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_VAGUE = {"several": 3, "a dozen": 12, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
# "1,200", "12", "thirty-five", "a", "dozens"
_NUMBER = "|".join(
    (r"\d{1,3}(?:,\d{3})+", r"\d{1,6}", rf"(?:{_TENS})(?:-\w+)?", *sorted(_WORDS, key=len, reverse=True), *_VAGUE)
)
_HEDGE = r"(?P<hedge>at least|more than|over|nearly|almost|about|around|up to|as many as|some)?\s*"
_PEOPLE = (
    r"(?:\w+[- ]){0,3}?(?:people|persons?|m[ae]n|wom[ae]n|child(?:ren)?|boys?|girls?|teens?|teenagers?|civilians?|"
    r"soldiers?|troops|officers?|police(?:m[ae]n)?|victims?|passengers?|fighters?|militants?|rebels?|students?|others|workers?|"
    r"suspects?|protesters?|residents?|gunm[ae]n|adults?|brothers?|sisters?)"
)
_KILLED = (
    r"(?:killed|dead|died|murdered|slain|massacred|drowned|executed|"
    r"fatally shot|shot dead|shot and killed|shot to death)"
)
_HURT = r"(?:injured|wounded|hurt|hospitali[sz]ed|in critical condition)"


_NOT_TIME = r"(?!(?:minute|hour|day|week|month|year|time|percent|kilomet|mile)s?\b)"


def _patterns(outcome: str) -> tuple[re.Pattern[str], ...]:
    number = rf"\b{_HEDGE}(?P<n>(?:{_NUMBER}))"
    return (
        # "at least 12 people were killed", "two men dead"; not "12 days after he was killed"
        re.compile(
            rf"{number}\s+{_PEOPLE}\s+(?:(?:was|were|have been|had been|has been|are|is|lay|left)\s+)?{outcome}\b", re.I
        ),
        # "killed 12 people", "injuring at least three others"
        re.compile(rf"\b{outcome}\s+{number}\s+{_NOT_TIME}[a-z]", re.I),
        # "leaving 12 dead", "12 were injured"
        re.compile(rf"{number}\s+(?:(?:was|were|others? (?:was|were)|more)\s+)?{outcome}\b", re.I),
    )


_KILL_PATTERNS = (*_patterns(_KILLED), *_patterns(r"(?:kill|killing|kills)")[1:2])
_HURT_PATTERNS = (*_patterns(_HURT), *_patterns(r"(?:injuring|wounding|hurting|injures|wounds)")[1:2])


def read_counts(sentence: str) -> tuple[Count | None, Count | None]:
    """(killed, injured) as reported in one sentence; None where it gives no number."""
    return _first(_KILL_PATTERNS, sentence), _first(_HURT_PATTERNS, sentence)


# The number in words that are known to count people. Matches "at least 12" and "a dozen"; not "many".
_COUNT = re.compile(rf"\b{_HEDGE}(?P<n>{'|'.join(_VAGUE)}|{_NUMBER})\b", re.I)


def read_count(words: str) -> Count | None:
    """How many, in words that another reader takes for a number of people; None where they give none."""
    return _first((_COUNT,), words)


def _first(patterns: tuple[re.Pattern[str], ...], sentence: str) -> Count | None:
    for pattern in patterns:
        match = pattern.search(sentence)
        if match:
            return as_count(match["n"], match["hedge"] or "")
    return None


def as_count(number: str, hedge: str = "") -> Count | None:
    """A number as written with its hedge: "at least 12" is 12 or more, "up to 12" is 12 or fewer."""
    number, hedge = number.lower(), hedge.lower()
    if number in _VAGUE:
        return Count(least=_VAGUE[number], most=None)
    tens, _, ones = number.partition("-")
    if number[0].isdigit():
        value = int(number.replace(",", ""))
    elif tens in _WORDS:
        value = _WORDS[tens] + _WORDS.get(ones, 0)
    else:
        return None
    if hedge in {"at least", "more than", "over", "as many as"}:
        return Count(least=value, most=None)
    if hedge in {"nearly", "almost", "up to"}:
        return Count(least=None, most=value)
    return Count(least=value, most=value)
