"""Who may act: states, armed groups, organisations and common nouns, found in a text by any of their names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from extract.events.tables import Row, built_in_rows
from extract.events.wordlists import argument_words
from extract.events.words import WORD, Word
from extract.places.tables import listed, rows

ActorKind = Literal[
    "military", "police", "security", "government", "role", "armed_group", "organisation", "state", "never",
    "adjective", "people",
]  # fmt: skip
COLUMNS = ("actor", "kind", "country", "aliases")
TABLES = ("actors.tsv", "armed_groups.tsv", "organisations.tsv", "states.tsv")
# What a user's table may say; the others speak of countries, which the gazetteer's table gives.
KINDS: tuple[str, ...] = get_args(ActorKind)[:-1]
# How an actor is written beside a country.
_BESIDE: Mapping[str, str] = {
    "military": "Military Forces of {country}",
    "police": "Police Forces of {country}",
    "security": "Security Forces of {country}",
    "government": "Government of {country}",
}
# Adjectives of these ends name no people by an -s ("Chinese", "British", "Swiss").
_NO_PLURAL = ("ese", "ish", "ch", "ss", "s", "x")
# Abbreviations that are words where everything is in capitals ("WHO", "IS").
_WORDS_TOO = argument_words("shouted_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who can act; `name` is how a row names them, whatever the news calls them."""

    name: str
    kind: ActorKind

    def beside(self, country: str) -> str:
        """The name with a country: "Military Forces of Israel", "protesters (Iran)"."""
        return _BESIDE.get(self.kind, f"{self.name} ({{country}})").format(country=country)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One name of an actor as its words; those with a capital must have one in the text."""

    words: tuple[str, ...]
    actor: Actor

    def fits(self, words: Sequence[Word], at: int, shouted: bool) -> bool:
        """Whether the name stands at a word; `shouted`: all of the sentence is in capitals."""
        if at + len(self.words) > len(words):
            return False
        return all(_same(alias, words[at + number].text, shouted) for number, alias in enumerate(self.words))


def _same(alias: str, text: str, shouted: bool) -> bool:
    text = text.replace("’", "'")
    if text.lower() != alias.lower():
        stem = text.removesuffix("'s").removesuffix("'S")
        if stem.lower() != alias.lower():
            return False
        text = stem
    if not any(letter.isupper() for letter in alias):
        return True
    if alias.isupper() and len(alias) > 1:
        return text == alias and not (shouted and alias.lower() in _WORDS_TOO)
    return text[:1].isupper() or not alias[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActorTable:
    """All aliases by their first word (lower case): a user's own first, then the longest, then those with capitals."""

    aliases: Mapping[str, tuple[Alias, ...]]
    kinds: Mapping[str, ActorKind]

    def kind_of(self, name: str) -> ActorKind | None:
        """The kind of the actor that a row names so; None for one that no table has."""
        return self.kinds.get(name)

    def at(self, words: Sequence[Word], at: int, shouted: bool = False) -> tuple[Actor, int] | None:
        """The actor whose name begins at a word, and the index after the name."""
        lower = words[at].lower.replace("’", "'")
        for key in dict.fromkeys((lower, lower.removesuffix("'s"))):
            for alias in self.aliases.get(key, ()):
                if alias.fits(words, at, shouted):
                    return alias.actor, at + len(alias.words)
        return None


def table_of(
    found: Iterable[tuple[Actor, Sequence[str]]], own: Iterable[tuple[Actor, Sequence[str]]] = ()
) -> ActorTable:
    """The table of some actors with their names; those of `own` go before all others, whatever their length."""
    index: dict[str, dict[tuple[str, ...], tuple[int, Alias]]] = {}
    kinds: dict[str, ActorKind] = {}
    for rank, part in enumerate((own, found)):
        for actor, names in part:
            kinds.setdefault(actor.name, actor.kind)
            for words in dict.fromkeys(form for name in names for form in _forms(name)):
                index.setdefault(words[0].lower(), {}).setdefault(words, (rank, Alias(words=words, actor=actor)))
    ordered = {
        key: sorted(
            aliases.values(), key=lambda item: (item[0], -len(item[1].words), " ".join(item[1].words).islower())
        )
        for key, aliases in index.items()
    }
    found_by = {key: tuple(alias for _, alias in aliases) for key, aliases in ordered.items()}
    return ActorTable(aliases=found_by, kinds=kinds)


def _forms(name: str) -> Iterable[tuple[str, ...]]:
    """The words of a name without a leading "the", with its hyphens and with blanks in their place."""
    name = name.removeprefix("the ").removeprefix("The ")
    for form in dict.fromkeys((name, name.replace("-", " "))):
        if words := tuple(match.group() for match in WORD.finditer(form.replace("’", "'"))):
            yield words


@cache
def built_in_actors() -> tuple[tuple[Actor, tuple[str, ...]], ...]:
    """The actors of `extract/resources/events` and the countries, with all names."""
    found = [actor_of(row) for table in TABLES for row in built_in_rows(table, COLUMNS)]
    return (*found, *_countries())


def actor_of(row: Row) -> tuple[Actor, tuple[str, ...]]:
    """The actor of a row with its names; the aliases alone for an adjective or what is never an actor."""
    kind: ActorKind = row["kind"] or "role"  # type: ignore[assignment]  # checked by who read the row
    aliases = listed(row["aliases"])
    alone = kind in ("adjective", "never") and aliases
    return Actor(name=row["actor"], kind=kind), tuple(aliases if alone else (row["actor"], *aliases))


def _countries() -> Iterable[tuple[Actor, tuple[str, ...]]]:
    for row in rows("countries"):
        name = row["name"]
        adjectives, people = listed(row["adjectives"]), listed(row["people"])
        yield Actor(name=name, kind="state"), (name, *listed(row["aliases"]))
        yield Actor(name=name, kind="adjective"), tuple(adjectives)
        plurals = [f"{word}s" for word in adjectives if not word.endswith(_NO_PLURAL)]
        yield Actor(name=name, kind="people"), tuple(word for word in (*people, *plurals) if word not in adjectives)
