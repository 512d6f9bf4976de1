"""What goes to the terminal: messages and progress to stderr, results to stdout."""

import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

Hear = Callable[[int, int, str], None]
"""What `extract.batch` tells its progress to: articles done, articles in all, the last one's name."""


class Terminal:
    """Prints plain lines; draws progress bars only where a person sees them."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._bars: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._told: set[str] = set()

    def say(self, message: str) -> None:
        """One line on stderr."""
        line = " ".join(f"dateline: {message}".split())
        self._console.print(line, soft_wrap=True)

    def note(self, message: str) -> None:
        """What the reader should know, one line on stderr."""
        self.say(f"note: {message}")

    def show(self, lines: Iterable[str]) -> None:
        """Results, one line each, on stdout."""
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()

    @contextmanager
    def progress(self) -> Generator[Hear]:
        """A bar over the articles while the block runs; silent in a pipe."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._console, transient=True, disable=not self._console.is_terminal) as bars:
            self._bars = bars
            try:
                yield lambda done, total, name: self._advance("articles", done, total)
            finally:
                self._bars, self._tasks = None, {}

    def building(self, what: str, share: float) -> None:
        """The gazetteer's first build: a bar on a terminal, else one line for each step."""
        if self._bars is not None and self._console.is_terminal:
            self._advance(what, round(share * 100), 100)
        elif what not in self._told:
            self._told.add(what)
            self.say(what)

    def _advance(self, what: str, done: int, total: int) -> None:
        if self._bars is None:
            return
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total)
        self._bars.update(self._tasks[what], completed=done, total=total)
