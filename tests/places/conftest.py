"""What the tests of places share: the gazetteer, built into the user's cache as a first start does, and a service."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from extract.config import Settings
from extract.model import Article, PlaceMention
from extract.places import Gazetteer, open_gazetteer, recognise, resolve
from extract.text import read_layout
from tests.loopback import GeocodingService, running


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


@pytest.fixture
def run_service() -> Callable[[], AbstractContextManager[GeocodingService]]:
    return lambda: running(GeocodingService)


@pytest.fixture
def service() -> Iterator[GeocodingService]:
    """A geocoding service; the test is marked `loopback`."""
    with running(GeocodingService) as service:
        yield service
