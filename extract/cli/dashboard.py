"""Starts the dashboard as a process of its own, so that the command line needs no Streamlit to load."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from extract.cli.gazetteer import BUILT_IN, PlaceSources
from extract.errors import InputError, MissingExtraError
from extract.table_read import READERS, read_table

CHECKED_SIZE = 20_000_000
"""Bytes up to which a table is read once here, so that a bad one is a line in the terminal and not a page of red."""


def start_dashboard(
    events_files: Sequence[Path],
    *,
    port: int | None = None,
    browser: bool = True,
    sources: PlaceSources = BUILT_IN,
) -> int:
    """Run the dashboard on these tables until it is stopped; its exit code.

    Articles that are added there are read with the places of `sources`. InputError for a file that is no table and
    for a faulty table of places, ResourceError for a folder that holds no gazetteer.
    """
    for path in events_files:
        check(path)
    sources.check()
    command = streamlit_command(find_app(), events_files, port=port, browser=browser)
    process = subprocess.Popen(command, env={**os.environ, **sources.variables()})
    # Whoever ends this process means the server too.
    previous = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        return process.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, previous)


def check(path: Path) -> None:
    """See that a file is a table of events."""
    if path.suffix.lower() not in READERS:
        raise InputError(f"{path}: not a table of events: make one with 'dateline extract {path} -o events.csv'")
    if not path.exists() or path.stat().st_size <= CHECKED_SIZE:
        read_table(path)


def find_app() -> Path:
    """The dashboard's page, wherever the package is installed."""
    spec = find_spec("dashboard")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (app := Path(folder) / "app.py").is_file():
            return app
    raise MissingExtraError("the dashboard is not installed: run 'pip install dateline' again")


def streamlit_command(app: Path, events_files: Sequence[Path], *, port: int | None, browser: bool) -> list[str]:
    """The command line: on this machine's own address, without statistics or questions."""
    options = ["--browser.gatherUsageStats=false", "--server.showEmailPrompt=false", "--server.address=localhost"]
    if port is not None:
        options.append(f"--server.port={port}")
    if not browser:
        options.append("--server.headless=true")
    files = [str(path.resolve()) for path in events_files]
    return [sys.executable, "-m", "streamlit", "run", str(app), *options, *(["--", *files] if files else [])]
