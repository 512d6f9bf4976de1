"""Writes a gazetteer's folder while its places come in, so that neither towns nor names are all held in memory.

Names go to sorted runs on disk that are merged at the end; what stays in memory is some 35 bytes a place.
"""

import heapq
import json
import math
import os
import zlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Self

import marisa_trie
import numpy as np
import numpy.typing as npt

from extract.places.entry import KINDS, EntryKind
from extract.places.folding import fold

Progress = Callable[[str, float], None]
FORMAT = 2  # of the folder's files; a reader refuses another
RUN_NAMES = 250_000  # names sorted in memory at a time
TRIE_NAMES = 2_000_000  # names in one trie; building one takes some 150 bytes a name
MOST_CANDIDATES = 120  # "San Antonio" names some 900 towns; the least prominent of them are beyond telling apart
DEGREE = 100_000  # points are stored in whole steps of a metre
FEATURES = {"country": "PCLI", "admin1": "ADM1", "admin2": "ADM2", "city": "PPL", "region": "RGN", "feature": "LCTY"}
NAME, ALIAS, ALTERNATE = range(3)


class Compiler:
    """Takes places and the names that lead to them, then writes the folder that `Gazetteer` opens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.points, self.radii, self.priors = array("i"), array("f"), array("f")
        self.people, self.identities, self.name_ends = array("I"), array("I"), array("I")
        self.kinds, self.features, self.countries, self.admin1s = array("B"), array("H"), array("H"), array("H")
        self.codings: dict[str, dict[str, int]] = {"features": {}, "countries": {}, "admin1s": {}}
        self.codes: dict[str, int] = {}
        self.watched: dict[str, list[int]] = {}  # the places that these names lead to
        self.adopting: list[tuple[int, str]] = []  # hand-made towns and the name under which GeoNames may have them
        self._names: BinaryIO = (folder / "names.bin").open("wb")
        self._run: list[str] = []
        self._runs = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._names.close()

    def __len__(self) -> int:
        return len(self.kinds)

    def add(
        self, kind: EntryKind, name: str, point: tuple[float, float], radius: float, *, people: int = 0,
        identity: int = 0, country: str = "", admin1: str = "", feature: str = "", prior: float | None = None,
    ) -> int:  # fmt: skip
        """Append one place; its number."""
        index = len(self.kinds)
        self.points.extend((round(point[0] * DEGREE), round(point[1] * DEGREE)))
        self.radii.append(radius)
        self.people.append(people)
        self.identities.append(identity)
        self.kinds.append(KINDS.index(kind))
        self.features.append(self.coded("features", feature or FEATURES[kind]))
        self.countries.append(self.coded("countries", country))
        self.admin1s.append(self.coded("admin1s", admin1))
        self.priors.append(math.log10(max(people, 100)) if prior is None else prior)
        written = self._names.write(name.encode("utf-8"))
        self.name_ends.append(written + (self.name_ends[-1] if index else 0))
        if kind in ("country", "admin1"):
            self.codes[country if kind == "country" else admin1] = index
        return index

    def coded(self, column: str, value: str) -> int:
        """The number that stands for a code."""
        coding = self.codings[column]
        return coding.setdefault(value, len(coding))

    def call(self, index: int, name: str, by: int) -> None:
        """Let a name lead to a place; the better kind of name wins."""
        if not (key := fold(name)):
            return
        if key in self.watched:
            self.watched[key].append(index)
        self._run.append(f"{key}\t{index}\t{by}\n")
        if len(self._run) >= RUN_NAMES:
            self.spill()

    def spill(self) -> None:
        """Write the names gathered so far as one sorted run."""
        self._run.sort()
        with (self.folder / f"run-{self._runs}").open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(self._run)
        self._runs += 1
        self._run.clear()

    def point(self, index: int) -> tuple[float, float]:
        """Where a place lies."""
        return self.points[2 * index] / DEGREE, self.points[2 * index + 1] / DEGREE

    def adopt(self, index: int, town: int) -> None:
        """Give a place the people, identity, country and division of another that is the same."""
        for column in (self.people, self.identities, self.countries, self.admin1s):
            column[index] = column[town]

    def finish(self, about: dict[str, object], on_progress: Progress, done: float) -> None:
        """Merge the names, write all columns and, last, the manifest; `done` is the share of the work so far."""
        self._names.close()
        self.spill()
        firsts = self.write_names(on_progress, done)
        points = np.frombuffer(self.points, dtype=np.int32).reshape(-1, 2)
        ids = np.column_stack([as_numbers(self.people), as_numbers(self.identities)])
        columns: dict[str, npt.NDArray[np.generic]] = {"points": points, "ids": ids}
        for name in ("radii", "priors", "name_ends", "kinds", "features", "countries", "admin1s"):
            columns[name] = as_numbers(getattr(self, name))
        for name, column in columns.items():
            np.save(self.folder / f"{name}.npy", column)
        codings = {name: list(coding) for name, coding in self.codings.items()}
        files = {path.name: [path.stat().st_size, checksum(path)] for path in sorted(self.folder.iterdir())}
        manifest = {
            "format": FORMAT, "about": {**about, "places": len(self)}, "files": files, "firsts": firsts,
            "codes": self.codes, **codings,
        }  # fmt: skip
        whole = self.folder / "manifest.json"
        whole.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
        for path in self.folder.iterdir():
            settle(path)

    def write_names(self, on_progress: Progress, done: float) -> list[str]:
        """The tries and, in their order, the places of each name; the first name of each trie."""
        firsts: list[str] = []
        keys: list[str] = []
        postings = Postings(self.folder)
        read, whole = 0, sum((self.folder / f"run-{n}").stat().st_size for n in range(self._runs))
        for key, candidates, size in self.merged():
            if len(keys) >= TRIE_NAMES:
                firsts.append(keys[0])
                postings.settle(write_trie(self.folder / f"names-{len(firsts) - 1}.trie", keys))
                keys = []
            if len(keys) % 50_000 == 0:
                on_progress("names sorted", done + (0.98 - done) * read / max(whole, 1))
            read += size
            keys.append(key)
            postings.add(candidates)
        firsts.append(keys[0] if keys else "")
        postings.settle(write_trie(self.folder / f"names-{len(firsts) - 1}.trie", keys))
        postings.close()
        for number in range(self._runs):
            (self.folder / f"run-{number}").unlink()
        return firsts

    def merged(self) -> Iterator[tuple[str, list[tuple[int, int]], int]]:
        """Each name once, in order: its places with the kind of name, most prominent first, and bytes read for it."""
        with ExitStack() as stack:
            runs = [
                stack.enter_context((self.folder / f"run-{number}").open(encoding="utf-8", newline="\n"))
                for number in range(self._runs)
            ]
            for key, lines in groupby(heapq.merge(*runs), key=lambda line: line.partition("\t")[0]):
                ways: dict[int, int] = {}
                size = 0
                for line in lines:
                    _, index, way = line.split("\t")
                    place, by = int(index), int(way)
                    ways[place] = min(by, ways.get(place, by))
                    size += len(line)
                yield key, self.ranked(ways), size

    def ranked(self, ways: dict[int, int]) -> list[tuple[int, int]]:
        """The places of a name with its kind of name, most prominent first."""
        if len(ways) == 1:
            return list(ways.items())
        priors = self.priors
        ordered = sorted(ways.items(), key=lambda item: (round(0.8 * item[1] - priors[item[0]], 4), item[0]))
        return ordered[:MOST_CANDIDATES]


class Postings:
    """The places that each name leads to: written trie by trie, in the order of the trie's own numbers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._counts, self._places, self._ways = array("I"), array("I"), array("B")
        self._starts = array("I", [0])
        self._files = {name: (folder / f"{name}.bin").open("wb") for name in ("places", "ways")}

    def add(self, candidates: list[tuple[int, int]]) -> None:
        """The places of the next name."""
        self._counts.append(len(candidates))
        for place, way in candidates:
            self._places.append(place)
            self._ways.append(way)

    def settle(self, numbers: npt.NDArray[np.uint32]) -> None:
        """Write the names gathered so far, of which a trie has given each its number."""
        order = np.argsort(numbers)
        counts = as_numbers(self._counts).astype(np.int64)
        begins = np.cumsum(counts) - counts
        counts, begins = counts[order], begins[order]
        ends = np.cumsum(counts)
        rows = np.repeat(begins - (ends - counts), counts) + np.arange(int(counts.sum()))
        self._files["places"].write(as_numbers(self._places)[rows].tobytes())
        self._files["ways"].write(as_numbers(self._ways)[rows].tobytes())
        self._starts.frombytes((ends + self._starts[-1]).astype(np.uint32).tobytes())
        self._counts, self._places, self._ways = array("I"), array("I"), array("B")

    def close(self) -> None:
        """Finish the files."""
        for file in self._files.values():
            file.close()
        np.save(self.folder / "starts.npy", as_numbers(self._starts))


def write_trie(path: Path, keys: list[str]) -> npt.NDArray[np.uint32]:
    """Save a trie of the names; the number that it gives each."""
    trie = marisa_trie.Trie(keys)
    trie.save(str(path))
    return np.fromiter((trie[key] for key in keys), dtype=np.uint32, count=len(keys))


def as_numbers(column: "array[int] | array[float]") -> npt.NDArray[np.generic]:
    """An array as numpy sees it, without a copy."""
    return np.frombuffer(column, dtype=np.dtype(column.typecode))


def checksum(path: Path) -> int:
    """The CRC-32 of a file."""
    total = 0
    with path.open("rb") as file:
        while block := file.read(1 << 18):
            total = zlib.crc32(block, total)
    return total


def settle(path: Path) -> None:
    """See that a file is on the disk and not only on its way there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
