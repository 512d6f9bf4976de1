"""What can be typed after `dateline`, and the exit codes.

The stages are loaded inside the commands, so that help and usage errors come at once.
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.terminal import Terminal
from extract.errors import DatelineError

FINE, SOME_FAILED, NOTHING_READ = 0, 1, 2
EXIT_CODES = (
    "Exit codes: 0 all went well; 1 some input failed, the rest was done; 2 wrong usage, or nothing could be read."
)

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
    with one_line(terminal):
        from extract.cli.actions import write_events

        report = write_events(paths, published, output, terminal)
    for note in report.notes:
        terminal.note(note)
    for failure in report.failures:
        terminal.say(f"failed: {failure}")
    terminal.say(report.summary + (f"; written to {output}" if output and report.readings else ""))
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
    with one_line(Terminal()):
        from extract.cli.dashboard import start_dashboard

        code = start_dashboard(events_files or [], port=port, browser=browser)
    raise typer.Exit(code)


@app.command(epilog=EXIT_CODES)
def explain(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help='A file; "-" for the standard input.')],
    published: Published = None,
) -> None:
    """Show each sentence of an article, the dates and places found in it and why, and the events made of them."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.actions import explain_article

        terminal.show(explain_article(article, published, terminal))


@app.command(epilog=EXIT_CODES)
def dates(text: Text, published: Published = None) -> None:
    """Show the dates in a text and how each was understood."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.actions import explain_dates

        terminal.show(explain_dates(text, published))


@app.command(epilog=EXIT_CODES)
def places(text: Text) -> None:
    """Show the places in a text and how each was understood."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.actions import explain_places

        terminal.show(explain_places(text, terminal))


@contextmanager
def one_line(terminal: Terminal) -> Generator[None]:
    """Say in one line why nothing could be done, and end with the code for it."""
    try:
        yield
    except DatelineError as error:
        terminal.say(f"error: {error}")
        raise typer.Exit(NOTHING_READ) from None


def main() -> None:
    """Run the command; a reader that closes the pipe early, or Ctrl-C, ends it without a traceback."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(FINE) from None
