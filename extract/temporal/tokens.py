"""Cut a text into tokens once; every token becomes one letter, so that the grammar is a matter of letters.

A token's letter stands for the set of word classes that it belongs to ("May" is a month and a modal verb);
words that no rule speaks of share three letters. Line breaks and full stops are tokens too, which is
why no expression ever crosses them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

# Letters are code points of the private use area: a word that no rule speaks of, the same with a capital, in capitals.
OTHER, NAME, SHOUT = UNKNOWN = chr(0xE000), chr(0xE001), chr(0xE002)

# Numbers in the shapes that dates and clock times take, then words (letters and what follows: "A320" is one word),
# then a possessive 's, then any other single character. No alternative can match in two ways: linear.
TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\w-]))"  # 2018-06-04, not 2018-06-041
    r"|(?P<ymd>\d{4}/\d{1,2}/\d{1,2}(?![\w/]))"  # 2018/6/4
    r"|(?P<slashed>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\w/]|[.-]\d))"  # 7/8/07, 04.06.2018
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![:\d]))"  # 10:35, not 1:02:03:04
    r"|(?P<decade>\d{1,3}0['’]?s(?!\w))"  # 1980s, 80's, 470s, not 747s
    r"|(?P<ordinal>\d{1,4}(?:st|nd|rd|th)(?!\w))"  # 21st
    r"|(?P<fraction>\d/\d(?![\d/]))"  # 1/2
    r"|(?P<number>\d+(?:[.,]\d+)*)"  # 7, 1,000, 2.5
    r"|(?P<dotted>[ap]\.\s?m\.?(?!\w))"  # a.m.
    r"|(?P<word>[^\W\d_]\w*(?:[’'](?:clock|(?<=n.)t(?!\w)))?)"  # Monday, o'clock, won't
    r"|(?P<own>[’'](?:s|S)(?!\w))"  # 's
    r"|(?P<sign>[^\w\s]|\n|_)",  # , - newline
    re.IGNORECASE,
)

NUMERIC = frozenset({"iso", "ymd", "slashed", "clock", "decade", "ordinal", "fraction", "number"})
MONTHS_A_YEAR, HOURS_A_DAY, LONGEST_MONTH = 12, 24, 31
FIRST_YEAR, LAST_YEAR = 1000, 2199
SURE_YEAR, LAST_SURE_YEAR = 1500, 2099  # four digits that are a year even without a word that says so


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: where each starts and ends, and the letters of all of them in one string."""

    text: str
    starts: list[int]
    ends: list[int]
    letters: str

    def word(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]]


@lru_cache(maxsize=20_000)
def number_classes(shape: str, text: str) -> frozenset[str]:
    """What a numeric token may be: "14" is a day, an hour, a two-digit year and a whole number."""
    if shape == "number":
        return whole_number_classes(text) if text.isdecimal() and text.isascii() else decimal_classes(text)
    if shape == "ordinal":
        return frozenset({"#ordinal", "#nth"} if 1 <= int(text[:-2]) <= LONGEST_MONTH else {"#ordinal"})
    if shape == "clock":
        parts = [int(part) for part in text.split(":")]
        return frozenset({"#clock"} if parts[0] <= HOURS_A_DAY and max(parts[1:]) < 60 else ())
    if shape == "decade":
        return frozenset({"#anydecade"} if len(text.rstrip("s'’")) == 3 else {"#anydecade", "#decade"})
    return frozenset({f"#{shape}"})


def whole_number_classes(text: str) -> frozenset[str]:
    """Classes of a run of digits."""
    value, found = int(text[:9]), {"#int"}
    if len(text) <= 2:
        found |= {name for name, least, most in SMALL if least <= value <= most}
        if len(text) == 2:
            found.add("#yy")
    if len(text) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        found.add("#year")
        if SURE_YEAR <= value <= LAST_SURE_YEAR:
            found.add("#newyear")
    if len(text) == 4 and value // 100 < HOURS_A_DAY and value % 100 < 60:
        found.add("#hhmm")
    if len(text) <= 4 and value > 0:
        found.add("#anyyear")
    return frozenset(found)


SMALL = (("#day", 1, LONGEST_MONTH), ("#hour", 0, HOURS_A_DAY), ("#hour12", 1, MONTHS_A_YEAR), ("#digit", 1, 9))


def decimal_classes(text: str) -> frozenset[str]:
    """Classes of a number with points or commas: "2.5" counts, "10.30" may be a clock time."""
    found = {"#decimal"}
    if re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", text):
        found.add("#dotclock")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        found.add("#int")
    return frozenset(found)


def tokenise(text: str, letters: Mapping[str, str], numbers: Mapping[frozenset[str], str]) -> Tokens:
    """Tokens of `text`; `letters` gives the letter of a word, `numbers` that of a set of numeric classes.

    A word whose form with a full stop is known ("Aug.") takes the stop along.
    """
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    swallowed = -1
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if start < swallowed:
            continue
        shape = match.lastgroup
        if shape == "word":
            word = match.group()
            code = letters.get(word)
            if text.startswith(".", end):
                stopped = letters.get(word + ".")
                if stopped is not None:
                    code, end = stopped, end + 1
                    swallowed = end
            if code is None:
                code = OTHER if word[0].islower() else SHOUT if word.isupper() else NAME
        elif shape == "dotted":
            code = letters.get(match.group()[0] + "m", OTHER)
        elif shape in NUMERIC:
            code = numbers.get(number_classes(shape, match.group()), OTHER)
        else:
            code = letters.get(match.group(), OTHER)
        starts.append(start)
        ends.append(end)
        codes.append(code)
    return Tokens(text, starts, ends, "".join(codes))
