"""What online geocoders answered, kept on disk so that nothing is asked twice, and whose turn it is to ask."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extract.errors import ResourceError

TABLES = (
    "CREATE TABLE IF NOT EXISTS answers (service TEXT, host TEXT, query TEXT, language TEXT, answer TEXT NOT NULL,"
    " asked TEXT NOT NULL, PRIMARY KEY (service, host, query, language)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS turns (host TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID",
)
PATIENCE = 10.0  # seconds that one process waits for another's write
KEY = "service = ? AND host = ? AND query = ? AND language = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of whom; equal questions have one answer."""

    service: str
    host: str
    query: str
    language: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The question as the table has it."""
        return (self.service, self.host, self.query, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One place that a service names; `raw` is what it said in its own words."""

    address: str
    latitude: float
    longitude: float
    raw: dict[str, Any]


class GeocodeCache:
    """Answers in one SQLite file, shared by processes; an empty answer is kept like any other.

    Raises ResourceError where the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ResourceError(f"cache folder {path.parent} cannot be written ({error}): set another one") from error
        with self.connection() as connection:
            for table in TABLES:
                connection.execute(table)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for each step, so that threads and forked processes are safe."""
        try:
            with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise ResourceError(f"geocoder cache {self.path} cannot be used ({error}): delete it") from error

    def find(self, question: Question) -> list[Answer] | None:
        """What was answered, [] for "no such place", None where it was never asked."""
        with self.connection() as connection:
            row = connection.execute(f"SELECT answer FROM answers WHERE {KEY}", question.key).fetchone()
        return None if row is None else [Answer(**kept) for kept in json.loads(row[0])]

    def keep(self, question: Question, answers: list[Answer], asked: date) -> None:
        """Remember an answer with the day on which it was given; a newer one replaces it."""
        kept = [{"address": a.address, "latitude": a.latitude, "longitude": a.longitude, "raw": a.raw} for a in answers]
        row = (*question.key, json.dumps(kept, ensure_ascii=False), asked.isoformat())
        with self.connection() as connection:
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", row)

    def forget(self, before: date | None = None) -> int:
        """Delete the answers given before a day, or all; how many that were."""
        with self.connection() as connection:
            if before is None:
                return connection.execute("DELETE FROM answers").rowcount
            return connection.execute("DELETE FROM answers WHERE asked < ?", (before.isoformat(),)).rowcount

    def take_turn(self, host: str, now: float, gap: float) -> float:
        """Reserve the next free moment for a request to a host; how many seconds to wait for it.

        All processes of a user share the turns. `now` is in seconds; a turn further off than a minute is a clock
        that was set back, and is passed over.
        """
        with self.connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute("SELECT next FROM turns WHERE host = ?", (host,)).fetchone()
            turn = max(now, row[0]) if row and row[0] < now + 60.0 else now
            connection.execute("INSERT OR REPLACE INTO turns VALUES (?, ?)", (host, turn + gap))
            connection.execute("COMMIT")
        return turn - now
