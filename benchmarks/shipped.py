"""The shipped pipeline as the benchmarks ask it, with nothing tuned for a corpus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.sources import read_html

from extract import places
from extract.config import Settings
from extract.model import Article, Layout, PlaceMention, Span
from extract.pipeline import GazetteerPlaces, Pipeline, build_pipeline

SpanResolver = Callable[[Article, Layout, Sequence[Span]], tuple[PlaceMention, ...]]
PageReader = Callable[[bytes, str | None], Article]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is measured: the pipeline, its place resolver on spans that are given, and its reader of pages."""

    pipeline: Pipeline
    resolve: SpanResolver
    read_page: PageReader


def shipped_line() -> Line:
    """The line as a user gets it: default settings, one for all corpora."""
    pipeline = build_pipeline(Settings())
    return Line(pipeline=pipeline, resolve=span_resolver(pipeline), read_page=read_html)


def span_resolver(pipeline: Pipeline) -> SpanResolver:
    """The pipeline's toponym resolution for given spans; a span that the recogniser finds too keeps its kind."""
    stage = pipeline.places
    if not isinstance(stage, GazetteerPlaces):
        raise TypeError(f"no way to hand spans to {type(stage).__name__}: add one to benchmarks.shipped")

    def resolve(article: Article, layout: Layout, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
        known = {mention.span: mention for mention in places.recognise(article, layout, stage.gazetteer)}
        asked = tuple(known.get(span) or given_mention(article, span) for span in sorted(spans))
        return places.resolve(article, layout, asked, stage.gazetteer)

    return resolve


def given_mention(article: Article, span: Span) -> PlaceMention:
    """A mention of which only the span is known; it counts as a plain place."""
    return PlaceMention(span=span, text=article.text[span.start : span.end], kind="place")
