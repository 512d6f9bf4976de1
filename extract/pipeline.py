"""The only place that knows the order of the stages; swap one with `dataclasses.replace(pipeline, ...)`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from extract import encoder, events, places, temporal, text
from extract.config import Settings
from extract.model import Article, Event, Layout, Place, PlaceMention, Published, Reading, Span, TimeMention

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder

    from extract.analyzers import Analyzer
    from extract.encoder import Analysis, Encoder

TITLE_BREAK = "\n\n"
# Page furniture and photo credits are not read by the network.
SILENT = frozenset({"furniture", "credit"})
LONGEST_PROSE = 2_000  # characters; a longer "sentence" is a list, a table or a flood without any full stop


class LayoutReader(Protocol):
    """Splits a text into regions and sentences."""

    def __call__(self, text: str) -> Layout: ...


class PublicationFinder(Protocol):
    """Finds the document creation time of an article."""

    def __call__(self, article: Article, layout: Layout, settings: Settings) -> Published: ...


class TimeTagger(Protocol):
    """Recognises and normalises temporal expressions."""

    def __call__(self, article: Article, layout: Layout, published: Published) -> tuple[TimeMention, ...]: ...


class NetworkReader(Protocol):
    """Runs the small network over a text, once for all stages; None where there is no network."""

    def __call__(self, text: str, layout: Layout) -> "Analysis | None": ...


class PlaceReader(Protocol):
    """Recognises and resolves toponyms."""

    def __call__(
        self, article: Article, layout: Layout, analysis: "Analysis | None" = None
    ) -> tuple[PlaceMention, ...]: ...


class EventReader(Protocol):
    """Makes events of what the other stages found; also says what it left out and why."""

    def __call__(
        self,
        article: Article,
        layout: Layout,
        published: Published,
        times: tuple[TimeMention, ...],
        mentions: tuple[PlaceMention, ...],
        title_places: tuple[PlaceMention, ...],
        analysis: "Analysis | None" = None,
        publisher: Place | None = None,
    ) -> tuple[tuple[Event, ...], tuple[str, ...]]: ...


class PublisherFinder(Protocol):
    """Tells the town that an article's publisher reports on, None where that is not known."""

    def __call__(self, article: Article) -> Place | None: ...


@dataclass(frozen=True, slots=True)
class EncoderReading:
    """The small network over every sentence but those of page furniture and credits and those too long to be prose."""

    encoder: "Encoder"

    def __call__(self, text: str, layout: Layout) -> "Analysis | None":
        """What the network says of the text."""
        spans = [one.span for one in layout.sentences if one.region not in SILENT]
        return self.encoder.analyse(text, spans, wanted=may_be_prose)


def may_be_prose(words: str) -> bool:
    """Whether a sentence is short enough to be one, so that endless text costs what the rules cost."""
    return len(words) <= LONGEST_PROSE


def of_nowhere(article: Article) -> Place | None:
    """None: no publisher is known."""
    return None


def without_network(text: str, layout: Layout) -> "Analysis | None":
    """None: rules decide alone."""
    return None


@dataclass(frozen=True, slots=True)
class GazetteerPlaces:
    """The place stage: rules over the gazetteer, the small network, then resolution over the whole article.

    `fallback` is a geopy geocoder that is asked for names that the gazetteer lacks; None, as ever, asks nobody.
    """

    gazetteer: places.Gazetteer
    fallback: "Geocoder | None" = None

    def __call__(
        self, article: Article, layout: Layout, analysis: "Analysis | None" = None
    ) -> tuple[PlaceMention, ...]:
        """Recognised mentions in text order, resolved where a candidate is good enough.

        `analysis` is what the network says of the text; None leaves recognition to the rules.
        """
        found = places.recognise(article, layout, self.gazetteer, analysis)
        resolved = places.resolve(article, layout, found, self.gazetteer)
        if self.fallback is None:
            return resolved
        return places.ask_for_unlisted(resolved, self.gazetteer, self.fallback)

    def resolve_named(
        self, article: Article, layout: Layout, mentions: Sequence[PlaceMention], spans: Sequence[Span]
    ) -> tuple[PlaceMention, ...]:
        """The names that another reader has seen, resolved among the mentions that are known, which do not change."""
        known = [PlaceMention(span=one.span, text=one.text, kind=one.kind) for one in mentions]
        named = [PlaceMention(span=one, text=article.text[one.start : one.end], kind="place") for one in spans]
        together = tuple(sorted([*known, *named], key=lambda one: one.span))
        found = places.resolve(article, layout, together, self.gazetteer)
        asked = tuple(one for one in found if one.span in set(spans))
        return places.ask_for_unlisted(asked, self.gazetteer, self.fallback) if self.fallback else asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The stages in their order; each is one callable, shared by all articles and free of state."""

    layout: LayoutReader
    publication: PublicationFinder
    times: TimeTagger
    network: NetworkReader
    places: PlaceReader
    events: EventReader
    settings: Settings
    publisher: PublisherFinder = of_nowhere

    def read(self, article: Article) -> Reading:
        """Everything that can be read from one article, with the reasons."""
        layout = self.layout(article.text)
        published = self.publication(article, layout, self.settings)
        times = self.times(article, layout, published)
        mentions, title_places, analysis = self.read_places(article, layout)
        home = self.publisher(article)
        found, skipped = self.events(article, layout, published, times, mentions, title_places, analysis, home)
        return Reading(
            article=article,
            published=published,
            layout=layout,
            times=times,
            places=with_named(mentions, found),
            title_places=title_places,
            events=found,
            skipped=skipped,
        )

    def read_places(
        self, article: Article, layout: Layout
    ) -> tuple[tuple[PlaceMention, ...], tuple[PlaceMention, ...], "Analysis | None"]:
        """Toponyms of the text, and of a title that stands outside it (spans into the title), read as one page.

        Beside them what the network says of the text.
        """
        if not article.title or article.title in article.text:
            analysis = self.network(article.text, layout)
            return self.places(article, layout, analysis), (), analysis
        headed = replace(article, text=f"{article.title}{TITLE_BREAK}{article.text}", title=None)
        headed_layout = self.layout(headed.text)
        analysis = self.network(headed.text, headed_layout)
        mentions = self.places(headed, headed_layout, analysis)
        begin = len(article.title) + len(TITLE_BREAK)
        in_title = tuple(mention for mention in mentions if mention.span.end <= len(article.title))
        in_text = tuple(
            replace(mention, span=Span(mention.span.start - begin, mention.span.end - begin))
            for mention in mentions
            if mention.span.start >= begin
        )
        return in_text, in_title, analysis.moved(-begin) if analysis is not None else None


def with_named(mentions: tuple[PlaceMention, ...], found: Sequence[Event]) -> tuple[PlaceMention, ...]:
    """The toponyms of the text, with those that the reader of events alone has seen, in text order."""
    known = {one.span for one in mentions}
    used = (one for event in found for one in (event.place_mention, *event.more_places) if one is not None)
    named = {one.span: one for one in used if one.span not in known}.values()
    return tuple(sorted([*mentions, *named], key=lambda one: one.span)) if named else mentions


def build_pipeline(
    settings: Settings,
    on_progress: Callable[[str, float], None] | None = None,
    fallback: "Geocoder | None" = None,
    analyzer: "Analyzer | None" = None,
) -> Pipeline:
    """The pipeline as users get it; `on_progress` hears of the gazetteer's first build (what, share done).

    `fallback` is a geocoder for names that the gazetteer lacks (`places.open_online`); without one nothing is asked.
    `analyzer` is another reader of events (`analyzers.open_analyzer`); without one Dateline's own rules find them.
    """
    gazetteer = places.open_gazetteer(settings, on_progress)
    located = GazetteerPlaces(gazetteer, fallback)
    own = partial(events.read_events, lexicon=events.open_lexicon(settings.lexicon))
    return Pipeline(
        layout=text.read_layout,
        publication=temporal.find_published,
        times=temporal.tag_article,
        network=EncoderReading(encoder.load()),
        places=located,
        events=events.ProposedEvents(analyzer, located.resolve_named) if analyzer else own,
        settings=settings,
        publisher=partial(places.publisher_home, gazetteer=gazetteer),
    )
