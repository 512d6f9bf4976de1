"""How a word that names an event stands in its clause."""

import json
from pathlib import Path

import pytest

from extract.events.detect import Found, find_triggers
from extract.events.inflection import inflect
from extract.events.lexicon import built_in
from extract.events.words import split_words
from extract.model import Sentence, Span

CASES = json.loads((Path(__file__).parent / "statuses.json").read_text("utf-8"))


def triggers(text: str) -> dict[str, Found]:
    """Triggers of one sentence by their words."""
    span = Span(0, len(text))
    sentence = Sentence(span=span, region="body", paragraph=0)
    return {text[f.span.start : f.span.end]: f for f in find_triggers(0, sentence, split_words(text, span), built_in())}


@pytest.mark.parametrize("case", CASES, ids=[case["sentence"] for case in CASES])
def test_status(case: dict[str, str]) -> None:
    """Each case of the table, for the reason it gives."""
    found = triggers(case["sentence"])
    assert case["word"] in found, case["why"]
    assert found[case["word"]].status == case["status"], case["why"]


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [("stop", "stopped", "stopping"), ("visit", "visited", "visiting"), ("carry", "carried", "carrying"),
     ("admit", "admitted", "admitting"), ("free", "freed", "freeing"), ("die", "died", "dying")],
)  # fmt: skip
def test_regular_verbs_are_spelled_as_english_spells_them(verb: str, past: str, ing: str) -> None:
    """Doubling, y to i, ie to y."""
    forms = inflect(verb)
    assert (forms["past"], forms["ing"]) == ({past}, {ing})


def test_longer_expression_wins() -> None:
    """ "opened fire" is a shooting, not the opening of something."""
    assert triggers("Two men opened fire on the crowd.")["opened fire"].trigger.sub_event_type == "shooting"


def test_determiner_may_stand_inside_an_expression() -> None:
    """ "reached a deal" and "reached the deal" are one expression."""
    assert triggers("Both sides reached the deal at dawn.")["reached the deal"].trigger.family == "agreement"


def test_name_with_a_capital_is_no_event() -> None:
    """ "Strike" inside a name does not strike."""
    assert "March" not in triggers("The film was shown in March at the gallery.")


def test_words_keep_their_spans() -> None:
    """Each word's offsets give its own surface back, quotation marks open and close."""
    text = "He said: “We met them”, and left."
    words = split_words(text, Span(0, len(text)))
    assert all(text[w.span.start : w.span.end] == w.text for w in words)
    assert [w.text for w in words if w.quoted and w.text.isalpha()] == ["We", "met", "them"]
