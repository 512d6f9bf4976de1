"""What stands for a place named before: "the town", "the province", "the island"; "here" for where a report is from.

Such words take the place of the last name of their kind, a few sentences back at most; where none is near, "the town"
and "the city" are the one that the report turns around. They are linked to events like names; their basis says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.events.capitals import capital_meant
from extract.events.home import SHARP, apart
from extract.events.lexicon import DETERMINERS
from extract.events.verbs import PREPOSITIONS
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Place, PlaceMention, Span

# How many sentences back a name may stand, and how many words may stand between "the" and the noun.
REACH, ADJECTIVES = 4, 2
CAPITAL_SURE = 0.7
_TOWNS, _REGIONS, _COUNTRIES = word_set("town_nouns"), word_set("region_nouns"), word_set("country_nouns")
_SPOTS, _POINTING = word_set("spot_nouns"), frozenset({"the", "this", "that"})
# After "here" these make it no place: "here is why", "here comes".
_NOT_HERE = word_set("be") | frozenset({"comes", "'s", "’s"})
# What may follow a noun that stands by itself; another word makes it describe the next ("the city council").
_ENDS = (PREPOSITIONS | word_set("after_names")) - frozenset({"of"})
_SAME_KM = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place named in the text, in the sentence of this ordinal."""

    ordinal: int
    mention: PlaceMention


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Words that stand for a place, as a mention of it, and the mention of its name."""

    mention: PlaceMention
    named: PlaceMention


def stand_ins(
    words: Sequence[Word],
    ordinal: int,
    before: Sequence[Named],
    here: Sequence[PlaceMention],
    home: PlaceMention | None,
    country_code: str | None = None,
) -> list[StandIn]:
    """The words of a sentence that stand for places named before them.

    `before` are the places of earlier sentences, `here` those of this one, both in text order; `home` is the mention
    of the town around which the report turns, `country_code` that of the country.
    """
    found = []
    for index, word in enumerate(words):
        if (capital := capital_meant(words, index, here, country_code)) is not None:
            found.append(_capital(word, capital))
            continue
        precisions = _stands_for(words, index)
        if not precisions:
            continue
        near = [one.mention for one in before if ordinal - one.ordinal <= REACH]
        near += [one for one in here if one.span.end <= word.span.start]
        named = None if word.lower == "here" else _last(near, precisions)
        if named is None and "city" in precisions:
            named = home
        if named is not None and named.place is not None:
            found.append(StandIn(mention=_as_mention(word.span, word.lower, named), named=named))
    return found


def _capital(word: Word, capital: Place) -> StandIn:
    """The word "capital" for the capital; two mentions, for it is no name."""
    reason = f"stands for {capital.name}, the capital"
    mention = PlaceMention(
        span=word.span, text=word.text, kind="place", place=capital, confidence=CAPITAL_SURE, reason=reason
    )
    return StandIn(mention=mention, named=replace(mention))


def home_mention(anchor: Place | None, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """The first mention of the town around which a report turns, None where none is or the text does not name it."""
    return next(
        (one for one in mentions if anchor is not None and one.place and apart(one.place, anchor) < _SAME_KM), None
    )


def _stands_for(words: Sequence[Word], index: int) -> frozenset[str]:
    """The precisions of the places that a word may stand for, none where it stands for no place."""
    word = words[index].lower
    after = words[index + 1] if index + 1 < len(words) else None
    if word == "here":
        return frozenset() if words[index].quoted or after is None or after.lower in _NOT_HERE else frozenset({"city"})
    precisions = _precisions(word)
    if not precisions or not _is_pointed_at(words, index):
        return frozenset()
    alone = after is None or not after.text[:1].isalnum() or after.lower in _ENDS or after.lower.endswith("ed")
    return precisions if alone else frozenset()


def _precisions(word: str) -> frozenset[str]:
    if word in _TOWNS:
        return frozenset({"city", "district"})
    if word in _REGIONS:
        return frozenset({"region"})
    if word in _COUNTRIES:
        return frozenset({"country"})
    return SHARP if word in _SPOTS else frozenset()


def _is_pointed_at(words: Sequence[Word], index: int) -> bool:
    """Whether "the" or "this" opens the noun phrase, with none but small words between."""
    for at in range(index - 1, max(index - 2 - ADJECTIVES, -1), -1):
        if words[at].lower in _POINTING:
            return True
        if not words[at].text.islower() or words[at].lower in DETERMINERS or words[at].lower in PREPOSITIONS:
            return False
    return False


def _last(mentions: Sequence[PlaceMention], precisions: frozenset[str]) -> PlaceMention | None:
    return next(
        (one for one in reversed(mentions) if one.place and one.holds_events and one.place.precision in precisions),
        None,
    )


def _as_mention(span: Span, text: str, named: PlaceMention) -> PlaceMention:
    return replace(named, span=span, text=text, kind="place", reason=f"stands for {named.text}; {named.reason}")
