"""What stands for a place named before is linked to events like its name, and says by its basis that it is none."""

from datetime import date

import pytest

from extract.config import Settings
from extract.model import Article, Event
from extract.pipeline import Pipeline, build_pipeline

DAY = date(2018, 6, 9)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


def read(pipeline: Pipeline, text: str) -> dict[str, Event]:
    """The events of a text by their triggers."""
    article = Article(text=text, published=DAY, published_basis="given")
    return {text[event.trigger.start : event.trigger.end]: event for event in pipeline.read(article).events}


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Rebels took Homs on Monday. Mortars killed two people in the town on Tuesday.", "killed", "Homs"),
        ("Rebels shelled Homs and Raqqa. A bomb exploded outside the city on Tuesday.", "exploded", "Ar Raqqah"),
        ("Aleppo province was quiet. Troops shelled a school in the province on Tuesday.", "shelled", "Aleppo"),
        ("Rebels took Homs. Peru said it was sorry. Two were shot in the besieged city on Friday.", "shot", "Homs"),
        ("A fire broke out in Lyon on Monday. The mayor visited the city on Tuesday.", "visited", "Lyon"),
    ],
)  # fmt: skip
def test_a_noun_takes_the_last_place_of_its_kind(pipeline: Pipeline, text: str, trigger: str, place: str) -> None:
    event = read(pipeline, text)[trigger]
    assert event.place is not None
    assert event.place.name.startswith(place)
    assert event.place_basis == "context"
    assert event.place_mention is not None
    assert event.place_mention.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took Homs on Monday. The city council resigned on Tuesday.",
        "Rebels took Homs on Monday. Two women were elected in a town on Tuesday.",
        "A man was shot in Peru. The minister resigned in the Swiss city on Tuesday.",
    ],
)
def test_a_noun_that_points_back_at_nothing_places_nothing(pipeline: Pipeline, text: str) -> None:
    trigger = "elected" if "elected" in text else "resigned"
    assert read(pipeline, text)[trigger].place is None


def test_here_is_where_the_report_is_from(pipeline: Pipeline) -> None:
    text = "HOMS, Syria, June 8 - The market opened again. Traders were glad. Nine people were shot here on Monday."
    event = read(pipeline, text)["shot"]
    assert event.place is not None
    assert event.place.name == "Homs"


def test_the_nation_of_the_dead_is_not_where_they_died(pipeline: Pipeline) -> None:
    text = "Iraqi troops shelled Baquba on Monday. In Iraq all is well. Two American soldiers died on Tuesday."
    event = read(pipeline, text)["died"]
    assert event.place is not None
    assert event.place.country_code == "IQ"
