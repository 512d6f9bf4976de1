"""A reading in words: dates and places as written, as understood, why, and what lost."""

import re
from dataclasses import replace
from datetime import date

from extract.cli.explain import (
    event_lines,
    interval_words,
    place_lines,
    published_words,
    same_event_lines,
    time_lines,
)
from extract.model import (
    Article,
    Candidate,
    Count,
    Doubt,
    Event,
    Layout,
    Place,
    PlaceMention,
    Published,
    Reading,
    Span,
    TimeInterval,
    TimeMention,
)  # fmt: skip

DAY = TimeInterval(first=date(2011, 5, 4), last=date(2011, 5, 4), precision="day", edtf="2011-05-04")
SALEM = Place(
    name="Salem", latitude=44.9429, longitude=-123.0351, radius_km=5.0, precision="city", admin1="Oregon", country="US"
)
OTHER = Place(name="Salem", latitude=42.5, longitude=-70.9, radius_km=5.0, precision="city", admin1="Massachusetts")


def test_a_date_is_shown_with_its_reason_and_what_lost():
    mention = TimeMention(
        span=Span(0, 6), text="last\nWednesday", timex_type="DATE", value="2011-05-04", interval=DAY, basis="relative",
        reason="counted from the document", rejected=("2011-04-27: the week before",),
    )  # fmt: skip
    assert list(time_lines(mention)) == [
        'date  "last Wednesday" -> 2011-05-04 (day) [DATE 2011-05-04, relative]',
        "        because counted from the document",
        "        not 2011-04-27: the week before",
    ]


def test_a_duration_names_no_day():
    mention = TimeMention(
        span=Span(0, 6), text="3 days", timex_type="DURATION", value="P3D", interval=None, basis="explicit"
    )
    assert list(time_lines(mention)) == ['date  "3 days" -> names no day [DURATION P3D, explicit]']


def test_a_place_is_shown_with_the_candidates_that_lost():
    mention = PlaceMention(
        span=Span(0, 5), text="Salem", kind="metonym", place=SALEM, confidence=0.876, reason="Oregon is named",
        candidates=(Candidate(place=SALEM, score=2, reason=""), Candidate(place=OTHER, score=1, reason="smaller")),
    )  # fmt: skip
    assert list(place_lines(mention)) == [
        'place "Salem" -> Salem, Oregon, US (city, 44.94, -123.04, within 5 km) [metonym] (confidence 0.88)',
        "        because Oregon is named",
        "        not Salem, Massachusetts (city, 42.50, -70.90, within 5 km): smaller",
    ]


def test_nobody_hurt_is_a_number():
    event = Event(
        trigger=Span(0, 3), quote=Span(0, 3), title="Two", event_type="conflict", sub_event_type="",
        modality="happened", interval=None, date_basis="none", time=None, place=None, place_basis="none",
        place_mention=None, injured=Count(least=0, most=0),
    )  # fmt: skip
    reading = Reading(
        article=Article(text="Two"), published=Published(), layout=Layout(regions=(), sentences=()), times=(),
        places=(), events=(event,),
    )  # fmt: skip
    assert "  injured: 0 to 0" in event_lines(reading, 1, event)


def test_an_unplaced_mention_says_so():
    mention = PlaceMention(span=Span(0, 5), text="Nowhere", kind="place")
    assert list(place_lines(mention)) == ['place "Nowhere" -> no place found']


def test_an_event_is_shown_with_its_quote_counts_and_reasons():
    text = "Two fell at Salem."
    event = Event(
        trigger=Span(4, 8), quote=Span(0, 18), title="Two fell", event_type="accident_disaster", sub_event_type="fall",
        modality="claimed", interval=DAY, date_basis="publication", time=None, place=SALEM, place_basis="explicit",
        place_mention=None, actor1="Two", fatalities=Count(least=2, most=None), confidence=0.5, reasons=("said so",),
    )  # fmt: skip
    reading = Reading(
        article=Article(text=text), published=Published(), layout=Layout(regions=(), sentences=()),
        times=(), places=(), events=(event,),
    )  # fmt: skip
    event = replace(event, doubts=(Doubt(about="date", reason="no day is named"),))
    assert list(event_lines(reading, 1, event)) == [
        "event 1: Two fell [accident_disaster/fall, claimed, confidence 0.50]",
        "  when:  2011-05-04 (day) (publication)",
        "  where: Salem, Oregon, US (city, 44.94, -123.04, within 5 km) (explicit)",
        "  who:   Two",
        "  dead: 2 to ?",
        '  quote: "Two fell at Salem."',
        '  word:  "fell"',
        "  because said so",
        "  less sure of the date: no day is named",
    ]


def reading_of(source: str, title: str) -> Reading:
    """An article with one event in Salem."""
    event = Event(
        trigger=Span(0, 3), quote=Span(0, 3), title=title, event_type="conflict", sub_event_type="",
        modality="happened", interval=DAY, date_basis="explicit", time=None, place=SALEM, place_basis="explicit",
        place_mention=None,
    )  # fmt: skip
    return Reading(
        article=Article(text="Two", title=title, source=source), published=Published(),
        layout=Layout(regions=(), sentences=()), times=(), places=(), events=(event,),
    )  # fmt: skip


def test_of_several_articles_the_same_event_is_named_with_the_reason():
    readings = [reading_of("a.txt", "Ferry Nordlys sinks"), reading_of("b.txt", "The ferry Nordlys lost")]
    count, blank, *events, why = same_event_lines([*readings, reading_of("c.txt", "Harvest festival opens")])
    assert (count, blank) == ("the same event in several articles: 1", "")
    assert sorted(events) == ["event 1 of a.txt: Ferry Nordlys sinks", "event 1 of b.txt: The ferry Nordlys lost"]
    assert re.fullmatch(r"  event 1 of [ab].txt and event 1 of [ab].txt: Same day, same place; wording \d+ % .*", why)
    assert "Nordlys" in why
    assert list(same_event_lines(readings[:1])) == ["the same event in several articles: none"]


def test_open_intervals_and_unknown_days_are_said():
    assert interval_words(TimeInterval(first=date(2011, 5, 1), last=None, precision="span", edtf="2011-05/..")) == (
        "2011-05-01 to open (span)"
    )
    assert published_words(Published(reason="no date in it")) == "unknown: no date in it"
    assert published_words(Published(first=date(2011, 5, 4), last=date(2011, 5, 6), basis="inferred")) == (
        "2011-05-04 to 2011-05-06 (inferred)"
    )
