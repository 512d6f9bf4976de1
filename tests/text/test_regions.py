"""Which part each line plays: a golden table, each case with its reason."""

import json
from pathlib import Path

import pytest

from extract.text import read_layout

CASES = json.loads((Path(__file__).parent / "region_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_lines_are_told_apart_as_the_table_says(case):
    text = "\n".join(" ".join(words for _, words in line) for line in case["lines"])
    wanted = [tuple(part) for line in case["lines"] for part in line]
    found = [(region.kind, text[region.span.start : region.span.end]) for region in read_layout(text).regions]
    assert found == wanted


def test_paragraphs_are_divided_by_blank_lines():
    layout = read_layout("One.\nTwo.\n\n\nThree.")
    assert [sentence.paragraph for sentence in layout.sentences] == [0, 0, 1]


def test_each_line_is_a_paragraph_in_a_text_without_blank_lines():
    layout = read_layout("One.\nTwo.\nThree.\n")
    assert [sentence.paragraph for sentence in layout.sentences] == [0, 1, 2]


def test_a_dateline_is_one_sentence_with_its_full_stops():
    text = "SALEM, Ore. (AP) -- Rain fell. The river rose."
    found = [(one.region, text[one.span.start : one.span.end]) for one in read_layout(text).sentences]
    assert found == [("dateline", "SALEM, Ore. (AP) --"), ("body", "Rain fell."), ("body", "The river rose.")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n"])
def test_nothing_gives_nothing(text):
    layout = read_layout(text)
    assert (layout.regions, layout.sentences) == ((), ())
