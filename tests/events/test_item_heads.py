"""What heads an item of a chronicle or bulletin, a day or a place, holds for the item."""

from datetime import date

import pytest

from extract.config import Settings
from extract.model import Article, Event
from extract.pipeline import Pipeline, build_pipeline

CHRONICLE = (
    "Tues. 29 May, Homs. Gunmen in a van fired on guards at a checkpoint. Two of them were killed.\n\n"
    "Sun. 3 June: a bomb exploded outside a school. Nobody was hurt."
)
BULLETIN = (
    "PERU: Miners freed. Rebels released nine miners. They walked home.\n\n"
    "GHANA: A bridge collapsed. Three people were killed and a lorry was swept away."
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


def read(pipeline: Pipeline, text: str) -> dict[str, Event]:
    """The events of a text by their triggers."""
    events = pipeline.read(Article(text=text, published=date(2018, 6, 9), published_basis="given")).events
    return {text[event.trigger.start : event.trigger.end]: event for event in events}


def test_a_day_holds_for_its_item(pipeline: Pipeline) -> None:
    found = read(pipeline, CHRONICLE)
    days = {trigger: event.interval.edtf for trigger, event in found.items() if event.interval}
    assert days["killed"] == "2018-05-29"
    assert days["exploded"] == "2018-06-03"
    assert found["killed"].date_basis == "context"


def test_a_place_holds_for_its_item(pipeline: Pipeline) -> None:
    found = read(pipeline, BULLETIN)
    places = {trigger: event.place.name for trigger, event in found.items() if event.place}
    assert places["killed"] == places["was swept away"] == "Ghana"


def test_a_short_first_sentence_is_no_head_for_itself(pipeline: Pipeline) -> None:
    event = read(pipeline, "Nine people were killed in a raid. Homs was quiet.")["killed"]
    assert event.place is None or event.place_basis != "explicit"


def test_day_and_place_of_a_bullet_hold_however_long_ago_and_however_the_place_is_described(pipeline: Pipeline) -> None:
    text = (
        "The army bombed schools, the group says. A selection follows.\n\n"
        "• 11 January, Homs, northern Syria: two jets fired rockets at a school. Seven pupils were killed.\n\n"
        "• Night of 3 to 4 February, Hama: a clinic was bombed."
    )
    found = read(pipeline, text)
    for trigger, place, day in (("killed", "Homs", "2018-01-11"), ("bombed", "Hama", "2018-02-03/2018-02-04")):
        event = found[trigger]
        assert event.place is not None
        assert event.interval is not None
        assert (event.place.name, event.interval.edtf) == (place, day)


def test_a_dateline_heads_no_item(pipeline: Pipeline) -> None:
    for dateline in ("Geneva, 11 May 2018.", "(Geneva, 11 May 2018) -"):
        event = read(pipeline, f"{dateline} Rebels attacked a convoy in Homs. A bridge was destroyed.")["attacked"]
        assert event.place is not None
        assert event.place.name == "Homs"
        found = read(pipeline, f"{dateline} Prices rose. A bridge was destroyed.")["destroyed"]
        assert not any("heads its item" in reason for reason in found.reasons)


def test_what_a_paragraph_tells_is_at_the_town_with_which_it_opens(pipeline: Pipeline) -> None:
    text = (
        "A bomb killed nine people in Hama on Monday.\n\n"
        "Homs, a town of mills, has seen worse. In April 2012 gunmen stormed its prison and freed inmates."
    )
    event = read(pipeline, text)["stormed"]
    assert event.place is not None
    assert event.place.name == "Homs"
    assert event.place_basis == "context"
