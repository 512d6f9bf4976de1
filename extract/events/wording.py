"""How a row is worded, for comparison with others: stems, names and ages, each with a weight of its own.

A weight hangs on the word alone, never on the other articles of a run, so that what is found for two rows stays
found whatever else is read before, beside or after them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from sys import intern

from extract.encoder.weights import FOLDER, VOCABULARY
from extract.encoder.wordpiece import read_vocabulary
from extract.events.actor_table import built_in_actors
from extract.events.lexicon import built_in_triggers
from extract.events.wordlists import word_set
from extract.model import Article, Event, Layout, Span

# Words of four letters and more, cut to six so that inflections meet. Matches "shooting"; not "of", "2018".
_CONTENT = re.compile(r"[^\W\d_]{4,}")
# Any word or number. Matches "Lima", "34"; not "-".
_WORD = re.compile(r"[^\W_]+")
# A person's age as reports give it. Matches "34-year-old", ", 34,", "aged 34"; not "34 people".
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|, (\d{1,2}),|\baged (\d{1,2})\b")
_COMMON = word_set("common_words")
STEM = 6
LEAD_SENTENCES = 10
# Characters of the text from which names and ages are taken.
NAMES_WITHIN = 2000
# A line with more capitals than this is a heading or shouted: its capitals mark no names.
SHOUTED = 0.7
TITLE_COUNTS = 2
# Names weigh twice as much as words; an age nearly as much as a name that no list of words knows.
NAME_MARK, AGE_MARK = "^", "#"
NAME_WEIGHT, AGE_WEIGHT = 2.0, 12.0
# Words that tell the kind of an event ("shot", "police") say little of which one it is.
KIND_WEIGHT = 0.3
# The vocabulary of the network lists words from the most common to the rarest, from this entry on; weights grow
# with the logarithm of the place in the list, beyond the first `COMMONEST`.
_FIRST_WORD, COMMONEST, UNLISTED = 1996, 50, 30_000

Wording = Mapping[str, float]


def words_of(article: Article, layout: Layout, event: Event) -> Counter[str]:
    """What tells an event, counted: title and lead for the event an article is about, the quote for others.

    Beside the stems of words stand names (`^` and the stem) and, for the main event, ages (`#` and the number).
    """
    if event.salience > 1:
        return stems(article.text[event.quote.start : event.quote.end]) + names(article.text, [event.quote])
    spans = [one.span for one in layout.sentences if one.region in ("headline", "body")]
    near = list(_within(spans, NAMES_WITHIN))
    words = stems(" ".join(article.text[span.start : span.end] for span in spans[:LEAD_SENTENCES]))
    for word, count in stems(article.title or "").items():
        words[word] += TITLE_COUNTS * count
    return words + names(article.text, near) + ages(article.text[:NAMES_WITHIN])


def _within(spans: Sequence[Span], characters: int) -> Iterator[Span]:
    for span in spans:
        if characters < 0:
            return
        characters -= span.end - span.start
        yield span


def stems(text: str) -> Counter[str]:
    """Content words, cut to stems, with their counts."""
    words = (match.group().lower() for match in _CONTENT.finditer(text))
    return Counter(intern(word[:STEM]) for word in words if word not in _COMMON)


def names(text: str, sentences: Sequence[Span]) -> Counter[str]:
    """Words with a capital that are not the first of their sentence, as marked stems with their counts."""
    found: Counter[str] = Counter()
    for span in sentences:
        words = _WORD.findall(text[span.start : span.end])
        if sum(word[0].isupper() for word in words) <= SHOUTED * len(words):
            capital = (word for word in words[1:] if word[0].isupper() and len(word) > 2)
            found.update(intern(NAME_MARK + word.lower()[:STEM]) for word in capital)
    return found


def ages(text: str) -> Counter[str]:
    """Each age that the text gives, once, as a marked number."""
    return Counter({intern(AGE_MARK + next(filter(None, match.groups()))) for match in _AGE.finditer(text)})


def wording(words: Mapping[str, int]) -> Wording:
    """A vector of length one over what `words_of` has counted; empty for nothing."""
    weights = {word: (1 + math.log(count)) * weight(word) for word, count in words.items()}
    length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {word: value / length for word, value in weights.items()}


def likeness(one: Wording, two: Wording) -> float:
    """The cosine of two wordings, in [0, 1]."""
    return math.fsum(one[word] * two[word] for word in one.keys() & two.keys())  # exact, so that order is no matter


def shared(one: Wording, two: Wording, most: int) -> tuple[str, ...]:
    """The words that make two wordings alike, those that count most first, without their marks."""
    both = sorted((-value * two[word], word) for word, value in one.items() if word in two)
    return tuple(dict.fromkeys(word.lstrip(NAME_MARK + AGE_MARK) for _, word in both))[:most]


def telling_words(vector: Wording, most: int) -> list[str]:
    """The words of a wording that weigh most, names without their mark; by them rows are found that may be alike."""
    ranked = sorted((-value, word) for word, value in vector.items() if not word.startswith(AGE_MARK))
    return list(dict.fromkeys(intern(word.lstrip(NAME_MARK)) for _, word in ranked))[:most]


@cache
def weight(word: str) -> float:
    """How much a stem, name or age tells, from 0 for the commonest words up.

    >>> weight("people") < weight("harvest") < weight("^harvest")
    True
    """
    if word.startswith(AGE_MARK):
        return AGE_WEIGHT
    if word.startswith(NAME_MARK):
        return NAME_WEIGHT * weight(word[1:])
    rarity = math.log((_ranks().get(word, UNLISTED) + COMMONEST) / COMMONEST)
    return rarity * (KIND_WEIGHT if word in _kind_stems() else 1.0)


@cache
def _ranks() -> dict[str, int]:
    """Stem -> place of its commonest word in the network's vocabulary, counted from 1."""
    ranks: dict[str, int] = {}
    for rank, word in enumerate(read_vocabulary(FOLDER / VOCABULARY)[_FIRST_WORD:], 1):
        if word.isalpha():
            ranks.setdefault(word[:STEM], rank)
    return ranks


# Kinds of actors that are common nouns: "police", "protesters".
_NOUN_KINDS = frozenset({"military", "police", "security", "government", "role"})


@cache
def _kind_stems() -> frozenset[str]:
    """Stems of the words that name kinds of events and those who act in them."""
    lemmas = " ".join(trigger.lemma for trigger in built_in_triggers())
    nouns = (name for actor, names in built_in_actors() if actor.kind in _NOUN_KINDS for name in names)
    return frozenset(stems(lemmas)) | frozenset(stems(" ".join(name for name in nouns if name.islower())))
