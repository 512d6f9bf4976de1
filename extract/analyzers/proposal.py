"""What a reader is given and what it gives: events as spans of the original text, never dates or points."""

from dataclasses import dataclass
from typing import Protocol

from extract.model import Article, EventType, Layout, Modality, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An article with what the stages before found in it, all as spans of its text, in text order.

    `triggers` are the words that Dateline's own list takes for names of events, `dates` the expressions that its
    temporal tagger has read, `places` the toponyms where something may happen. A reader may use them or not.
    """

    article: Article
    layout: Layout
    triggers: tuple[Span, ...] = ()
    dates: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()

    @property
    def name(self) -> str:
        """What the article is called in a message."""
        return self.article.source or self.article.article_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An event as a reader sees it; whatever is words is a span of the article's text.

    `quote` contains `trigger`. `event_type` and `modality` are None where the reader leaves both, and whether it is an
    event at all, to Dateline's word lists. `date` and `place` are the words that say when and where, `fatalities` and
    `injured` the words that say how many ("at least 12"); what they mean is for Dateline's stages to find out.
    """

    quote: Span
    trigger: Span
    event_type: EventType | None = None
    sub_event_type: str = ""
    modality: Modality | None = None
    date: Span | None = None
    place: Span | None = None
    actor1: Span | None = None
    actor2: Span | None = None
    fatalities: Span | None = None
    injured: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """A reader's events in the order of their triggers, and one line for each that it left out, with the reason."""

    events: tuple[Proposal, ...]
    dropped: tuple[str, ...] = ()


class Analyzer(Protocol):
    """Proposes the events of an article; odd prose gives fewer of them, never an error."""

    @property
    def name(self) -> str:
        """Which reader this is, with its model, as reasons and `dateline explain` name it."""
        ...

    def propose(self, brief: Brief) -> Proposals:
        """The events of one article. ArticleError where it cannot be read, as when a service gives no answer."""
        ...
