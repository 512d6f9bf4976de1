"""Words of a sentence with offsets into the article, and the clauses that they fall into."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.events.inflection import may_be_past
from extract.events.wordlists import word_set
from extract.model import Span

# A number with its marks, a word with inner hyphens or apostrophes, or one mark.
# Matches "1,500", "Iran-backed", "don’t", ","; never a blank.
WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[-'’]\w+)*|[^\w\s]")

# Words that open a new clause: what follows has its own verb more often than not.
CLAUSE_OPENERS = word_set("clause_openers")
# "and" opens one only before a verb ("fled and were caught"; not "Israel and Russia").
_AFTER_AND = word_set("after_and")
# A sentence of so many words is all in capitals where nearly each of them is.
SHOUTED_WORDS, SHOUTED_SHARE = 4, 0.9
_BEFORE_TIMES, _TIMES = frozenset({"before", "after", "until", "since"}), word_set("times_of_day")
_RELATIVES = frozenset({"who", "which", "that"})
_FINITE = word_set("past_be") | word_set("have")
# A verb after these goes on with the clause before it ("was shot and died", "was seriously injured", "by armed men").
_LEADING_ON = (
    word_set("be") | word_set("have") | word_set("determiners") | word_set("prepositions") | word_set("inserted")
    | frozenset({"and", "or", ","})
)  # fmt: skip
CLAUSE_MARKS = frozenset(",;:()—–-")
OPENING_QUOTES = frozenset("“«")
CLOSING_QUOTES = frozenset("”»")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word or mark. `clause` counts from 0 in its sentence; `quoted` says that it is inside quotation marks.

    `text` is as written, but for words of a sentence all in capitals, which are written as elsewhere (see `recased`).
    """

    span: Span
    text: str
    lower: str
    clause: int
    quoted: bool


def split_words(text: str, sentence: Span, quoted: bool = False) -> tuple[Word, ...]:
    """The words of one sentence; `quoted` says whether a quotation is open where it begins."""
    words: list[Word] = []
    clause = 0
    matches = list(WORD.finditer(text, sentence.start, sentence.end))
    for at, match in enumerate(matches):
        surface = match.group()
        if surface in OPENING_QUOTES or (surface == '"' and not quoted):
            quoted, clause = True, clause + 1
        elif surface in CLOSING_QUOTES or surface == '"':
            quoted, clause = False, clause + 1
        lower = surface.lower().replace("’", "'")
        opened = bool(words) and words[-1].text in CLAUSE_MARKS
        if (
            (lower in CLAUSE_OPENERS and words and not opened and not _leads_to_time(lower, matches[at + 1 : at + 2]))
            or surface in CLAUSE_MARKS
            or words
            and words[-1].lower == "and"
            and (lower in _AFTER_AND or lower.endswith("ed"))
        ):
            clause += 1
        words.append(
            Word(span=Span(match.start(), match.end()), text=surface, lower=lower, clause=clause, quoted=quoted)
        )
    return with_resumed(words)


def _leads_to_time(lower: str, following: Sequence[re.Match[str]]) -> bool:
    """Whether "before" and the like only lead to a time here ("before dawn", "until noon")."""
    return lower in _BEFORE_TIMES and any(match.group().lower() in _TIMES for match in following)


def with_resumed(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, the main clause opened anew where the relative clause inside it ends.

    "A blaze that began near Oroville | tore through Berry Creek": its subject has no verb yet when the relative clause
    has had its own, so that the next one is the main clause's.
    """
    first = next((at for at, word in enumerate(words) if word.lower in _RELATIVES and at), None)
    if first is None or any(_is_finite(words, at) for at in range(first)):
        return tuple(words)
    own = next((at for at in range(first + 1, len(words)) if _is_finite(words, at)), None)
    if own is None or any(word.text in CLAUSE_MARKS or word.quoted for word in words[: own + 1]):
        return tuple(words)
    for at in range(own + 2, len(words)):
        if words[at].clause != words[own].clause:
            break
        if _is_finite(words, at) and not _is_finite(words, at - 1) and words[at - 1].lower not in _LEADING_ON:
            return (*words[:at], *(replace(word, clause=word.clause + 1) for word in words[at:]))
    return tuple(words)


def _is_finite(words: Sequence[Word], at: int) -> bool:
    """Whether a word looks like a verb in the past that needs a subject."""
    lower = words[at].lower
    past = lower in _FINITE or may_be_past(lower)
    return past and words[at].text.islower()


def is_shouted(words: Sequence[Word]) -> bool:
    """Whether a sentence is written in capitals throughout."""
    letters = [word.text for word in words if word.text.isalpha() and len(word.text) > 1]
    return len(letters) >= SHOUTED_WORDS and sum(map(str.isupper, letters)) >= SHOUTED_SHARE * len(letters)


def recased(words: Sequence[Word], names: Sequence[Span]) -> tuple[Word, ...]:
    """The words of a sentence all in capitals as another text would write them: names with a capital, the rest without.

    `names` are the spans of names in text order; other sentences are returned as they are.
    """
    if not is_shouted(words):
        return tuple(words)
    named = {index for span in names for index, word in enumerate(words) if span.overlaps(word.span)}
    return tuple(
        replace(word, text=word.text.capitalize() if index in named else word.text.lower())
        for index, word in enumerate(words)
    )
