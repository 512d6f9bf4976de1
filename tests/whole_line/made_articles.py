"""Articles composed from parts of our own: reports, world news, lists, headlines, shouting, nothing at all.

`compose` takes what picks one of several things, so that hypothesis and a seeded generator make the same kinds.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import hypothesis.strategies as st

from extract.model import Article
from extract.sources import read_file

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]

SEEDS = sorted(Path(__file__).resolve().parents[2].joinpath("seeds").glob("*.md"))

TOWNS = [
    "Homs",
    "Aleppo",
    "Lima",
    "Marseille",
    "Springfield",
    "Paris, Texas",
    "Port-au-Prince",
    "Ostervale",
    "São Paulo",
]
COUNTRIES = ["Syria", "Peru", "France", "the United States", "Georgia", "Haiti", "Brazil"]
DAYS = [
    "on Monday", "on Friday night", "yesterday", "last week", "on 3 May", "on May 28, 2018", "in 1997",
    "in early March", "this morning", "between 2 and 5 June", "at 4:30 p.m. Tuesday", "two days later", "",
]  # fmt: skip
NUMBERS = ["two", "at least 12", "34", "dozens of", "between 3 and 5", "1,200"]
ACTORS = ["Rebels", "Police officers", "Government troops", "The army", "A gunman", "Israeli jets", "Residents", "He"]
LOCAL = [
    "{actor} shot {number} people outside a bakery in {town} {day}.",
    "A {number}-car crash on the ring road near {town} killed a cyclist {day}.",
    "A warehouse fire in {town} injured {number} workers {day}, and a second blaze burned down a school in {country}.",
    "The suspect, Ada Quill, 34, of {town}, was arrested {day} and charged with robbery.",
    "“We heard {number} shots {day},” said a neighbour who lives near {town}.",
    "The victim was pronounced dead at a hospital in {town}; {number} others were wounded.",
    "It was the third such shooting in {town} this year, after one {day}.",
]
WORLD = [
    "{actor} shelled the outskirts of {town} {day}, killing {number} people, activists said.",
    "An earthquake flattened villages near {town} {day} and left {number} dead across {country}.",
    "The president of {country} met ministers in {town} {day} and signed a treaty.",
    "{number} protesters marched through {town} {day} against a new law in {country}.",
    "Talks between {country} and {country} will open in {town} {day}.",
    "{country} denied that its jets had bombed {town} {day}.",
    "If {actor} attacked {town} again, {country} would withdraw, a spokesman warned {day}.",
    "Voters in {country} elected a parliament {day}; {number} observers watched in {town}.",
    "The U.N. said {number} families had fled {town} {day} after the bombing.",
]
HEADLINES = [
    "Bomb kills {number} in {town}", "Fire in {town} market", "{country} and {country} sign truce",
    "Crash near {town} {day}",
]  # fmt: skip
OPENINGS = ["{upper}, {country} (AP) — ", "{upper} -- ", "By Ann Roe\n\n", "Posted: 9 June 2018, 8:18 PM\n\n", ""]
ODD = ["\r\n", "\t", "🙂 ", "\u2028", "…", "Photo: Ann Roe\n", "Share this\n", "漢字。", "\n\n\n", "'", "1. "]
BREAKS = [" ", " ", "\n\n", "\n", "\r\n\r\n"]
SOURCES = ["a.txt", "b.txt", "Arden Herald", None]
PUBLISHED = [None, date(2018, 6, 9), date(2018, 6, 11), date(2020, 3, 1)]
KINDS = ("local", "world", "world", "list", "headline", "empty", "capitals", "odd")


def filled(pick: Pick, part: str) -> str:
    """A part with its slots filled."""
    town, country = pick(TOWNS), pick(COUNTRIES)
    words = part.format(
        town=town, upper=town.upper(), country=country, day=pick(DAYS), number=pick(NUMBERS), actor=pick(ACTORS)
    )
    return " ".join(words.split(" ")).replace(" .", ".").replace(" ,", ",")


def sentences(pick: Pick, parts: Sequence[str]) -> str:
    """One to five sentences, with what stands between them."""
    chosen = [filled(pick, pick(parts)) for _ in range(pick(range(1, 6)))]
    return "".join(one + pick(BREAKS) for one in chosen)


def report(pick: Pick, parts: Sequence[str]) -> str:
    """A headline or none, an opening, sentences."""
    headline = filled(pick, pick(HEADLINES)) + "\n\n" if pick([True, False]) else ""
    return headline + filled(pick, pick(OPENINGS)) + sentences(pick, parts)


def text_of(pick: Pick, kind: str) -> str:
    """The text of one kind of article."""
    if kind == "local":
        return report(pick, LOCAL)
    if kind == "world":
        return report(pick, WORLD)
    if kind == "list":
        lines = [filled(pick, pick(LOCAL + WORLD)) for _ in range(pick(range(2, 6)))]
        return "".join(f"{pick(['- ', '• ', '1) ', ''])}{line}\n" for line in lines)
    if kind == "headline":
        return filled(pick, pick(HEADLINES))
    if kind == "empty":
        return pick(["", " ", "\n\n", "\t\r\n"])
    if kind == "capitals":
        return report(pick, WORLD).upper()
    return "".join(pick([*ODD, filled(pick, pick(LOCAL + WORLD))]) for _ in range(pick(range(1, 10))))


def compose(pick: Pick) -> Article:
    """One article."""
    return Article(
        text=text_of(pick, pick(KINDS)),
        title=filled(pick, pick(HEADLINES)) if pick([True, False, False]) else None,
        source=pick(SOURCES),
        published=pick(PUBLISHED),
        published_basis="given",
    )


def compose_batch(pick: Pick) -> list[Article]:
    """A few articles; now and then one stands twice: as it is, elsewhere, as of another day, under another title."""
    batch = [compose(pick) for _ in range(pick(range(1, 4)))]
    if pick([True, False]):
        again = pick(batch)
        changed = {"source": pick(SOURCES), "published": pick(PUBLISHED), "title": filled(pick, pick(HEADLINES))}
        batch.append(replace(again, **{name: changed[name] for name in pick([[], *([name] for name in changed)])}))
    return batch


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article of these kinds."""
    return compose(lambda options: draw(st.sampled_from(options)))


@st.composite
def batches(draw: st.DrawFn) -> list[Article]:
    """Any batch of them."""
    return compose_batch(lambda options: draw(st.sampled_from(options)))


def always_the_same(batches_made: int) -> list[Article]:
    """The sample articles and so many composed batches, the same in every process."""
    chance = random.Random(20260609)
    made = [article for _ in range(batches_made) for article in compose_batch(chance.choice)]
    return [*map(read_file, SEEDS), *made]
