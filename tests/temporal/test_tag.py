"""Golden cases: text, day of the document, expected mentions, and why."""

import json
from datetime import date
from pathlib import Path

import pytest

from extract.temporal import tag

CASES = json.loads((Path(__file__).parent / "golden_en.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_golden(case):
    dct = date.fromisoformat(case["dct"]) if case.get("dct") else None
    found = [[mention.text, mention.timex_type, mention.value] for mention in tag(case["text"], dct)]
    assert found == case["expected"], case["why"]
