"""Fuzz: no string makes the tagger or the search for the publication day fail.

The number of strings is DATELINE_FUZZ in the environment (2,000 unless told; a release is checked with 100,000).
"""

import os
import random
from datetime import date

from extract.config import Settings
from extract.model import Article, Layout
from extract.temporal import find_published, tag
from extract.temporal.grammar import load

STRINGS = int(os.environ.get("DATELINE_FUZZ", "2000"))
NUMBERS = [
    "1",
    "7",
    "12",
    "28",
    "31",
    "99",
    "1998",
    "2018",
    "1701",
    "0",
    "00",
    "10:35",
    "25:99",
    "1980s",
    "'60s",
    "21st",
]
ODD = [
    "1,000",
    "2.5",
    "1/2",
    "6/4/2018",
    "2018-06-04",
    "99999",
    "é",
    "中",
    "\u00a0",
    "\u2028",
    "\x00",
    "٣",
    "२०१८",
    "½",
]
MARKS = ["-", "–", ",", ".", "(", ")", "'", "’", '"', "\n", "/", ":"]
PLANES = ((32, 127), (0, 0x2500), (0x2500, 0xD800), (0xE000, 0x110000))  # ASCII, near scripts, far ones, the rest
NO_LAYOUT = Layout(regions=(), sentences=())


def make(chance: random.Random, words: list[str], turn: int) -> str:
    """A string of any characters, of words run together, or of words in a row."""
    if turn % 3 == 0:
        return "".join(chr(chance.randrange(*chance.choice(PLANES))) for _ in range(chance.randrange(40)))
    glue = chance.choice([" ", "", "  ", "-"]) if turn % 3 == 1 else " "
    return glue.join(chance.choice(words) for _ in range(chance.randrange(14)))


def test_no_string_fails():
    chance = random.Random(20180609)
    words = {name: [*load(name).letters, *NUMBERS, *ODD, *MARKS] for name in ("en", "es")}
    for turn in range(STRINGS):
        language = "es" if turn % 5 == 4 else "en"
        text = make(chance, words[language], turn)
        day = chance.choice([None, date(chance.randrange(1, 10000), chance.randrange(1, 13), chance.randrange(1, 29))])
        mode = chance.choice(["auto", "news", "history"])
        end = 0
        for mention in tag(text, day, mode=mode, language=language):
            assert text[mention.span.start : mention.span.end] == mention.text, (text, day, mode)
            assert end <= mention.span.start < mention.span.end, (text, day, mode)
            end = mention.span.end
        if turn % 5 == 0:
            found = find_published(Article(text=text, url=text), NO_LAYOUT, Settings(today=day))
            assert (found.first is None) == (found.last is None), text
