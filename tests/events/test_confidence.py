"""Confidences lie in their bounds, fall for a reason, and say it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.events.confidence import confidence_of
from extract.events.detect import Found
from extract.events.draft import Draft
from extract.events.lexicon import Trigger
from extract.model import Article, Candidate, Place, PlaceMention, Sentence, Span, TimeInterval

DAY = TimeInterval(first=date(2018, 3, 5), last=date(2018, 3, 5), precision="day", edtf="2018-03-05")
SALEM = Place(name="Salem", latitude=44.9, longitude=-123.0, radius_km=8.0, precision="city")
OTHER = replace(SALEM, latitude=42.5, longitude=-70.9)
SURE = PlaceMention(span=Span(10, 15), text="Salem", kind="place", place=SALEM, confidence=1.0)
TRIGGER = Trigger(lemma="burn", pos="v", family="fire", event_type="accident_disaster", sub_event_type="fire", weight=3)


def draft_of(**changes) -> Draft:
    """A draft that nothing speaks against, but for the changes."""
    found = Found(
        sentence=0, index=0, last_index=0, span=Span(0, 4), trigger=TRIGGER, status="past", clause=0, quoted=False
    )
    best = Draft(
        found=found, sentence=Sentence(span=Span(0, 20), region="body", paragraph=0), ordinal=0, quote=Span(0, 20),
        wording="burn", score=5.0, modality="happened", interval=DAY, date_basis="relative", mention=SURE, place=SALEM,
        place_basis="explicit",
    )  # fmt: skip
    return replace(best, **changes)


def doubts(draft: Draft, salience: int = 1, publisher: Place | None = None) -> list[str]:
    return [f"{one.about}: {one.reason}" for one in confidence_of(draft, salience, publisher).doubts]


def test_the_best_row_has_no_doubts():
    assert doubts(draft_of()) == []


NAMESAKES = replace(
    SURE,
    confidence=0.5,
    candidates=(Candidate(place=SALEM, score=1, reason=""), Candidate(place=OTHER, score=0.9, reason="")),
)


@pytest.mark.parametrize(
    ("changes", "salience", "said"),
    [
        ({"date_basis": "context", "reasons": ("date of the sentence before",)}, 1,
         "date: date taken from the sentence before"),
        ({"date_basis": "context"}, 1, "date: date taken from the sentences around"),
        ({"date_basis": "publication"}, 1, "date: the text gives no date: the day of publication is taken"),
        ({"interval": None, "date_basis": "none"}, 1, "row: no date found"),
        ({"mention": NAMESAKES}, 1, "place: two places of that name"),
        ({"mention": replace(SURE, confidence=0.4)}, 1, "place: not sure what “Salem” names"),
        ({"place_basis": "context", "reasons": ("place of the event told before it",)}, 2,
         "place: place taken from the event told before it"),
        ({"place": None, "mention": None, "place_basis": "none"}, 1, "row: no place found"),
        ({}, 2, "row: told beside the main event of the article"),
        ({"ordinal": 9, "score": 2.0}, 2, "row: told only once, after the article's opening"),
    ],
)  # fmt: skip
def test_what_lowers_a_confidence_is_said(changes, salience, said):
    worse, best = draft_of(**changes), draft_of()
    assert said in doubts(worse, salience)
    assert confidence_of(worse, salience, None).row < confidence_of(best, 1, None).row


def test_a_place_of_the_publisher_is_said_to_be_one():
    taken = draft_of(mention=None, place_basis="context", reasons=("the town that the report is about",))
    assert doubts(taken, publisher=SALEM) == ["place: place from the publisher's town"]
    assert doubts(taken, publisher=OTHER) == ["place: place taken from the article as a whole"]


def test_an_event_told_twice_is_not_said_to_be_told_once():
    late = draft_of(ordinal=9, score=2.0, repeats=(Span(30, 40),))
    assert doubts(late, 2) == ["row: told beside the main event of the article"]


@given(
    st.floats(-5, 20), st.integers(1, 9), st.floats(0, 1), st.sampled_from(["explicit", "context", "publisher"]),
    st.sampled_from(["explicit", "relative", "context", "publication"]),
)  # fmt: skip
def test_confidences_are_shares_and_a_row_is_no_surer_than_its_parts(score, salience, name, place_basis, date_basis):
    draft = draft_of(
        score=score, mention=replace(SURE, confidence=name), place_basis=place_basis, date_basis=date_basis
    )
    sure = confidence_of(draft, salience, None)
    assert 0 <= sure.row <= min(sure.date, sure.place) < 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A storm hit Lyon on Sunday, 4 March 2018. It destroyed a school in Dijon.",
         "date taken from"),
        ("Fire in Lyon\n\nTwo people were killed when a fire broke out in a hall on 4 March 2018.",
         "place taken from"),
    ],
)  # fmt: skip
def test_values_from_elsewhere_in_an_article_say_from_where(shipped, text, said):
    """The words of the stages before lead to those that are shown."""
    reading = shipped.read(Article(text=text, published=date(2018, 3, 6), published_basis="given"))
    found = [doubt.reason for event in reading.events for doubt in event.doubts]
    assert [reason for reason in found if reason.startswith(said) and not reason.endswith("around")]
