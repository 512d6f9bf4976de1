"""Where the answers of services are kept: what cannot be used is one line that says what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.analyzers.answer_cache import AnswerCache
from extract.errors import ResourceError
from extract.places.geocode_cache import GeocodeCache
from extract.service_cache import ServiceCache

pytestmark = pytest.mark.parametrize("opened", [AnswerCache, GeocodeCache])


def test_a_damaged_file_is_named(opened: Callable[[Path], ServiceCache], tmp_path: Path) -> None:
    damaged = tmp_path / "answers.sqlite"
    damaged.write_bytes(b"no database at all" * 100)
    with pytest.raises(ResourceError, match=r"cache of answers \S+answers\.sqlite cannot be used .*: delete it"):
        opened(damaged)


def test_a_folder_that_cannot_be_made_is_named(opened: Callable[[Path], ServiceCache], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ResourceError, match=r"cache folder \S+folder cannot be written .*: set another one"):
        opened(tmp_path / "file" / "folder" / "answers.sqlite")
