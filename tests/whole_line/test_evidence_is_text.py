"""Whatever the article, every value that points into it points at the words that it gives."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from extract.export.evidence import to_value
from extract.model import Article, Event, Reading
from extract.pipeline import Pipeline
from extract.sources import read_file
from extract.table import to_rows
from tests.whole_line.made_articles import SEEDS, articles


def spoken(value: Any) -> Iterator[tuple[int, int, str]]:
    """Each start, end and text that stand together in an exported value."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value["start"], value["end"], value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from spoken(one)


def check_event(article: Article, event: Event) -> None:
    """The spans of one event: inside the text, not empty, the words that stand beside them."""
    text = article.text
    assert event.quote.contains(event.trigger)
    for span in (event.trigger, event.quote, *(piece.span for piece in event.evidence)):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
    for mention in filter(None, (event.time, event.place_mention, *event.more_places)):
        assert text[mention.span.start : mention.span.end] == mention.text
    told = {piece.role: piece.span for piece in event.evidence}
    assert told["quote"] == event.quote
    assert told.get("date") == (event.time.span if event.time else None)
    assert told.get("place") == (event.place_mention.span if event.place_mention else None)
    assert event.date_basis != "none" or event.interval is None
    assert (
        event.interval is None
        or None in (first_and_last := (event.interval.first, event.interval.last))
        or (first_and_last[0] <= first_and_last[1])
    )


def check(reading: Reading) -> None:
    """All that one reading says of its text."""
    text, title = reading.article.text, reading.article.title or ""
    assert [one for one in (*reading.times, *reading.places) if text[one.span.start : one.span.end] != one.text] == []
    assert [one for one in reading.title_places if title[one.span.start : one.span.end] != one.text] == []
    assert [event.salience for event in reading.events] == list(range(1, len(reading.events) + 1))
    for event, row in zip(reading.events, to_rows(reading), strict=True):
        check_event(reading.article, event)
        assert row["quote"] == text[int(row["quote_start"] or 0) : int(row["quote_end"] or 0)]
        pointed = list(spoken(to_value(reading.article, event)))
        assert pointed
        assert [(start, end, words) for start, end, words in pointed if text[start:end] != words] == []
    assert len({row["event_id"] for row in to_rows(reading)}) == len(reading.events)


@settings(max_examples=150)
@given(article=articles())
def test_in_any_made_article_evidence_is_text(shipped: Pipeline, article: Article) -> None:
    check(shipped.read(article))


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_in_the_sample_articles_evidence_is_text(shipped: Pipeline, path: Any) -> None:
    check(shipped.read(read_file(path)))
