"""The grammar file and its compilation."""

import subprocess
import sys

import pytest

from extract.errors import ResourceError
from extract.temporal import tag
from extract.temporal.grammar import load
from extract.temporal.patterns import PatternParser, expression, first
from extract.temporal.tokens import number_classes, tokenise


def test_every_shape_of_number_has_a_letter():
    known = load("en").numbers
    for number in range(10_000):
        for text in {str(number), f"{number:02}", f"{number:03}", f"{number:04}"}:
            assert number_classes("number", text) in known, text
    for text in ("1st", "31st", "32nd", "0th", "100th"):
        assert number_classes("ordinal", text) in known


def test_rule_names_are_unique_and_used():
    rules = load("en").rules
    assert len({rule.name for rule in rules}) == len(rules)


def test_a_missing_language_is_named():
    with pytest.raises(ResourceError, match="'xx'"):
        tag("heute", language="xx")


def parser(words: dict[str, str]) -> PatternParser:
    return PatternParser(lambda word: frozenset(words.get(word, "")), lambda word: (), {"m": "a | b c"})


def test_pattern_language():
    parse = parser({"a": "1", "b": "2", "c": "3", "~n": "45"}).parse
    assert expression(parse("a [b] c"), []) == "1(?:2|)3"
    groups: list[tuple[str, str]] = []
    assert expression(parse("{x:n} <m>"), groups) == "([45])(?:1|23)"
    assert groups == [("x", "n")]
    assert first(parse("[a] b")) == (frozenset("12"), False)
    assert first(parse("[a]"))[1]


@pytest.mark.parametrize("pattern", ["a [b", "a ) b", "<unknown>", "zz", "(a"])
def test_faulty_patterns_are_reported(pattern):
    with pytest.raises(ResourceError):
        parser({"a": "1", "b": "2"}).parse(pattern)


def test_no_pattern_repeats():
    for rule in load("en").rules:
        assert not set(rule.source) & set("*+{")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Aug. 7", ["Aug.", "7"]),
        ("at 10:35 a.m. today's", ["at", "10:35", "a.m.", "today", "'s"]),
        ("A320 in 1980s", ["A320", "in", "1980s"]),
        ("2018-06-04, 1,000 and 2.5", ["2018-06-04", ",", "1,000", "and", "2.5"]),
        ("o’clock won't", ["o’clock", "won't"]),
    ],
)
def test_tokens(text, words):
    grammar = load("en")
    tokens = tokenise(text, grammar.letters, grammar.numbers)
    assert [tokens.word(index) for index in range(len(tokens.starts))] == words
    assert len(tokens.letters) == len(words)


def test_importing_loads_nothing_heavy():
    heavy = ("pandas", "onnxruntime", "streamlit", "numpy")
    code = f"import sys, extract.temporal; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
