"""Windows hold whole sentences as far as they fit, and answer for each word once."""

from hypothesis import given
from hypothesis import strategies as st

from extract.encoder.windows import CAPACITY, OVERLAP, Window, windows
from extract.encoder.wordpiece import Word


def sentences_of(sizes: list[list[int]]) -> tuple[list[Word], list[tuple[int, int]]]:
    """Words with so many pieces, sentence by sentence."""
    words: list[Word] = []
    ranges = []
    for sentence in sizes:
        first = len(words)
        words += [Word(first + k, first + k + 1, (0,) * size) for k, size in enumerate(sentence)]
        ranges.append((first, len(words)))
    return words, ranges


def cut(sizes: list[list[int]]) -> list[Window]:
    words, ranges = sentences_of(sizes)
    return list(windows(words, ranges))


def test_sentences_share_a_window_while_they_fit() -> None:
    assert cut([[60], [60], [60]]) == [Window(0, 2, 0, 2), Window(2, 3, 2, 3)]


def test_a_long_sentence_is_read_in_parts_that_overlap() -> None:
    found = cut([[1] * 3, [1] * 200, [1] * 3])
    assert found[0] == Window(0, 3, 0, 3)
    assert found[-1] == Window(203, 206, 203, 206)
    first, second = found[1:3]
    assert first.last - second.first == OVERLAP
    assert first.keep_last == second.keep_first == (first.last + second.first + 1) // 2


@given(st.lists(st.lists(st.integers(1, 100), min_size=1, max_size=150), max_size=8))
def test_each_word_is_kept_once_in_order_and_no_window_is_too_large(sizes: list[list[int]]) -> None:
    words, ranges = sentences_of(sizes)
    found = list(windows(words, ranges))
    assert [number for one in found for number in range(one.keep_first, one.keep_last)] == list(range(len(words)))
    for one in found:
        assert one.first <= one.keep_first < one.keep_last <= one.last
        assert sum(len(word.pieces) for word in words[one.first : one.last]) <= CAPACITY


@given(st.integers(500, 3000))
def test_the_windows_of_one_long_sentence_grow_with_it_linearly(size: int) -> None:
    assert len(cut([[1] * size])) <= 2 + size / (CAPACITY - OVERLAP)
