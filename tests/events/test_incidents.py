"""Which sentences of a report turn to other incidents than its own."""

import pytest

from extract.events.incidents import asides

OWN = ["A man was shot in Dayton on Monday.", "He is in hospital."]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Police look into another fatal shooting nearby.", "another of its kind"),
        ("The robbery is unrelated to the case.", "said to be unrelated"),
        ("It is the third killing there.", "one more in a row"),
        ("So far this year, forty people were hurt.", "a stretch of time that holds several"),
        ("Officers also reported a fire on Sunday.", "told beside"),
        ("[OTHER NEWS: Two hurt in Salem]", "the head of another article"),
        ("RELATED: Two hurt in Salem", "the head of another article, in capitals"),
    ],
)
def test_a_sentence_that_turns_to_another_incident(sentence: str, why: str) -> None:
    assert asides([*OWN, sentence]) == {2}, why


@pytest.mark.parametrize(
    "sentence",
    [
        "The shooting was heard by neighbours.",
        "Another officer came to the scene.",
        "A second ambulance took him away.",
        "He lived there with a brother.",
    ],
)
def test_a_sentence_on_the_reports_own_incident(sentence: str) -> None:
    assert asides([*OWN, sentence]) == frozenset()


def test_what_follows_another_incident_tells_of_it_too() -> None:
    assert asides([*OWN, "There was an earlier attack.", "A boy was hurt on Friday.", "Police ask for help."]) == {2, 3}


def test_the_opening_tells_of_the_reports_own_incident() -> None:
    assert asides(["A second shooting shook Dayton on Monday.", "It is the third case this year."]) == frozenset()
