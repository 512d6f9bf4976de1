"""Many articles through the line as users get it."""

from collections.abc import Callable, Sequence

import pytest

from extract.batch import read_each
from extract.model import Article, Reading
from extract.pipeline import Pipeline


@pytest.fixture(scope="session")
def read_batch(shipped: Pipeline) -> Callable[[Sequence[Article]], list[Reading]]:
    """The readings of a batch; no article may fail."""

    def read(batch: Sequence[Article]) -> list[Reading]:
        failures: list[str] = []
        readings = list(read_each(batch, shipped, failures.append))
        assert failures == []
        return readings

    return read
