"""Read what a kept stretch of tokens means: numbers in digits and words, years as they are read out.

Only the classes of a grammar say which words are numbers, so other languages need no code here.
"""

import re
from collections.abc import Sequence

from extract.temporal.grammar import Grammar, Meaning

NUMBER_CLASSES = ("small_number", "large_number")
FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}
SMALLEST_MULTIPLIER = 100


def read_role(grammar: Grammar, kind: str, words: Sequence[str]) -> Meaning | None:
    """The meaning of kept tokens (in lower case) of a class or macro; None where they mean nothing."""
    text = " ".join(words)
    if kind.startswith("#"):
        return read_shape(kind, text)
    if kind in ("count", "cardinal", "small_cardinal", "plain"):
        return read_count(grammar, words)
    if kind == "read_year":
        return read_year(grammar, words)
    return grammar.meaning(kind, text)


def read_shape(kind: str, text: str) -> Meaning | None:
    """Whole numbers and ordinals as numbers, other shapes as they are written."""
    if kind in ("#nth", "#ordinal"):
        return int(re.sub(r"\D", "", text))
    if kind in ("#clock", "#dotclock", "#iso", "#ymd", "#slashed", "#decade", "#anydecade", "#hhmm", "#fraction"):
        return text
    digits = text.replace(",", "")
    return float(digits) if "." in digits else int(digits)


def read_count(grammar: Grammar, words: Sequence[str]) -> Meaning | None:
    """How many: "twenty-five" is 25, "2 1/2" is 2.5, "a few" is "X"."""
    text = " ".join(words)
    if (vague := grammar.meaning("vague", text)) is not None:
        return vague
    total, current, seen = 0.0, 0.0, False
    half = grammar.settings.get("half", "half")
    for word in words:
        digits = word.replace(",", "")
        if re.fullmatch(r"\d+(\.\d+)?", digits) and word[:1].isascii():
            current, seen = current + float(digits), True
        elif word in FRACTIONS:
            current += FRACTIONS[word]
        elif word == half:
            current += 0.5
        elif (large := grammar.meaning("large_number", word)) is not None:
            current = (current if seen else 1.0) * float(large)
            seen = True
            if current >= SMALLEST_MULTIPLIER * 10:
                total, current = total + current, 0.0
        elif (small := grammar.meaning("small_number", word)) is not None:
            current, seen = current + float(small), True
    value = total + current
    if value == 0 or value > 1e9:
        return None
    return int(value) if value == int(value) else value


def read_year(grammar: Grammar, words: Sequence[str]) -> Meaning | None:
    """A year as it is read out: "nineteen ninety-six" is 1996, "two thousand and five" 2005."""
    values = [
        next((int(found) for kind in NUMBER_CLASSES if (found := grammar.meaning(kind, word)) is not None), 0)
        for word in words
    ]
    numbers = [value for value in values if value]
    if len(numbers) > 1 and numbers[1] == 1000:
        return 1000 * numbers[0] + sum(numbers[2:])
    if len(numbers) > 1 and numbers[1] == 100:
        return 100 * numbers[0] + sum(numbers[2:])
    return 100 * numbers[0] + sum(numbers[1:]) if numbers else None
