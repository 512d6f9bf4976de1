"""The line that says why two rows are one event."""

import pytest

from extract.events.explanation import explain_link, spelled
from extract.events.likeness import Link


def link_of(**changes) -> Link:
    known = {"one": "a", "two": "b", "alike": 0.447, "needed": 0.25, "day": "agrees", "place": "differs",
             "words": ("harbou", "haukur", "34")}  # fmt: skip
    return Link(**(known | changes))


def test_the_line_says_what_agrees_how_alike_they_are_and_by_which_words():
    texts = ("The HARBOUR was shut.", "Nobody of Haukur, 34, saw the harbour.")
    assert explain_link(link_of(), texts) == (
        "Same day, different places; wording 45 % alike (25 % is enough): harbour, Haukur, 34"
    )


def test_what_is_not_known_is_said_and_without_texts_stems_stay():
    link = link_of(day="unknown", place="unknown", words=("harbou", "fire"))
    assert explain_link(link) == (
        "Day not known in both, place not known in both; wording 45 % alike (25 % is enough): harbou…, fire"
    )


@pytest.mark.parametrize(
    ("stem", "text", "word"),
    [("fire", "Fire! FIRE! The fire.", "fire"), ("haukur", "HAUKUR and Haukur", "Haukur"), ("oslo", "OSLO", "OSLO"),
     ("art", "a smart artist", "artist"), ("c++", "c++", "c++")],
)  # fmt: skip
def test_a_stem_is_spelled_as_the_text_does(stem, text, word):
    assert spelled(stem, [text]) == word
