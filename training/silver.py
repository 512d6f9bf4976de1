"""News texts labelled by a first network, and corrected by what their annotators said of places.

What a network is unsure of stays unsure: the targets are its probabilities, not its decisions.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.encoder import Encoder
from extract.encoder.labels import LABELS
from extract.encoder.wordpiece import Word
from extract.model import Span
from training.corpora import Document
from training.examples import Prepared

PLACE_TAGS = frozenset({"LOC_GEO"})
SURE = 0.9
FIRST, FURTHER = LABELS.index("B-PLACE"), LABELS.index("I-PLACE")


def add_targets(documents: Sequence[Prepared], encoder: Encoder) -> None:
    """Writes to each document what the network thinks of its words, with the places that annotators marked."""
    for prepared in documents:
        document = prepared.document
        analysis = encoder.analyse(document.text, document.sentences)
        targets = np.array(analysis.labels)
        for span in marked_places(document):
            correct(targets, prepared.words, analysis.rows(span), document.text)
        prepared.targets = targets


def marked_places(document: Document) -> Iterator[Span]:
    """Spans that an annotator called a place, with whatever words stand around the name."""
    gold = document.record.get("gold") or {}
    for one in gold.get("where") or ():
        yield Span(one["start"], one["end"])
    for one in gold.get("mentions") or ():
        if one["tag"] in PLACE_TAGS:
            yield Span(one["start"], one["end"])
    for one in gold.get("locations") or ():
        if one.get("type") in PLACE_TAGS or "NAM" in (one.get("syntactic") or ""):
            yield Span(one["start"], one["end"])


def correct(targets: NDArray[np.float32], words: Sequence[Word], rows: slice, text: str) -> None:
    """Makes the name inside a marked place, from its first to its last capital, a place."""
    named = [number for number in range(rows.start, rows.stop) if text[words[number].start].isupper()]
    if not named or named[-1] - named[0] > 4:
        return
    for number in range(named[0], named[-1] + 1):
        label = FIRST if number == named[0] else FURTHER
        if targets[number, [FIRST, FURTHER]].sum() > 0.5 and number != named[0]:
            continue  # the network has its own idea of where the name begins
        targets[number] *= 1 - SURE
        targets[number, label] += SURE
