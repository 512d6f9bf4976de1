"""Many articles: read one after another, count what came of them, and lose none to another's fault."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from extract.config import Settings
from extract.errors import ArticleError, InputError, SettingsError
from extract.model import Article, Reading
from extract.pipeline import Pipeline, build_pipeline
from extract.sources import find_files, read_all
from extract.table import to_frame

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder

    from extract.analyzers import Analyzer

Progress = Callable[[int, int, str], None]
"""Hears how many articles are done, how many there are, and the name of the last one."""
Hear = Callable[[str], None]

STAGE_FAULTS = (ArithmeticError, LookupError, ValueError, RecursionError)
"""What odd prose can provoke in a stage that has a fault: a date beyond the calendar, an index beyond the text.

Anything else is a fault of the program as a whole and ends the run.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a run: the readings, and one line for each article that failed or is to be read with care."""

    readings: tuple[Reading, ...]
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return len(self.readings)

    @property
    def events(self) -> int:
        """How many events were found."""
        return sum(len(reading.events) for reading in self.readings)

    @property
    def without_date(self) -> int:
        """How many events have no date."""
        return sum(event.interval is None for reading in self.readings for event in reading.events)

    @property
    def without_place(self) -> int:
        """How many events have no place."""
        return sum(event.place is None for reading in self.readings for event in reading.events)

    @property
    def summary(self) -> str:
        """The counts in words: "2 articles read, 5 events, 1 without a date, 0 without a place, 0 failed"."""
        return (
            f"{counted(self.articles, 'article')} read, {counted(self.events, 'event')},"
            f" {self.without_date} without a date, {self.without_place} without a place, {len(self.failures)} failed"
        )


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def run(
    paths: Sequence[str | Path],
    pipeline: Pipeline,
    settings: Settings,
    on_progress: Progress | None = None,
) -> Report:
    """Read every article that the paths (files, folders, patterns, "-") lead to, with these settings; see `Report`."""
    failures: list[str] = []
    notes: list[str] = []
    files = find_files(paths, lambda error: failures.append(str(error)))
    articles = read_all(files, lambda error: failures.append(str(error)), notes.append)
    readings: list[Reading] = []
    for reading in read_each(articles, replace(pipeline, settings=settings), failures.append):
        readings.append(reading)
        if on_progress:
            on_progress(len(readings) + len(failures), len(files), reading.article.source or "")
    return Report(readings=tuple(readings), failures=tuple(failures), notes=tuple(notes))


def read_each(articles: Iterable[Article], pipeline: Pipeline, on_failure: Hear) -> Iterator[Reading]:
    """The reading of each article as it comes; one that a stage trips over is named to `on_failure` and passed over."""
    for article in articles:
        try:
            yield pipeline.read(article)
        except ArticleError as error:
            on_failure(str(error))
        except STAGE_FAULTS as error:
            name = article.source or article.article_id
            on_failure(f"{name}: a fault of dateline ({type(error).__name__}: {error}): please report it")


def extract_events(
    articles: str | Path | Article | Iterable[str | Path | Article],
    published: date | str | None = None,
    settings: Settings | None = None,
    *,
    analyzer: "Analyzer | None" = None,
    geocoder: "Geocoder | None" = None,
) -> pd.DataFrame:
    """The table of events of some articles: paths (files, folders, patterns) or `Article`s, in order.

    `published` is the day of publication of articles that bring none. `analyzer` reads the events in the place of
    Dateline's own rules (`extract.analyzers.open_analyzer`); `geocoder`, any of geopy's, is asked for names that the
    gazetteer lacks (`extract.places.open_online`). Without them nothing leaves the machine. An article that fails is
    warned of and left out; InputError if all fail. Example: `extract_events("articles/", published="2018-06-09")`.
    """
    if isinstance(analyzer, str):
        raise SettingsError(f"analyzer: {analyzer!r} is a name: open it with extract.analyzers.open_analyzer")
    if isinstance(geocoder, str):
        raise SettingsError(f"geocoder: {geocoder!r} is a name: open it with extract.places.open_online")
    settings = settings or Settings()
    if published:
        settings = replace(settings, published=to_day(published))
    given = [articles] if isinstance(articles, (str, Path, Article)) else list(articles)
    pipeline = build_pipeline(settings, fallback=geocoder, analyzer=analyzer)
    failures: list[str] = []
    found = (
        article
        for one in given
        for article in ([one] if isinstance(one, Article) else read_all([one], lambda e: failures.append(str(e))))
    )
    readings = list(read_each(found, pipeline, failures.append))
    if failures and not readings:
        raise InputError("; ".join(failures))
    for failure in failures:
        warnings.warn(failure, stacklevel=2)
    return to_frame(readings)


def to_day(value: date | str) -> date:
    """A day given as a date or in ISO form."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise SettingsError(f"published: {value!r} is not a day: write it as 2018-06-09") from None
