"""Rows of the tables in `extract/resources/events`, and of a user's tables of the same form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from extract.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table whose first line names its columns: where it stands, and its cells by column."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def built_in_rows(name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a table of ours with these columns; comments and blank lines left out."""
    lines = table_rows(name, len(columns))
    header = next(lines, [])
    if header != list(columns):
        raise ResourceError(f"{name}: its columns are {header}, {list(columns)} expected: reinstall dateline")
    for number, cells in enumerate(lines, 1):
        yield Row(f"{name}, row {number}", dict(zip(columns, cells, strict=True)))


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
