"""What an article gives hangs neither on the articles read beside it nor on what computes the network."""

import random
from pathlib import Path

import pytest

from extract.encoder import load
from extract.model import Article, PlaceMention
from extract.pipeline import EncoderReading
from extract.places import recognise, resolve
from extract.text import read_layout

SEEDS = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.md"))


def read(path: Path, gazetteer, encoder) -> list[tuple]:
    text = path.read_text("utf-8")
    article, layout = Article(text=text), read_layout(text)
    analysis = EncoderReading(encoder)(text, layout)
    return [told(m) for m in resolve(article, layout, recognise(article, layout, gazetteer, analysis), gazetteer)]


def told(mention: PlaceMention) -> tuple:
    return mention.span, mention.kind, mention.place, mention.confidence


@pytest.fixture(scope="module")
def alone(gazetteer) -> dict[Path, list[tuple]]:
    return {path: read(path, gazetteer, load()) for path in SEEDS}


@pytest.mark.parametrize("seed", range(20))
def test_an_article_is_read_alike_in_any_batch(gazetteer, alone, seed):
    chance, encoder = random.Random(seed), load()
    for path in chance.sample(SEEDS, 3):
        assert read(path, gazetteer, encoder) == alone[path]


def test_without_onnxruntime_the_same_places_are_found(gazetteer, alone):
    encoder = load("numpy")
    for path in SEEDS[:2]:
        found = read(path, gazetteer, encoder)
        assert [one[:3] for one in found] == [one[:3] for one in alone[path]]
        assert all(abs(one[3] - other[3]) <= 0.05 for one, other in zip(found, alone[path], strict=True))
