"""Names that are left unplaced because no reading of them is good enough, and those that never are."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extract.cli import app
from extract.config import Settings
from extract.model import Article, PlaceMention
from extract.places import Gazetteer, open_gazetteer, recognise, resolve
from extract.places.abstention import LEAST_SURE, unless_doubtful
from extract.text import read_layout

DOUBTFUL = "The storm cut Pasadena off."


def resolved(text: str, gazetteer: Gazetteer, *, abstain: bool) -> PlaceMention:
    article, layout = Article(text=text), read_layout(text)
    (found,) = resolve(article, layout, recognise(article, layout, gazetteer), gazetteer, abstain=abstain)
    return found


def test_the_best_guess_is_there_for_the_asking(gazetteer: Gazetteer) -> None:
    guess = resolved(DOUBTFUL, gazetteer, abstain=False)
    left = resolved(DOUBTFUL, gazetteer, abstain=True)
    assert guess.place == guess.candidates[0].place
    assert guess.confidence < LEAST_SURE
    assert (left.place, left.candidates, left.confidence) == (None, guess.candidates, guess.confidence)


@pytest.mark.parametrize(("confidence", "kept"), [(LEAST_SURE - 0.01, False), (LEAST_SURE, True)])
def test_the_margin_is_where_it_is_said_to_be(gazetteer: Gazetteer, confidence: float, kept: bool) -> None:
    guess = replace(resolved(DOUBTFUL, gazetteer, abstain=False), confidence=confidence)
    assert (unless_doubtful(guess).place is not None) is kept


def test_own_places_are_never_doubted(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tlatitude\tlongitude\nPasadena\t10\t20\nPasadena\t30\t40\n", "utf-8")
    gazetteer = open_gazetteer(Settings(own_places=own))
    found = resolved(DOUBTFUL, gazetteer, abstain=True)
    assert found.place is not None
    assert unless_doubtful(replace(found, confidence=0.1)).place == found.place


def test_it_shows_on_the_command_line() -> None:
    lines = CliRunner().invoke(app, ["places", DOUBTFUL]).stdout.splitlines()
    assert lines[0] == 'place "Pasadena" -> no place found'
    assert "left unplaced: Pasadena (Texas) is the likeliest, but too doubtful at 0." in lines[1]
    assert [line.split(",")[1] for line in lines[2:4]] == [" Texas", " California"]
