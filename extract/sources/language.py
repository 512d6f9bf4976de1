"""Whether a text is English, cheaply: by its commonest words and its letters."""

import re
from functools import cache
from importlib.resources import files

SAMPLE = 6_000
LEAST_WORDS = 30
LEAST_SHARE = 0.14
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def common_words() -> frozenset[str]:
    """English function words that few other languages write the same way."""
    text = files("extract").joinpath("resources", "sources", "english.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def is_english(text: str) -> bool:
    """Whether the text looks English; too short a text is taken to be so, unless its letters are not Latin."""
    sample = text[:SAMPLE]
    letters = [sign for sign in sample if sign.isalpha()]
    foreign = sum(1 for sign in letters if sign > "\u024f")
    if len(letters) >= 20 and foreign > 0.5 * len(letters):
        return False
    found = [word.lower() for word in WORD.findall(sample)]
    if len(found) < LEAST_WORDS:
        return True
    return sum(1 for word in found if word in common_words()) >= LEAST_SHARE * len(found)
