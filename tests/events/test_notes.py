"""Sentences about the page itself make no rows."""

import pytest

from extract.events.notes import is_note
from extract.events.words import split_words
from extract.model import Span


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("CORRECTION: In our report on Arden we said that a bridge had been closed.", True),
        ("Clarification – The bridge at Arden was closed on Sunday.", True),
        ("An earlier version of this story said that the bridge had been closed.", True),
        ("This article was amended on 6 May 2021 to give the name of the bridge.", True),
        ("Our best stories, delivered to your inbox each Monday.", True),
        ("This story was told in Arden on Monday.", False),
        ("The correction of the river began in 1921.", False),
        ("“An earlier version was better,” the architect said on Monday.", False),
    ],
)
def test_notes_of_correction_and_offers(sentence: str, note: bool) -> None:
    """By their openings, whatever they tell."""
    assert is_note(split_words(sentence, Span(0, len(sentence)))) is note
