"""How well sentence vectors tell which sentences of different articles speak of one event, beside the base's own.

Measured on the check part of ECB+, whose annotators marked the same events across articles. Needs torch for the base.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.encoder import Encoder
from extract.model import Span
from training.corpora import read_corpus

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with marked events: its article and topic, the events' clusters, its vector here and by the base."""

    article: str
    topic: str
    events: frozenset[str]
    here: Vectors
    base: Vectors


def vector_figures(encoder: Encoder, folder: Path) -> dict[str, Any]:
    """Average precision of the cosine for pairs that share an event, within topics; mean cosine to the base's."""
    found = list(marked_sentences(encoder, folder))
    pairs = [
        (float(one.here @ other.here), float(one.base @ other.base), bool(one.events & other.events))
        for one, other in combinations(found, 2)
        if one.topic == other.topic and one.article != other.article
    ]
    here, base, same = (np.array(column) for column in zip(*pairs, strict=True))
    return {
        "pairs": len(pairs),
        "of one event": int(same.sum()),
        "average_precision": average_precision(here, same),
        "average_precision of the base": average_precision(base, same),
        "cosine to the base": round(float(np.mean([one.here @ one.base for one in found])), 3),
    }


def average_precision(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """The mean of the precision at each right pair, best score first, in percent."""
    hits = right[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return round(100 * float(precision[hits].mean()), 1)


def marked_sentences(encoder: Encoder, folder: Path) -> Iterator[Sentence]:
    """The sentences with at least one event that has a cluster."""
    import torch

    from training.examples import example, prepare
    from training.learn import batch_of
    from training.network import new_network
    from training.runs import base_folder

    network = new_network(base_folder() / "model.safetensors").eval()
    for document in read_corpus(folder, "events/ecbplus", "check"):
        analysis = encoder.analyse(document.text, document.sentences)
        for span, vector in zip(document.sentences, analysis.vectors, strict=True):
            events = frozenset(
                one["cluster"]
                for one in document.record["gold"]["mentions"]
                if "ACTION" in one["tag"] and one.get("cluster") and span.contains(Span(one["start"], one["end"]))
            )
            rows = analysis.rows(span)
            if not events or rows.start == rows.stop:
                continue
            prepared = prepare(document, encoder.tokenizer)
            batch = batch_of([example(prepared, rows.start, min(rows.stop, rows.start + 60))])
            with torch.no_grad():
                mean = network(batch.pieces, torch.zeros_like(batch.casings))[0].mean(0).numpy()
            topic = document.record["gold"]["topic"]
            yield Sentence(document.name, topic, events, vector, mean / np.linalg.norm(mean))
