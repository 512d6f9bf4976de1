"""The only place that knows the order of the stages; swap one with `dataclasses.replace(pipeline, ...)`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from extract import encoder, events, places, temporal, text
from extract.config import Settings
from extract.model import Article, Event, Layout, PlaceMention, Published, Reading, Span, TimeMention

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder

    from extract.encoder import Encoder

TITLE_BREAK = "\n\n"


class LayoutReader(Protocol):
    """Splits a text into regions and sentences."""

    def __call__(self, text: str) -> Layout: ...


class PublicationFinder(Protocol):
    """Finds the document creation time of an article."""

    def __call__(self, article: Article, layout: Layout, settings: Settings) -> Published: ...


class TimeTagger(Protocol):
    """Recognises and normalises temporal expressions."""

    def __call__(self, article: Article, layout: Layout, published: Published) -> tuple[TimeMention, ...]: ...


class PlaceReader(Protocol):
    """Recognises and resolves toponyms."""

    def __call__(self, article: Article, layout: Layout) -> tuple[PlaceMention, ...]: ...


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
    ) -> tuple[tuple[Event, ...], tuple[str, ...]]: ...


@dataclass(frozen=True, slots=True)
class GazetteerPlaces:
    """The place stage: rules over the gazetteer, the small network, then resolution over the whole article.

    `encoder` is the network; None leaves recognition to the rules. `fallback` is a geopy geocoder that is asked for
    names that the gazetteer lacks; None, as ever, asks nobody.
    """

    gazetteer: places.Gazetteer
    encoder: "Encoder | None" = None
    fallback: "Geocoder | None" = None

    def __call__(self, article: Article, layout: Layout) -> tuple[PlaceMention, ...]:
        """Recognised mentions in text order, resolved where a candidate is good enough."""
        found = places.recognise(article, layout, self.gazetteer, self.encoder)
        resolved = places.resolve(article, layout, found, self.gazetteer)
        if self.fallback is None:
            return resolved
        return places.ask_for_unlisted(resolved, self.gazetteer, self.fallback)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The stages in their order; each is one callable, shared by all articles and free of state."""

    layout: LayoutReader
    publication: PublicationFinder
    times: TimeTagger
    places: PlaceReader
    events: EventReader
    settings: Settings

    def read(self, article: Article) -> Reading:
        """Everything that can be read from one article, with the reasons."""
        layout = self.layout(article.text)
        published = self.publication(article, layout, self.settings)
        times = self.times(article, layout, published)
        mentions, title_places = self.read_places(article, layout)
        found, skipped = self.events(article, layout, published, times, mentions, title_places)
        return Reading(
            article=article,
            published=published,
            layout=layout,
            times=times,
            places=mentions,
            title_places=title_places,
            events=found,
            skipped=skipped,
        )

    def read_places(
        self, article: Article, layout: Layout
    ) -> tuple[tuple[PlaceMention, ...], tuple[PlaceMention, ...]]:
        """Toponyms of the text, and of a title that stands outside it (spans into the title), read as one page."""
        if not article.title or article.title in article.text:
            return self.places(article, layout), ()
        headed = replace(article, text=f"{article.title}{TITLE_BREAK}{article.text}", title=None)
        mentions = self.places(headed, self.layout(headed.text))
        begin = len(article.title) + len(TITLE_BREAK)
        in_title = tuple(mention for mention in mentions if mention.span.end <= len(article.title))
        in_text = tuple(
            replace(mention, span=Span(mention.span.start - begin, mention.span.end - begin))
            for mention in mentions
            if mention.span.start >= begin
        )
        return in_text, in_title


def build_pipeline(
    settings: Settings,
    on_progress: Callable[[str, float], None] | None = None,
    fallback: "Geocoder | None" = None,
) -> Pipeline:
    """The pipeline as users get it; `on_progress` hears of the gazetteer's first build (what, share done).

    `fallback` is a geocoder for names that the gazetteer lacks (`places.open_online`); without one nothing is asked.
    """
    gazetteer = places.open_gazetteer(settings, on_progress)
    network = encoder.load()
    return Pipeline(
        layout=text.read_layout,
        publication=temporal.find_published,
        times=temporal.tag_article,
        places=GazetteerPlaces(gazetteer, network, fallback),
        events=partial(events.read_events, encoder=network, lexicon=events.open_lexicon(settings.lexicon)),
        settings=settings,
    )
