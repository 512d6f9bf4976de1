"""What an event's tense says of a date that its words leave open."""

from datetime import date

import pytest

from extract.config import Settings
from extract.model import Article
from extract.pipeline import Pipeline, build_pipeline

DAY = date(2018, 6, 9)  # a Saturday


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "modality"),
    [
        ("On Thursday the minister is due to visit Lyon.", "visit", "2018-06-14", "planned"),
        ("The minister visited Lyon on Thursday.", "visited", "2018-06-07", "happened"),
        ("In November 40 miners were killed by gunmen.", "killed", "2017-11", "happened"),
        ("The summit in November is seen as decisive.", "summit", "2018-11", "planned"),
        ("Troops have killed nine rebels in Homs since Tuesday.", "killed", "2018-06-05/2018-06-09", "ongoing"),
        ("Ships are to reach Lyon by Wednesday.", "reach", "2018-06-09/2018-06-13", "planned"),
        ("The town is calm. Voters elect a mayor on Thursday.", "elect", "2018-06-14", "planned"),
        ("Two men are killed on Thursday, and nobody speaks.", "killed", "2018-06-07", "happened"),
        ("Drivers threatened to strike from Thursday.", "threatened", "2018-06-14", "planned"),
        ("Lyon decides on Thursday. The owners are to meet in the afternoon.", "meet", "2018-06-14", "planned"),
        ("A mission is travelling to a road cut on 13 June by floods.", "cut", "2018-06-13", "planned"),
    ],
)
def test_the_day_that_is_meant(pipeline: Pipeline, text: str, trigger: str, edtf: str, modality: str) -> None:
    events = pipeline.read(Article(text=text, published=DAY, published_basis="given")).events
    (event,) = [one for one in events if text[one.trigger.start : one.trigger.end] == trigger]
    assert event.interval is not None
    assert (event.interval.edtf, event.modality) == (edtf, modality)


def test_without_a_day_of_publication_dates_stay(pipeline: Pipeline) -> None:
    text = "The minister visited Lyon on 3 May 2017."
    (event,) = pipeline.read(Article(text=text)).events
    assert event.interval is not None
    assert event.interval.edtf == "2017-05-03"
