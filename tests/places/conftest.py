"""The gazetteer that the tests of places share; built once into the user's cache, as a user's first start does."""

import pytest

from extract.config import Settings
from extract.model import Article, PlaceMention
from extract.places import Gazetteer, open_gazetteer, recognise, resolve
from extract.text import read_layout


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer(Settings())


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer):
    """Text to resolved mentions."""

    def reader(text: str, url: str | None = None) -> tuple[PlaceMention, ...]:
        article = Article(text=text, url=url)
        layout = read_layout(text)
        return resolve(article, layout, recognise(article, layout, gazetteer), gazetteer)

    return reader
