"""The word lists of `words.toml` and `arguments.toml` in `extract/resources/events`, by name."""

import tomllib
from functools import cache
from importlib.resources import files

from extract.errors import ResourceError


@cache
def _lists(file: str) -> dict[str, str]:
    return tomllib.loads((files("extract") / "resources" / "events" / file).read_text("utf-8"))


def word_set(name: str, file: str = "words.toml") -> frozenset[str]:
    """The words of one list, lower case."""
    if name not in _lists(file):
        raise ResourceError(f"{file}: no list {name!r}; reinstall dateline")
    return frozenset(_lists(file)[name].split())


def argument_words(name: str) -> frozenset[str]:
    """The words of one list that says who did what to whom."""
    return word_set(name, "arguments.toml")
