"""What language models answered, kept on disk so that no passage is sent twice."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from extract.errors import ResourceError

TABLE = "CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"
PATIENCE = 10.0  # seconds that one process waits for another's write


def digest(parts: Sequence[str]) -> str:
    """One name for what a question consists of: its text, prompt, form, model and address."""
    return hashlib.sha256(json.dumps(list(parts)).encode("ascii")).hexdigest()


class AnswerCache:
    """Answers in one SQLite file, shared by processes; the questions are kept as hashes only.

    Raises ResourceError where the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ResourceError(f"cache folder {path.parent} cannot be written ({error}): set another one") from error
        with self.connection() as connection:
            connection.execute(TABLE)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for each step, so that threads and forked processes are safe."""
        try:
            with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise ResourceError(f"cache of answers {self.path} cannot be used ({error}): delete it") from error

    def find(self, question: str) -> str | None:
        """What was answered, None where it was never asked."""
        with self.connection() as connection:
            row = connection.execute("SELECT answer FROM answers WHERE question = ?", (question,)).fetchone()
        return None if row is None else str(row[0])

    def keep(self, question: str, answer: str) -> None:
        """Remember an answer."""
        with self.connection() as connection:
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (question, answer))
