"""The line as users get it, opened once."""

from collections.abc import Callable, Sequence

import pytest

from extract.batch import read_each
from extract.config import Settings
from extract.model import Article, Reading
from extract.pipeline import Pipeline, build_pipeline


@pytest.fixture(scope="session")
def line() -> Pipeline:
    return build_pipeline(Settings())


@pytest.fixture(scope="session")
def read_batch(line: Pipeline) -> Callable[[Sequence[Article]], list[Reading]]:
    """The readings of a batch; no article may fail."""

    def read(batch: Sequence[Article]) -> list[Reading]:
        failures: list[str] = []
        readings = list(read_each(batch, line, failures.append))
        assert failures == []
        return readings

    return read
