"""The compiled form: the same answers however many runs and tries the names are split into."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.places import Gazetteer, compile
from extract.places.compile import ALIAS, ALTERNATE, NAME, Compiler
from extract.places.folding import fold

WORDS = st.text("abcdef é-", min_size=1, max_size=8)
ROWS = st.lists(st.tuples(st.integers(0, 20), WORDS, st.sampled_from((NAME, ALIAS, ALTERNATE))), max_size=80)


def compiled(folder: Path, rows: list[tuple[int, str, int]]) -> Gazetteer:
    made = Compiler(folder)
    for number in range(21):
        made.add("city", f"town {number}", (number / 3, -number / 7), 2.0, people=number * 1000, identity=number)
    for place, name, by in rows:
        made.call(place, name, by)
    made.finish({"source": "test"}, lambda what, share: None, 0.5)
    return Gazetteer(folder)


@given(rows=ROWS, text=WORDS)
def test_runs_and_tries_change_nothing(rows: list[tuple[int, str, int]], text: str, tmp_path_factory) -> None:
    whole = compiled(tmp_path_factory.mktemp("whole"), rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compile, "RUN_NAMES", 7)
        patch.setattr(compile, "TRIE_NAMES", 3)
        split = compiled(tmp_path_factory.mktemp("split"), rows)
    keys = {fold(name) for _, name, _ in rows} - {""}
    assert len(whole.trie) == len(split.trie) == len(keys)
    for key in keys | {fold(text)}:
        assert whole.matches(key) == split.matches(key)
        assert sorted(whole.trie.prefixes(key)) == sorted(split.trie.prefixes(key))
        assert sorted(split.trie.prefixes(key)) == sorted(known for known in keys if key.startswith(known))


def test_the_better_kind_of_name_wins_and_prominent_places_come_first(tmp_path: Path) -> None:
    rows = [(3, "Aba", ALTERNATE), (3, "aba", NAME), (20, "Aba", NAME), (5, "Aba", ALIAS)]
    found = compiled(tmp_path, rows).matches("aba")
    assert [(match.entry.population, match.by) for match in found] == [(20000, "name"), (3000, "name"), (5000, "alias")]


def test_a_name_of_many_places_keeps_the_prominent_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile, "MOST_CANDIDATES", 4)
    found = compiled(tmp_path, [(number, "San Antonio", NAME) for number in range(21)]).matches("san antonio")
    assert [match.entry.population for match in found] == [20000, 19000, 18000, 17000]


def test_points_keep_five_decimals(tmp_path: Path) -> None:
    made = Compiler(tmp_path)
    made.call(made.add("city", "Hermitage", (36.19617, -86.62249), 2.0), "Hermitage", NAME)
    made.finish({}, lambda what, share: None, 0.5)
    place = Gazetteer(tmp_path).lookup("Hermitage")[0]
    assert (place.latitude, place.longitude) == (36.19617, -86.62249)
