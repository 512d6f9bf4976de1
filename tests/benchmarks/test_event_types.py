"""The class of a snippet that a row's types lead to."""

from collections import Counter

import pytest

from benchmarks.event_types import BEYOND, CLASSES, accuracy, class_of, confusions, main
from extract.events.lexicon import built_in


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "wanted"),
    [
        ("conflict", "airstrike", "AIR_STRIKE"),
        ("conflict", "clash", "ARMED_CLASH"),
        ("protest", "riot", "VIOL_DEMONSTR"),
        ("accident_disaster", "flood", "NATURAL_DISASTER"),
        ("accident_disaster", "crash", "MAN_MADE_DISASTER"),
        ("diplomacy", "agreement", "AGREEMENT"),
        ("diplomacy", "meeting", "DIPLO"),
        ("other", None, "OTHER"),
        ("conflict", "unheard_of", "OTHER"),
    ],
)
def test_class_of_a_row(event_type: str, sub_event_type: str | None, wanted: str) -> None:
    assert class_of({"event_type": event_type, "sub_event_type": sub_event_type}) == wanted


def test_a_snippet_without_a_row_is_answered_by_none() -> None:
    gold = [{"id": "a", "gold": {"event_type": "ARREST"}}, {"id": "b", "gold": {"event_type": "ARREST"}}]
    found = confusions(gold, {"a": [{"event_type": "justice", "sub_event_type": "arrest"}], "b": []})
    assert found == Counter({("ARREST", "ARREST"): 1, ("ARREST", "NONE"): 1})
    assert accuracy(found) == 0.5
    assert accuracy(Counter()) == 0.0


def test_each_class_has_a_type_of_ours_that_leads_to_it() -> None:
    reached = {class_of({"event_type": kind, "sub_event_type": finer}) for kind, finer in built_in().types}
    assert (set(CLASSES.values()) | set(BEYOND.values())) - reached == set()


def test_an_absent_corpus_is_said(tmp_path, capsys) -> None:
    assert main(["--corpora", str(tmp_path)]) == 2
    assert "not measured" in capsys.readouterr().out
