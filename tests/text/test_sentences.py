"""Where sentences end: a golden table, each case with its reason."""

import json
from pathlib import Path

import pytest

from extract.model import Span
from extract.text.sentences import LONGEST, split_line

CASES = json.loads((Path(__file__).parent / "sentence_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_line_is_split_as_the_table_says(case):
    line = case.get("line", " ".join(case["parts"]))
    found = [line[span.start : span.end] for span in split_line(line, Span(0, len(line)))]
    assert found == case["parts"]


def test_offsets_count_from_the_whole_text():
    text = "A headline\nRain fell. The river rose."
    spans = list(split_line(text, Span(11, len(text))))
    assert [text[span.start : span.end] for span in spans] == ["Rain fell.", "The river rose."]


def test_a_line_looks_at_nothing_beyond_its_end():
    text = "rain fell. the river rose\nTHE NEXT LINE HAS CAPITALS"
    spans = list(split_line(text, Span(0, 25)))
    assert [text[span.start : span.end] for span in spans] == ["rain fell.", "the river rose"]


def test_a_giant_sentence_is_cut_at_blanks():
    line = "word " * 5000
    spans = list(split_line(line, Span(0, len(line))))
    assert all(span.end - span.start <= LONGEST for span in spans)
    assert {line[span.start : span.end].strip("word ") for span in spans} == {""}
    assert all(line[span.end - 1] == "d" and line[span.start] == "w" for span in spans)


def test_a_giant_word_is_cut_where_the_limit_is():
    line = "x" * (2 * LONGEST + 7)
    assert [span.end - span.start for span in split_line(line, Span(0, len(line)))] == [LONGEST, LONGEST, 7]
