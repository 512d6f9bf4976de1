"""What compiling and opening the gazetteers costs: seconds of processor time and peak memory, each in a new process."""

import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.made_dump import write_dump
from benchmarks.speed import peak_megabytes
from extract.config import Settings
from extract.places import Gazetteer, embedded, open_gazetteer
from extract.places.full import build_full
from extract.places.gazetteer import silent

OPENINGS = 20


def measure_gazetteers(rows: int) -> dict[str, Any]:
    """The built-in gazetteer, and one of a made dump of so many rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dump").mkdir()
        write_dump(folder / "dump", rows)
        return {
            "built_in": apart(build_embedded, folder / "cache") | apart(open_folder, folder / "cache"),
            f"made_dump_of_{rows}_rows": apart(build_dump, folder),
        }


def apart(work: Callable[[Path], dict[str, Any]], folder: Path) -> dict[str, Any]:
    """What a function answers in a process of its own, so that its memory is its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (folder,))


def build_embedded(cache: Path) -> dict[str, Any]:
    """Compile the built-in gazetteer, as a first use does."""
    before = peak_megabytes()
    began, clock = time.process_time(), time.monotonic()
    gazetteer = open_gazetteer(Settings(cache=cache))
    return {
        "places": len(gazetteer),
        "names": len(gazetteer.trie),
        "megabytes_on_disk": on_disk(gazetteer.folder),
        "build_processor_seconds": round(time.process_time() - began, 1),
        "build_seconds": round(time.monotonic() - clock, 1),
        "build_peak_megabytes": peak_megabytes(),
        "megabytes_before": before,
    }


def open_folder(cache: Path) -> dict[str, Any]:
    """Open the gazetteer that is there, checksums included."""
    folder = embedded.built_in_folder(Settings(cache=cache))
    Gazetteer(folder)
    began = time.process_time()
    for _ in range(OPENINGS):
        Gazetteer(folder)
    return {"opening_milliseconds": round(1000 * (time.process_time() - began) / OPENINGS, 1)}


def build_dump(folder: Path) -> dict[str, Any]:
    """Compile a dump."""
    began, clock = time.process_time(), time.monotonic()
    report = build_full(folder / "dump", folder / "full", silent)
    spent, passed = time.process_time() - began, time.monotonic() - clock
    peak = peak_megabytes()
    began = time.process_time()
    gazetteer = Gazetteer(report.folder)
    opened = time.process_time() - began
    return {
        "places": len(gazetteer),
        "names": len(gazetteer.trie),
        "megabytes_on_disk": on_disk(report.folder),
        "build_processor_seconds": round(spent, 1),
        "build_seconds": round(passed, 1),
        "build_peak_megabytes": peak,
        "opening_milliseconds": round(1000 * opened, 1),
    }


def on_disk(folder: Path) -> float:
    """The size of a folder's files in MB."""
    return round(sum(path.stat().st_size for path in folder.iterdir()) / 1e6, 1)
