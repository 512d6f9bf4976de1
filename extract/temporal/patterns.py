"""The pattern language of the grammar, compiled to regular expressions over token letters.

    word            that word, in any case                 {month}        a token of a class, kept as `month`
    a b             one after the other                    {end:month}    the same, kept as `end`
    a | b           either                                 ~month         a token of a class, not kept
    [a]  (a | b)    may be missing; grouping               <name>         the macro of that name
    {n:<name>}      all that a macro matches, kept as `n`

There is no repetition, so a pattern matches at most a fixed number of tokens and a scan is linear.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extract.errors import ResourceError

PIECE = re.compile(r"\{[^{}]*\}|<[^<>]*>|[\[\]()|]|[^\s\[\]()|{}<>]+")  # {n:<count>} | [the] | week


@dataclass(frozen=True, slots=True)
class Letters:
    """One token out of a set."""

    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; the earlier is tried first."""

    options: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A part whose tokens are kept under a role; `kind` is the class or macro that gives their meaning."""

    role: str
    kind: str
    part: "Node"


Node = Letters | Sequence | Choice | Kept
EMPTY = Sequence(())


class PatternParser:
    """Reads patterns; `letters_of` gives the letters of a word or class, `phrases_of` its entries of several words."""

    def __init__(
        self,
        letters_of: Callable[[str], frozenset[str]],
        phrases_of: Callable[[str], tuple[tuple[str, ...], ...]],
        macros: Mapping[str, str],
    ) -> None:
        self.letters_of = letters_of
        self.phrases_of = phrases_of
        self.macros = macros
        self.pieces: list[str] = []
        self.at = 0

    def parse(self, pattern: str) -> Node:
        """The tree of a pattern."""
        outer = self.pieces, self.at
        self.pieces, self.at = PIECE.findall(pattern), 0
        node = self.choice()
        if self.at < len(self.pieces):
            raise ResourceError(f"pattern {pattern!r}: {self.pieces[self.at]!r} closes nothing; mend the grammar file")
        self.pieces, self.at = outer
        return node

    def choice(self) -> Node:
        """Options up to a closing bracket or the end."""
        options = [self.sequence()]
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Node:
        """Parts up to a bar, a closing bracket or the end."""
        parts: list[Node] = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", "]", ")"):
            piece = self.pieces[self.at]
            self.at += 1
            parts.append(self.bracket(piece) if piece in ("[", "(") else self.single(piece))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def bracket(self, opening: str) -> Node:
        """What stands in brackets; square ones may be missing."""
        inside = self.choice()
        closing = "]" if opening == "[" else ")"
        if self.at >= len(self.pieces) or self.pieces[self.at] != closing:
            raise ResourceError(f"pattern {' '.join(self.pieces)!r}: {closing!r} is missing; mend the grammar file")
        self.at += 1
        return Choice((inside, EMPTY)) if opening == "[" else inside

    def single(self, piece: str) -> Node:
        """A word, a class, a macro or a kept one."""
        if piece.startswith("{"):
            role, _, kind = piece[1:-1].rpartition(":")
            return Kept(role or kind, kind.strip("<>"), self.single(kind if kind.startswith("<") else f"~{kind}"))
        if piece.startswith("<"):
            name = piece[1:-1]
            if name not in self.macros:
                raise ResourceError(f"macro {piece} is not defined; mend the grammar file")
            return self.parse(self.macros[name])
        allowed, phrases = self.letters_of(piece), self.phrases_of(piece)
        if not allowed and not phrases:
            raise ResourceError(f"{piece!r} matches no token; mend the grammar file")
        options: list[Node] = [Sequence(tuple(Letters(self.letters_of(word)) for word in phrase)) for phrase in phrases]
        options += [Letters(allowed)] if allowed else []
        return options[0] if len(options) == 1 else Choice(tuple(options))


def first(node: Node) -> tuple[frozenset[str], bool]:
    """Letters that a match of `node` can begin with, and whether it can be empty."""
    letters: set[str] = set()
    gather(node, letters)
    return frozenset(letters), nullable(node)


def gather(node: Node, letters: set[str]) -> None:
    """Add the letters that a match of `node` can begin with."""
    match node:
        case Letters(allowed):
            letters |= allowed
        case Kept(_, _, part):
            gather(part, letters)
        case Choice(options):
            for option in options:
                gather(option, letters)
        case Sequence(parts):
            for part in parts:
                gather(part, letters)
                if not nullable(part):
                    return


def nullable(node: Node) -> bool:
    """Whether `node` matches nothing at all, too."""
    match node:
        case Letters():
            return False
        case Kept(_, _, part):
            return nullable(part)
        case Choice(options):
            return any(nullable(option) for option in reversed(options))
        case Sequence(parts):
            return all(nullable(part) for part in parts)


def derive(node: Node, letter: str) -> Node | None:
    """What may follow in `node` after `letter` (its Brzozowski derivative), None where that cannot begin it."""
    match node:
        case Letters(allowed):
            return EMPTY if letter in allowed else None
        case Kept(_, _, part):
            return derive(part, letter)
        case Choice(options):
            found = [rest for option in options if (rest := derive(option, letter)) is not None]
            return Choice(tuple(found)) if found else None
        case Sequence(parts):
            found = []
            for index, part in enumerate(parts):
                rest = derive(part, letter)
                if rest is not None:
                    found.append(Sequence((rest, *parts[index + 1 :])))
                if not nullable(part):
                    break
            return Choice(tuple(found)) if found else None


def expression(node: Node, groups: list[tuple[str, str]]) -> str:
    """The regular expression of `node`; kept parts are numbered groups, noted in `groups` as (role, kind)."""
    match node:
        case Letters(allowed):
            return "[" + "".join(sorted(allowed)) + "]" if len(allowed) > 1 else next(iter(allowed))
        case Kept(role, kind, part):
            groups.append((role, kind))
            return f"({expression(part, groups)})"
        case Choice(options):
            return f"(?:{'|'.join(expression(option, groups) for option in options)})"
        case Sequence(parts):
            return "".join(expression(part, groups) for part in parts)


def widths(node: Node) -> Iterator[Node]:
    """The ways to write `node` without choices, for looking behind, where the width must be fixed."""
    match node:
        case Letters():
            yield node
        case Kept(_, _, part):
            yield from widths(part)
        case Choice(options):
            for option in options:
                yield from widths(option)
        case Sequence(parts):
            if not parts:
                yield EMPTY
                return
            for head in widths(parts[0]):
                for tail in widths(Sequence(parts[1:])):
                    yield Sequence((head, *(tail.parts if isinstance(tail, Sequence) else (tail,))))
