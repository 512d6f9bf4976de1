"""Bytes to text, and what is said of guesses."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sources.decode import decode

PROSE = "The café in Málaga — “open” since 1903 — was shut on Monday."


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (PROSE.encode(), "utf-8", False),
        (codecs.BOM_UTF8 + PROSE.encode(), "utf-8", False),
        (PROSE.encode("utf-16"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), "utf-16-be", False),
        (PROSE.encode("utf-32"), "utf-32-le", False),
        (PROSE.encode("utf-16-le"), "utf-16-le", False),
        (PROSE.encode("utf-16-be"), "utf-16-be", False),
        (PROSE.encode("cp1252"), "cp1252", True),
    ],
)
def test_text_comes_back_whatever_it_was_saved_as(data, encoding, guessed):
    found = decode(data)
    assert (found.text, found.encoding, found.guessed) == (PROSE, encoding, guessed)


def test_cyrillic_is_guessed():
    text = "Вчера вечером в центре города произошёл пожар, никто не пострадал. " * 5
    found = decode(text.encode("cp1251"))
    assert (found.text, found.guessed) == (text, True)


def test_utf8_with_a_damaged_byte_stays_utf8():
    text = (PROSE + " ") * 20
    found = decode(text.encode() + b"\xff end")
    assert found.text == text + "\ufffd end"
    assert found.guessed


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x00\x01\x02" * 50, b"ab\x00cd" * 9, b"\x07\x08text", b"\xff\xfe\x00"]
)
def test_binary_is_no_text(data):
    assert decode(data) is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf8_round_trip(text):
    found = decode(text.encode())
    assert found.text == text.removeprefix("\ufeff")
    assert not found.guessed


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_none(data):
    found = decode(data)
    assert found is None or isinstance(found.text, str)
