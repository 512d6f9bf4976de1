"""Rows of the tables in `extract/resources/events`."""

from collections.abc import Iterator
from importlib.resources import files

from extract.errors import ResourceError


def table_rows(name: str, width: int) -> Iterator[list[str]]:
    """The cells of a table in extract/resources/events, comments and blank lines left out."""
    for number, line in enumerate(
        (files("extract") / "resources" / "events" / name).read_text("utf-8").splitlines(), 1
    ):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != width:
                raise ResourceError(f"{name}:{number}: {len(cells)} cells, {width} expected")
            yield cells
