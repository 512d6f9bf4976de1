"""What holds for the layout of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import read_layout

PIECES = st.sampled_from(
    [
        "A man ran. ",
        "He said: “No!” ",
        "U.S. ",
        "By Ann Roe",
        "(AP/Ann Roe)",
        "SALEM, Ore. (AP) -- ",
        "Share",
        "read more:",
    ]
    + [
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "\x85",
        " ",
        "\t",
        "\xa0",
        ".",
        "...",
        '"',
        "’",
        ")",
        "1. ",
        "• ",
        "Jan. 5, 2014 ",
    ]
    + [
        "Posted: Tuesday, January 28, 2014 8:18 PM EST",
        "Photo: Ann Roe",
        "In this May 4, 2011 photo, ",
        "é",
        "漢字。",
        "😀",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_every_visible_character_is_in_exactly_one_sentence_and_region(text):
    layout = read_layout(text)
    for spans in ([one.span for one in layout.regions], [one.span for one in layout.sentences]):
        covered = [offset for span in spans for offset in range(span.start, span.end)]
        assert len(covered) == len(set(covered))
        assert {offset for offset, sign in enumerate(text) if not sign.isspace()} <= set(covered)


@given(TEXTS)
def test_regions_and_sentences_come_in_order_without_outer_blanks(text):
    layout = read_layout(text)
    for spans in ([one.span for one in layout.regions], [one.span for one in layout.sentences]):
        assert spans == sorted(spans)
        for span in spans:
            inside = text[span.start : span.end]
            assert inside
            assert inside == inside.strip()


@given(TEXTS)
def test_no_sentence_crosses_a_line_break_or_leaves_its_region(text):
    layout = read_layout(text)
    for sentence in layout.sentences:
        assert len(text[sentence.span.start : sentence.span.end].splitlines()) == 1
        homes = [region for region in layout.regions if region.span.contains(sentence.span)]
        assert [home.kind for home in homes] == [sentence.region]


@given(TEXTS)
def test_paragraphs_count_up_from_nought(text):
    numbers = [sentence.paragraph for sentence in read_layout(text).sentences]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))


@pytest.mark.parametrize(
    "unit",
    [
        "By A-",
        "AA-",
        "A, ",
        "| ",
        "@a",
        "@a.b ",
        "(AP",
        "(A/",
        ". ",
        '." ',
        "Jan 1 ",
        "Posted 1",
        "1:2 ",
        "in this ",
        "A.",
        "'",
        "“",
    ],
)
@pytest.mark.parametrize("length", [90, 150, 490, 690, 200_000])
def test_no_line_takes_more_than_a_moment(unit, length):
    line = (unit * (length // len(unit) + 1))[:length]
    assert read_layout(line + "!\nA man ran home.").sentences
