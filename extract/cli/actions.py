"""What the commands do, apart from reading their arguments; loading this loads the stages."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.batch import Report, read_each, run, to_day
from extract.cli.explain import place_lines, reading_lines, same_event_lines, time_lines
from extract.cli.gazetteer import BUILT_IN, PlaceSources
from extract.cli.online import OFFLINE, Online, open_fallback
from extract.cli.reader import BUILT_IN_NAME, OWN_RULES, Reader, open_reader
from extract.cli.terminal import Terminal
from extract.config import Settings
from extract.errors import ArticleError, InputError
from extract.export import check_suffix, to_csv_bytes, write
from extract.model import Article, Reading
from extract.pipeline import Pipeline, build_pipeline
from extract.sources import read_file, read_stdin
from extract.table import to_frame
from extract.temporal import find_published, tag_article
from extract.text import read_layout

if TYPE_CHECKING:
    from extract.analyzers import Analyzer

STDIN = "-"


def write_events(
    paths: Sequence[str],
    published: str | None,
    output: Path | None,
    terminal: Terminal,
    online: Online = OFFLINE,
    sources: PlaceSources = BUILT_IN,
    reader: Reader = OWN_RULES,
) -> Report:
    """Read the articles and write the table of their events to `output`, or as CSV to the standard output.

    Nothing is written where nothing could be read.
    """
    if output:
        check_suffix(output)
    settings = read_settings(published, sources)
    with terminal.progress() as progress:
        pipeline = open_pipeline(settings, terminal, online, open_reader(reader, settings, terminal))
        report = run(paths, pipeline, settings, progress)
        frame = to_frame(report.readings)
    if report.readings and output:
        write(frame, output, report.readings)
    elif report.readings:
        sys.stdout.buffer.write(to_csv_bytes(frame))
        sys.stdout.buffer.flush()
    return report


def explain_articles(
    articles: Sequence[str],
    published: str | None,
    terminal: Terminal,
    online: Online = OFFLINE,
    sources: PlaceSources = BUILT_IN,
    reader: Reader = OWN_RULES,
) -> tuple[Iterator[str], list[str]]:
    """The articles in words, line by line, and what could not be read.

    First which reader was used, then each reading; of several articles also which events are the same. ArticleError
    where nothing could be read.
    """
    settings = read_settings(published, sources)
    failures: list[str] = []
    found = [one for path in articles if (one := open_article(path, terminal, failures))]
    analyzer = open_reader(reader, settings, terminal)
    readings = list(read_each(found, open_pipeline(settings, terminal, online, analyzer), failures.append))
    if not readings:
        raise ArticleError("\n".join(failures))
    return explained(readings, analyzer.name if analyzer else BUILT_IN_NAME), failures


def open_article(path: str, terminal: Terminal, failures: list[str]) -> Article | None:
    """The article of a file or of the standard input; why there is none goes to `failures`."""
    try:
        return read_stdin(on_note=terminal.note) if path == STDIN else read_file(Path(path), terminal.note)
    except (ArticleError, InputError) as error:
        failures.append(str(error))
        return None


def explained(readings: Sequence[Reading], reader: str) -> Iterator[str]:
    """Readings in words, one after the other, and what is the same in several."""
    yield f"read by {reader}"
    for number, reading in enumerate(readings):
        yield from ["", ""] if number else []
        yield from reading_lines(reading)
    if len(readings) > 1:
        yield from ["", "", *same_event_lines(readings)]


def explain_dates(text: str, published: str | None) -> Iterator[str]:
    """The dates in a text, line by line."""
    settings = read_settings(published)
    found = read_words(text)
    layout = read_layout(found.text)
    known = find_published(found, layout, settings)
    return (line for mention in tag_article(found, layout, known) for line in time_lines(mention))


def explain_places(
    text: str, terminal: Terminal, online: Online = OFFLINE, sources: PlaceSources = BUILT_IN
) -> Iterator[str]:
    """The places in a text, or in the file of that name, line by line."""
    found = read_words_or_file(text, terminal)
    pipeline = open_pipeline(read_settings(None, sources), terminal, online)
    mentions, _, _ = pipeline.read_places(found, pipeline.layout(found.text))
    return (line for mention in mentions for line in place_lines(mention))


def read_words(text: str) -> Article:
    """The text that was typed, or the one on the standard input."""
    if text == STDIN:
        return read_stdin()
    if not text.strip():
        raise InputError("the text is empty: type some words in quotes")
    return Article(text=text)


def read_words_or_file(text: str, terminal: Terminal) -> Article:
    """The article in the file of that name where there is one, else the words themselves."""
    try:
        is_file = Path(text).is_file()
    except (OSError, ValueError):  # longer than a path may be
        is_file = False
    return read_file(Path(text), terminal.note) if is_file else read_words(text)


def read_settings(published: str | None, sources: PlaceSources = BUILT_IN) -> Settings:
    """The settings that the options ask for."""
    return sources.settings(to_day(published) if published else None)


def open_pipeline(
    settings: Settings, terminal: Terminal, online: Online = OFFLINE, analyzer: "Analyzer | None" = None
) -> Pipeline:
    """The pipeline; its first use builds the gazetteer, which is shown."""
    fallback = open_fallback(online, settings, terminal)
    if fallback is None and analyzer is None:
        return build_pipeline(settings, terminal.building)
    return build_pipeline(settings, terminal.building, fallback, analyzer)
