"""What the event stage makes of proposals: dates, places and numbers are the article's own or none, and it says why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from extract.analyzers import Proposal, Proposals
from extract.events import ProposedEvents
from extract.events.proposed_words import name_in
from extract.model import Article, Event, Modality, Reading, Span
from extract.pipeline import GazetteerPlaces, Pipeline

DAY = date(2018, 6, 9)
TEXT = (
    "Rebels shelled the town of Homs, Syria, on Monday, killing a dozen people.\n\n"
    "The Syrian army left Oberfleckhausen on Friday. Farmers may march in Paris.\n\n"
    "Workers went on strike in Lyon last week, the Homs shelling notwithstanding.\n\n"
    "(Photo: shelled street/handout)\n"
)
FIRST = "Rebels shelled the town of Homs, Syria, on Monday, killing a dozen people"
LEFT = "The Syrian army left Oberfleckhausen on Friday"
Read = Callable[..., Reading]


@pytest.fixture
def read(with_reader: Any, scripted: Any, proposal: Callable[..., Proposal]) -> Read:
    """The reading of TEXT, or another one, where the reader proposes what is given: (quote, trigger, fields)."""

    def make(*given: tuple[str, str, dict[str, Any]], text: str = TEXT) -> Reading:
        events = tuple(proposal(text, quote, trigger, **fields) for quote, trigger, fields in given)
        reader = scripted(lambda _: Proposals(events=events))
        return with_reader(reader).read(Article(text=text, published=DAY, published_basis="given"))

    return make


def typed(**fields: Any) -> dict[str, Any]:
    """The fields of an event that its reader is sure of."""
    return {"event_type": "conflict", "modality": "happened"} | fields


def only(reading: Reading) -> Event:
    """The one event."""
    (event,) = reading.events
    return event


def said(reading: Reading, words: str) -> bool:
    """Whether one line of what was left out says so."""
    return len([line for line in reading.skipped if words in line]) == 1


def test_date_and_place_are_what_dateline_reads_in_the_words(read: Read) -> None:
    event = only(read((FIRST, "shelled", typed(date="on Monday", place="the town of Homs, Syria"))))
    assert event.interval is not None
    assert (event.interval.first, event.date_basis) == (date(2018, 6, 4), "relative")
    assert event.place is not None
    assert (event.place.name, event.place.country_code, event.place_basis) == ("Homs", "SY", "explicit")
    assert event.reasons[0] == "proposed by scripted"
    assert {one.role for one in event.evidence} == {"quote", "date", "place"}


def test_a_name_that_only_the_reader_saw_is_resolved_by_the_place_stage(
    shipped: Pipeline, scripted: Any, proposal: Callable[..., Proposal]
) -> None:
    text = "An earthquake flattened Amatrice, Italy."
    event = proposal(text, text, "flattened", event_type="accident_disaster", modality="happened", place="Amatrice")
    assert isinstance(shipped.places, GazetteerPlaces)
    stage = ProposedEvents(scripted(lambda _: Proposals(events=(event,))), shipped.places.resolve_named)
    reading = replace(shipped, places=lambda *_: (), events=stage).read(Article(text=text))
    found = only(reading)
    assert found.place is not None
    assert (found.place.name, found.place.country_code, found.place_basis) == ("Amatrice", "IT", "explicit")
    assert reading.places == (found.place_mention,)
    assert reading.places[0].reason.startswith("named by scripted")


def test_without_a_place_stage_such_a_name_has_no_point(
    shipped: Pipeline, scripted: Any, proposal: Callable[..., Proposal]
) -> None:
    text = "An earthquake flattened Amatrice, Italy."
    event = proposal(text, text, "flattened", event_type="accident_disaster", modality="happened", place="Amatrice")
    stage = ProposedEvents(scripted(lambda _: Proposals(events=(event,))))
    found = only(replace(shipped, places=lambda *_: (), events=stage).read(Article(text=text)))
    assert found.place is None
    assert found.place_mention is not None
    assert found.place_mention.text == "Amatrice"


def test_a_name_that_nobody_knows_leaves_the_event_without_a_point(read: Read) -> None:
    """It is not put at the place that the article is about: the text says that it was somewhere else."""
    text = "Rebels shelled Homs on Monday. They burned Oberxyzzdorf down on Tuesday. Homs was quiet on Friday."
    reading = read(
        ("Rebels shelled Homs on Monday", "shelled", typed(place="Homs")),
        ("They burned Oberxyzzdorf down", "burned", typed(place="Oberxyzzdorf", event_type="accident_disaster")),
        text=text,
    )
    burned = next(event for event in reading.events if event.event_type == "accident_disaster")
    assert (burned.place, burned.place_basis) == (None, "none")
    assert burned.place_mention in reading.places
    assert burned.place_mention is not None
    assert burned.place_mention.text == "Oberxyzzdorf"


def test_words_without_a_name_are_no_place(read: Read) -> None:
    reading = read((FIRST, "shelled", typed(place="dozen people")))
    assert said(reading, "'shelled': 'dozen people' is no name: left without it")
    assert only(reading).place_basis != "explicit"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the town of Homs, Syria", "Homs"),
        ("Bir al-Qasab", "Bir al-Qasab"),
        ("The Forest of Ob", "Forest of Ob"),
        ("the market", None),
        ("The market", None),
        ("in", None),
        ("A" + "a" * 100, None),
    ],
)
def test_the_name_is_found_in_what_a_reader_calls_a_place(words: str, name: str | None) -> None:
    found = name_in(words, Span(0, len(words)))
    assert (words[found.start : found.end] if found else None) == name


def test_a_people_is_no_place(read: Read) -> None:
    reading = read((LEFT, "left", typed(place="Syrian")))
    assert said(reading, "'left': 'Syrian' is of kind adjective: left without it")
    assert only(reading).place_basis != "explicit"


def test_words_that_are_no_date_leave_the_event_undated(read: Read) -> None:
    reading = read((FIRST, "shelled", typed(date="killing")))
    assert said(reading, "'shelled': no date is read in 'killing'")
    assert only(reading).time is None


def test_numbers_are_read_from_the_words(read: Read) -> None:
    reading = read((FIRST, "shelled", typed(fatalities="a dozen people", injured="Homs")))
    event = only(reading)
    assert event.fatalities is not None
    assert (event.fatalities.least, event.injured) == (12, None)
    assert said(reading, "no number is read in 'Homs'")


def test_numbers_that_a_sure_reader_does_not_name_are_not_added(read: Read) -> None:
    assert only(read((FIRST, "shelled", typed()))).fatalities is None
    assert only(read((FIRST, "shelled", {}))).fatalities is not None


@pytest.mark.parametrize("modality", get_args(Modality))
def test_how_surely_it_happened_is_the_readers(read: Read, modality: Modality) -> None:
    assert only(read((FIRST, "shelled", typed(modality=modality)))).modality == modality


def test_the_type_is_the_readers_the_finer_type_the_lists_where_both_agree(read: Read) -> None:
    assert only(read((FIRST, "shelled", typed(sub_event_type="bombs")))).sub_event_type == "shelling"
    event = only(read((FIRST, "shelled", typed(event_type="protest", sub_event_type="bombs"))))
    assert (event.event_type, event.sub_event_type) == ("protest", "bombs")


def test_two_mentions_of_one_event_are_one_row(read: Read) -> None:
    reading = read(
        (FIRST, "shelled", typed(place="Homs", date="on Monday")),
        ("the Homs shelling notwithstanding", "shelling", typed(place="Homs")),
    )
    event = only(reading)
    assert TEXT[event.trigger.start : event.trigger.end] == "shelled"
    assert [one.role for one in event.evidence].count("repeat") == 1


def test_events_of_an_unlisted_word_merge_by_the_type_that_is_named(read: Read) -> None:
    reading = read(
        (FIRST, "shelled", typed(place="Homs")),
        ("the Homs shelling notwithstanding", "notwithstanding", typed(sub_event_type="shelling", place="Homs")),
    )
    assert len(reading.events) == 1


def test_people_are_named_as_the_text_has_them(read: Read) -> None:
    event = only(read((LEFT, "left", typed(actor1="The Syrian army", actor2="Oberfleckhausen"))))
    assert (event.actor1, event.actor2) == ("The Syrian army", "Oberfleckhausen")
    event = only(read((FIRST, "shelled", {"actor1": "Rebels", "actor2": "dozen"})))
    assert (event.actor1, event.actor2) == ("Rebels", None)


def test_where_the_reader_leaves_it_to_the_lists_they_judge(read: Read) -> None:
    march = ("Farmers may march in Paris", "march", {"place": "Paris"})
    reading = read(march)
    assert reading.events == ()
    assert said(reading, "'march': only possible")
    sure = read((march[0], march[1], typed(event_type="protest", modality="hypothetical")))
    assert only(sure).modality == "hypothetical"


def test_a_verb_that_the_lists_lack_is_an_event_with_a_date_and_none_without(read: Read) -> None:
    text = "The mayor renovated a school in Lyon on Monday. The mayor renovated a school. The school was red on Friday."
    dated = read(("The mayor renovated a school", "renovated", {"date": "on Monday", "place": "Lyon"}), text=text)
    assert (only(dated).event_type, only(dated).modality) == ("other", "happened")
    later = text.index("renovated", 30)
    assert read(("The mayor renovated a school", "renovated", {}), text=text[later - 10 :]).events == ()
    state = read(("The school was red", "was", {"date": "on Friday"}), text=text)
    assert state.events == ()
    assert said(state, "'was': reports a state")


@pytest.mark.parametrize(
    ("quote", "trigger", "reason"),
    [
        ("(Photo: shelled street/handout)", "street", "stands in no sentence that is read"),
        (FIRST, "Lyon", "does not stand in its quote"),
        (FIRST, "Homs", "part of a date or a name"),
        (FIRST, "Monday", "part of a date or a name"),
        (TEXT[:200], "people.\n\nThe", "stands in no sentence that is read"),
    ],
)
def test_what_makes_no_row_is_said(read: Read, quote: str, trigger: str, reason: str) -> None:
    reading = read((quote, trigger, typed()))
    assert reading.events == ()
    assert said(reading, f"{' '.join(trigger.split())!r}: {reason}")


def test_one_word_is_one_event(read: Read) -> None:
    reading = read((FIRST, "shelled", typed()), (FIRST, "shelled", typed(event_type="protest")))
    assert only(reading).event_type == "conflict"
    assert said(reading, "'shelled': proposed twice")


def test_an_overlong_quote_is_cut_to_its_sentence(read: Read) -> None:
    text = "Rebels shelled Homs on Monday. " + "It was hot. " * 60
    event = only(read((text.strip(), "shelled", typed()), text=text))
    assert text[event.quote.start : event.quote.end] == "Rebels shelled Homs on Monday."


def test_a_reader_hears_what_the_stages_before_found(with_reader: Any, scripted: Any) -> None:
    reader = scripted(lambda _: Proposals(events=(), dropped=("one thing",)))
    reading = with_reader(reader).read(Article(text=TEXT, published=DAY, published_basis="given"))
    (brief,) = reader.briefs
    words = {
        name: {TEXT[one.start : one.end] for one in getattr(brief, name)} for name in ("triggers", "dates", "places")
    }
    assert {"shelled", "killing"} <= words["triggers"]
    assert {"Monday", "Friday", "last week"} <= words["dates"]
    assert {"Homs", "Lyon", "Paris"} <= words["places"]
    assert not {"Syrian"} & words["places"]
    assert all(Span(0, len(TEXT)).contains(one) for one in brief.triggers)
    assert (reading.events, reading.skipped) == ((), ("one thing",))
