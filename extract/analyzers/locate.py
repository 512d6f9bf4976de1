"""Finds words that a language model gave back where they stand in the article; what does not stand there is nothing."""

import re
from collections.abc import Iterator

from extract.model import Span

# Marks that models write in another form than the article does; one of a row stands for any other of it.
ALIKE = ("'’‘`´", '"“”„«»', "-‐‑–—−")
LONGEST = 2000  # characters of a quote


def locate(words: str, text: str, within: Span, near: Span | None = None) -> Span | None:
    """Where words stand within a stretch of the text, None where they do not: first, or nearest to `near`."""
    found = occurrences(words, text, within)
    if near is None:
        return next(found, None)
    return min(found, key=lambda one: max(one.start - near.end, near.start - one.end), default=None)


def occurrences(words: str, text: str, within: Span) -> Iterator[Span]:
    """Wherever words stand within a stretch of the text, in its order.

    Blanks, line ends and the form of quotation marks and dashes may differ, nothing else. Words match whole: "war" is
    not found in "toward".
    """
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return
    pattern = r"\s+".join("".join(map(loosely, part)) for part in parts)
    first, last = parts[0][0], parts[-1][-1]
    pattern = (r"(?<!\w)" if is_word(first) else "") + pattern + (r"(?!\w)" if is_word(last) else "")
    for match in re.compile(pattern).finditer(text, within.start, within.end):
        yield Span(*match.span())


def loosely(letter: str) -> str:
    """The pattern for one character."""
    row = next((row for row in ALIKE if letter in row), None)
    return f"[{re.escape(row)}]" if row else re.escape(letter)


def is_word(letter: str) -> bool:
    """Whether a character belongs to words."""
    return letter.isalnum() or letter == "_"
