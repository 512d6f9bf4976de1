"""An event that a sentence tells so long before or after another one, or that was over by a day, gets its own days."""

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
    ("text", "days"),
    [
        ("Rebels shelled Lyon on Monday, a day after the truce collapsed.", {"truce": "2018-06-03"}),
        ("Rebels shelled Lyon two days before the vote was held on Sunday.", {"shelled": "2018-06-01"}),
        ("He was killed in Lyon three days after rebels kidnapped him on Monday.", {"killed": "2018-06-07"}),
        ("Two days after rebels shelled Lyon on Monday, soldiers left the town.", {"left": "2018-06-06"}),
        ("A bomb went off on Wednesday, hours after the mayor surrendered.", {"surrendered": "2018-06-06"}),
        ("Voters elected a mayor on 3 June, eight months after the last one resigned.", {"resigned": "2017-10"}),
        ("Nine people died in Lyon two days after a fire broke out.", {"died": "2018-06-09", "fire": "2018-06-09"}),
        (
            "A ferry sank off Lyon on Tuesday. By Thursday morning, divers had recovered nine bodies.",
            {"recovered": "2018-06-05/2018-06-07"},
        ),
        ("Divers have been searching for a crew for three days.", {"searching for": "2018-06-06~/2018-06-09~"}),
        ("The court in Lyon adjourned the case until 3 July.", {"adjourned": "2018-06-09"}),
    ],
)
def test_days_counted_from_another_event(pipeline: Pipeline, text: str, days: dict[str, str]) -> None:
    events = pipeline.read(Article(text=text, published=DAY, published_basis="given")).events
    found = {text[one.trigger.start : one.trigger.end]: one.interval.edtf for one in events if one.interval is not None}
    assert {trigger: found[trigger] for trigger in days} == days
