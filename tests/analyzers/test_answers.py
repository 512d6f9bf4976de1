"""What is made of a language model's answer: the form it must have, and what the text must bear out."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.analyzers.answers import proposals_of, read_answer
from extract.analyzers.chat import MalformedError
from extract.analyzers.locate import locate
from extract.analyzers.prompt import FIELDS, prompt, schema
from extract.model import EventType, Modality, Span

CASES = json.loads((Path(__file__).parent / "answers.json").read_text("utf-8"))
TEXT = (
    "Rebels shelled Homs on Monday, killing at least\n12 people near the “old” market. An earthquake came later.\n\n"
    "Soldiers from Homs left on Monday."
)
RIGHT = {
    "quote": "Rebels shelled Homs on Monday", "trigger": "shelled", "event_type": "conflict",
    "sub_event_type": "shelling", "modality": "happened", "date": "on Monday", "place": "Homs", "actor1": "Rebels",
    "actor2": None, "fatalities": None, "injured": None,
}  # fmt: skip
WHOLE = Span(0, len(TEXT))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_an_item_is_held_against_the_text(case: dict[str, Any]) -> None:
    item = RIGHT | case["item"] | ({"trigger": case["item_trigger"]} if "item_trigger" in case else {})
    found = proposals_of([item], TEXT, WHOLE)
    if "kept" not in case:
        assert found.events == ()
    else:
        (event,) = found.events
        for name, words in case["kept"].items():
            if name == "at":
                assert event.place is not None
                assert event.place.start > TEXT.index("\n\n")
                continue
            span = getattr(event, name)
            assert (TEXT[span.start : span.end] if span else None) == words
        assert event.sub_event_type == case.get("sub", event.sub_event_type)
    assert len(found.dropped) == ("dropped" in case)
    assert all(case["dropped"] in line for line in found.dropped)


@pytest.mark.parametrize("item", ["an event", 7, None, [], ["quote"]])
def test_an_item_that_is_none_is_left_out(item: object) -> None:
    found = proposals_of([item, RIGHT], TEXT, WHOLE)
    assert (len(found.events), len(found.dropped)) == (1, 1)
    assert "is no event" in found.dropped[0]


def test_events_come_in_the_order_of_the_text() -> None:
    later = RIGHT | {"quote": "left on Monday", "trigger": "left", "place": None}
    assert proposals_of([later, RIGHT], TEXT, WHOLE) == proposals_of([RIGHT, later], TEXT, WHOLE)


@pytest.mark.parametrize(
    "words",
    [
        '{"events": [{"a": 1}]}',
        '[{"a": 1}]',
        '```json\n{"events": [{"a": 1}]}\n```',
        'Here it is: {"events": [{"a": 1}]} Anything else?',
        '<think>a {"events": []} b</think>\n{"events": [{"a": 1}]}',
        '\ufeff {"events": [{"a": 1}], "note": "x"}',
    ],
)
def test_the_list_is_found_in_what_models_write_around_it(words: str) -> None:
    assert read_answer(words) == [{"a": 1}]


@pytest.mark.parametrize(
    "words",
    ["", "none", '{"events": [{"a": 1}', '{"events": {"a": 1}}', '{"event": []}', "7", "null", "[" * 100_000,
     '{"events": 1e', '{"events": [' + "9" * 5000 + "]}"],
    ids=lambda words: words[:20],
)  # fmt: skip
def test_anything_else_is_malformed(words: str) -> None:
    with pytest.raises(MalformedError):
        read_answer(words)


@given(st.text(alphabet="ab .“\"'’-–\n\u00a0"), st.integers(0, 20), st.integers(1, 20))
def test_words_of_a_text_are_found_in_it(text: str, start: int, length: int) -> None:
    """Whatever is cut from a text at the borders of words is found, and means the same words."""
    words = text.split()[start : start + length]
    found = locate(" ".join(words), text, Span(0, len(text)))
    if not words:
        assert found is None
    else:
        assert found is not None
        folded = text[found.start : found.end].translate(str.maketrans("“’–", "\"'-")).split()
        assert folded == " ".join(words).translate(str.maketrans("“’–", "\"'-")).split()


def test_only_the_stretch_is_searched_and_words_match_whole() -> None:
    text = "toward war, a war"
    assert locate("war", text, Span(0, 17)) == Span(7, 10)
    assert locate("war", text, Span(8, 17)) == Span(14, 17)
    assert locate("war", text, Span(0, 9)) is None
    assert locate("war", text, Span(0, 17), near=Span(12, 13)) == Span(14, 17)
    assert locate("w" * 3000, "w" * 4000, Span(0, 4000)) is None


def test_the_prompt_and_the_schema_name_what_the_model_of_events_knows() -> None:
    told = prompt()
    assert "{" not in told.replace('{"events": [...]}', "")
    assert all(f"- {name}:" in told for name in (*FIELDS, *get_args(EventType)))
    assert all(name in told for name in get_args(Modality))
    event = schema()["properties"]["events"]["items"]
    assert event["required"] == list(event["properties"]) == list(FIELDS)
    assert event["properties"]["event_type"]["enum"] == list(get_args(EventType))
