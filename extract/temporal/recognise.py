"""Recognition: where the text speaks of time, and by which rule. What it means is for the normaliser."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.temporal.grammar import Grammar, Meaning, Rule
from extract.temporal.numbers import read_role
from extract.temporal.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised expression: tokens `first` up to `end`, exclusive, and the meanings that the rule kept."""

    rule: Rule
    first: int
    end: int
    roles: Mapping[str, Meaning]


def recognise(tokens: Tokens, grammar: Grammar) -> Iterator[Found]:
    """Expressions in text order, none overlapping: at each place the longest, then the first in `starts`.

    Only tokens that some rule can begin with are looked at, and each rule matches a bounded number of tokens,
    so the work grows with the number of tokens.
    """
    letters, starts = tokens.letters, grammar.starts
    search = grammar.interesting.search
    at = 0
    while (spot := search(letters, at)) is not None:
        at = spot.start()
        best, best_end = None, at
        for rule in starts[letters[at]]:
            match = rule.pattern.match(letters, at)
            if match is not None and match.end() > best_end:
                best, best_rule, best_end = match, rule, match.end()
        if best is None:
            at += 1
            continue
        roles = dict(best_rule.constants)
        for group, (role, kind) in enumerate(best_rule.groups, 1):
            start, end = best.span(group)
            if start >= 0:
                meaning = read_role(grammar, kind, [tokens.word(i).lower() for i in range(start, end)])
                if meaning is not None:
                    roles[role] = meaning
        yield Found(best_rule, at, best_end, roles)
        at = best_end
