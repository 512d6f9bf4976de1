"""Labels become names by the best legal sequence."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extract.encoder.labels import LABELS, best_labels, runs, softmax

OUT, FIRST, MORE, PERSON, MORE_PERSON = (
    LABELS.index(label) for label in ("O", "B-PLACE", "I-PLACE", "B-PERSON", "I-PERSON")
)


def legal(path: tuple[int, ...]) -> bool:
    """Whether every I- follows its own B- or I-."""
    return all(
        not LABELS[after].startswith("I-") or before in (after - 1, after)
        for before, after in zip((0, *path), path, strict=False)
    )


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=4))
def test_no_legal_sequence_is_more_probable(seeds: list[int]) -> None:
    scores = np.array([np.random.default_rng(seed).normal(size=len(LABELS)) * 3 for seed in seeds], np.float32)
    probabilities = softmax(scores)
    path = tuple(best_labels(probabilities).tolist())
    assert legal(path)
    every = (one for one in product(range(len(LABELS)), repeat=len(seeds)) if legal(one))
    weights = np.log(probabilities)
    best = max(sum(float(weights[k, label]) for k, label in enumerate(one)) for one in every)
    assert abs(sum(float(weights[k, label]) for k, label in enumerate(path)) - best) < 1e-4


def test_a_name_that_lacks_its_beginning_is_mended() -> None:
    probabilities = np.full((2, len(LABELS)), 0.01, np.float32)
    probabilities[0, [OUT, FIRST]] = 0.5, 0.45
    probabilities[1, [MORE, OUT]] = 0.9, 0.05
    assert best_labels(probabilities).tolist() == [FIRST, MORE]


def test_names_end_where_another_begins() -> None:
    path = np.array([OUT, FIRST, MORE, FIRST, PERSON, MORE_PERSON, OUT, PERSON])
    assert runs(path) == [(1, 3, 0), (3, 4, 0), (4, 6, 1), (7, 8, 1)]
