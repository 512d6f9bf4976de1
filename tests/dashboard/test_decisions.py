"""A reader's word on events being the same: the last word holds, an undo undoes, a file brings it back."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.decisions import Decisions, decide, from_json, group_of, to_json
from extract.errors import InputError

IDS = ("a", "b", "c", "d", "e")
pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
words = st.lists(st.tuples(st.booleans(), pairs), max_size=12)


def after(said: list[tuple[bool, tuple[str, str]]]) -> Decisions:
    decisions = Decisions()
    for same, pair in said:
        decisions = decisions.putting(*pair) if same else decisions.parting(*pair)
    return decisions


def table(frame_of, clusters: str) -> pd.DataFrame:
    """Rows a, b, c ... of an article each, in the clusters that the letters name."""
    return frame_of(
        *(
            {"event_id": event, "article_id": f"article {event}", "cluster_id": cluster,
             "n_sources": clusters.count(cluster)}
            for event, cluster in zip(IDS, clusters, strict=False)
        )
    )  # fmt: skip


def clusters_of(frame: pd.DataFrame) -> tuple[str, list[int]]:
    return "".join(frame["cluster_id"]), frame["n_sources"].tolist()


@given(words)
def test_no_two_are_put_together_and_kept_apart(said) -> None:
    decisions = after(said)
    groups = group_of(decisions.together)
    assert all(groups.get(one, one) != groups.get(two, two) for one, two in decisions.apart)


@given(words, st.booleans(), pairs)
def test_the_last_word_holds_and_can_be_taken_back(said, same, pair) -> None:
    decisions = after([*said, (same, pair)])
    assert pair in (decisions.together if same else decisions.apart)
    left = decisions.undoing(pair[1], pair[0])
    assert not any(set(pair) == set(one) for one in (*left.together, *left.apart))


@given(words)
def test_a_file_brings_all_back(said) -> None:
    decisions = after(said)
    assert from_json(to_json(decisions).encode()) == decisions


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"kind": "other"}', b"\xff\xfe", b'{"kind": "dateline same-event decisions", "together": [["a"]]}',
     json.dumps({"kind": "dateline same-event decisions", "together": [["a", "a"]], "apart": []}).encode(),
     json.dumps({"kind": "dateline same-event decisions", "together": [[1, 2]], "apart": []}).encode(),
     json.dumps({"kind": "dateline same-event decisions", "together": 5, "apart": []}).encode()],
)  # fmt: skip
def test_another_file_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(InputError, match="no file of same-event decisions"):
        from_json(content)


def test_in_a_table_the_one_that_is_kept_apart_leaves_the_others(frame_of) -> None:
    frame = table(frame_of, "aaad")
    parted, clustering = decide(frame, None, Decisions(apart=(("b", "a"),)))
    assert clusters_of(parted) == ("abbd", [1, 2, 2, 1])
    assert clustering is None
    assert clusters_of(frame) == ("aaad", [3, 3, 3, 1]), "what others see stays as it is"
    assert parted.dtypes.equals(frame.dtypes)


def test_in_a_table_whole_clusters_come_together(frame_of) -> None:
    joined, _ = decide(table(frame_of, "aacc"), None, Decisions(together=(("b", "d"),)))
    assert clusters_of(joined) == ("aaaa", [4, 4, 4, 4])


def test_a_row_may_leave_one_cluster_for_another(frame_of) -> None:
    decisions = Decisions().parting("a", "b").putting("b", "c")
    assert clusters_of(decide(table(frame_of, "aacc"), None, decisions)[0]) == ("abbb", [1, 3, 3, 3])


def test_what_is_not_here_changes_nothing(frame_of) -> None:
    frame = table(frame_of, "aac")
    decided, _ = decide(frame, None, Decisions(together=(("a", "elsewhere"),), apart=(("x", "y"),)))
    assert decided is frame


@given(said=words, clusters=st.sampled_from(["aaaaa", "aabbb", "abcde", "ababa"]))
def test_every_word_on_rows_of_a_table_is_kept(said, clusters) -> None:
    frame = pd.DataFrame({"event_id": list(IDS), "article_id": list(IDS), "cluster_id": list(clusters)}, dtype="string")
    frame["n_sources"] = pd.array([1] * len(IDS), dtype="Int64")
    decisions = after(said)
    decided, _ = decide(frame, None, decisions)
    cluster = dict(zip(decided["event_id"], decided["cluster_id"], strict=True))
    assert all(cluster[one] == cluster[two] for one, two in decisions.together)
    assert all(cluster[one] != cluster[two] for one, two in decisions.apart)
