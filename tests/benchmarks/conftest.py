"""A line of small stages that read a made-up language: ISO days, two towns, and "fire" for an event."""

import re
from datetime import date
from pathlib import Path

import pytest

from benchmarks.corpora import Corpora
from benchmarks.shipped import Line, given_mention
from extract.config import Settings
from extract.errors import ArticleError
from extract.model import (
    Article,
    Event,
    Layout,
    Place,
    PlaceMention,
    Published,
    Region,
    Sentence,
    Span,
    TimeInterval,
    TimeMention,
)
from extract.pipeline import Pipeline, without_network

TOWNS = {"Arden": (10.0, 20.0), "Belmar": (-30.0, 40.0)}
KINDS = {"Arden": "place", "Belmar": "metonym", "Ardenian": "adjective", "Ardenians": "demonym", "Nowhere": "facility"}


def read_layout(text):
    span = Span(0, len(text))
    return Layout(
        regions=(Region(span=span, kind="body"),), sentences=(Sentence(span=span, region="body", paragraph=0),)
    )


def find_published(article, layout, settings):
    if article.published:
        return Published(first=article.published, last=article.published, basis="given")
    if "early 2020" in article.text:
        return Published(first=date(2020, 1, 1), last=date(2020, 1, 5), basis="inferred")
    return Published()


def tag_times(article, layout, published):
    words = ((m.group(), Span(*m.span())) for m in re.finditer(r"\d{4}-\d\d-\d\d|today", article.text))
    found = ((word, span, published.day if word == "today" else date.fromisoformat(word)) for word, span in words)
    return tuple(
        TimeMention(
            span=span,
            text=word,
            timex_type="DATE",
            value=day.isoformat(),
            interval=TimeInterval(first=day, last=day, precision="day", edtf=day.isoformat()),
            basis="explicit",
        )
        for word, span, day in found
        if day
    )


def place_of(name):
    if name not in TOWNS:
        return None
    latitude, longitude = TOWNS[name]
    return Place(name=name, latitude=latitude, longitude=longitude, radius_km=5.0, precision="city", country_code="XX")


def read_places(article, layout, analysis=None):
    words = re.finditer("|".join(rf"\b{name}\b" for name in KINDS), article.text)
    return tuple(
        PlaceMention(span=Span(*m.span()), text=m.group(), kind=KINDS[m.group()], place=place_of(m.group()))
        for m in words
    )


def read_events(article, layout, published, times, mentions, title_places, analysis=None, publisher=None):
    def event(trigger, rank):
        return Event(
            trigger=trigger,
            quote=layout.sentences[0].span,
            title="fire",
            event_type="accident_disaster",
            sub_event_type="fire",
            modality="happened",
            interval=times[0].interval if times else None,
            date_basis="explicit" if times else "none",
            time=times[0] if times else None,
            place=mentions[0].place if mentions else None,
            place_basis="explicit" if mentions else "none",
            place_mention=mentions[0] if mentions else None,
            salience=rank,
        )

    triggers = [Span(*m.span()) for m in re.finditer("fire", article.text)]
    return tuple(event(trigger, rank) for rank, trigger in enumerate(triggers, 1)), ()


def resolve(article, layout, spans):
    mentions = (given_mention(article, span) for span in spans)
    return tuple(PlaceMention(span=m.span, text=m.text, kind=m.kind, place=place_of(m.text)) for m in mentions)


def read_page(page, url):
    if b"menu" in page:
        raise ArticleError("no article found on the page: save the page of one article")
    return Article(text=page.decode(), title="A title", url=url, published=date(2021, 2, 3), published_basis="metadata")


@pytest.fixture
def line():
    pipeline = Pipeline(
        layout=read_layout,
        publication=find_published,
        times=tag_times,
        network=without_network,
        places=read_places,
        events=read_events,
        settings=Settings(),
    )
    return Line(pipeline=pipeline, resolve=resolve, read_page=read_page)


@pytest.fixture
def corpora(tmp_path: Path) -> Corpora:
    folder, scratch = tmp_path / "corpora", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    return Corpora(folder=folder, scratch=scratch)
