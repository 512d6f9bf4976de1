"""From documents to what the network learns from: words, labels, windows, and spelling varied on purpose."""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from extract.encoder.casing import DIGITS, LOWER, SIGNS, TITLE, UPPER, casing
from extract.encoder.labels import KINDS, LABELS
from extract.encoder.links import Role
from extract.encoder.windows import CAPACITY, windows
from extract.encoder.wordpiece import Word, WordPiece
from extract.model import Span
from training.corpora import Document

UNKNOWN = -100
"""A label that nobody gave; the loss passes over it."""
ANYTHING = (1 << len(KINDS)) - 1
"""The bits of a word that may be the trigger of any kind, or of none."""
SHORTEST_SENTENCE = 4
"""Word pieces below which a sentence's vector is not held to the base's."""


@dataclass(slots=True)
class Prepared:
    """A document as words: casing and label of each, the words of each sentence.

    `targets` (words x labels), where there are any, are probabilities that stand in for labels. `kinds` (a bit for
    each kind of trigger that the word may be), `realis` and `links` are empty unless events are known.
    """

    document: Document
    words: list[Word]
    casings: list[int]
    labels: list[int]
    sentences: list[tuple[int, int]]
    vectors: dict[int, NDArray[np.float32]] = field(default_factory=dict)
    targets: NDArray[np.float32] | None = None
    kinds: list[int] = field(default_factory=list)
    realis: list[int] = field(default_factory=list)
    links: list["Link"] = field(default_factory=list)


@dataclass(slots=True)
class Example:
    """A window: word pieces with casing, the place of each word's first piece, and what is known of the words.

    `sentences`: piece ranges of whole sentences with the base's vector of each. Links count words within the window.
    """

    pieces: list[int]
    casings: list[int]
    firsts: list[int]
    labels: list[int]
    sentences: list[tuple[int, int, NDArray[np.float32]]] = field(default_factory=list)
    targets: NDArray[np.float32] | None = None
    kinds: list[int] = field(default_factory=list)
    realis: list[int] = field(default_factory=list)
    links: list["Link"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """Of the candidate words, those marked 1 say where (or when) the event of word `trigger` happened."""

    role: Role
    trigger: int
    candidates: tuple[int, ...]
    marks: tuple[int, ...]

    def moved(self, by: int) -> "Link":
        """The link counted from a word that stands `by` words earlier."""
        return replace(self, trigger=self.trigger + by, candidates=tuple(one + by for one in self.candidates))

    def within(self, first: int, last: int) -> "Link | None":
        """The link counted from word `first`, None where its trigger or all candidates lie outside the window."""
        if not first <= self.trigger < last:
            return None
        kept = [(c - first, m) for c, m in zip(self.candidates, self.marks, strict=True) if first <= c < last]
        return Link(self.role, self.trigger - first, *zip(*kept, strict=True)) if kept else None


def prepare(document: Document, tokenizer: WordPiece) -> Prepared:
    """The words of a document's sentences, labelled where the document is."""
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    for span in document.sentences:
        first = len(words)
        words += tokenizer.words(document.text, span.start, span.end)
        if len(words) > first:
            sentences.append((first, len(words)))
    casings = [casing(document.text[word.start : word.end]) for word in words]
    labels = [UNKNOWN] * len(words) if document.entities is None else label_words(words, document.entities)
    return Prepared(document, words, casings, labels, sentences)


def label_words(words: Sequence[Word], entities: Iterable[tuple[Span, str]]) -> list[int]:
    """The label's number of each word: B- for an entity's first word, I- for the others, 0 outside."""
    labels = [0] * len(words)
    position = 0
    for span, label in sorted(entities):
        while position < len(words) and words[position].end <= span.start:
            position += 1
        begin, place = "B-", position
        while place < len(words) and words[place].start < span.end:
            labels[place] = LABELS.index(begin + label)
            begin, place = "I-", place + 1
    return labels


def rows_of(words: Sequence[Word], span: Span) -> range:
    """The words that share a character with a span."""
    first = bisect_right(words, span.start, key=lambda word: word.end)
    last = bisect_left(words, span.end, key=lambda word: word.start)
    return range(first, max(first, last))


def examples(prepared: Prepared, chance: random.Random, vary: float) -> Iterator[Example]:
    """Windows of varied length over a document; a share `vary` of them in another spelling."""
    for window in windows(prepared.words, prepared.sentences, capacity=chance.randint(30, CAPACITY)):
        spelling = chance.choice((UPPER, UPPER, LOWER, TITLE)) if chance.random() < vary else None
        yield example(prepared, window.first, window.last, spelling)


def example(prepared: Prepared, first: int, last: int, spelling: int | None = None) -> Example:
    """The window of the words `first` to `last`."""
    pieces: list[int] = []
    cases: list[int] = []
    firsts: list[int] = []
    starts: dict[int, int] = {}
    for number in range(first, last):
        word = prepared.words[number]
        starts[number] = len(pieces)
        firsts.append(len(pieces))
        pieces += word.pieces
        cases += [respelt(prepared.casings[number], spelling)] * len(word.pieces)
    starts[last] = len(pieces)
    held = [
        (starts[a], starts[b], prepared.vectors[k])
        for k, (a, b) in enumerate(prepared.sentences)
        if first <= a and b <= last and k in prepared.vectors
    ]
    return Example(
        pieces=pieces,
        casings=cases,
        firsts=firsts,
        labels=prepared.labels[first:last],
        sentences=held,
        targets=None if prepared.targets is None else prepared.targets[first:last],
        kinds=prepared.kinds[first:last],
        realis=prepared.realis[first:last],
        links=[found for one in prepared.links if (found := one.within(first, last))],
    )


def respelt(case: int, spelling: int | None) -> int:
    """A word's casing class in a text all in capitals, small letters or title case; numbers and signs keep theirs."""
    return case if spelling is None or case in (DIGITS, SIGNS) else spelling
