"""The shipped pipeline as the benchmarks ask it, with nothing tuned for a corpus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract import places
from extract.config import Settings
from extract.encoder import Analysis
from extract.model import Article, Layout, PlaceMention, Span
from extract.pipeline import GazetteerPlaces, Pipeline, build_pipeline, without_network
from extract.sources import read_html

SpanResolver = Callable[[Article, Layout, Sequence[Span]], tuple[PlaceMention, ...]]
PageReader = Callable[[bytes, str | None], Article]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is measured: the pipeline, its place resolver on spans that are given, and its reader of pages."""

    pipeline: Pipeline
    resolve: SpanResolver
    read_page: PageReader


def shipped_pipeline() -> Pipeline:
    """The pipeline as a user gets it: default settings, one for all corpora."""
    return build_pipeline(Settings())


def shipped_line() -> Line:
    """The line around the shipped pipeline."""
    pipeline = shipped_pipeline()
    return Line(pipeline=pipeline, resolve=span_resolver(pipeline), read_page=read_html)


def span_resolver(pipeline: Pipeline) -> SpanResolver:
    """The pipeline's best guess for given spans; a span that the recogniser finds too keeps its kind.

    Goes through the pipeline's own reading of places, so that a title counts as it does for a user.
    """
    stage = pipeline.places
    if not isinstance(stage, GazetteerPlaces):
        raise TypeError(f"no way to hand spans to {type(stage).__name__}: add one to benchmarks.shipped")

    def resolve(asked: Article, asked_layout: Layout, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
        def answer(article: Article, layout: Layout, analysis: Analysis | None = None) -> tuple[PlaceMention, ...]:
            shift = len(article.text) - len(asked.text)  # a title may have been put before the text
            found = {mention.span: mention for mention in places.recognise(article, layout, stage.gazetteer)}
            in_title = [mention for span, mention in found.items() if span.end <= shift]
            moved = sorted(Span(span.start + shift, span.end + shift) for span in spans)
            given = [found.get(span) or given_mention(article, span) for span in moved]
            return places.resolve(article, layout, (*in_title, *given), stage.gazetteer, abstain=False)

        return replace(pipeline, network=without_network, places=answer).read_places(asked, asked_layout)[0]

    return resolve


def given_mention(article: Article, span: Span) -> PlaceMention:
    """A mention of which only the span is known; it counts as a plain place."""
    return PlaceMention(span=span, text=article.text[span.start : span.end], kind="place")
