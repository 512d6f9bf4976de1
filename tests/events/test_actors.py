"""Who did it to whom."""

import json
from pathlib import Path
from typing import Any

import pytest

from extract.encoder import NameMention
from extract.events.actor_mentions import proper_spans
from extract.events.actor_table import COLUMNS, KINDS, TABLES, built_in_actors
from extract.events.actors import find_actors
from extract.events.detect import Found, find_triggers
from extract.events.lexicon import built_in
from extract.events.senses import in_context
from extract.events.tables import built_in_rows
from extract.events.words import split_words
from extract.model import Place, PlaceMention, Sentence, Span
from extract.places.own_places import country_codes
from extract.places.tables import listed

CASES = json.loads((Path(__file__).parent / "actors.json").read_text("utf-8"))


def place_in(text: str, words: str) -> PlaceMention:
    """A place that the place stage would find; "Nepal/country" is one that is a country."""
    name, _, precision = words.partition("/")
    start = text.index(name)
    place = Place(
        name=name,
        latitude=0.0,
        longitude=0.0,
        radius_km=10.0,
        precision="country" if precision else "city",
        country=name,
    )
    return PlaceMention(span=Span(start, start + len(name)), text=name, kind="place", place=place, confidence=0.9)


def actors_of(case: dict[str, Any]) -> tuple[str | None, str | None]:
    """The actors of a case's trigger; full names stand in another sentence before it."""
    before = "".join(f"{name} spoke. " for name in case.get("names", ()))
    text = before + case["sentence"]
    span = Span(len(before), len(text))
    words = split_words(text, span)
    lexicon = built_in()
    sentence = Sentence(span=span, region="body", paragraph=0)
    found = [
        one
        for one in (in_context(one, words, lexicon) for one in find_triggers(0, sentence, words, lexicon))
        if surface(text, one) == case["trigger"]
    ]
    assert found, f"no trigger {case['trigger']!r}"
    places = [place_in(text, name) for name in case.get("places", ())]
    names = None
    if "names" in case:
        spoken = [*case["names"], "Lang", "Bo Reed"]
        names = [
            NameMention(span=Span(at, at + len(name)), label="PERSON", score=1.0)
            for name in spoken
            for at in (text.index(name) if name in case["names"] else text.index(name, len(before)),)
        ]
    return find_actors(found[0], words, places, (), text, lexicon, names)


def surface(text: str, found: Found) -> str:
    """The words of a trigger."""
    return text[found.span.start : found.span.end]


@pytest.mark.parametrize("case", CASES, ids=[case["sentence"] for case in CASES])
def test_actors(case: dict[str, Any]) -> None:
    """Each sentence of the table, for the reason it gives."""
    assert actors_of(case) == (case["actor1"], case["actor2"]), case["why"]


def test_the_tables_are_as_large_as_the_documentation_says() -> None:
    kinds = [actor.kind for actor, _ in built_in_actors()]
    assert kinds.count("armed_group") >= 250
    assert kinds.count("organisation") >= 80


def test_every_row_has_a_known_kind_and_country() -> None:
    for table in TABLES:
        for row in built_in_rows(table, COLUMNS):
            assert row["kind"] in KINDS, row.where
            assert set(listed(row["country"])) <= country_codes(), row.where


def test_each_alias_leads_to_its_actor() -> None:
    """A name written as the table has it is found whole; the first row that has a name keeps it."""
    table = built_in().actors
    given: dict[str, str] = {}
    for actor, names in built_in_actors():
        for name in names:
            given.setdefault(name.removeprefix("the ").removeprefix("The "), actor.name)
    lost = []
    for name, actor in given.items():
        words = split_words(name, Span(0, len(name)))
        match = table.at(words, 0)
        if match is None or (match[0].name, match[1]) != (actor, len(words)):
            lost.append(name)
    assert lost == []


def test_small_letters_are_no_abbreviation() -> None:
    text = "Those who fled said it is over, and it told us so."
    words = split_words(text, Span(0, len(text)))
    assert [word.text for i, word in enumerate(words) if built_in().actors.at(words, i)] == []


def test_a_word_inside_the_name_of_a_group_names_no_event() -> None:
    text = "The Popular Front for the Liberation of Palestine met the Islamic Jihad."
    words = split_words(text, Span(0, len(text)))
    spans = proper_spans(words, built_in().actors)
    assert [text[span.start : span.end] for span in spans] == [
        "Popular Front for the Liberation of Palestine",
        "Islamic Jihad",
    ]
