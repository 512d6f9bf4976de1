"""A sentence as tokens with their shapes, offsets into the article and folded keys."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.model import Sentence, Span
from extract.places.cues import SHORT_FORMS, cues
from extract.places.folding import SPECIAL, expand, pieces

Shape = Literal["lower", "title", "upper", "other"]
COMPOUND = sorted(
    (form for form in SHORT_FORMS if "." in form[:-1] or " " in form), key=lambda form: (-len(form), form)
)
# A word, an abbreviation of several letters, a possessive ending, a number or one mark. Hyphens part words.
# Matches "U.S.", "W.Va.", "Sana'a", "T4", "’s"; must not take "Syria's" or "Iran-backed" as one.
TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?!\w)|(?:" + "|".join(re.escape(form) for form in COMPOUND) + r")(?!\w)|[A-Z]\d{1,2}\b"
    r"|[^\W\d_]+(?:[’'ʼ`‘](?![sS]\b)[^\W\d_]+)*|[’'][sS]\b|\d[\d.,:/]*|[^\w\s]|_"
)


NAMED = frozenset({"title", "upper"})
HYPHENS = frozenset("-‐‑–")
# Lower-case words that may stand inside a place's name.
INNER = cues().words["connectors"] | cues().words["articles"] | {"'s", "’s"}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence's tokens; all lists have one element a token. `capitals`: casing says nothing here."""

    sentence: Sentence
    words: list[str]
    lower: list[str]
    shapes: list[Shape]
    spans: list[tuple[int, int]]
    keys: list[str]
    named: list[bool]
    capitals: bool

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, position: int) -> bool:
        """Whether a token follows the one before without a blank."""
        return position > 0 and self.spans[position - 1][1] == self.spans[position][0]

    def span(self, first: int, last: int) -> Span:
        """The article's span of the tokens `first` up to but not including `last`."""
        return Span(self.spans[first][0], self.spans[last - 1][1])

    def word(self, position: int) -> str:
        """The lower-case token at a position, "" outside the sentence."""
        return self.lower[position] if 0 <= position < len(self.lower) else ""

    def is_name(self, position: int) -> bool:
        """Whether the token starts with a capital letter."""
        return 0 <= position < len(self.named) and self.named[position]


@cache
def shape_of(word: str) -> Shape:
    """Casing of a token; a single capital counts as title case."""
    if not word[0].isalpha():
        return "other"
    if not word[0].isupper():
        return "lower"
    return "upper" if len(word) > 1 and word.isupper() else "title"


def read_line(text: str, sentence: Sentence) -> Line:
    """The tokens of one sentence."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in TOKEN.finditer(text, sentence.span.start, sentence.span.end):
        word, span = match.group(), match.span()
        if word == "." and words and spans[-1][1] == span[0] and words[-1] + "." in SHORT_FORMS:
            words[-1] += "."  # "Calif."
            spans[-1] = (spans[-1][0], span[1])
        else:
            words.append(word)
            spans.append(span)
    shapes = [shape_of(word) for word in words]
    lower = [word.lower() for word in words]
    named = [shape in NAMED for shape in shapes]
    return Line(
        sentence=sentence,
        words=words,
        lower=lower,
        shapes=shapes,
        spans=spans,
        keys=key_parts(words, lower, named),
        named=named,
        capitals=in_capitals(words, shapes),
    )


def key_parts(words: list[str], lower: list[str], named: list[bool]) -> list[str]:
    """The folded form of each token, long forms and articles seen with the token after.

    Words in lower case that stand in no place's name keep themselves for a key.
    """
    following = ""
    keys = lower[:]
    for position in range(len(words) - 1, -1, -1):
        if not named[position] and lower[position] not in INNER:
            if words[position] not in HYPHENS:
                following = ""
            if not lower[position].isalpha():
                keys[position] = ""
            continue
        own = pieces(words[position])
        if not own:
            keys[position] = ""
            continue
        last = expand(own[-1], following) if following and own[-1] in SPECIAL else own[-1]
        keys[position] = last if len(own) == 1 else " ".join([*own[:-1], last])
        following = own[0]
    return keys


def in_capitals(words: list[str], shapes: list[Shape]) -> bool:
    """Whether the sentence is set in capitals, or like a headline with a capital on each word."""
    long = [shape for word, shape in zip(words, shapes, strict=True) if len(word) > 3 and shape != "other"]
    if len(long) < 3:
        return bool(long) and all(shape == "upper" for shape in long) and len(words) > 1
    upper, lower = long.count("upper"), long.count("lower")
    return upper > 0.75 * len(long) or (len(long) > 4 and lower <= 0.12 * len(long))
