"""Cuts an article into the passages that a reader takes at once: whole paragraphs, as long as they fit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from extract.model import Layout, Span

READ_REGIONS = frozenset({"headline", "body", "caption"})
# Where a sentence that is too long by itself may be cut. Matches the blanks of "a b" and "a\u00a0b".
BLANK = re.compile(r"\s+")
# Half a character, as a broken file may hold; neither JSON nor spaCy takes it. Matches "\ud800", not "é".
HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Paragraphs that are read together, and their words with a blank line between two.

    `span` runs from the first to the last; page furniture between them is not in `text`.
    """

    span: Span
    text: str


def passages(text: str, layout: Layout, longest: int) -> tuple[Passage, ...]:
    """Headline, body and captions in passages of at most `longest` characters."""
    packed: list[list[Span]] = []
    size = 0
    for span in paragraphs(text, layout, longest):
        length = span.end - span.start
        if not packed or size + 2 + length > longest:
            packed.append([])
            size = -2
        packed[-1].append(span)
        size += 2 + length
    return tuple(
        Passage(span=Span(spans[0].start, spans[-1].end), text="\n\n".join(whole(text, one) for one in spans))
        for spans in packed
    )


def whole(text: str, span: Span) -> str:
    """The words of a span at their own offsets, halves of characters replaced."""
    return HALF.sub("\ufffd", text[span.start : span.end])


def paragraphs(text: str, layout: Layout, longest: int) -> Iterator[Span]:
    """The paragraphs that are read, in text order; one that is too long is cut between sentences."""
    read = [sentence for sentence in layout.sentences if sentence.region in READ_REGIONS]
    for _, group in groupby(read, key=lambda sentence: (sentence.paragraph, sentence.region)):
        start = end = -1
        for sentence in group:
            for piece in pieces(text, sentence.span, longest):
                if start >= 0 and piece.end - start > longest:
                    yield Span(start, end)
                    start = -1
                start = piece.start if start < 0 else start
                end = piece.end
        yield Span(start, end)


def pieces(text: str, sentence: Span, longest: int) -> Iterator[Span]:
    """A sentence whole, or cut at its last blank within reach, or in the middle of a word that is longer still."""
    start = sentence.start
    while sentence.end - start > longest:
        blanks = list(BLANK.finditer(text, start + 1, start + longest))
        cut, following = blanks[-1].span() if blanks else (start + longest, start + longest)
        yield Span(start, cut)
        start = following
    if start < sentence.end:
        yield Span(start, sentence.end)
