"""Golden cases: a text, the day it was written, the mentions expected of it, and why they are right."""

import json
from datetime import date
from pathlib import Path

import pytest

from extract.temporal import tag

CASES = json.loads((Path(__file__).parent / "golden_en.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case['text'][:50]}" for number, case in enumerate(CASES)])
def test_golden(case: dict[str, object]) -> None:
    found = [
        [one.text, one.timex_type, one.value] for one in tag(str(case["text"]), date.fromisoformat(str(case["dct"])))
    ]
    assert found == case["expected"], case["why"]


def test_golden_table_is_large() -> None:
    assert len(CASES) >= 250
    assert all(case["why"] for case in CASES)
