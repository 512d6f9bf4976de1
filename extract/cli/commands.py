"""What can be typed after `dateline`, and the exit codes.

The stages are loaded inside the commands, so that help and usage errors come at once.
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extract.cli.options import Published, online, own_sources, place_sources, reader, takes
from extract.cli.terminal import Terminal
from extract.errors import DatelineError

if TYPE_CHECKING:
    from extract.cli.gazetteer import PlaceSources
    from extract.cli.online import Online
    from extract.cli.reader import Reader

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
Text = Annotated[str, typer.Argument(metavar="TEXT", help='The text itself; "-" reads the standard input.')]


@app.callback(invoke_without_command=True)
def top(show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    """Turns news articles into dated, located events with their evidence. Works offline."""
    if show_version:
        typer.echo(version("dateline"))
        raise typer.Exit(FINE)


@app.command(epilog=EXIT_CODES)
@takes(sources=own_sources, online=online, reader=reader)
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
    *,
    sources: "PlaceSources",
    online: "Online",
    reader: "Reader",
) -> None:
    """Read articles (text or saved HTML) and write the table of their events."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.actions import write_events

        report = write_events(paths, published, output, terminal, online, sources, reader)
    for note in report.notes:
        terminal.note(note)
    for failure in report.failures:
        terminal.say(f"failed: {failure}")
    terminal.say(report.summary + (f"; written to {output}" if output and report.readings else ""))
    if report.failures:
        raise typer.Exit(SOME_FAILED if report.readings else NOTHING_READ)


@app.command(epilog=EXIT_CODES)
@takes(sources=place_sources)
def dashboard(
    events_files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[EVENTS_FILE]...", help="Tables that `dateline extract` wrote; else the samples."),
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port of the local server; else the first free from 8501.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    *,
    sources: "PlaceSources",
) -> None:
    """Show events on a map and a timeline, in the browser, from a server on this machine alone."""
    with one_line(Terminal()):
        from extract.cli.dashboard import start_dashboard

        code = start_dashboard(events_files or [], port=port, browser=browser, sources=sources)
    raise typer.Exit(code)


@app.command(epilog=EXIT_CODES)
@takes(sources=own_sources, online=online, reader=reader)
def explain(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help='Files; "-" for the standard input.')],
    published: Published = None,
    *,
    sources: "PlaceSources",
    online: "Online",
    reader: "Reader",
) -> None:
    """Show each sentence of an article, the dates and places found in it and why, and the events made of them.

    Of several articles also which of their events are the same, and why.
    """
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.actions import explain_articles

        lines, failures = explain_articles(articles, published, terminal, online, sources, reader)
        terminal.show(lines)
    for failure in failures:
        terminal.say(f"failed: {failure}")
    if failures:
        raise typer.Exit(SOME_FAILED)


@app.command(epilog=EXIT_CODES)
def dates(text: Text, published: Published = None) -> None:
    """Show the dates in a text and how each was understood."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.actions import explain_dates

        terminal.show(explain_dates(text, published))


@app.command(epilog=EXIT_CODES)
@takes(sources=place_sources, online=online)
def places(
    text: Annotated[
        str, typer.Argument(metavar="TEXT|FILE", help='The text itself, or a file; "-" reads the standard input.')
    ],
    *,
    sources: "PlaceSources",
    online: "Online",
) -> None:
    """Show the places in a text and how each was understood."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.actions import explain_places

        terminal.show(explain_places(text, terminal, online, sources))


@app.command(epilog=EXIT_CODES)
@takes(sources=place_sources, online=online)
def geocode(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help='Names, such as "Paris, Texas"; "-" reads one a line.'),
    ] = None,
    reverse: Annotated[
        str | None, typer.Option(metavar="LAT,LON", help="The town nearest to this point instead.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All places of a name, the likeliest first.")] = False,
    form: Annotated[
        Literal["table", "csv", "json"] | None,
        typer.Option("--format", help="Else a table on a terminal and CSV in a pipe."),
    ] = None,
    forget: Annotated[
        str | None, typer.Option(metavar="DATE|all", help="Delete what services answered before this day, or all.")
    ] = None,
    *,
    sources: "PlaceSources",
    online: "Online",
) -> None:
    """Look names up in the gazetteer, or find the town nearest to a point."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.geocode import Inquiry, look_up

        inquiry = Inquiry(names=tuple(names or ()), point=reverse, every=every, form=form, forget=forget, online=online)
        found, missing = look_up(inquiry, terminal, sources)
    for name in missing:
        terminal.say(f"no place found: {name}")
    if missing:
        raise typer.Exit(SOME_FAILED if found else NOTHING_READ)


gazetteer_app = typer.Typer(
    name="gazetteer", help="Show which gazetteer is in use, or build one from a full GeoNames dump.",
    epilog=EXIT_CODES, no_args_is_help=True,
)  # fmt: skip
app.add_typer(gazetteer_app)


@gazetteer_app.command("build", epilog=EXIT_CODES)
def gazetteer_build(
    geonames: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder with allCountries.zip or files such as SY.zip, as downloaded.")
    ],
    to: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to put it; else the user's data folder.")
    ] = None,
) -> None:
    """Compile a gazetteer from a GeoNames dump that you have downloaded."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.gazetteer import build_lines

        for line in build_lines(geonames, to, terminal):
            terminal.say(line)


@gazetteer_app.command("info", epilog=EXIT_CODES)
@takes(sources=place_sources)
def gazetteer_info(*, sources: "PlaceSources") -> None:
    """Say which gazetteer is in use and what is in it, and check its files."""
    terminal = Terminal()
    with one_line(terminal):
        from extract.cli.gazetteer import info_lines

        terminal.show(info_lines(sources, terminal))


@contextmanager
def one_line(terminal: Terminal) -> Generator[None]:
    """Say in one line why nothing could be done, and end with the code for it."""
    try:
        yield
    except DatelineError as error:
        for line in str(error).splitlines():  # one for each faulty row of a table
            terminal.say(f"error: {line}")
        raise typer.Exit(NOTHING_READ) from None


def main() -> None:
    """Run the command; a reader that closes the pipe early, or Ctrl-C, ends it without a traceback."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(FINE) from None
