"""The files of the network: `encoder.json` (what they are, where each array lies), `weights.bin`, `vocabulary.txt`.

`network.onnx` is the graph for onnxruntime and takes its arrays from `weights.bin`, too.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extract.errors import ResourceError

FOLDER: Final = Path(__file__).parent.parent / "resources" / "encoder"
CARD, WEIGHTS, GRAPH, VOCABULARY = "encoder.json", "weights.bin", "network.onnx", "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of one network, mapped from their file, by their names; `card` says where they come from."""

    folder: Path
    card: dict[str, Any]

    def array(self, name: str) -> NDArray[Any]:
        """One array, read-only and not copied."""
        place = self.card["arrays"][name]
        mapped: NDArray[Any] = np.memmap(
            self.folder / WEIGHTS, place["dtype"], "r", offset=place["offset"], shape=tuple(place["shape"])
        )
        return mapped

    def copied(self, name: str) -> NDArray[np.float32]:
        """One array in memory, as float32."""
        return np.array(self.array(name), np.float32)


def open_weights(folder: Path = FOLDER) -> Weights:
    """The weights in a folder.

    Raises:
        ResourceError: a file is missing or has not the size that the card tells.
    """
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        size = (folder / WEIGHTS).stat().st_size
        present = (folder / VOCABULARY).is_file() and (folder / GRAPH).is_file()
    except (FileNotFoundError, json.JSONDecodeError) as error:
        raise ResourceError(f"the network in {folder.name}/ cannot be read ({error}): reinstall dateline") from None
    if size != card["bytes"] or not present:
        raise ResourceError(f"the network in {folder.name}/ is incomplete: reinstall dateline")
    return Weights(folder, card)
