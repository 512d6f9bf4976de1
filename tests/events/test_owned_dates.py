"""Dates near an event that belong to another word: a participle, a record, what has gone on since."""

from datetime import date

import pytest

from extract.config import Settings
from extract.model import Article
from extract.pipeline import Pipeline, build_pipeline

DAY = date(2018, 6, 9)  # a Saturday
PUBLISHED = "2018-06-09"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ship seized in March was freed on Sunday in Lyon.", {"seized": "2018-03", "freed": "2018-06-03"}),
        ("A general, sentenced in 2012, was arrested in Lyon.", {"sentenced": "2012", "arrested": PUBLISHED}),
        ("The minister, appointed in March, resigned in Lyon.", {"appointed": "2018-03", "resigned": PUBLISHED}),
        ("A lorry, a van reported stolen on 2 May, was seized in Lyon.", {"stolen": "2018-05-02", "seized": PUBLISHED}),
        ("The only case from 2003 was adjourned in Lyon.", {"adjourned": PUBLISHED}),
        ("The raid of 2 June was denounced in Lyon.", {"raid": "2018-06-02"}),
        ("Gunmen entered the town on Sunday, shot two men and fled.", {"shot": "2018-06-03"}),
        ("The body of a guard, missing since late April, was recovered in Lyon.", {"recovered": PUBLISHED}),
        ("Since Tuesday, nine miners were killed in Lyon.", {"killed": "2018-06-05/2018-06-09"}),
        ("Copper touched 7,000 dollars in London, its highest since October.", {"touched": PUBLISHED}),
        ("The town was shelled for the first time since 2014.", {"shelled": PUBLISHED}),
        ("It is the first such loss since 1997, when a quarrel brought down the government.", {"brought": "1997"}),
        ("No train has left Lyon since the strike began on 20 May.", {"left": "2018-05-20/2018-06-09"}),
        ("The bear which had roamed for three weeks was shot in Lyon late on Monday.", {"shot": "2018-06-04"}),
        ("The judge, who toured the camp on Wednesday, resigned in Lyon.", {"resigned": PUBLISHED}),
        (
            "The army, in a statement read on radio late on Monday, acknowledged nine deaths.",
            {"acknowledged": "2018-06-04"},
        ),
        ("He will walk to Lyon, as he did in the spring of 2015.", {"walk to": None}),
    ],
)
def test_whose_date_it_is(pipeline: Pipeline, text: str, days: dict[str, str | None]) -> None:
    events = pipeline.read(Article(text=text, published=DAY, published_basis="given")).events
    found = {
        text[one.trigger.start : one.trigger.end]: one.interval.edtf if one.interval is not None else None
        for one in events
    }
    assert {trigger: found[trigger] for trigger in days} == days


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A fire broke out in Lyon on 2 June. Soldiers blocked the road.", "2018-06-02"),
        ("A fire broke out in Lyon on 2 June.\n\nThe council of Metz approved a budget.", PUBLISHED),
        ("Rebels shelled Lyon in 1960. The council approved a budget.", PUBLISHED),
        ("The king will visit Lyon on Monday. In Metz, gunmen killed two men.", PUBLISHED),
        (
            "Gunmen killed two men in Metz. The king will visit Lyon on Monday.\n\nPolice shot a robber in Brest.",
            PUBLISHED,
        ),
        ("The group split in October.\n\nYouths burned tyres in Lyon.", PUBLISHED),
        ("Gunmen raided Lyon in May.\n\nYouths burned tyres in Lyon.", "2018-05"),
    ],
)
def test_a_paragraph_holds_its_day(pipeline: Pipeline, text: str, edtf: str) -> None:
    events = pipeline.read(Article(text=text, published=DAY, published_basis="given")).events
    last = max(events, key=lambda one: one.trigger)
    assert last.interval is not None
    assert last.interval.edtf == edtf


def test_a_report_of_no_one_town_leaves_a_happening_its_own_day(pipeline: Pipeline) -> None:
    text = (
        "The blockade of Gafsa began on 20 May at noon, when a driver was hurt.\n\n"
        "Nobody has left since.\n\nFar off in Sfax, four men were killed by police on Thursday."
    )
    events = pipeline.read(Article(text=text, published=DAY, published_basis="given")).events
    (killed,) = [one for one in events if text[one.trigger.start : one.trigger.end] == "killed"]
    assert killed.interval is not None
    assert killed.interval.edtf == "2018-06-07"
