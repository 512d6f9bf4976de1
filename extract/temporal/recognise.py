"""Recognition: where the text speaks of time, and by which rule. What it means is for the normaliser."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.temporal.grammar import Grammar, Meaning, Rule, load
from extract.temporal.numbers import read_role
from extract.temporal.patterns import derive, first
from extract.temporal.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised expression: tokens `first` up to `end`, exclusive, and the meanings that the rule kept."""

    rule: Rule
    first: int
    end: int
    roles: Mapping[str, Meaning]


class Recogniser:
    """Finds the expressions of one grammar; remembers which rules can begin with which two letters.

    Only tokens that some rule can begin with are looked at, a pair of letters leaves few rules to try, and each rule
    matches a bounded number of tokens: the work grows with the number of tokens.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.pairs: dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]] = {}
        self.patterns: dict[str, re.Pattern[str]] = {}
        self.seconds: dict[str, tuple[tuple[Rule, frozenset[str], bool], ...]] = {}

    def rules(self, pair: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        """The rules that can match where these two letters stand (one at the text's end), with their patterns."""
        if pair[0] not in self.seconds:
            self.seconds[pair[0]] = tuple(
                (rule, *first(rest))
                for rule in self.grammar.starts[pair[0]]
                if (rest := derive(rule.node, pair[0])) is not None
            )
        kept = []
        for rule, begins, empty in self.seconds[pair[0]]:
            if empty or pair[1:] in begins:
                pattern = self.patterns.get(rule.name) or re.compile(rule.source)
                self.patterns[rule.name] = pattern
                kept.append((rule, pattern))
        return tuple(kept)

    def best(self, letters: str, at: int) -> tuple[Rule, re.Match[str]] | None:
        """The longest match at a token; of equally long ones that of the rule that comes first in `starts`."""
        pair = letters[at : at + 2]
        rules = self.pairs.get(pair)
        if rules is None:
            rules = self.pairs[pair] = self.rules(pair)
        best, end = None, at
        for rule, pattern in rules:
            match = pattern.match(letters, at)
            if match is not None and match.end() > end:
                best, end = (rule, match), match.end()
        return best

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """Expressions in text order, none overlapping."""
        letters, search = tokens.letters, self.grammar.interesting.search
        at = 0
        while (spot := search(letters, at)) is not None:
            at = spot.start()
            best = self.best(letters, at)
            if best is None:
                at += 1
                continue
            rule, match = best
            yield Found(rule, at, match.end(), self.roles(rule, match, tokens))
            at = match.end()

    def roles(self, rule: Rule, match: re.Match[str], tokens: Tokens) -> dict[str, Meaning]:
        """The rule's constants and the meanings of what it kept."""
        roles = dict(rule.constants)
        for group, (role, kind) in enumerate(rule.groups, 1):
            start, end = match.span(group)
            if start >= 0:
                meaning = read_role(self.grammar, kind, [tokens.word(index).lower() for index in range(start, end)])
                if meaning is not None:
                    roles[role] = meaning
        return roles


@lru_cache(maxsize=8)
def recogniser(language: str) -> Recogniser:
    """The recogniser of a language, made at its first use."""
    return Recogniser(load(language))
