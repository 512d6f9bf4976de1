"""The small network over one text: words, windows, the forward pass, names, triggers and sentence vectors."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from extract.encoder import links
from extract.encoder.analysis import Analysis, NameMention
from extract.encoder.casing import PADDING, casing
from extract.encoder.labels import KINDS, LABELS, NAMES, REALIS, best_labels, runs, softmax
from extract.encoder.windows import Window, windows
from extract.encoder.wordpiece import Word, WordPiece
from extract.model import Span

OPENING: Final = 101
CLOSING: Final = 102
"""The pieces around each window, as the base was trained."""
WIDTH: Final = 384
KEPT: Final = 50_000
"""Words of a text whose projections are kept: some 300 kB for an article, and 25 MB for whatever is endless."""


class Answer(NamedTuple):
    """What the network says of each word piece: scores [pieces, labels + kinds + realis], projections, vectors."""

    scores: NDArray[np.float32]
    projections: NDArray[np.float32]
    vectors: NDArray[np.float32]


class Network(Protocol):
    """A forward pass over one window. `name` says what computes; `link_bias` is [roles, distances]."""

    @property
    def name(self) -> str:
        """What computes."""

    @property
    def link_bias(self) -> NDArray[np.float32]:
        """How the distance of a word bears on a link."""

    def __call__(self, pieces: NDArray[np.int64], casings: NDArray[np.int64]) -> Answer:
        """The answer for numbers of word pieces and casing classes, [pieces] each."""


@dataclass(slots=True)
class Draft:
    """The arrays of an analysis while windows fill them; `owners`: the sentence of each word."""

    words: list[Word]
    owners: NDArray[np.int64]
    vectors: NDArray[np.float32]
    labels: NDArray[np.float32] = field(init=False)
    kinds: NDArray[np.float32] = field(init=False)
    realis: NDArray[np.float32] = field(init=False)
    projections: NDArray[np.float16] = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.words)
        self.labels = np.zeros((count, len(LABELS)), np.float32)
        self.kinds = np.zeros((count, len(KINDS)), np.float32)
        self.realis = np.zeros((count, len(REALIS)), np.float32)
        self.projections = np.zeros((min(count, KEPT), links.COLUMNS), np.float16)

    def fill(self, window: Window, sizes: NDArray[np.int64], answer: Answer) -> None:
        """Takes over what a window says of its own words; `sizes`: pieces of each word seen."""
        starts = 1 + np.cumsum(sizes) - sizes
        low, high = window.keep_first - window.first, window.keep_last - window.first
        here = slice(window.keep_first, window.keep_last)
        scores = answer.scores[starts[low:high]]
        first, second = len(LABELS), len(LABELS) + len(KINDS)
        self.labels[here] = softmax(scores[:, :first])
        self.kinds[here] = softmax(scores[:, first:second])
        self.realis[here] = softmax(scores[:, second:])
        room = self.projections[here]
        room[:] = answer.projections[starts[low:high]][: len(room)]
        sums = np.add.reduceat(answer.vectors[1:-1], starts - 1, axis=0)[low:high]
        owners = self.owners[here]
        heads = np.flatnonzero(np.diff(owners, prepend=-1))
        self.vectors[owners[heads]] += np.add.reduceat(sums, heads, axis=0)


@dataclass(frozen=True, slots=True)
class Encoder:
    """Reads texts; free of state but for the tokenizer's cache, so that no article's result depends on another's."""

    tokenizer: WordPiece
    network: Network

    @property
    def backend(self) -> str:
        """What computes: "onnxruntime" or "numpy"."""
        return self.network.name

    def analyse(self, text: str, sentences: Sequence[Span], wanted: Callable[[str], bool] | None = None) -> Analysis:
        """Names, triggers and sentence vectors; `sentences` in text order, not overlapping.

        `wanted` says of a sentence's words whether it is worth reading; without it all are. One window is run at a
        time, because the whole numbers that the network computes with are scaled by all that is run together.
        """
        words: list[Word] = []
        ranges: list[tuple[int, int]] = []
        for span in sentences:
            first = len(words)
            if wanted is None or wanted(text[span.start : span.end]):
                words += self.tokenizer.words(text, span.start, span.end)
            ranges.append((first, len(words)))
        owners = np.repeat(np.arange(len(ranges)), [last - first for first, last in ranges])
        draft = Draft(words, owners, np.zeros((len(ranges), WIDTH), np.float32))
        for window in windows(words, [(first, last) for first, last in ranges if first < last]):
            seen = words[window.first : window.last]
            sizes = np.array([len(word.pieces) for word in seen])
            draft.fill(window, sizes, self.run(text, seen, sizes))
        lengths = np.linalg.norm(draft.vectors, axis=1, keepdims=True)
        return Analysis(
            sentences=tuple(sentences),
            vectors=frozen(draft.vectors / np.where(lengths > 0, lengths, 1)),
            words=frozen(np.array([(word.start, word.end) for word in words], np.int32).reshape(-1, 2)),
            labels=frozen(draft.labels),
            kinds=frozen(draft.kinds),
            realis=frozen(draft.realis),
            names=tuple(names(words, ranges, draft.labels)),
            projections=frozen(draft.projections),
            bias=self.network.link_bias,
        )

    def run(self, text: str, words: Sequence[Word], sizes: NDArray[np.int64]) -> Answer:
        """The network's answer for one window."""
        pieces = np.array([OPENING, *(piece for word in words for piece in word.pieces), CLOSING], np.int64)
        cases = np.full(len(pieces), PADDING, np.int64)
        cases[1:-1] = np.repeat([casing(text[word.start : word.end]) for word in words], sizes)
        return self.network(pieces, cases)


def names(
    words: Sequence[Word], ranges: Sequence[tuple[int, int]], labels: NDArray[np.float32]
) -> Iterator[NameMention]:
    """The names of each sentence, from the most probable legal sequence of labels."""
    for first, last in ranges:
        if first == last:
            continue
        here = labels[first:last]
        for begin, end, name in runs(best_labels(here)):
            column = 1 + 2 * name
            score = float(here[begin:end, column : column + 2].sum(axis=1).min())
            yield NameMention(
                span=Span(words[first + begin].start, words[first + end - 1].end),
                label=NAMES[name],
                score=round(score, 2),
            )


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """The array, which nobody can write to any more."""
    array.flags.writeable = False
    return array
