"""Reads the files of a GeoNames dump that the user has downloaded, row by row, zipped or not.

The files are described in the readme of https://download.geonames.org/export/dump/ (CC BY 4.0).
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import InputError

WHERE = "download it from https://download.geonames.org/export/dump/"
CELLS = 19
# The file of one country. Matches "SY.txt" and "SY.zip"; must not match "no-country.txt" or "readme.txt".
ONE_COUNTRY = re.compile(r"([A-Z]{2})\.(?:txt|zip)")
FAULTS_SHOWN, FAULTS_BORNE = 5, 0.01


@dataclass(frozen=True, slots=True)
class DumpRow:
    """A place of the dump, as far as it is used."""

    identity: int
    name: str
    ascii_name: str
    alternates: str
    latitude: float
    longitude: float
    feature_class: str
    feature: str
    country: str
    admin1: str
    admin2: str
    people: int
    changed: str


@dataclass(slots=True, kw_only=True)
class Dump:
    """The files of a dump, what has been read of them, and the rows that could not be."""

    places: tuple[Path, ...]
    alternates: Path | None
    divisions: tuple[Path, ...]
    countries: frozenset[str] | None  # None: all
    bytes_in_all: int
    bytes_read: int = 0
    rows: int = 0
    newest: str = ""  # the day of the newest change
    faults: list[str] = field(default_factory=list)
    faulty: int = 0

    @property
    def share(self) -> float:
        """How much has been read, from 0 to 1."""
        return self.bytes_read / max(self.bytes_in_all, 1)

    def blame(self, path: Path, number: int, what: str) -> None:
        """Count a row that cannot be read; InputError where they are so many that the file is something else."""
        self.faulty += 1
        if self.faulty <= FAULTS_SHOWN:
            self.faults.append(f"{path}:{number}: {what}: left out")
        if self.faulty > max(20, FAULTS_BORNE * self.rows):
            raise InputError(f"{path}:{number}: {what}: this is no GeoNames dump: {WHERE}")


def find_dump(folder: Path) -> Dump:
    """The files in a folder. InputError where it holds no dump."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder: --geonames wants the one that holds allCountries.zip")
    everything = either(folder, "allCountries")
    single = sorted(path for path in folder.iterdir() if ONE_COUNTRY.fullmatch(path.name))
    single = [path for path in single if path.suffix == ".txt" or not path.with_suffix(".txt").exists()]
    if not everything and not single:
        raise InputError(f"{folder}: holds neither allCountries.zip (or .txt) nor files such as SY.zip: {WHERE}")
    places = (everything,) if everything else tuple(single)
    alternates = either(folder, "alternateNamesV2")
    divisions = tuple(p for p in (either(folder, "admin1CodesASCII"), either(folder, "admin2Codes")) if p)
    return Dump(
        places=places,
        alternates=alternates,
        divisions=divisions,
        countries=None if everything else frozenset(path.stem for path in single),
        bytes_in_all=sum(unpacked_size(path) for path in (*places, *((alternates,) if alternates else ()))),
    )


def either(folder: Path, stem: str) -> Path | None:
    """A file of the dump, unpacked or zipped."""
    return next((path for path in (folder / f"{stem}.txt", folder / f"{stem}.zip") if path.is_file()), None)


def unpacked_size(path: Path) -> int:
    """How many bytes a file has, unpacked."""
    if path.suffix != ".zip":
        return path.stat().st_size
    with open_zip(path) as archive:
        return archive.getinfo(f"{path.stem}.txt").file_size


def open_zip(path: Path) -> zipfile.ZipFile:
    """A zipped file of the dump. InputError where it is damaged or holds something else."""
    try:
        archive = zipfile.ZipFile(path)
        archive.getinfo(f"{path.stem}.txt")
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise InputError(f"{path}: is no zip file with {path.stem}.txt in it ({error}): {WHERE}") from error
    return archive


def read_lines(path: Path, on_bytes: Callable[[int], None]) -> Iterator[tuple[int, str]]:
    """The numbered lines of a file; `on_bytes` hears how many bytes each took. InputError for a damaged file."""
    try:
        if path.suffix == ".zip":
            with open_zip(path) as archive, archive.open(f"{path.stem}.txt") as file:
                yield from numbered(file, on_bytes)
        else:
            with path.open("rb") as plain:
                yield from numbered(plain, on_bytes)
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        raise InputError(f"{path}: cannot be read to its end ({error}): {WHERE}") from error


def numbered(file: Iterable[bytes], on_bytes: Callable[[int], None]) -> Iterator[tuple[int, str]]:
    """The lines of an open file with their numbers."""
    for number, line in enumerate(file, 1):
        on_bytes(len(line))
        yield number, line.decode("utf-8", "replace").rstrip("\r\n")


def read_places(dump: Dump) -> Iterator[DumpRow]:
    """All places of the dump; rows that cannot be read are counted and left out."""

    def count(size: int) -> None:
        dump.bytes_read += size

    for path in dump.places:
        for number, line in read_lines(path, count):
            dump.rows += 1
            cells = line.split("\t")
            if len(cells) != CELLS:
                dump.blame(path, number, f"{len(cells)} cells instead of {CELLS}")
                continue
            try:
                row = place_of(cells)
            except ValueError as error:
                dump.blame(path, number, str(error))
                continue
            dump.newest = max(dump.newest, row.changed)
            yield row


def place_of(cells: list[str]) -> DumpRow:
    """The place of a row. ValueError where a number is none or out of range."""
    latitude, longitude, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError(f"the point {cells[4]}, {cells[5]} is not on the globe")
    return DumpRow(
        identity=int(cells[0]), name=cells[1], ascii_name=cells[2], alternates=cells[3], latitude=latitude,
        longitude=longitude, feature_class=cells[6], feature=cells[7], country=cells[8], admin1=cells[10],
        admin2=cells[11], people=min(max(people, 0), 2**32 - 1), changed=cells[18],
    )  # fmt: skip


def read_division_names(dump: Dump) -> dict[int, str]:
    """The English names of divisions by their geonames id; the dump's own rows bear local ones."""
    names: dict[int, str] = {}
    for path in dump.divisions:
        for _, line in read_lines(path, lambda size: None):
            cells = line.split("\t")
            if len(cells) >= 4 and cells[3].isdigit():
                names[int(cells[3])] = cells[1]
    return names


@dataclass(frozen=True, slots=True)
class AlternateName:
    """A row of alternateNamesV2 that is a name, and no code or link, and is in use today."""

    identity: int
    language: str
    name: str
    preferred: bool


NO_NAMES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "abbr"})


def read_alternates(dump: Dump) -> Iterator[AlternateName]:
    """The alternate names of the dump, without codes, links, and historic and colloquial names."""

    def count(size: int) -> None:
        dump.bytes_read += size

    if dump.alternates is None:
        return
    for _, line in read_lines(dump.alternates, count):
        cells = line.split("\t")
        if len(cells) < 4 or not cells[1].isdigit() or cells[2] in NO_NAMES:
            continue
        preferred, colloquial, historic = (len(cells) > at and cells[at] == "1" for at in (4, 6, 7))
        if not colloquial and not historic:
            yield AlternateName(int(cells[1]), cells[2], cells[3], preferred)
