"""The town around which a local report turns."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.events.anchor import anchor_of, named_town, strays, told_of
from extract.events.home import has_police, of_headline
from extract.model import Article, Layout, Place, PlaceMention, Region, Span
from tests.events.test_read import layout_of

DAYTON = Place(name="Dayton", latitude=39.76, longitude=-84.19, radius_km=10, precision="city", country_code="US",
               admin1="Ohio", population=140_000)  # fmt: skip
LIMA = replace(DAYTON, name="Lima", latitude=40.74, longitude=-84.1, population=36_000)
SALEM = replace(DAYTON, name="Salem", latitude=44.94, longitude=-123.04, admin1="Oregon", population=175_000)
JANVILLE = replace(DAYTON, name="Janville", latitude=48.0, longitude=2.0, country_code="FR", admin1=None,
                   population=900)  # fmt: skip


def named(text: str, *places: Place, sure: float = 0.9) -> list[PlaceMention]:
    """The mentions of places in a text, each time that one is named."""
    found = []
    for place in places:
        at = text.find(place.name)
        while at >= 0:
            span = Span(at, at + len(place.name))
            found.append(PlaceMention(span=span, text=place.name, kind="place", place=place, confidence=sure))
            at = text.find(place.name, at + 1)
    return sorted(found, key=lambda mention: mention.span)


def anchor(text: str, mentions: Sequence[PlaceMention], publisher: Place | None = None) -> Place | None:
    return anchor_of(Article(text=text), layout_of(text, "body"), mentions, (), publisher)


def dated(text: str, dateline: str) -> Layout:
    """The layout of a text that opens with a dateline."""
    body = layout_of(text, "body")
    return replace(body, regions=(Region(kind="dateline", span=Span(0, len(dateline))), *body.regions))


def test_the_publishers_town_where_the_report_names_no_other() -> None:
    text = "A boy was shot on Friday. Nobody was held."
    assert anchor(text, [], DAYTON) == DAYTON


def test_the_town_whose_police_speak_outweighs_a_publishers_that_is_not_named() -> None:
    text = "Lima police found a boy. Lima police ask for help."
    assert anchor(text, named(text, LIMA), DAYTON) == LIMA


def test_a_far_town_of_another_state_is_no_local_publishers_anchor() -> None:
    text = "A boy was shot in Salem. Salem is quiet. Schools in Salem are shut. Salem waits. Salem mourns."
    assert anchor(text, named(text, SALEM), DAYTON) == DAYTON


def test_a_county_is_the_anchor_where_no_town_is() -> None:
    county = replace(LIMA, name="Allen County", precision="district")
    text = "Allen County sheriff's deputies came. Allen County sheriff's deputies left."
    assert anchor(text, named(text, county)) == county


def test_an_anchor_that_the_dateline_alone_names_is_told_of_nothing() -> None:
    text = "DAYTON - A boy was shot in Salem on Friday."
    mention = PlaceMention(span=Span(0, 6), text="DAYTON", kind="place", place=DAYTON, confidence=0.9)
    assert told_of(DAYTON, dated(text, "DAYTON -"), [mention], ()) is None
    assert told_of(DAYTON, layout_of(text, "body"), [mention], ()) == DAYTON


def test_the_named_town_is_named_as_often_as_the_other_place() -> None:
    text = "Lima police came. A boy from Dayton was shot in Lima. Lima police ask for help."
    town = named_town(Article(text=text), layout_of(text, "body"), named(text, LIMA, DAYTON), (), DAYTON)
    assert town is not None
    assert town.place == LIMA
    assert town.outnames(DAYTON, by=1)
    assert not town.outnames(DAYTON, by=3)


def test_no_named_town_in_another_state_than_the_publishers() -> None:
    text = "Salem police came. Salem police left."
    mentions = named(text, SALEM)
    assert named_town(Article(text=text), layout_of(text, "body"), mentions, (), DAYTON) is None
    assert named_town(Article(text=text), layout_of(text, "body"), mentions, (), None) is not None


def test_a_little_known_name_alone_in_its_country_is_a_stray() -> None:
    text = "Shots fell near Janville. Dayton police came. Dayton is quiet."
    assert strays(named(text, JANVILLE, DAYTON)) == {"Janville"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Shots fell near Janville. Dayton waits.", "named as often as the other country's"),
        ("A report on Dayton, Salem and Lima.", "no name of another country"),
    ],
)
def test_no_stray(text: str, why: str) -> None:
    assert strays(named(text, JANVILLE, DAYTON, SALEM, LIMA)) == frozenset(), why


def test_a_doubtful_name_alone_in_its_country_is_a_stray_in_a_report_of_several_countries() -> None:
    paris = replace(JANVILLE, name="Paris", country_code="QQ", population=2_000_000)
    text = "Shots fell near Janville. Dayton, Salem and Lima wait, and so does Paris."
    mentions = named(text, JANVILLE, DAYTON, SALEM, LIMA, paris, sure=0.6)
    assert strays(mentions) == {"Janville"}
    assert strays(named(text, JANVILLE, DAYTON, SALEM, LIMA, paris, sure=0.9)) == frozenset()


def test_a_stray_named_as_often_where_the_publisher_is_at_home_in_the_other_country() -> None:
    text = "Shots fell near Janville. Dayton waits."
    assert strays(named(text, JANVILLE, DAYTON), DAYTON) == {"Janville"}


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Dayton police came.", True),
        ("Dayton city police came.", True),
        ("In Dayton, police came.", False),
        ("Shots in Dayton.\nPolice came.", False),
        ("The Dayton shooting. Police came.", False),
    ],
)
def test_a_town_with_police_of_its_own(text: str, has: bool) -> None:
    assert has_police(named(text, DAYTON)[0], Article(text=text)) == has


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Boy shot in Lima - WXYZ News, Dayton", ["Lima"]),
        ("Boy shot in Lima | xyz.com | Dayton", ["Lima"]),
        ("Boy shot in Lima - a first in Dayton", ["Lima", "Dayton"]),
        ("Dayton TV station opens in Lima", ["Dayton", "Lima"]),
    ],
)
def test_the_publishers_name_behind_a_headline_is_no_place_of_it(title: str, kept: list[str]) -> None:
    assert [one.text for one in of_headline(title, sorted(named(title, LIMA, DAYTON), key=lambda m: m.span))] == kept
