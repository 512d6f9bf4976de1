"""The gazetteer, opened memory-mapped in milliseconds: folded names to places.

Its folder holds tries of names and numpy columns, written by `Compiler`. `open_gazetteer` chooses the folder: the one
compiled once into the user's cache, or one that the user compiled from the full GeoNames dump.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extract import config
from extract.errors import ResourceError
from extract.model import Place
from extract.places import embedded
from extract.places.compile import DEGREE, FORMAT, Progress, checksum
from extract.places.entry import KINDS, NAME_KINDS, Entry, Match
from extract.places.folding import fold
from extract.places.name_tries import NameTries
from extract.places.own_places import OWN_SOURCE, OwnPlace, OwnPlaces, read_own_places

COLUMNS = (
    "points",
    "radii",
    "ids",
    "kinds",
    "features",
    "countries",
    "admin1s",
    "priors",
    "name_ends",
    "starts",
)
CHECKED_BYTES = 64_000_000  # up to here each opening reads all and compares checksums; that takes 20 ms
OWN_PRIOR = 9.5


class Gazetteer:
    """Folded names to places. Safe to share between threads; opened again in each process.

    `own` places go before all namesakes. Raises ResourceError where the folder is no gazetteer, or a damaged one.
    """

    def __init__(self, folder: Path, own: OwnPlaces | None = None) -> None:
        self.folder = folder
        try:
            manifest = read_manifest(folder)
            check_files(folder, manifest)
            self.columns: dict[str, npt.NDArray[np.generic]] = {
                name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in COLUMNS
            }
            for name, kind in (("places", np.uint32), ("ways", np.uint8), ("names", np.uint8)):
                path = folder / f"{name}.bin"
                self.columns[name] = np.memmap(path, dtype=kind, mode="r") if path.stat().st_size else np.zeros(0, kind)
            self.about: dict[str, Any] = manifest["about"]
            self.feature_codes: list[str] = manifest["features"]
            self.country_codes: list[str] = manifest["countries"]
            self.admin1_codes: list[str] = manifest["admin1s"]
            self.by_code: dict[str, int] = manifest["codes"]
            paths = [folder / f"names-{number}.trie" for number in range(len(manifest["firsts"]))]
            own = own or OwnPlaces()
            self.never = own.never
            self.own = self.read_own(own)
            self.trie = NameTries(paths, manifest["firsts"], self.own, own.never)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ResourceError(f"gazetteer {folder} is damaged ({error}): build it again") from error
        self.matches = lru_cache(maxsize=8192)(self.read_matches)
        self.entry = lru_cache(maxsize=32768)(self.read_entry)

    def __len__(self) -> int:
        return len(self.columns["kinds"])

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places of that name, most prominent first; () for an unknown one."""
        return tuple(match.entry.place() for match in self.matches(fold(name)))

    def __contains__(self, key: str) -> bool:
        """Whether a folded name is known."""
        return key in self.trie

    def read_matches(self, key: str) -> tuple[Match, ...]:
        """The places of a folded name, most prominent first, with the kind of name it is of each."""
        if key in self.never:
            return ()
        if key in self.own:
            return self.own[key]
        number = self.trie.get(key)
        if number is None:
            return ()
        first, last = (int(n) for n in self.columns["starts"][number : number + 2])
        places, ways = self.columns["places"][first:last].tolist(), self.columns["ways"][first:last].tolist()
        return tuple(Match(self.entry(place), NAME_KINDS[way]) for place, way in zip(places, ways, strict=True))

    def read_entry(self, index: int) -> Entry:
        """One place by its number."""
        column = self.columns
        latitude, longitude = column["points"][index].tolist()
        people, identity = column["ids"][index].tolist()
        country = self.country_codes[int(column["countries"][index])]
        admin1 = self.admin1_codes[int(column["admin1s"][index])]
        kind = KINDS[int(column["kinds"][index])]
        return Entry(
            index=index,
            kind=kind,
            name=self.name(index),
            latitude=latitude / DEGREE,
            longitude=longitude / DEGREE,
            radius_km=round(float(column["radii"][index]), 1),
            feature_code=self.feature_codes[int(column["features"][index])],
            population=people,
            country_code=country,
            admin1_code=admin1,
            admin1=self.name(self.by_code[admin1]) if admin1 in self.by_code else "",
            country=self.country_name(country),
            geonames_id=identity,
            prior=round(float(column["priors"][index]), 3),
            source="dateline regions" if kind == "region" or kind == "city" and not identity else "geonames",
        )

    def read_own(self, own: OwnPlaces) -> dict[str, tuple[Match, ...]]:
        """The user's own places by their folded names."""
        found: dict[str, tuple[Match, ...]] = {}
        for number, place in enumerate(own.places):
            entry = self.own_entry(len(self) + number, place)
            for name in place.names:
                found[fold(name)] = (*found.get(fold(name), ()), Match(entry, "name"))
        return found

    def own_entry(self, index: int, place: OwnPlace) -> Entry:
        """One of the user's own places; a region to all who ask, so that its name alone speaks for it."""
        return Entry(
            index=index,
            kind="region",
            name=place.names[0],
            latitude=place.latitude,
            longitude=place.longitude,
            radius_km=place.radius_km,
            feature_code=place.feature_code,
            population=0,
            country_code=place.country_code,
            admin1_code="",
            admin1="",
            country=self.country_name(place.country_code),
            geonames_id=0,
            prior=OWN_PRIOR,
            source=OWN_SOURCE,
        )

    def country_name(self, code: str) -> str:
        """The name of a country, "" for an unknown code."""
        return self.name(self.by_code[code]) if code in self.by_code else ""

    def name(self, index: int) -> str:
        """The name of a place by its number."""
        ends = self.columns["name_ends"]
        first = int(ends[index - 1]) if index else 0
        return bytes(self.columns["names"][first : int(ends[index])]).decode("utf-8")

    def nearest(self, latitude: float, longitude: float, most: int) -> list[tuple[Entry, float]]:
        """The towns nearest to a point and how many km away they are, nearest first."""
        points, kinds = self.columns["points"], self.columns["kinds"]
        south, north = round((latitude - 1.0) * DEGREE), round((latitude + 1.0) * DEGREE)
        column = np.asarray(points[:, 0], dtype=np.int32)
        rows = np.flatnonzero((column > south) & (column < north) & (kinds == KINDS.index("city")))
        near = np.asarray(points[rows], dtype=np.float64) / DEGREE
        # A flat measure is enough to choose whom to measure on the globe.
        east = (near[:, 1] - longitude + 180.0) % 360.0 - 180.0
        rough = np.hypot(near[:, 0] - latitude, east * np.cos(np.radians(latitude)))
        entries = [self.entry(int(rows[i])) for i in np.argsort(rough, kind="stable")[: 2 * most]]
        from geopy.distance import great_circle  # geopy brings its 30 services along: a quarter of a second

        far = [(entry, great_circle((latitude, longitude), (entry.latitude, entry.longitude)).km) for entry in entries]
        return sorted(far, key=lambda pair: (pair[1], pair[0].index))[:most]

    def coded(self, code: str) -> Entry | None:
        """The country of an ISO code or the first-level division of a code such as US.TN."""
        index = self.by_code.get(code)
        return None if index is None else self.entry(index)


def read_manifest(folder: Path) -> dict[str, Any]:
    """What the folder says of itself. ValueError for another format."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    if manifest.get("format") != FORMAT:
        raise ValueError(f"its format is {manifest.get('format')} and not {FORMAT}")
    return manifest


def check_files(folder: Path, manifest: dict[str, Any], *, whole: bool = False) -> None:
    """Compare sizes and, where it takes no time or `whole` is asked for, checksums. ValueError names the file."""
    files: dict[str, list[int]] = manifest["files"]
    whole = whole or sum(size for size, _ in files.values()) <= CHECKED_BYTES
    for name, (size, sum_of_file) in files.items():
        if (folder / name).stat().st_size != size or whole and checksum(folder / name) != sum_of_file:
            raise ValueError(f"{name} is not as it was written")


def open_gazetteer(settings: config.Settings, on_progress: Progress | None = None) -> Gazetteer:
    """The gazetteer that the settings name, with the user's own places.

    That is `settings.gazetteer`, compiled by `dateline gazetteer build`, or else the built-in one, which is compiled
    first where the user's cache has none of this version (about 15 seconds; `on_progress` hears what and the share
    done). Raises ResourceError where the cache cannot be written, InputError for faults in the own places.
    """
    own = read_own_places(settings.own_places) if settings.own_places else None
    if settings.gazetteer:
        if not (settings.gazetteer / "manifest.json").is_file():
            raise ResourceError(f"{settings.gazetteer} holds no gazetteer: make one with 'dateline gazetteer build'")
        return Gazetteer(settings.gazetteer, own)
    return embedded.opened(settings, lambda folder: Gazetteer(folder, own), on_progress or silent)


def silent(what: str, share: float) -> None:
    """No progress shown."""
