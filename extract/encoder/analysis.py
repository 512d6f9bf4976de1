"""What the network found in one text."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extract.encoder.labels import KINDS, NAMES, REALIS, Kind, NameLabel, Realis
from extract.encoder.links import Role, link_scores
from extract.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name in the text. `score` in [0, 1]: the least probability of the label over its words."""

    span: Span
    label: NameLabel
    score: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Analysis:
    """All that the network says of a text; arrays are read-only, float32 unless said otherwise.

    `sentences` are those asked about. `vectors` [sentences, 384], of length one, compare sentences by the cosine; a row
    of zeros where a sentence was passed over or has no words. `words` [words, 2], int32: start and end of each word in
    the text. `labels` [words, 7], `kinds` [words, 4] and `realis` [words, 3] are probabilities, columns as in
    `encoder.labels`. `names` in text order. `projections` [words, 256], float16, and `bias` serve `happened`.
    """

    sentences: tuple[Span, ...]
    vectors: NDArray[np.float32]
    words: NDArray[np.int32]
    labels: NDArray[np.float32]
    kinds: NDArray[np.float32]
    realis: NDArray[np.float32]
    names: tuple[NameMention, ...]
    projections: NDArray[np.float16]
    bias: NDArray[np.float32]

    def moved(self, by: int) -> "Analysis":
        """The same with all offsets `by` characters further on; words before the text's beginning stay, unreachable."""
        if not by:
            return self
        return replace(
            self,
            sentences=tuple(Span(span.start + by, span.end + by) for span in self.sentences),
            words=self.words + np.int32(by),
            names=tuple(replace(name, span=Span(name.span.start + by, name.span.end + by)) for name in self.names),
        )

    def rows(self, span: Span) -> slice:
        """The words that share a character with `span`."""
        first = int(np.searchsorted(self.words[:, 1], span.start, side="right"))
        last = int(np.searchsorted(self.words[:, 0], span.end, side="left"))
        return slice(first, max(first, last))

    def share(self, span: Span, label: NameLabel) -> float:
        """How probable it is, in the mean over the words of `span`, that they are such a name; 0 without words."""
        column = 1 + 2 * NAMES.index(label)
        return mean(self.labels[self.rows(span), column : column + 2].sum(axis=1))

    def triggers(self, span: Span) -> dict[Kind, float]:
        """How probable each kind of trigger is, for the word of `span` that is most likely one; empty without words."""
        rows = self.kinds[self.rows(span)]
        if not len(rows):
            return {}
        best = rows[rows[:, 0].argmin()]
        return {kind: float(value) for kind, value in zip(KINDS, best, strict=True)}

    def realities(self, span: Span) -> dict[Realis, float]:
        """How probable it is that an event happened, is to come, or did not happen, by the words of its trigger."""
        rows = self.realis[self.rows(span)]
        return {name: mean(rows[:, number]) for number, name in enumerate(REALIS)} if len(rows) else {}

    def happened(self, role: Role, trigger: Span, candidate: Span) -> float:
        """How probable it is that the event of `trigger` happened at (or on) `candidate`, a place (or a time).

        0 where either has no words, or stands beyond the words whose projections are kept. Ask within a sentence.
        """
        asked, offered = self.rows(trigger), self.rows(candidate)
        if asked.start == asked.stop or offered.start == offered.stop:
            return 0.0
        if max(asked.start, offered.stop - 1) >= len(self.projections):
            return 0.0
        scores = link_scores(self.projections, self.bias, role, asked.start, range(offered.start, offered.stop))
        return float(1 / (1 + np.exp(-scores.mean())))


def mean(values: NDArray[np.float32]) -> float:
    """The mean of some values, 0 of none."""
    return float(values.mean()) if len(values) else 0.0
