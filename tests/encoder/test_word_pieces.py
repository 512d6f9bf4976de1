"""The tokenizer gives the pieces of the reference tokenizer, with exact offsets, on every script and oddity."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.encoder.weights import open_weights
from extract.encoder.wordpiece import LONGEST_WORD, WordPiece, read_vocabulary

CASES = json.loads(Path(__file__).with_name("word_pieces.json").read_text("utf-8"))
BLANKS = "a\x0bb\x0cc\x85d\x1ce"


@pytest.fixture(scope="module")
def tokenizer() -> WordPiece:
    return WordPiece(read_vocabulary(open_weights().folder / "vocabulary.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_pieces_and_offsets_are_those_of_the_reference(case: dict[str, object], tokenizer: WordPiece) -> None:
    found = [[word.start, word.end, list(word.pieces)] for word in tokenizer.words(str(case["text"]))]
    assert found == case["words"]


def test_every_script_is_in_the_table() -> None:
    scripts = ("Arabic", "Hebrew", "Devanagari", "Cyrillic", "Greek", "Thai", "Georgian", "Korean", "Japanese")
    told = " ".join(case["why"] for case in CASES)
    assert [script for script in scripts if script not in told] == []


def test_blanks_between_pages_and_columns_end_a_word(tokenizer: WordPiece) -> None:
    assert [BLANKS[word.start : word.end] for word in tokenizer.words(BLANKS)] == ["a", "b", "c", "d", "e"]


@given(st.text(max_size=80))
def test_words_lie_in_order_within_the_text(tokenizer: WordPiece, text: str) -> None:
    words = list(tokenizer.words(text))
    assert all(0 <= word.start < word.end <= len(text) and word.pieces for word in words)
    assert all(one.end <= other.start for one, other in zip(words, words[1:], strict=False))
    assert all(not text[word.start].isspace() and not text[word.end - 1].isspace() for word in words)
    assert all(1 <= len(word.pieces) <= LONGEST_WORD for word in words)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_a_stretch_is_cut_as_it_is_alone(tokenizer: WordPiece, before: str, text: str, after: str) -> None:
    whole = f"{before} {text} {after}"
    start, end = len(before) + 1, len(before) + 1 + len(text)
    inside = [(word.start - start, word.end - start, word.pieces) for word in tokenizer.words(whole, start, end)]
    assert inside == [(word.start, word.end, word.pieces) for word in tokenizer.words(text)]
