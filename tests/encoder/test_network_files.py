"""The files of the network are whole, say where they come from, and are missed with a clear line."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from extract.encoder import load
from extract.encoder.labels import COLUMNS, LABELS
from extract.encoder.weights import CARD, GRAPH, VOCABULARY, WEIGHTS, open_weights
from extract.errors import ResourceError


def test_the_files_are_those_that_the_card_names() -> None:
    weights = open_weights()
    for name, digest in weights.card["sha256"].items():
        assert hashlib.sha256((weights.folder / name).read_bytes()).hexdigest() == digest


def test_the_card_says_what_it_is() -> None:
    card = open_weights().card
    assert card["licence"] == "CC BY-SA 4.0"
    assert "all-MiniLM-L6-v2" in card["base"]
    assert len(card["sources"]) >= 3
    assert card["labels"] == list(LABELS)


def test_the_attribution_names_every_source(root: Path) -> None:
    told = (open_weights().folder / "ATTRIBUTION.md").read_text("utf-8") + (root / "ATTRIBUTION.md").read_text("utf-8")
    names = ("EWT", "UNER", "GUM", "WikiGold", "MEANTIME", "EventStoryLine", "ECB+", "event_location", "WikiWars")
    assert [name for name in (*names, "all-MiniLM-L6-v2", "CC BY-SA 4.0") if name not in told] == []


def test_whole_numbers_fit_in_seven_bits() -> None:
    weights = open_weights()
    whole = [weights.array(name) for name in weights.card["arrays"] if name.endswith(".whole")]
    assert whole
    assert all(array.dtype == np.int8 and int(np.abs(array).max()) <= 64 for array in whole)


def test_the_heads_have_a_column_for_each_answer() -> None:
    assert open_weights().array("heads.bias").shape[0] > COLUMNS


def test_the_network_stays_small() -> None:
    folder = open_weights().folder
    assert sum(path.stat().st_size for path in folder.iterdir()) < 25_000_000


@pytest.mark.parametrize("gone", [CARD, WEIGHTS, GRAPH, VOCABULARY])
def test_a_missing_file_is_told(gone: str, tmp_path: Path) -> None:
    folder = tmp_path / "network"
    shutil.copytree(open_weights().folder, folder)
    (folder / gone).unlink()
    with pytest.raises(ResourceError, match="reinstall dateline"):
        load(folder=folder)


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "network"
    shutil.copytree(open_weights().folder, folder)
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:-1])
    with pytest.raises(ResourceError, match="incomplete"):
        load(folder=folder)
    (folder / CARD).write_text(json.dumps({})[:-1], encoding="utf-8")
    with pytest.raises(ResourceError, match="cannot be read"):
        load(folder=folder)
