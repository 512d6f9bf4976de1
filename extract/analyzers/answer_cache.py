"""What language models answered, kept on disk so that no passage is sent twice."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from extract.service_cache import ServiceCache

TABLE = "CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"


def digest(parts: Sequence[str]) -> str:
    """One name for what a question consists of: its text, prompt, form, model and address."""
    return hashlib.sha256(json.dumps(list(parts)).encode("ascii")).hexdigest()


class AnswerCache(ServiceCache):
    """Answers by their question, of which no more than a hash is kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, (TABLE,))

    def find(self, question: str) -> str | None:
        """What was answered, None where it was never asked."""
        with self.connection() as connection:
            row = connection.execute("SELECT answer FROM answers WHERE question = ?", (question,)).fetchone()
        return None if row is None else str(row[0])

    def keep(self, question: str, answer: str) -> None:
        """Remember an answer."""
        with self.connection() as connection:
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (question, answer))
