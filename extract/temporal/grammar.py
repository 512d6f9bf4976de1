"""Read a language's expressions from its TOML file and compile them once.

The file names word classes (surface -> meaning), macros and rules; `en.toml` explains each part and is the
place to add an expression. Nothing here knows English.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

from extract.errors import ResourceError
from extract.temporal.patterns import Node, PatternParser, expression, first, widths
from extract.temporal.tokens import UNKNOWN, number_classes

UNKNOWN_CLASSES = (frozenset({"#plain"}), frozenset({"#name"}), frozenset({"#name", "#shout"}))
PATTERN_KEYS = ("pattern", "before", "after", "not_before", "not_after")
Meaning = int | float | str
# One number of every shape that `number_classes` tells apart; their letters are made when the grammar is read.
SHAPES = (
    *(("number", str(n)) for n in chain(range(40), (59, 60, 99, 100, 365, 999, 12345, 0))),
    *(("number", text) for text in ("00", "01", "09", "007", "0735", "0099", "0999", "1000", "1999", "2400", "2199")),
    *(
        ("number", text)
        for text in ("1965", "1075", "1500", "1570", "2200", "3000", "9999", "2500", "2399", "1,000", "2.5")
    ),
    *(("number", text) for text in ("10.30", "10.75", "1,5", "1960", "2000", "2160", "2060", "0000", "0160")),
    *(("ordinal", text) for text in ("21st", "32nd", "0th")),
    *(("clock", text) for text in ("10:35", "99:99")),
    *(("decade", text) for text in ("1980s", "80s", "470s")),
    *((shape, "") for shape in ("iso", "ymd", "slashed", "fraction")),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One expression: what it looks like, what it means and in what surroundings it stands."""

    name: str
    kind: str
    source: str
    node: Node
    groups: tuple[tuple[str, str], ...]
    constants: Mapping[str, Meaning]
    asks: bool
    order: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's compiled grammar. `starts` lists, for a letter, the rules that can begin with it."""

    language: str
    letters: Mapping[str, str]
    numbers: Mapping[frozenset[str], str]
    classes: Mapping[str, Mapping[str, Meaning]]
    starts: Mapping[str, tuple[Rule, ...]]
    rules: tuple[Rule, ...]
    interesting: re.Pattern[str]
    settings: Mapping[str, Any] = field(default_factory=dict)

    def meaning(self, kind: str, words: str) -> Meaning | None:
        """What a kept surface means in its class, None for classes of numbers and for macros."""
        table = self.classes.get(kind)
        if table is None:
            return None
        found = table.get(words)
        return table.get(words.replace(".", "").replace(" ", "")) if found is None else found


def read_class(table: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Surface and meaning of each word of a class; words without a meaning mean 0."""
    for meaning, words in table.items():
        if meaning in ("capital", "exact"):
            continue
        value: Meaning = 0 if meaning == "words" else meaning
        if isinstance(value, str) and re.fullmatch(r"-?\d+", value):
            value = int(value)
        for word in words:
            yield word.lower(), value


def spellings(word: str, capital: bool) -> Iterator[str]:
    """The ways to write a word of the lexicon: as it stands, with a capital, in capitals."""
    yield word.upper()
    yield word[:1].upper() + word[1:]
    if not capital:
        yield word


class GrammarReader:
    """Turns the parsed TOML of a language into a Grammar."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language = language
        self.data = data
        self.macros: dict[str, str] = data.get("macros", {})
        self.classes = {name: dict(read_class(table)) for name, table in data["classes"].items()}
        self.memberships: dict[str, set[str]] = {}
        self.letter_of: dict[frozenset[str], str] = dict(zip(UNKNOWN_CLASSES, UNKNOWN, strict=True))

    def read(self) -> Grammar:
        """The compiled grammar."""
        rules = self.data["rules"]
        self.collect_words(rules)
        words = {word: self.letter(frozenset(names)) for word, names in sorted(self.memberships.items())}
        shapes = sorted({number_classes(*shape) for shape in SHAPES} | {frozenset({"#int"})}, key=sorted)
        numbers = {shape: self.letter(shape) for shape in shapes if shape}
        parser = PatternParser(self.letters_of, self.phrases_of, self.macros)
        compiled = tuple(self.compile(parser, order, rule) for order, rule in enumerate(rules))
        starts: dict[str, list[Rule]] = {}
        for rule, begins in sorted(compiled, key=lambda pair: (not pair[0].asks, pair[0].order)):
            for letter in sorted(begins):
                starts.setdefault(letter, []).append(rule)
        return Grammar(
            language=self.language,
            letters=words,
            numbers=numbers,
            classes=self.classes,
            starts={letter: tuple(found) for letter, found in starts.items()},
            rules=tuple(rule for rule, _ in compiled),
            interesting=re.compile("[" + "".join(sorted(starts)) + "]"),
            settings=self.data.get("settings", {}),
        )

    def collect_words(self, rules: list[dict[str, Any]]) -> None:
        """Note for every spelling the classes that it belongs to; a word of a pattern is a class of its own."""
        for name, table in self.data["classes"].items():
            capitals = set(table.get("capital", ()))
            for word in self.classes[name]:
                if " " not in word and not table.get("exact"):
                    for spelling in spellings(word, capitals == {"all"} or word in capitals):
                        self.memberships.setdefault(spelling, set()).add(name)
            for words in table.values() if table.get("exact") else ():
                for word in words if isinstance(words, list) else ():
                    self.memberships.setdefault(word, set()).add(name)
        phrases = [word for words in self.classes.values() for word in words if " " in word]
        patterns = [rule[key] for rule in rules for key in PATTERN_KEYS if key in rule]
        for pattern in chain(phrases, self.macros.values(), patterns):
            for word in re.findall(r"[^\s\[\]()|{}<>]+", re.sub(r"\{[^{}]*\}|<[^<>]*>", " ", pattern)):
                if not word.startswith("~"):
                    for spelling in spellings(word.replace("\\n", "\n"), False):
                        self.memberships.setdefault(spelling, set()).add(f"={word}")

    def letter(self, names: frozenset[str]) -> str:
        """The letter for a set of classes."""
        return self.letter_of.setdefault(names, chr(ord(UNKNOWN[0]) + len(self.letter_of)))

    def letters_of(self, word: str) -> frozenset[str]:
        """Letters of the tokens that a word or ~class of a pattern stands for."""
        name = word[1:] if word.startswith("~") else f"={word}"
        if word.startswith("~") and name not in self.classes and not name.startswith("#"):
            raise ResourceError(f"{self.language}: class {name!r} is not defined; mend the grammar file")
        return frozenset(letter for names, letter in self.letter_of.items() if name in names)

    def phrases_of(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The entries of several words of a ~class, longest first."""
        found = (tuple(entry.split()) for entry in self.classes.get(word[1:], ()) if " " in entry)
        return tuple(sorted(found, key=lambda words: (-len(words), words))) if word.startswith("~") else ()

    def compile(self, parser: PatternParser, order: int, rule: Mapping[str, Any]) -> tuple[Rule, frozenset[str]]:
        """A rule and the letters that it can begin with."""
        groups: list[tuple[str, str]] = []
        node = parser.parse(rule["pattern"])
        begins, empty = first(node)
        if empty:
            raise ResourceError(f"{self.language}: rule {rule['name']!r} can match nothing; mend the grammar file")
        behind = "".join(self.behind(parser, rule, key) for key in ("after", "not_after"))
        text = behind + expression(node, groups)
        if "before" in rule:
            text += f"(?={expression(parser.parse(rule['before']), groups)})"
        if "not_before" in rule:
            text += f"(?!{expression(parser.parse(rule['not_before']), groups)})"
        made = Rule(
            name=rule["name"],
            kind=rule["kind"],
            source=text,
            node=node,
            groups=tuple(groups),
            constants=rule.get("set", {}),
            asks="before" in rule or "after" in rule,
            order=order,
        )
        return made, begins

    def behind(self, parser: PatternParser, rule: Mapping[str, Any], key: str) -> str:
        """What must, or must not, stand before a match."""
        if key not in rule:
            return ""
        options = [expression(option, []) for option in widths(parser.parse(rule[key]))]
        if key == "not_after":
            return "".join(f"(?<!{option})" for option in options)
        return f"(?:{'|'.join(f'(?<={option})' for option in options)})"


@lru_cache(maxsize=8)
def load(language: str) -> Grammar:
    """The grammar of a language, read and compiled at its first use.

    Raises ResourceError where there is no such file or it is faulty.
    """
    path = files("extract").joinpath("resources", "temporal", f"{language}.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        wanted = f"resources/temporal/{language}.toml"
        raise ResourceError(f"no time grammar for language {language!r}: add {wanted}") from missing
    except tomllib.TOMLDecodeError as fault:
        raise ResourceError(f"time grammar of {language!r}: {fault}; mend the file") from fault
    return GrammarReader(language, data).read()
