"""Which words the network sees together: whole sentences, as many as fit; a longer sentence in overlapping parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.encoder.wordpiece import Word

CAPACITY = 126
"""Word pieces of one window; the opening and closing pieces make it 128."""
OVERLAP = 32
"""Word pieces at most that two parts of one long sentence share; each part answers for its half of them."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` (exclusive) are seen; the answers for `keep_first` to `keep_last` are taken from here."""

    first: int
    last: int
    keep_first: int
    keep_last: int


def windows(words: Sequence[Word], sentences: Sequence[tuple[int, int]], capacity: int = CAPACITY) -> Iterator[Window]:
    """Windows over the words of all `sentences` (word ranges, in order), each word kept exactly once."""
    begin = end = pieces = 0
    for first, last in sentences:
        size = sum(len(word.pieces) for word in words[first:last])
        if begin < end and (pieces + size > capacity or first != end):
            yield Window(begin, end, begin, end)
            begin = end = first
            pieces = 0
        if size > capacity:
            yield from parts(words, first, last, capacity)
            begin = end = last
            pieces = 0
            continue
        if begin == end:
            begin = first
        end, pieces = last, pieces + size
    if begin < end:
        yield Window(begin, end, begin, end)


def parts(words: Sequence[Word], first: int, last: int, capacity: int) -> Iterator[Window]:
    """Overlapping windows over one sentence that is too long for one."""
    begin = keep = first
    while True:
        end, size = begin, 0
        while end < last and (size + len(words[end].pieces) <= capacity or end == begin):
            size += len(words[end].pieces)
            end += 1
        if end == last:
            yield Window(begin, last, keep, last)
            return
        following, shared = end, 0
        room = min(OVERLAP, capacity // 2, capacity - len(words[end].pieces))
        while following > begin + 1 and shared + len(words[following - 1].pieces) <= room:
            following -= 1
            shared += len(words[following].pieces)
        middle = (following + end + 1) // 2
        yield Window(begin, end, keep, middle)
        begin, keep = following, middle
