"""The people that a sentence speaks of, with how many they are: "a man", "two of the guards", "Ada Lang, 24"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.events.quantities import count_table, count_words, quantity_at
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Count

ONE = Count(least=1, most=1)
NOBODY = Count(least=0, most=0)
# How many words a description may have before its noun ends.
MAX_WORDS = 7
OLDEST = 115

_DOERS = count_words("doers")
_NO_NAMES = count_words("no_names")
_PARTY_ENDS = count_words("party_ends")
_PEOPLE_PLURAL = count_words("people_plural")
_PEOPLE_SINGULAR = count_words("people_singular")
_SUBSET_OPENERS = count_words("subset_openers")
_THINGS = count_words("things")
_UNITS = count_words("units")
_OUTCOMES = frozenset().union(
    *(count_words(name) for name in ("killed", "killing", "hurt", "hurting", "struck", "striking", "deadly_adverbs"))
)
_NO_PEOPLE = _THINGS | count_words("deadly_deeds") | count_words("deeds")
_ARTICLES = frozenset({"a", "an"})
_DEFINITE = frozenset({"the", "these", "those", "his", "her", "their", "its", "our", "my", "this", "that", "one's"})
_SINGLE = frozenset({"he", "she", "him", "himself", "herself", "someone", "somebody", "anyone"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sgt", "lt", "capt", "col", "gen", "maj", "pvt", "cpl", "rev"})
# Those before a noun alone; "after two men were shot" opens a clause.
_PREPOSITIONS = (word_set("prepositions") | word_set("locative") | {"like", "than"}) - {
    "after", "before", "since", "until", "following", "despite", "amid",
}  # fmt: skip
_WEEKDAYS = word_set("weekdays")
# Somebody's age as a word. Matches "24-year-old", "nineteen-year-old"; not "year-old".
_YEARS_OLD = re.compile(r"\w+-(?:years?|months?|weeks?|days?)-old")
# What may stand before a person without an article ("Teacher: boy shot", "the shooting of toddler Lang").
_BEFORE_BARE = frozenset({",", "and", "&", ":", ";", "-", "–", "—", "'", "of"})
_MORE = frozenset({"another", "other", "others", "more", "second", "third", "fourth", "fifth", "additional"})
_AGE_WORDS = frozenset({"age", "aged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """People in a sentence: words `start` to `end` (exclusive), age included.

    `count` is None where the words do not tell how many. `fresh`: not spoken of before ("a man", "three guards").
    `oblique`: behind a preposition, so no subject or object. `subset`: some of those counted before. `doer`: who may
    have died by their own attack. `named`: by name.
    `more`: beside those spoken of before ("another man", "three others"); `head`: the noun that says who they are.
    """

    start: int
    end: int
    count: Count | None
    fresh: bool = False
    oblique: bool = False
    subset: bool = False
    doer: bool = False
    named: bool = False
    more: bool = False
    head: str = ""


def parties_of(words: Sequence[Word]) -> list[Party]:
    """All parties of a sentence in text order; none overlaps another."""
    found: list[Party] = []
    index = 0
    while index < len(words):
        party = _party_at(words, index)
        if party is None:
            index += 1
            continue
        found.append(party)
        index = max(party.end, index + 1)
    return found


def _party_at(words: Sequence[Word], at: int) -> Party | None:
    before = words[at - 1].lower if at else ""
    oblique = before in _PREPOSITIONS
    for read in (_nobody, _counted, _pronoun, _described, _named, _headline_noun):
        party = read(words, at)
        if party is not None:
            last = min(party.end, len(words))  # a sentence may end within an expression: "none of"
            end = min(_after_age(words, last), len(words))
            subset = party.subset or before in _SUBSET_OPENERS
            head = words[last - 1].lower
            doer = party.doer or head in _DOERS
            more = any(word.lower in _MORE for word in words[at:last])
            return Party(
                start=at, end=end, count=party.count, fresh=party.fresh, oblique=oblique, subset=subset, doer=doer,
                named=party.named, more=more, head=head,
            )  # fmt: skip
    return None


def _nobody(words: Sequence[Word], at: int) -> Party | None:
    """As in "no one", "nobody", "no people", "none of them"; not "no one else", which says nothing of the others."""
    lower = words[at].lower
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in _NOBODY:
        end = at + 1
    elif lower == "no" and (after == "one" or _is_people(after)):
        end = at + 2
    else:
        return None
    if end < len(words) and words[end].lower in {"else", "other"}:
        return Party(start=at, end=end + 1, count=None)
    return Party(start=at, end=end, count=None if after == "other" else NOBODY)


def _counted(words: Sequence[Word], at: int) -> Party | None:
    """A number with what it counts, or alone ("two were hurt")."""
    definite = words[at].lower in {"the", "all", "these", "those", "his", "her", "their"}
    quantity = quantity_at(words, at + definite) or (quantity_at(words, at) if definite else None)
    if quantity is None or quantity.start == at and definite and quantity.end == at + 1:
        return None
    end = quantity.end
    if end < len(words) and words[end].lower == "of" and end + 1 < len(words):
        following = words[end + 1].lower
        if following in {"them", "whom", "us", "which"}:
            return Party(start=at, end=end + 2, count=quantity.count, subset=True)
        if following in _DEFINITE:
            inner = _noun_end(words, end + 2)
            return Party(start=at, end=inner, count=quantity.count, subset=True) if inner else None
    noun_end = _noun_end(words, end)
    if noun_end is None:
        return None
    fresh = not definite or quantity.more
    return Party(start=at, end=noun_end, count=quantity.count, fresh=fresh)


def _noun_end(words: Sequence[Word], start: int) -> int | None:
    """Where the description that begins here ends; None where it counts things. No words are a description too."""
    end = start
    ends = _PARTY_ENDS
    while end < len(words) and end - start < MAX_WORDS:
        word = words[end]
        number = word.text[:1].isdigit() and "year" not in word.lower
        if number or not word.text[:1].isalnum() or word.lower in ends or word.lower in _OUTCOMES:
            break
        if end > start and (
            (word.lower.endswith("ly") and len(word.lower) > 4)
            or (_is_people(words[end - 1].lower) and word.text.islower() and not _is_people(word.lower))
        ):
            break
        end += 1
    if start == end:
        return end
    first, head = words[start].lower, words[end - 1].lower
    if first in _UNITS or head in _UNITS and "year-old" not in head:
        return None
    return None if head in _NO_PEOPLE else end


def _is_people(lower: str) -> bool:
    """Whether a noun is known to stand for people."""
    if lower in _PEOPLE_PLURAL or lower in _PEOPLE_SINGULAR:
        return True
    return lower.removesuffix("s") in _PEOPLE_SINGULAR


def _pronoun(words: Sequence[Word], at: int) -> Party | None:
    lower = words[at].lower
    if lower in _SINGLE or lower in {"her", "another", "one"}:
        following = _noun_end(words, at + 1)
        if lower in _SINGLE or following == at + 1:
            return Party(start=at, end=at + 1, count=ONE, fresh=lower in {"another", "one", "someone"})
    if lower == "both":
        end = _noun_end(words, at + 1)
        return Party(start=at, end=end or at + 1, count=Count(least=2, most=2))
    return None


def _described(words: Sequence[Word], at: int) -> Party | None:
    """An article or the like with a noun: "a 24-year-old man", "his wife", "the suspect"; plurals have no number."""
    lower = words[at].lower
    fresh = lower in _ARTICLES | {"another", "one", "his", "her", "their"}
    possessive = at > 0 and lower in {"'s", "’s"}
    if not (fresh or lower in _DEFINITE or possessive):
        return None
    end = _noun_end(words, at + 1)
    if end is None or end == at + 1:
        return None
    ordinal = words[at + 1].lower in {"second", "third", "fourth", "fifth", "other"}
    head = words[end - 1].lower
    of = _of_number(words, end)
    if of is not None:
        return Party(start=at, end=of[1], count=of[0], fresh=fresh)
    return Party(start=at, end=end, count=_number_of(head), fresh=fresh or ordinal)


def _of_number(words: Sequence[Word], end: int) -> tuple[Count, int] | None:
    """As in "a family of four", "the crew of 12": the number decides."""
    if end + 1 < len(words) and words[end].lower == "of":
        quantity = quantity_at(words, end + 1)
        if quantity is not None and (noun_end := _noun_end(words, quantity.end)) is not None:
            return quantity.count, noun_end
    return None


def _number_of(head: str) -> Count | None:
    """One for a singular noun, two for "couple", None for a plural."""
    if head in count_table("groups"):
        number = count_table("groups")[head]
        return Count(least=number, most=number)
    plural = head in _PEOPLE_PLURAL or (head.endswith("s") and not head.endswith("ss"))
    return None if plural or head in {"family", "crew", "group", "crowd", "force", "army", "team", "gang"} else ONE


def _named(words: Sequence[Word], at: int) -> Party | None:
    """A name: capitalised words, or one such word that an age follows."""
    end = at
    while end < len(words) and end - at < MAX_WORDS and _is_name_word(words, end, at):
        end += 1
        if end < len(words) and words[end].text == "." and (len(words[end - 1].text) == 1 or _is_title(words[end - 1])):
            end += 1
    if end == at:
        return None
    aged = _after_age(words, end) > end
    if end < len(words) and not aged and _goes_on(words[end]):
        # "Islamic State fighters": the noun counts, not the name
        noun_end = _noun_end(words, end)
        alone = noun_end is not None and words[noun_end - 1].lower in _PEOPLE_SINGULAR
        return Party(start=at, end=noun_end or end, count=ONE if alone else None, fresh=alone)
    if end - at == 1 and at == 0 and not aged and not _opens_as_name(words):
        return None
    return Party(start=at, end=end, count=ONE, named=True)


def _is_name_word(words: Sequence[Word], index: int, at: int) -> bool:
    word = words[index]
    lower = word.lower
    if index > at and lower in {"al", "el", "bin", "ibn", "van", "de", "la", "von"}:
        return True
    return (
        word.text[:1].isupper()
        and word.text[1:2] != "."
        and lower not in _WEEKDAYS
        and lower not in _UNITS
        and lower not in _PARTY_ENDS
        and lower not in _DEFINITE | _ARTICLES
        and lower not in _OUTCOMES
    )


def _opens_as_name(words: Sequence[Word]) -> bool:
    """Whether a sentence's first word, capitalised anyhow, is somebody's name: "Lewis was shot"; not "Many died"."""
    lower, following = words[0].lower, words[1].lower if len(words) > 1 else ""
    if lower in _NO_NAMES or _is_people(lower):
        return False
    return following in {"was", "is", "has", "had"} or (following == "died" and not lower.endswith("s"))


def _is_title(word: Word) -> bool:
    return word.lower in _TITLES


def _goes_on(word: Word) -> bool:
    """Whether a lower-case noun follows a name."""
    return (
        word.text[:1].isalpha()
        and word.text.islower()
        and word.lower not in _PARTY_ENDS
        and word.lower not in _OUTCOMES
    )


def _headline_noun(words: Sequence[Word], at: int) -> Party | None:
    """A person without an article, as headlines write: "Man dies", "Gunman and officer killed"."""
    word = words[at]
    if _YEARS_OLD.fullmatch(word.lower):
        end = _noun_end(words, at + 1)
        return Party(start=at, end=end or at + 1, count=ONE, fresh=True)
    if word.lower not in _PEOPLE_SINGULAR or at + 1 >= len(words):
        return None
    if at and words[at - 1].lower not in _BEFORE_BARE:
        return None
    return Party(start=at, end=at + 1, count=ONE, fresh=True)


def _after_age(words: Sequence[Word], end: int) -> int:
    """The index after an age that follows a name or noun: ", 24,", "(24)", ", aged 24,"."""
    if end + 1 >= len(words) or words[end].text not in {",", "("}:
        return end
    at = end + 1 + (words[end + 1].lower in _AGE_WORDS)
    if at >= len(words) or not words[at].text.isdecimal() or not 0 < int(words[at].text) <= OLDEST:
        return end
    after = words[at + 1].lower if at + 1 < len(words) else "."
    if words[end].text == "(":
        return at + 2 if after == ")" else end
    if after in {",", ".", "and", "of", "was", "were", "is", "has", "had", "died", "from", "in", ";", "who"}:
        return at + 1
    return end
