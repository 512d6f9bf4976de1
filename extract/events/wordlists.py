"""The word lists of `extract/resources/events/words.toml`, by name."""

import tomllib
from functools import cache
from importlib.resources import files

from extract.errors import ResourceError


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((files("extract") / "resources" / "events" / "words.toml").read_text("utf-8"))


def word_set(name: str) -> frozenset[str]:
    """The words of one list, lower case."""
    if name not in _lists():
        raise ResourceError(f"words.toml: no list {name!r}; reinstall dateline")
    return frozenset(_lists()[name].split())
