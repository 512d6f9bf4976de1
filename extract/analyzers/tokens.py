"""A spaCy document cut at Dateline's own sentences, with offsets into the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from extract.analyzers.passages import READ_REGIONS
from extract.analyzers.proposal import Brief
from extract.model import Span

Token = Any
"""A spaCy token; spaCy is optional, so its types are not named here."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
ACTORS = frozenset({"PERSON", "PER", "ORG", "NORP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One sentence: its tokens, its entities, and what Dateline's stages found in it; all spans are of the article."""

    sentence: Span
    text: str
    offset: int
    tokens: tuple[Token, ...]
    triggers: tuple[Span, ...]
    dates: tuple[Span, ...]
    places: tuple[Span, ...]
    actors: tuple[Span, ...]

    def tokens_of(self, span: Span) -> list[Token]:
        """The tokens that share a character with a span of this sentence."""
        starts = [self.offset + token.idx for token in self.tokens]
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = bisect_left(starts, span.end)
        return [token for token in self.tokens[first:last] if self.span_of([token]).overlaps(span)]

    def words(self, span: Span) -> str:
        """The article's words."""
        return self.text[span.start : span.end]

    def span_of(self, tokens: Sequence[Token]) -> Span:
        """From the first to the last of some tokens, in text order."""
        return Span(self.offset + tokens[0].idx, self.offset + tokens[-1].idx + len(tokens[-1]))


def parts_of(doc: Any, span: Span, brief: Brief) -> Iterator[Part]:
    """The sentences of the document that was read from `span`; one that was cut there is cut here too."""
    entities = [(Span(span.start + one.start_char, span.start + one.end_char), one.label_) for one in doc.ents]
    named = [found for found, label in entities if label in PLACES]
    actors = tuple(found for found, label in entities if label in ACTORS)
    # "Aleppo" in the name of a person or a body is no place.
    places = [
        one for one in inside(brief.places, span) if not any(actor.contains(one) and actor != one for actor in actors)
    ]
    places = sorted({*places, *(one for one in named if not any(one.overlaps(other) for other in places))})
    starts = [token.idx + span.start for token in doc]
    sentences = brief.layout.sentences
    first = bisect_right(sentences, span.start, key=lambda one: one.span.end)
    last = bisect_left(sentences, span.end, key=lambda one: one.span.start)
    for sentence in sentences[first:last]:
        if sentence.region not in READ_REGIONS:
            continue
        here = Span(max(sentence.span.start, span.start), min(sentence.span.end, span.end))
        tokens = doc[bisect_left(starts, here.start) : bisect_left(starts, here.end)]
        yield Part(
            sentence=here,
            text=brief.article.text,
            offset=span.start,
            tokens=tuple(token for token in tokens if not token.is_space),
            triggers=inside(brief.triggers, here),
            dates=inside(brief.dates, here),
            places=inside(places, here),
            actors=inside(actors, here),
        )


def inside(spans: Sequence[Span], stretch: Span) -> tuple[Span, ...]:
    """The spans that lie in a stretch of the text; `spans` are in text order."""
    first = bisect_left(spans, stretch.start, key=lambda one: one.start)
    last = bisect_left(spans, stretch.end, key=lambda one: one.start)
    return tuple(one for one in spans[first:last] if stretch.contains(one))
