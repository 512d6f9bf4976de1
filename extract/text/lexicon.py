"""The stage's word lists, read once from `extract/resources/text/*.tsv`."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from extract.errors import ResourceError


def rows(name: str) -> Iterator[list[str]]:
    """The cells of each row of `resources/text/<name>.tsv`; comment and blank lines are left out."""
    try:
        text = files("extract").joinpath("resources", "text", f"{name}.tsv").read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"{name}.tsv cannot be read ({error}): reinstall dateline") from error
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def words(name: str) -> frozenset[str]:
    """The first cell of every row, in lower case."""
    return frozenset(row[0].lower() for row in rows(name))


@cache
def kinds(name: str) -> dict[str, str]:
    """First cell, in lower case, to second cell."""
    return {row[0].lower(): row[1] for row in rows(name)}


@cache
def of_kind(name: str, kind: str) -> tuple[str, ...]:
    """The second cells of the rows whose first cell is `kind`, longest first, so that an alternation is greedy."""
    found = {row[1] for row in rows(name) if row[0] == kind}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


def alternation(phrases: tuple[str, ...]) -> str:
    """A regular expression's group that matches any of the phrases."""
    return "(?:" + "|".join(re.escape(phrase) for phrase in phrases) + ")"
