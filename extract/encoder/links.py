"""How strongly a word belongs to an event's trigger, as where or when it happened: products of learnt projections."""

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Role = Literal["place", "time"]
ROLES: Final[tuple[Role, ...]] = ("place", "time")
SIZE: Final = 64
REACH: Final = 20
"""Words apart beyond which the distance counts no further."""
COLUMNS: Final = len(ROLES) * 2 * SIZE
DISTANCES: Final = 2 * REACH + 1


def trigger_columns(role: Role) -> slice:
    """Where the projections of triggers lie."""
    start = ROLES.index(role) * 2 * SIZE
    return slice(start, start + SIZE)


def candidate_columns(role: Role) -> slice:
    """Where the projections of places or times lie."""
    start = trigger_columns(role).stop
    return slice(start, start + SIZE)


def link_scores(
    projections: NDArray[np.generic], bias: NDArray[np.float32], role: Role, trigger: int, candidates: range
) -> NDArray[np.float32]:
    """Scores above 0 for the words `candidates` that say where or when the event of word `trigger` happened.

    `projections`: words x COLUMNS; `bias`: roles x DISTANCES, by how many words the candidate stands after the trigger.
    """
    asked = projections[trigger, trigger_columns(role)].astype(np.float32)
    offered = projections[candidates.start : candidates.stop, candidate_columns(role)].astype(np.float32)
    apart = np.clip(np.arange(candidates.start, candidates.stop) - trigger, -REACH, REACH) + REACH
    scores: NDArray[np.float32] = offered @ asked / np.float32(np.sqrt(SIZE)) + bias[ROLES.index(role), apart]
    return scores
