"""Names that the gazetteer spells otherwise."""

import pytest

from extract.places.spellings import RESPELLED, spellings
from tests.places.test_containers import resolved

CASES = [
    ("The front in [Libya] moved from [Benghazi] to [Bin Jawad].", "Bin Jawad", "Bin Jawwād"),
    ("The army of [Libya] left [Ajdabiya] for [Brega].", "Brega", "Al Burayqah"),
    ("Boats left [Kochi] in [India] for [Kodungalloor].", "Kodungalloor", "Kodungallūr"),
]


@pytest.mark.parametrize(("text", "written", "name"), CASES, ids=[case[1] for case in CASES])
def test_a_name_written_otherwise_is_found_near_what_the_article_names(gazetteer, text, written, name):
    mention = resolved(text, gazetteer)[written]
    assert mention.place.name == name
    assert RESPELLED in mention.reason
    assert mention.confidence < 0.7


def test_it_is_not_looked_for_in_a_country_that_the_article_does_not_name(gazetteer):
    mention = resolved("Trains ran from [Lyon] in [France] to [Bin Jawad].", gazetteer)["Bin Jawad"]
    assert mention.place is None or mention.place.country_code == "FR"


def test_every_other_spelling_comes_once_and_is_another_one():
    found = list(spellings("al qusayr"))
    assert len(found) == len(set(found))
    assert "al qusayr" not in found
    assert {"qusayr", "al kusayr", "al qussayr"} <= set(found)
