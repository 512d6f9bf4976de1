"""Which gazetteer the commands use, and the commands that build one or say what is in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.cli.terminal import Terminal
from extract.config import Settings, full_gazetteer_folder
from extract.errors import ResourceError

FULL = "full"
PLACES_VARIABLE, GAZETTEER_VARIABLE = "DATELINE_PLACES", "DATELINE_GAZETTEER"


@dataclass(frozen=True, slots=True)
class PlaceSources:
    """What `--places`, `--gazetteer` and `--lexicon` say."""

    own_places: Path | None = None
    gazetteer: str | None = None
    lexicon: Path | None = None

    def settings(self, published: date | None = None) -> Settings:
        """The settings that these options ask for."""
        chosen = full_gazetteer_folder() if self.gazetteer == FULL else self.gazetteer and Path(self.gazetteer)
        return Settings(published=published, own_places=self.own_places, gazetteer=chosen or None, lexicon=self.lexicon)

    def variables(self) -> dict[str, str]:
        """The environment that says the same to another process; paths are absolute."""
        said = {}
        if self.own_places:
            said[PLACES_VARIABLE] = str(self.own_places.resolve())
        if self.gazetteer:
            said[GAZETTEER_VARIABLE] = FULL if self.gazetteer == FULL else str(Path(self.gazetteer).resolve())
        return said

    def check(self) -> None:
        """See that the table can be read and that the folder holds a gazetteer; nothing is built.

        InputError, ResourceError otherwise.
        """
        settings = self.settings()
        if settings.gazetteer:
            from extract.places import open_gazetteer

            open_gazetteer(settings)
        elif settings.own_places:
            from extract.places.own_places import read_own_places

            read_own_places(settings.own_places)


def sources_of(environment: Mapping[str, str]) -> PlaceSources:
    """What the environment variables say; an empty one says nothing."""
    own = environment.get(PLACES_VARIABLE)
    return PlaceSources(Path(own) if own else None, environment.get(GAZETTEER_VARIABLE) or None)


BUILT_IN = PlaceSources()


def build_lines(geonames: Path, to: Path | None, terminal: Terminal) -> Iterator[str]:
    """Compile the dump; then what was made, line by line."""
    from extract.places.full import build_full

    with terminal.progress():
        report = build_full(geonames, to or full_gazetteer_folder(), terminal.building)
    for fault in report.faults:
        yield f"note: {fault}"
    if report.faulty > len(report.faults):
        yield f"note: {report.faulty - len(report.faults)} more rows were left out"
    yield f"{report.places:,} places of {report.rows_read:,} rows compiled to {report.folder}"
    chosen = FULL if to is None else str(to)
    yield f"use it with '--gazetteer {chosen}', or set DATELINE_GAZETTEER={chosen} for all commands"


def info_lines(sources: PlaceSources, terminal: Terminal) -> Iterator[str]:
    """The gazetteer in use, line by line. ResourceError where a file of it is damaged."""
    from extract.places import open_gazetteer
    from extract.places.gazetteer import check_files, read_manifest

    settings = sources.settings()
    gazetteer = open_gazetteer(settings, terminal.building)
    try:
        check_files(gazetteer.folder, read_manifest(gazetteer.folder), whole=True)
    except (OSError, ValueError) as error:
        raise ResourceError(f"gazetteer {gazetteer.folder} is damaged ({error}): build it again") from error
    size = sum(path.stat().st_size for path in gazetteer.folder.iterdir())
    yield f"kind:   {'full GeoNames, by --gazetteer' if settings.gazetteer else 'built in'}"
    yield f"folder: {gazetteer.folder}"
    yield f"source: {gazetteer.about['source']}"
    if date_of_dump := gazetteer.about.get("date"):
        yield f"date:   newest change in the dump {date_of_dump}"
    yield f"places: {len(gazetteer):,} under {len(gazetteer.trie):,} names"
    yield f"size:   {size / 1e6:,.1f} MB, checksums right"
    if settings.own_places:
        own = len({match.entry.index for matches in gazetteer.own.values() for match in matches})
        yield f"own:    {own} places and {len(gazetteer.never)} names that are none, from {settings.own_places}"
    full = full_gazetteer_folder()
    if not settings.gazetteer and (full / "manifest.json").is_file():
        yield f"note:   {full} holds a gazetteer of the full GeoNames dump: choose it with '--gazetteer {FULL}'"
