"""How long it takes to put rows of one event together, and how that grows with the number of rows."""

import time
from collections.abc import Sequence
from typing import Any

from benchmarks.made_rows import made_tellings
from benchmarks.speed import exponent, peak_megabytes
from extract.events import ClusterIndex

SIZES = 4
ADDED = 1000


def measure_clusters(rows: int) -> dict[str, Any]:
    """Processor seconds for `rows` made rows and for a half, a quarter and an eighth of them.

    `exponent` is e in seconds ~ rows ** e (1 is linear); `adding` is for further rows to the largest index.
    """
    points = []
    for size in sizes(rows):
        tellings = made_tellings(size + ADDED)
        index = ClusterIndex()
        points.append((size, _seconds(index, tellings[:size])))
    began = time.process_time()
    index.add(tellings[size:])
    added = time.process_time() - began
    clusters = index.clusters()
    return {
        "rows": rows,
        "clusters": len(set(clusters.ids.values())),
        "links": len(clusters.links),
        "exponent": round(exponent(points), 3),
        "seconds": {str(size): round(seconds, 2) for size, seconds in points},
        "adding": {"rows": ADDED, "seconds": round(added, 2)},
        "peak_megabytes": peak_megabytes(),
    }


def sizes(rows: int) -> Sequence[int]:
    """Four sizes, each twice the one before, the last `rows`.

    >>> sizes(800)
    [100, 200, 400, 800]
    """
    return [rows >> halvings for halvings in reversed(range(SIZES))]


def _seconds(index: ClusterIndex, tellings: Sequence[Any]) -> float:
    began = time.process_time()
    index.add(tellings)
    index.clusters()
    return time.process_time() - began
