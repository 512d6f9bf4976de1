"""A file in which the answers of a service on the network are kept, so that nothing is asked twice."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from extract.errors import ResourceError

PATIENCE = 10.0  # seconds that one process waits for another's write


class ServiceCache:
    """One SQLite file, shared by threads and processes; `tables` are the statements that make what it lacks.

    Raises ResourceError where the file cannot be read or written.
    """

    def __init__(self, path: Path, tables: Sequence[str]) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ResourceError(f"cache folder {path.parent} cannot be written ({error}): set another one") from error
        with self.connection() as connection:
            for table in tables:
                connection.execute(table)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for each step, so that threads and forked processes are safe."""
        try:
            with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise ResourceError(f"cache of answers {self.path} cannot be used ({error}): delete it") from error
