"""Text as it is laid out: regions (headline, caption, byline ...) and sentences, with offsets into the original."""

from extract.model import Layout, Region, Sentence
from extract.text.lines import read_lines
from extract.text.regions import read_regions
from extract.text.sentences import split_line

__all__ = ["read_layout"]

UNDIVIDED = ("dateline", "credit", "byline")
"""Regions whose full stops end no sentence: "SALEM, Ore. (AP) --"."""


def read_layout(text: str) -> Layout:
    """The regions and sentences of a text; each non-blank character is in exactly one of each.

    A line break always ends a sentence. Page furniture is marked, not left out.
    """
    regions: list[Region] = []
    sentences: list[Sentence] = []
    for region, line in read_regions(list(read_lines(text))):
        regions.append(region)
        spans = [region.span] if region.kind in UNDIVIDED else split_line(text, region.span)
        sentences += [Sentence(span=span, region=region.kind, paragraph=line.paragraph) for span in spans]
    return Layout(regions=tuple(regions), sentences=tuple(sentences))
