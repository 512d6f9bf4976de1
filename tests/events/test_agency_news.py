"""Deeds as agencies tell them: in nouns, with places far off beside near ones, days long past, stations as senders."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.events import read_events
from extract.events.agencies import SOURCE, STATION, without_reporters
from extract.events.containers import CONTAINER, LANDMARK
from extract.events.country import country_named, country_of_doers, leading_country
from extract.model import Article, Layout, Place, PlaceMention, Published, Region, Span
from tests.events.test_read import layout_of, place_of, read, time_of

CASES = json.loads((Path(__file__).parent / "agency_news.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    """Triggers in text order with the date, place, type and modality that each case names."""
    text = case["text"]
    events = sorted(read(case), key=lambda event: event.trigger)
    found = [text[event.trigger.start : event.trigger.end] for event in events]
    assert found == [wanted["trigger"] for wanted in case["events"]], case["why"]
    for event, wanted in zip(events, case["events"], strict=True):
        told = {
            "date": event.interval.edtf if event.interval else None,
            "place": event.place.name if event.place else None,
            "type": event.event_type,
            "modality": event.modality,
        }
        assert {key: told[key] for key in wanted if key != "trigger"} == {
            key: value for key, value in wanted.items() if key != "trigger"
        }, case["why"]


def test_the_station_in_a_dateline_is_no_place() -> None:
    """The name behind the day is who reports; the country behind the town is a place."""
    text = "ARDEN (LORNIA), 5 JUN 18 (RADIO BREMEL) -- Two died."
    head = Region(span=Span(0, text.index("--")), kind="dateline")
    mentions = [place_of(text, name, 45.0, 5.0, "city") for name in ("ARDEN", "LORNIA", "BREMEL")]
    kept = without_reporters(mentions, Layout(regions=(head,), sentences=()), text)
    assert [mention.text for mention in kept] == ["ARDEN", "LORNIA"]


def test_a_station_by_name_is_no_place() -> None:
    """Wherever the text names it."""
    text = "Two died in Arden, Radio Bremel said. A truck burned in Lorne."
    mentions = [place_of(text, name, 45.0, 5.0, "city") for name in ("Arden", "Bremel", "Lorne")]
    kept = without_reporters(mentions, Layout(regions=(), sentences=()), text)
    assert [mention.text for mention in kept] == ["Arden", "Lorne"]


def test_the_quarter_that_another_sentence_names_is_where_it_was() -> None:
    """The town's point stays; the words for it are the finer ones."""
    text = "A bomb exploded in Arden on Monday. The explosion occurred in the Velm quarter."
    town = place_of(text, "Arden", 45.0, 5.0, "city")
    quarter = replace(town, span=Span(text.index("Velm"), text.index("Velm") + 4), text="Velm")
    times = (time_of(text, "Monday", "2018-06-04", "relative"),)
    published = Published(first=date(2018, 6, 9), last=date(2018, 6, 9), basis="given")
    events, _ = read_events(Article(text=text), layout_of(text, "body"), published, times, (town, quarter))
    assert [(event.place, event.place_mention) for event in events] == [(town.place, quarter)]


@pytest.mark.parametrize(
    ("pattern", "fits", "words"),
    [
        (SOURCE, True, "5 JUN 91 (RADIO PACIFICO)"),
        (SOURCE, False, "LYON (FRANCE), 5 JUN 91"),
        (STATION, True, "the rebel radio "),
        (STATION, False, "the radio in "),
        (CONTAINER, True, ", "),
        (CONTAINER, True, ", in northern "),
        (CONTAINER, True, " district of "),
        (CONTAINER, True, " neighborhood in the western part of "),
        (CONTAINER, False, " and "),
        (CONTAINER, False, ", near "),
        (LANDMARK, True, ", 415 km southeast of "),
        (LANDMARK, True, " (about 12 miles from the town of "),
        (LANDMARK, False, ", where 12 people from "),
    ],
)
def test_patterns_fit_what_they_say(pattern: Any, fits: bool, words: str) -> None:
    """Each pattern's own examples."""
    match = pattern.search(words) if pattern in (SOURCE, STATION) else pattern.fullmatch(words)
    assert bool(match) is fits


def test_a_day_long_past_is_not_overruled_by_the_news() -> None:
    """What the sentence itself dates months back keeps its day, whatever other days the report names."""
    text = "Ines Roth, a judge, was kidnapped on 3 January. Her family asked for help on Friday. It pleaded on Friday."
    times = (time_of(text, "3 January", "2018-01-03", "explicit"), time_of(text, "Friday", "2018-06-08", "relative"))
    published = Published(first=date(2018, 6, 9), last=date(2018, 6, 9), basis="given")
    events, _ = read_events(Article(text=text), layout_of(text, "body"), published, times, ())
    kidnapping = next(event for event in events if event.sub_event_type == "kidnapping")
    assert (kidnapping.interval.edtf if kidnapping.interval else None, kidnapping.date_basis) == (
        "2018-01-03",
        "explicit",
    )


def country(text: str, name: str, code: str, kind: Any) -> PlaceMention:
    """A mention of a country by its name or an adjective."""
    place = Place(
        name=code, latitude=45.0, longitude=5.0, radius_km=300, precision="country", country_code=code, country=code
    )
    return replace(place_of(text, name, 45.0, 5.0, "country"), place=place, kind=kind)


def test_the_country_of_a_sentence_is_the_only_one_that_it_names() -> None:
    """An adjective is enough; two countries are too many."""
    text = "The Lornian senator was murdered, the Bremish minister said."
    lornian, bremish = country(text, "Lornian", "LO", "adjective"), country(text, "Bremish", "BR", "adjective")
    one, two = country_named([lornian]), country_named([lornian, bremish])
    assert (one.country_code if one else None, two) == ("LO", None)


def test_an_event_without_a_place_is_in_the_country_that_the_report_speaks_of() -> None:
    """Half of all that is named, and named twice; basis context, so that nobody takes it for the event's own words."""
    text = "A bishop was murdered. The Lornian police are looking for two men. The Lornian army helps."
    adjective = country(text, "Lornian", "LO", "adjective")
    again = replace(adjective, span=Span(text.rindex("Lornian"), text.rindex("Lornian") + 7))
    published = Published(first=date(2018, 6, 9), last=date(2018, 6, 9), basis="given")
    events, _ = read_events(Article(text=text), layout_of(text, "body"), published, (), (adjective, again))
    murder = next(event for event in events if event.sub_event_type == "killing")
    assert (murder.place.country_code if murder.place else None, murder.place_basis) == ("LO", "context")
    assert leading_country([adjective]) is None


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("He was kidnapped by a Lornian guerrilla group.", "adjective", "Lornia"),
        ("He was killed by Lornian police.", "adjective", "Lornia"),
        ("He was killed by Lornian troops.", "adjective", None),
        ("Lornian rebels said so.", "place", None),
    ],
)
def test_guerrillas_and_police_act_in_their_own_country(text: str, kind: Any, country: str | None) -> None:
    """Armies may be abroad."""
    mention = replace(place_of(text, "Lornian", 45.0, 5.0, "country"), kind=kind)
    mention = replace(mention, place=replace(mention.place, name="Lornia")) if mention.place else mention
    found = country_of_doers([mention], text)
    assert (found.name if found else None) == country
