"""What online geocoders answered, kept on disk so that nothing is asked twice, and whose turn it is to ask."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extract.service_cache import ServiceCache

TABLES = (
    "CREATE TABLE IF NOT EXISTS answers (service TEXT, host TEXT, query TEXT, language TEXT, answer TEXT NOT NULL,"
    " asked TEXT NOT NULL, PRIMARY KEY (service, host, query, language)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS turns (host TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID",
)
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


class GeocodeCache(ServiceCache):
    """Answers by their question, each with the day on which it was given; an empty one is kept like any other."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, TABLES)

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
