"""Dead and injured as reported."""

import json
import random
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from extract.events.aftermath import tolls_of, with_later_tolls
from extract.events.detect import find_triggers
from extract.events.lexicon import built_in
from extract.events.numbers import Toll, join_tolls, read_counts, read_toll
from extract.events.quantities import quantity_at
from extract.events.victims import parties_of
from extract.events.words import split_words
from extract.model import Count, Sentence, Span

CASES = json.loads((Path(__file__).parent / "counts.json").read_text("utf-8"))


def exactly(number: int) -> Count:
    """A number without a hedge."""
    return Count(least=number, most=number)


def pair(count: Count | None) -> list[int | None] | None:
    """A count as the table writes it."""
    return None if count is None else [count.least, count.most]


@pytest.mark.parametrize("case", CASES, ids=[case["sentence"] for case in CASES])
def test_counts(case: dict[str, Any]) -> None:
    """Each sentence of the table, for the reason it gives."""
    killed, hurt = read_counts(case["sentence"])
    assert (pair(killed), pair(hurt)) == (case["killed"], case["hurt"]), case["why"]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("twelve", 12, 12),
        ("1,200", 1200, 1200),
        ("thirty-five", 35, 35),
        ("two hundred and five", 205, 205),
        ("three thousand", 3000, 3000),
        ("a dozen", 12, 12),
        ("half-dozen", 6, 6),
        ("more than a dozen", 12, None),
        ("fewer than ten", None, 10),
        ("tens of thousands of", 20000, None),
        ("five or six", 5, 6),
        ("30–40", 30, 40),
        ("ten or more", 10, None),
        ("a total of 15", 15, 15),
    ],
)
def test_quantities(text: str, least: int | None, most: int | None) -> None:
    words = split_words(text, Span(0, len(text)))
    quantity = quantity_at(words, 0)
    assert quantity is not None
    assert (quantity.count, quantity.end) == (Count(least=least, most=most), len(words))


@pytest.mark.parametrize("text", ["1994", "$12", "aged 12", ".45", "between", "a", "no", "third"])
def test_what_counts_nobody(text: str) -> None:
    words = split_words(text, Span(0, len(text)))
    assert quantity_at(words, len(words) - 1) is None


def test_parties_do_not_overlap_and_keep_their_order() -> None:
    for case in CASES:
        text = case["sentence"]
        parties = parties_of(split_words(text, Span(0, len(text))))
        assert all(one.end <= two.start for one, two in zip(parties, parties[1:], strict=False))
        assert all(party.start < party.end for party in parties)


def test_no_order_of_words_breaks_the_reading() -> None:
    """Words of the tables in any order: parties stay inside the sentence, no count is turned round."""
    tables = tomllib.loads((files("extract") / "resources" / "events" / "counts.toml").read_text("utf-8"))
    lists = [*tables["lists"].values(), *(" ".join(tables[name]) for name in ("numerals", "multiples", "vague"))]
    vocabulary = [word for words in lists for joined in words.split() for word in joined.split("_")]
    vocabulary += [
        "12",
        "1,200",
        "10-12",
        "²",
        "Ada",
        "Lang",
        ",",
        ".",
        "and",
        "of",
        "the",
        "a",
        "by",
        "was",
        "to",
    ] * 20
    choose = random.Random(7)
    for _ in range(3000):
        text = " ".join(choose.choice(vocabulary) for _ in range(choose.randint(1, 20)))
        words = split_words(text, Span(0, len(text)))
        assert all(0 <= party.start < party.end <= len(words) for party in parties_of(words)), text
        for count in read_counts(text):
            if count is not None and count.least is not None and count.most is not None:
                assert 0 <= count.least <= count.most, text


def test_of_several_tellings_the_greatest_number_counts() -> None:
    tolls = [Toll(killed=exactly(2), struck=exactly(5)), Toll(killed=exactly(3)), Toll(hurt=exactly(1))]
    joined = join_tolls(tolls)
    assert (joined.fatalities, joined.injured) == (exactly(3), exactly(2))


def test_the_shot_are_hurt_unless_they_died() -> None:
    assert Toll(struck=exactly(1), killed=exactly(1)).injured is None
    assert Toll(struck=exactly(1)).injured == exactly(1)


def test_the_attacker_is_added_to_his_victims_but_not_to_all_the_dead() -> None:
    victims = "The gunman killed four people before killing himself."
    everyone = "Five people are dead. The gunman killed himself."
    assert read_counts(victims)[0] == exactly(5)
    tolls = [read_toll(split_words(everyone, Span(*bounds))) for bounds in ((0, 21), (22, len(everyone)))]
    assert join_tolls(tolls).fatalities == exactly(5)


@pytest.mark.parametrize(
    ("text", "parts", "killed"),
    [
        ("A bomb killed 12 people in Homs, and gunmen killed three men in Aleppo.", ("killed", "killed"), [12, 3]),
        ("A bus crashed near Homs, killing nine pilgrims.", ("crashed", "killing"), [9, 9]),
        ("Police said the bomb killed two guards.", ("said", "killed"), [None, 2]),
    ],
)
def test_events_of_one_sentence_have_their_own_toll(text: str, parts: tuple[str, str], killed: list[int]) -> None:
    words = split_words(text, Span(0, len(text)))
    found = [
        one
        for one in find_triggers(0, Sentence(span=Span(0, len(text)), region="body", paragraph=0), words, built_in())
        if text[one.span.start : one.span.end] in parts
    ]
    starts = [0, text.index(", ") if ", " in text else found[1].span.start, len(text)]
    quotes = [Span(starts[0], starts[1]), Span(starts[1], starts[2])]
    tolls = tolls_of(words, list(zip(found, quotes, strict=True)))
    assert [toll.fatalities.least if toll.fatalities else None for toll in tolls] == killed


def test_no_toll_without_an_event_before_it() -> None:
    assert with_later_tolls([], [(Span(0, 5), Toll(killed=exactly(1)))]) == []
