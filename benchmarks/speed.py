"""Speed and memory of the shipped pipeline on one core: articles a second, each stage's share, growth with length.

Times are processor time of this process, so that a busy machine does not make them worse.
"""

import dataclasses
import math
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.predict import article_of
from benchmarks.records import Record, read_records
from extract.errors import InputError
from extract.model import Article, Published, Reading
from extract.pipeline import Pipeline
from extract.table import rows_of

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ARTICLES, DOCUMENTS, LONG_ARTICLES = "events/gva_shootings", "time/timebank", "events/guardian_sdf"
PLACES_WORDS = 600
SEED_SUFFIXES = {".md", ".txt"}
SEPARATOR = "\n\n"
STAGES = ("layout", "publication", "times", "network", "places", "events")
SHORTEST, LONGEST, LONGEST_LINE = 15_625, 1_000_000, 250_000


@dataclass(slots=True)
class Stopwatch:
    """A stage that adds up the processor time spent in it, in seconds."""

    stage: Callable[..., Any]
    seconds: float = field(default=0.0)

    def __call__(self, *arguments: Any) -> Any:
        """What the stage returns."""
        began = time.process_time()
        try:
            return self.stage(*arguments)
        finally:
            self.seconds += time.process_time() - began


def timed(pipeline: Pipeline) -> tuple[Pipeline, dict[str, Stopwatch]]:
    """The same pipeline with a stopwatch around each stage."""
    watches = {name: Stopwatch(getattr(pipeline, name)) for name in STAGES}
    return dataclasses.replace(pipeline, **dict[str, Any](watches)), watches


def use_one_core() -> None:
    """Keeps this process on one core, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure_line(pipeline: Pipeline, articles: Sequence[Article]) -> dict[str, Any]:
    """Articles a second through the whole line (table and clusters too) and each stage's share of the time."""
    pipeline.read(articles[0])
    watched, watches = timed(pipeline)
    began = time.process_time()
    readings: list[Reading] = [watched.read(article) for article in articles]
    read = time.process_time() - began
    rows = sum(map(len, rows_of(readings)))
    total = time.process_time() - began
    seconds = {name: watch.seconds for name, watch in watches.items()} | {"table": total - read}
    return {
        "articles": len(articles),
        "characters": sum(len(article.text) for article in articles),
        "events": rows,
        "seconds": round(total, 3),
        "articles_per_second": round(len(articles) / total, 1),
        "shares": {name: round(spent / total, 4) for name, spent in seconds.items()},
    }


def measure_tagger(pipeline: Pipeline, articles: Sequence[Article]) -> dict[str, Any]:
    """Documents a second through sentence splitting and temporal tagging, and through tagging alone."""
    tag(pipeline, articles[0])
    began = time.process_time()
    layouts = [pipeline.layout(article.text) for article in articles]
    split = time.process_time()
    for article, layout in zip(articles, layouts, strict=True):
        pipeline.times(article, layout, given(article))
    ended = time.process_time()
    return {
        "documents": len(articles),
        "documents_per_second": round(len(articles) / (ended - began), 1),
        "documents_per_second_tagging_alone": round(len(articles) / (ended - split), 1),
    }


def measure_places(pipeline: Pipeline, articles: Sequence[Article]) -> dict[str, Any]:
    """The place stage alone, over texts of 600 words: recognition, network and resolution, not the layout."""
    texts = [" ".join(article.text.split(" ")[:PLACES_WORDS]) for article in articles]
    texts = [text for text in texts if len(text.split(" ")) == PLACES_WORDS] or texts
    pages = [(Article(text=text), pipeline.layout(text)) for text in texts]
    pipeline.read_places(*pages[0])
    began = time.process_time()
    for page in pages:
        pipeline.read_places(*page)
    seconds = time.process_time() - began
    return {"articles": len(pages), "words_each": PLACES_WORDS, "articles_per_second": round(len(pages) / seconds, 1)}


def tag(pipeline: Pipeline, article: Article) -> None:
    """Temporal tagging of one article with all that it needs."""
    pipeline.times(article, pipeline.layout(article.text), given(article))


def given(article: Article) -> Published:
    """The publication day that the article brings."""
    return Published(first=article.published, last=article.published, basis=article.published_basis)


def measure_growth(
    run: Callable[[Article], object], articles: Sequence[Article], longest: int, shortest: int = SHORTEST
) -> dict[str, Any]:
    """Seconds for one text of doubling length, and the exponent e of seconds ~ characters ** e (1 is linear)."""
    points = []
    for text in texts_of_lengths(articles, shortest, longest):
        article = dataclasses.replace(articles[0], text=text)
        began = time.process_time()
        run(article)
        points.append((len(text), time.process_time() - began))
    seconds = {str(length): round(spent, 3) for length, spent in points}
    return {"exponent": round(exponent(points), 3), "seconds": seconds}


def texts_of_lengths(articles: Sequence[Article], shortest: int, longest: int) -> Iterator[str]:
    """The articles' texts one after the other, again and again, cut at doubling lengths."""
    sample = SEPARATOR.join(article.text for article in articles)
    endless = sample + SEPARATOR
    length = shortest
    while length <= longest:
        yield (endless * (length // len(endless) + 1))[:length]
        length *= 2


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of log seconds over log length (least squares).

    >>> round(exponent([(10, 1.0), (20, 2.0), (40, 4.0)]), 6)
    1.0
    """
    logs = [(math.log(length), math.log(max(seconds, 1e-6))) for length, seconds in points]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    above = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return above / sum((x - mean_x) ** 2 for x, _ in logs)


def peak_megabytes() -> float | None:
    """The most memory that this process has held, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1e6 if sys.platform == "darwin" else 1e3), 1)


def articles_of(corpora: Path, corpus: str, count: int, published: str | None) -> list[Article]:
    """`count` articles of a corpus, evenly spread, or else of the seeds, repeated.

    `published` names the field with the publication day; with None it has to be found, as for bare text files.

    Raises:
        InputError: there are neither.
    """
    source = corpora / f"{corpus}.dev.jsonl"
    if source.is_file():
        records = list(read_records(source, required=("id", "text")))
        step = max(1, len(records) // count)
        chosen = (
            {**record, "published": record.get(published) if published else None} for record in records[::step][:count]
        )
        return [article_of(record, address="source_url") for record in chosen]
    seeds = [seed_record(path) for path in sorted(SEEDS.glob("*.*")) if path.suffix in SEED_SUFFIXES]
    if not seeds:
        raise InputError(f"{SEEDS}: no articles: name a folder of corpora with --corpora")
    return [article_of(record, address="source_url") for record in islice(cycle(seeds), count)]


def seed_record(path: Path) -> Record:
    """A seed article as a record."""
    return {"id": path.name, "text": path.read_text(encoding="utf-8")}


def build_ahead(build: Callable[[], Pipeline]) -> None:
    """Has another process compile what a first use compiles, so that only the opening is measured in this one."""
    process = get_context("spawn").Process(target=build)
    process.start()
    process.join()


def measure(build: Callable[[], Pipeline], corpora: Path, count: int) -> dict[str, Any]:
    """All of it, in one process held to one core."""
    use_one_core()
    began = time.process_time()
    pipeline = build()
    opened, memory = time.process_time() - began, peak_megabytes()
    articles = articles_of(corpora, ARTICLES, count, published=None)
    documents = articles_of(corpora, DOCUMENTS, count, published="dct")
    return {
        "opening": {"seconds": round(opened, 3), "peak_megabytes": memory},
        "line": measure_line(pipeline, articles),
        "temporal_tagger": measure_tagger(pipeline, documents),
        "places": measure_places(pipeline, articles_of(corpora, LONG_ARTICLES, count, published=None)),
        "peak_megabytes": peak_megabytes(),
        "temporal_tagger_growth": measure_growth(lambda article: tag(pipeline, article), documents, LONGEST),
        "line_growth": measure_growth(pipeline.read, articles, LONGEST_LINE),
        "peak_megabytes_with_long_texts": peak_megabytes(),
    }


def flat(report: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    """The leaves of a report with their dotted names, in order."""
    for key, value in report.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
