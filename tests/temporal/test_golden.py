"""Golden cases: a text, the day it was written, the mentions expected of it, and why they are right."""

import json
from datetime import date
from pathlib import Path

import pytest

from extract.temporal import tag

LEAST = {"en": 690, "es": 100}
CASES = {
    language: json.loads((Path(__file__).parent / f"golden_{language}.json").read_text(encoding="utf-8"))
    for language in LEAST
}
ALL = [(language, case) for language, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(
    ("language", "case"), ALL, ids=[f"{number}-{case['text'][:40]}" for number, (_, case) in enumerate(ALL)]
)
def test_golden(language: str, case: dict[str, object]) -> None:
    mentions = tag(str(case["text"]), date.fromisoformat(str(case["dct"])), language=language)
    assert [[one.text, one.timex_type, one.value] for one in mentions] == case["expected"], case["why"]


@pytest.mark.parametrize("language", LEAST)
def test_golden_table_is_large_and_reasoned(language: str) -> None:
    assert len(CASES[language]) >= LEAST[language]
    assert all(case["why"] for case in CASES[language])
