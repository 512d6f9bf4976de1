"""What can be typed after `dateline`, and the exit codes."""

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from extract.batch import run, to_day
from extract.cli import explain as explaining
from extract.cli.dashboard import start_dashboard
from extract.cli.terminal import Terminal
from extract.config import Settings
from extract.errors import DatelineError, InputError
from extract.export import check_suffix, to_csv_bytes, write
from extract.model import Article
from extract.pipeline import Pipeline, build_pipeline
from extract.sources import read_file, read_stdin
from extract.table import to_frame

FINE, SOME_FAILED, NOTHING_READ = 0, 1, 2
EXIT_CODES = (
    "Exit codes: 0 all went well; 1 some input failed, the rest was done; 2 wrong usage, or nothing could be read."
)
STDIN = "-"

app = typer.Typer(
    name="dateline",
    help="Turns news articles into dated, located events with their evidence. Works offline.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication of articles that bring none, such as 2018-06-09."),
]
Text = Annotated[str, typer.Argument(metavar="TEXT", help='The text itself; "-" reads the standard input.')]


@app.callback(invoke_without_command=True)
def top(show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    """Turns news articles into dated, located events with their evidence. Works offline."""
    if show_version:
        typer.echo(version("dateline"))
        raise typer.Exit(FINE)


@app.command(epilog=EXIT_CODES)
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help='Articles: files, folders, patterns; "-" for the standard input.'),
    ],
    published: Published = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=".csv, .parquet, .geojson or .jsonl; else CSV to stdout."),
    ] = None,
) -> None:
    """Read articles (text or saved HTML) and write the table of their events."""
    terminal = Terminal()
    try:
        if output:
            check_suffix(output)
        settings = read_settings(published)
        with terminal.progress() as progress:
            report = run(paths, open_pipeline(settings, terminal), settings, progress)
            frame = to_frame(report.readings)
        if output:
            write(frame, output, report.readings)
        elif report.readings:
            sys.stdout.buffer.write(to_csv_bytes(frame))
            sys.stdout.buffer.flush()
    except DatelineError as error:
        stop(terminal, error)
    for note in report.notes:
        terminal.say(f"note: {note}")
    for failure in report.failures:
        terminal.say(f"failed: {failure}")
    terminal.say(report.summary + (f"; written to {output}" if output else ""))
    if report.failures:
        raise typer.Exit(SOME_FAILED if report.readings else NOTHING_READ)


@app.command(epilog=EXIT_CODES)
def dashboard(
    events_files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[EVENTS_FILE]...", help="Tables that `dateline extract` wrote; else the samples."),
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port of the local server; else the first free from 8501.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Show events on a map and a timeline, in the browser, from a server on this machine alone."""
    try:
        code = start_dashboard(events_files or [], port=port, browser=browser)
    except DatelineError as error:
        stop(Terminal(), error)
    raise typer.Exit(code)


@app.command(epilog=EXIT_CODES)
def explain(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help='A file; "-" for the standard input.')],
    published: Published = None,
) -> None:
    """Show each sentence of an article, the dates and places found in it and why, and the events made of them."""
    terminal = Terminal()
    try:
        settings = read_settings(published)
        found = read_stdin(on_note=terminal.note) if article == STDIN else read_file(Path(article), terminal.note)
        reading = open_pipeline(settings, terminal).read(found)
    except DatelineError as error:
        stop(terminal, error)
    terminal.show(explaining.reading_lines(reading))


@app.command(epilog=EXIT_CODES)
def dates(text: Text, published: Published = None) -> None:
    """Show the dates in a text and how each was understood."""
    from extract.temporal import find_published, tag_article  # the other stages are not needed
    from extract.text import read_layout

    terminal = Terminal()
    try:
        settings = read_settings(published)
        found = read_words(text)
    except DatelineError as error:
        stop(terminal, error)
    layout = read_layout(found.text)
    known = find_published(found, layout, settings)
    terminal.show(line for mention in tag_article(found, layout, known) for line in explaining.time_lines(mention))


@app.command(epilog=EXIT_CODES)
def places(text: Text) -> None:
    """Show the places in a text and how each was understood."""
    terminal = Terminal()
    try:
        found = read_words(text)
        pipeline = open_pipeline(Settings(), terminal)
    except DatelineError as error:
        stop(terminal, error)
    mentions = pipeline.places(found, pipeline.layout(found.text))
    terminal.show(line for mention in mentions for line in explaining.place_lines(mention))


def read_words(text: str) -> Article:
    """The text that was typed, or the one on the standard input."""
    if text == STDIN:
        return read_stdin()
    if not text.strip():
        raise InputError("the text is empty: type some words in quotes")
    return Article(text=text)


def read_settings(published: str | None) -> Settings:
    """The settings that the options ask for."""
    return Settings(published=to_day(published) if published else None)


def open_pipeline(settings: Settings, terminal: Terminal) -> Pipeline:
    """The pipeline; its first use builds the gazetteer, which is shown."""
    return build_pipeline(settings, terminal.building)


def stop(terminal: Terminal, error: DatelineError) -> NoReturn:
    """Say why nothing could be done, in one line, and end with the code for it."""
    terminal.say(f"error: {error}")
    raise typer.Exit(NOTHING_READ)


def main() -> None:
    """Run the command; a reader that closes the pipe early, or Ctrl-C, ends it without a traceback."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(FINE) from None
