"""Lines of a text with their place in it: the unit that everything else in this stage works on."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line without the blanks around it. `span` is empty for a blank line; `gap` says that one stands before."""

    span: Span
    text: str
    gap: bool
    paragraph: int


def read_lines(text: str) -> Iterator[Line]:
    """The non-blank lines, in order; line ends are those of `str.splitlines`.

    Paragraphs are divided by blank lines; in a text without any, each line is a paragraph.
    """
    raw = text.splitlines(keepends=True)
    spaced = any(not line.strip() for line in raw[1:-1])
    offset, gap, paragraph = 0, False, -1
    for line in raw:
        content = line.strip()
        if content:
            if gap or not spaced or paragraph < 0:
                paragraph += 1
            start = offset + len(line) - len(line.lstrip())
            yield Line(span=Span(start, start + len(content)), text=content, gap=gap, paragraph=paragraph)
            gap = False
        else:
            gap = True
        offset += len(line)
