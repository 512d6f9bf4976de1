"""What the speed report says of a line, without asking how fast this machine is."""

import pytest

from benchmarks.records import write_records
from benchmarks.speed import (
    STAGES,
    articles_of,
    exponent,
    flat,
    measure_growth,
    measure_line,
    measure_places,
    measure_tagger,
    texts_of_lengths,
    timed,
)
from extract.model import Article

ARTICLES = [Article(text="A fire in Arden on 2020-05-06"), Article(text="nothing")]


def test_each_stage_has_its_share_and_they_fit_into_the_whole(line):
    report = measure_line(line.pipeline, ARTICLES * 20)
    assert set(report["shares"]) == {*STAGES, "table"}
    assert 0 <= sum(report["shares"].values()) <= 1.001
    assert (report["articles"], report["events"]) == (40, 20)
    assert report["characters"] == 20 * sum(len(article.text) for article in ARTICLES)


def test_stopwatches_change_nothing_of_what_is_read(line):
    watched, watches = timed(line.pipeline)
    assert watched.read(ARTICLES[0]) == line.pipeline.read(ARTICLES[0])
    assert set(watches) == set(STAGES)
    assert all(watch.seconds >= 0 for watch in watches.values())


def test_the_tagger_is_measured_with_and_without_layout(line):
    report = measure_tagger(line.pipeline, ARTICLES)
    assert report["documents"] == 2
    assert report["documents_per_second_tagging_alone"] >= report["documents_per_second"]


def test_places_are_measured_on_texts_of_600_words(line):
    long = Article(text="Arden was quiet that day. " * 300)
    report = measure_places(line.pipeline, [long, Article(text="too short")])
    assert (report["articles"], report["words_each"]) == (1, 600)
    assert report["articles_per_second"] > 0


def test_texts_double_in_length_up_to_the_longest():
    texts = list(texts_of_lengths(ARTICLES, shortest=10, longest=100))
    assert [len(text) for text in texts] == [10, 20, 40, 80]
    assert texts[-1].startswith("A fire in Arden")


def test_growth_counts_every_length():
    seen = []
    report = measure_growth(lambda article: seen.append(len(article.text)), ARTICLES, longest=50, shortest=10)
    assert seen == [10, 20, 40]
    assert list(report["seconds"]) == ["10", "20", "40"]


@pytest.mark.parametrize("power", [0.0, 1.0, 2.0])
def test_the_exponent_is_the_power_of_growth(power):
    assert exponent([(n, 0.001 * n**power) for n in (100, 200, 400, 800)]) == pytest.approx(power)


def test_articles_are_spread_over_the_corpus_and_keep_the_day_that_is_asked_for(tmp_path):
    records = [{"id": str(n), "text": f"text {n}", "dct": "2020-01-01", "published": "2021-01-01"} for n in range(10)]
    write_records(tmp_path / "time/timebank.dev.jsonl", records)
    dated = articles_of(tmp_path, "time/timebank", 5, published="dct")
    assert [article.text for article in dated] == [f"text {n}" for n in (0, 2, 4, 6, 8)]
    assert str(dated[0].published) == "2020-01-01"
    assert articles_of(tmp_path, "time/timebank", 1, published=None)[0].published is None


def test_leaves_of_a_report_have_dotted_names():
    assert list(flat({"a": {"b": 1, "c": {"d": 2}}, "e": 3})) == [("a.b", 1), ("a.c.d", 2), ("e", 3)]
