"""What holds for every reader of events behind the event stage, Dateline's own rules among them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.analyzers import Brief, Proposal, Proposals, open_analyzer
from extract.events.tense import READINGS
from extract.model import Article, EventType, Modality, Reading, Span
from extract.pipeline import Pipeline
from extract.sources import read_file

SOUND = ["rules", "spacy names", "spacy parse", pytest.param("llm", marks=pytest.mark.loopback)]
READERS = [*SOUND, "hostile"]
DAY = date(2018, 6, 9)
PLAIN = (
    "Rebels shelled Homs on Monday, killing at least 12 people.\n\nAn earthquake flattened Amatrice on Tuesday."
    " Soldiers arrested Ada Lang in Paris, the Red Cross said.\n\n(Photo: handout)\n"
)
ODD = [
    "", " \n\t\n", ".", "\x00\x01", "\ud800 killed \udfff", "killed " * 400, "in Homs " * 300, "A" * 7000, "'" * 50,
    "killed\r\nin\r\nHoms\u2028on Monday\x0b", "💥💥 Homs 💥 killed on Monday \u202e", "ﬁred İstanbul ß killed",
    "Bombs killed 10" + "0" * 400 + " people in Homs on the 99th of May 99999.",
]  # fmt: skip

BITS = [
    "Rebels", "shelled", "Homs", "on Monday", ",", ".", "\n\n", " ", "said", "“", "”", "will", "not", "killed 3", "in",
    "Paris, Texas", "May 2018", "(Photo: AP)", "\u00a0", "é", "Syria's", "the", "- ", "?",
]  # fmt: skip


def hostile(brief: Brief) -> Proposals:
    """Proposals of every shape that the protocol allows, sound or not, over the whole text."""
    length = len(brief.article.text)
    cuts = sorted({0, length, *range(0, length, max(length // 7, 1))})
    spans = [Span(a, b) for a in cuts for b in cuts if a < b]
    shapes = [(None, None), ("conflict", "denied"), ("other", "hypothetical"), ("statement", None)]
    events = [
        Proposal(
            quote=quote, trigger=trigger, event_type=kind, modality=modality, sub_event_type="x" * (number % 3),
            date=quote, place=trigger, actor1=quote, actor2=trigger, fatalities=quote, injured=trigger,
        )
        for number, quote in enumerate(spans)
        for trigger in (quote, spans[number // 2], *brief.triggers[:3])
        for kind, modality in (shapes[number % 4],)
    ]  # fmt: skip
    return Proposals(events=tuple(events), dropped=("something",))


@pytest.fixture(params=READERS)
def reader(
    request: pytest.FixtureRequest, shipped: Pipeline, with_reader: Any, tmp_path: Path
) -> Callable[[], Pipeline]:
    """A fresh pipeline with each reader in turn."""

    def make() -> Pipeline:
        match request.param:
            case "rules":
                return shipped
            case "hostile":
                return with_reader(request.getfixturevalue("scripted")(hostile))
            case "llm":
                url = request.getfixturevalue("plain").url
                cache = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite"
                return with_reader(open_analyzer("llm", lambda _: None, cache, llm_url=url, llm_model="plain"))
            case _:
                model = {"spacy names": "ruler_model", "spacy parse": "parsing_model"}[request.param]
                folder = request.getfixturevalue(model)
                return with_reader(open_analyzer(f"spacy:{folder}", lambda _: None, tmp_path / "unused"))

    return make


def seeds(root: Path) -> Iterator[Article]:
    """The sample articles."""
    return (read_file(path, lambda _: None) for path in sorted((root / "seeds").glob("*.md")))


def check(reading: Reading) -> None:
    """All that must hold of any reading."""
    text = reading.article.text
    whole = Span(0, len(text))
    days = {time.interval for time in reading.times}
    placed = [mention.place for mention in (*reading.places, *reading.title_places) if mention.place]
    points = {(place.latitude, place.longitude) for place in placed}
    spans = {mention.span for mention in reading.places}
    assert [text[one.span.start : one.span.end] for one in reading.places] == [one.text for one in reading.places]
    assert [one.span for one in reading.places] == sorted(spans)
    assert [event.salience for event in reading.events] == list(range(1, len(reading.events) + 1))
    for event in reading.events:
        assert whole.contains(event.quote)
        assert event.quote.contains(event.trigger)
        assert event.trigger.start < event.trigger.end
        assert all(whole.contains(evidence.span) for evidence in event.evidence)
        assert event.event_type in get_args(EventType)
        assert event.modality in get_args(Modality)
        assert event.time is None or event.time in reading.times
        assert event.place_mention is None or event.place_mention.span in spans
        assert event.place is None or (event.place.latitude, event.place.longitude) in points
        assert {mention.span for mention in event.more_places} <= spans
        if event.date_basis != "publication":
            assert event.interval is None or event.interval in days or READINGS & set(event.reasons)
        assert 0.0 <= event.confidence <= 1.0
    assert all("\n" not in line and line for line in reading.skipped)


@pytest.mark.parametrize("reader", SOUND, indirect=True)
def test_what_is_plain_is_found_dated_and_placed(reader: Callable[[], Pipeline]) -> None:
    reading = reader().read(Article(text=PLAIN, published=DAY, published_basis="given"))
    check(reading)
    found = {PLAIN[one.trigger.start : one.trigger.end]: one for one in reading.events}
    assert found["shelled"].interval is not None
    assert found["shelled"].interval.first == date(2018, 6, 4)
    assert found["shelled"].place is not None
    assert found["shelled"].place.name == "Homs"
    assert found["shelled"].fatalities is not None
    assert found["shelled"].fatalities.least == 12
    assert found["flattened"].interval is not None
    assert found["flattened"].interval.first == date(2018, 6, 5)
    assert found["flattened"].event_type == "accident_disaster"
    assert found["arrested"].place is not None
    assert found["arrested"].place.name == "Paris"


def test_the_sample_articles_keep_the_contract(reader: Callable[[], Pipeline], root: Path) -> None:
    pipeline = reader()
    readings = [pipeline.read(article) for article in seeds(root)]
    assert len(readings) > 3
    for reading in readings:
        check(reading)
    assert sum(len(reading.events) for reading in readings) > 3


def test_the_same_article_gives_the_same_reading(reader: Callable[[], Pipeline], root: Path) -> None:
    article = next(seeds(root))
    assert reader().read(article) == reader().read(article)


def test_who_reads_with_an_article_does_not_matter(reader: Callable[[], Pipeline], root: Path) -> None:
    first, *others = seeds(root)
    pipeline = reader()
    for article in others[:2]:
        pipeline.read(article)
    assert pipeline.read(first) == reader().read(first)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_prose_is_read_without_a_fault(reader: Callable[[], Pipeline], text: str) -> None:
    reading = reader().read(Article(text=text, published=DAY, published_basis="given"))
    check(reading)
    if not text.strip():
        assert reading.events == ()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(BITS), max_size=40))
def test_no_order_of_words_is_a_fault(reader: Callable[[], Pipeline], words: list[str]) -> None:
    check(reader().read(Article(text=" ".join(words), published=DAY, published_basis="given")))


def test_a_title_outside_the_text_is_no_part_of_it(reader: Callable[[], Pipeline]) -> None:
    article = Article(text=PLAIN, title="Rebels shell Homs", published=DAY, published_basis="given")
    check(reader().read(article))
    assert len(replace(article, title=None).text) == len(PLAIN)


def test_another_reader_is_named_in_the_reasons(reader: Callable[[], Pipeline], request: pytest.FixtureRequest) -> None:
    rules = request.node.callspec.params["reader"] == "rules"
    reading = reader().read(Article(text=PLAIN, published=DAY, published_basis="given"))
    assert reading.events
    for event in reading.events:
        assert any(reason.startswith("proposed by ") for reason in event.reasons) is not rules
