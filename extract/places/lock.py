"""A lock between processes that ends with its holder, however that ends."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def try_lock(file: IO[bytes]) -> bool:
        """Take the lock if it is free."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def wait_lock(file: IO[bytes]) -> None:
        """Take the lock once it is free."""
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # gives up after ten seconds
            except OSError:
                continue
            return

else:
    import fcntl

    def try_lock(file: IO[bytes]) -> bool:
        """Take the lock if it is free."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def wait_lock(file: IO[bytes]) -> None:
        """Take the lock once it is free."""
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)


@contextmanager
def locked(path: Path, on_wait: Callable[[], None]) -> Generator[None]:
    """Hold the lock of a file while the block runs; `on_wait` hears that another process holds it.

    The file is left where it is: to delete it would let two processes lock two files of one name. Raises OSError
    where the file cannot be written or its disk knows no locks.
    """
    with path.open("ab") as file:
        if not try_lock(file):
            on_wait()
            wait_lock(file)
        yield
