"""Where sentences end within one line: abbreviations, initials, quotes and brackets, capitals texts.

The work grows with the length of the line: each end mark is looked at once, with a bounded look to both sides.
"""

import re
from collections.abc import Iterator

from extract.model import Span
from extract.text import lexicon

LONGEST = 3000
"""Characters of a sentence; a longer one is cut at a blank, so that later stages meet no giant."""

END = re.compile(
    r"(?<![.!?…])[.!?…]++(?:''|[\"'”’»)\]}])*+"  # marks and what closes after them: 'over.")'
    r"(?:(?=\s)(?:\s[”’»)\]](?=\s|$))*+|(?=[“\"‘(\[]?[A-Z][a-z'’ ]))"  # then a blank, or a capital glued on: 'over.The'
)
"""Matches the end of 'It is over. Now', of 'It is "over." Now' and of 'it.Now'; not 'a 3.5 magnitude' or 'Node.js'."""
NEXT = re.compile(r"\s*([\"'“”‘’`«»(\[{<—–•*_-]*+)\s*([^\W_]?[\w.'’&-]{0,30})")
"""What follows an end: opening signs and the first word."""
ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
"""Matches 'U.S' and 'D.C' (their last full stop is the mark itself); not 'Calif'."""
QUOTES = frozenset("\"'“”‘’`«»")
LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])$")
"""Matches the '1' of '1. Open the door' at the start of a line; not '1990'."""
LOWER_NAME = re.compile(r"(?:al|el|as|ad|an|ar|ash|at)-[A-Z]|[a-z][A-Z]")
"""A name that opens in lower case: matches 'al-Shabab', 'iPhone'; not 'alone'."""
GLUED_LEFT = re.compile(r"(?:[^\W\d_]{3}|\d{2})$")
"""What must stand before a mark with a capital glued on: matches 'the end', '2014'; not the 'U.S' of 'U.S.Army'."""
SPEAKER = re.compile(r"\s+(?:[A-Z][\w.'’-]*\s+){1,4}([a-z]+)\b")
"""Matches ' Mr. Smith asked' after a quote's end; not ' He left'."""


def split_line(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one line, without the blanks between them; together they hold every non-blank character."""
    start = span.start
    sample = text[span.start : min(span.end, span.start + 2000)]
    lower, upper = not any(map(str.isupper, sample)), not any(map(str.islower, sample))
    for match in END.finditer(text, span.start, span.end):
        if match.end() < span.end and is_end(text, span.start, match, lower=lower, upper=upper):
            yield from cut(text, start, match.end())
            start = match.end()
    yield from cut(text, start, span.end)


def is_end(text: str, line_start: int, match: re.Match[str], *, lower: bool, upper: bool) -> bool:
    """Whether a sentence ends at these marks. `lower`/`upper`: the whole line is in small/capital letters."""
    marks = match.group()
    following = NEXT.match(text, match.end(), match.end() + 80)
    opening, word = (following.group(1), following.group(2)) if following else ("", "")
    if not word:
        return bool(opening.strip("—–-*_•")) or text[match.end() : match.end() + 80].strip() not in ("", ".")
    if word[0].islower() and not lower and not LOWER_NAME.match(word):
        return False
    before = text[max(line_start, match.start() - 24) : match.start()]
    if not text[match.end()].isspace():
        return bool(GLUED_LEFT.search(before)) and not is_address(before)
    if marks[0] in "!?" and len(marks) > 1 and is_speaker(text, match.end()):
        return False
    if marks != ".":
        return True
    at_start = match.start() - len(before) == line_start
    opened = any(sign in QUOTES for sign in opening)
    return not joins(before, word, at_start=at_start, upper=upper, opened=opened)


def joins(before: str, word: str, *, at_start: bool, upper: bool, opened: bool) -> bool:
    """Whether a lone full stop belongs to an abbreviation, with the sentence going on at `word`."""
    token = before.split()[-1] if before and not before[-1].isspace() else ""
    if not token:
        return word[0] in ".…"
    if at_start and token == before.strip() and LIST_NUMBER.match(token):
        return True
    bare = token.rsplit("—", 1)[-1].rsplit("-", 1)[-1].lstrip("\"'“”‘’`([{«<").lower()
    kind = lexicon.kinds("abbreviations").get(bare)
    if kind is None and (ACRONYM.search(bare) or (len(bare) == 1 and bare.isalpha())):
        kind = "open"
    if kind == "number":
        return word[0].isdigit()
    if kind == "clock":
        return word[0].isdigit() or word.rstrip(".").lower() in lexicon.words("clock_followers")
    if kind == "open":
        bare = word.lower().replace("’", "'").partition("'")[0]
        return upper or (not opened and bare not in lexicon.words("openers"))
    return kind == "closed"


def is_address(before: str) -> bool:
    """Whether the glued word is part of a web or mail address."""
    token = before.split()[-1] if before.split() else ""
    return any(sign in token for sign in "/@") or token.startswith("www.")


def is_speaker(text: str, offset: int) -> bool:
    """Whether a speaker and a verb of saying follow the closing quote."""
    match = SPEAKER.match(text, offset, offset + 80)
    return match is not None and match.group(1) in lexicon.words("speech_verbs")


def cut(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without outer blanks, in pieces of at most LONGEST characters, divided at blanks if there are any."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if end - start > LONGEST:
            stop = start + LONGEST
            blank = max(text.rfind(" ", start, stop), text.rfind("\t", start, stop), text.rfind("\xa0", start, stop))
            stop = blank if blank > start else stop
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield Span(start, last)
        start = stop
