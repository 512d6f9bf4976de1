"""What an article gives hangs on it alone: batch mates decide its clusters and nothing else."""

import json
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.events import ClusterIndex, cluster_events
from extract.export import write
from extract.model import Article, Reading
from extract.sources import read_file
from extract.table import rows_of, tellings_of, to_frame, to_rows
from tests.whole_line.made_articles import SEEDS, batches

ReadBatch = Callable[[Sequence[Article]], list[Reading]]
OF_THE_BATCH = ("cluster_id", "n_sources", "same_event")


def own(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row, or what it keeps as evidence, without what the batch decides."""
    return {name: own(cell) if name == "evidence" else cell for name, cell in row.items() if name not in OF_THE_BATCH}


def tables(readings: Sequence[Reading]) -> Counter[str]:
    """The rows of each article with their clusters, whatever the order of articles."""
    return Counter(repr(rows) for rows in rows_of(readings))


def lines(readings: Sequence[Reading], folder: Path) -> list[list[dict[str, Any]]]:
    """What each article gives to a file of JSON lines, evidence and all, without what the batch decides."""
    path = folder / "events.jsonl"
    write(to_frame(readings), path, readings)
    told = iter(path.read_text("utf-8").splitlines())
    return [[own(json.loads(line)) for line in islice(told, len(reading.events))] for reading in readings]


def check_mates(read_batch: ReadBatch, batch: list[Article], gone: int, folder: Path) -> None:
    """With one article and without it, read anew each time, the others' readings, rows and evidence are the same."""
    with_it, without_it = read_batch(batch), read_batch(batch[:gone] + batch[gone + 1 :])
    beside = lines(with_it, folder)
    del with_it[gone], beside[gone]
    assert with_it == without_it
    assert beside == lines(without_it, folder)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@settings(max_examples=60)
@given(batch=batches(), data=st.data())
def test_an_article_more_or_less_changes_no_others_rows(
    read_batch: ReadBatch, folder: Path, batch: list[Article], data: st.DataObject
) -> None:
    check_mates(read_batch, batch, data.draw(st.integers(0, len(batch) - 1)), folder)


@settings(max_examples=60)
@given(batch=batches(), chance=st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing_but_order(
    read_batch: ReadBatch, batch: list[Article], chance: random.Random
) -> None:
    wanted = tables(read_batch(batch))
    chance.shuffle(batch)
    assert tables(read_batch(batch)) == wanted


@settings(max_examples=60)
@given(batch=batches(), chance=st.randoms(use_true_random=False), cuts=st.integers(1, 3))
def test_clusters_of_read_articles_are_the_same_in_any_order_and_told_twice(
    read_batch: ReadBatch, batch: list[Article], chance: random.Random, cuts: int
) -> None:
    readings = read_batch(list({article.article_id: article for article in batch}.values()))
    rows = tellings_of(readings, list(map(to_rows, readings)))
    wanted = cluster_events(rows)
    chance.shuffle(rows)
    index = ClusterIndex()
    for cut in [*range(cuts), 0]:
        index.add(rows[cut::cuts])
    assert index.clusters() == wanted


def test_the_sample_articles_do_not_touch_each_other(read_batch: ReadBatch, folder: Path) -> None:
    seeds = [read_file(path) for path in SEEDS]
    for gone in (0, len(seeds) - 1):
        check_mates(read_batch, seeds, gone, folder)
    assert tables(read_batch(seeds[::-1])) == tables(read_batch(seeds))
