"""What the network says of each word, and how its answers become names."""

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

NameLabel = Literal["PLACE", "PERSON", "ORG"]
Kind = Literal["none", "event", "report", "state"]
Realis = Literal["actual", "future", "negated"]
NAMES: Final[tuple[NameLabel, ...]] = ("PLACE", "PERSON", "ORG")
LABELS: Final = ("O", *(f"{begin}-{name}" for name in NAMES for begin in "BI"))
"""Outside, then first and further words of each kind of name: the columns of the network's answer."""
KINDS: Final[tuple[Kind, ...]] = ("none", "event", "report", "state")
"""What a word is the trigger of: nothing; something that happens; an act of telling; a state, a wish or a phase."""
REALIS: Final[tuple[Realis, ...]] = ("actual", "future", "negated")
"""For a trigger: said to have happened or to be happening, still to come, or said not to have happened."""
COLUMNS: Final = len(LABELS) + len(KINDS) + len(REALIS)
FORBIDDEN: Final = -1e9


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = (powers / powers.sum(axis=-1, keepdims=True)).astype(np.float32)
    return shares


def steps() -> NDArray[np.float32]:
    """[before, after]: 0 where the label `after` may follow `before`, FORBIDDEN where an I- lacks its beginning."""
    allowed = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for after, label in enumerate(LABELS):
        if label.startswith("I-"):
            allowed[:, after] = FORBIDDEN
            allowed[[after - 1, after], after] = 0
    return allowed


STEPS: Final = steps()


def best_labels(probabilities: NDArray[np.float32]) -> NDArray[np.int64]:
    """The most probable sequence of labels for a sentence's words in which every I- has its beginning (Viterbi).

    `probabilities`: words x labels.
    """
    path: NDArray[np.int64] = probabilities.argmax(axis=1)
    before = np.concatenate(([0], path[:-1]))
    if not STEPS[before, path].any():
        return path
    scores = np.log(np.maximum(probabilities, 1e-9))
    best = scores[0] + STEPS[0]
    came = np.zeros((len(scores), len(LABELS)), np.int64)
    for number in range(1, len(scores)):
        ways = best[:, None] + STEPS
        came[number] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[number]
    path[-1] = best.argmax()
    for number in range(len(scores) - 1, 0, -1):
        path[number - 1] = came[number, path[number]]
    return path


def runs(path: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """The names in a legal sequence of labels: first word, last word (exclusive), which of NAMES."""
    found: list[tuple[int, int, int]] = []
    for number in np.flatnonzero(path).tolist():
        label = int(path[number])
        if label % 2:
            found.append((number, number + 1, label // 2))
        else:
            first, _, name = found[-1]
            found[-1] = (first, number + 1, name)
    return found
