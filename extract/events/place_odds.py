"""How probable it is that the event of a verb happened at a place of its sentence: many clues, weighed as learnt.

The clues are what the rules go by, what they choose, and what the network says. The weights stand in
`extract/resources/events/place_weights.tsv`; `python -m training places` fits them anew. They learnt of towns, regions
and countries in single sentences about force, protest and accidents, told by verbs; streets and buildings, names in
capitals, and all places of talks, courts, nouns and journeys are left to rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, log1p
from typing import Final

from extract.encoder import Analysis
from extract.errors import ResourceError
from extract.events.clauses import word_at
from extract.events.detect import Found
from extract.events.place_cost import (
    CLAUSE_COST,
    MOVING,
    TALKING_TYPES,
    TRAVELS,
    is_modifier,
    is_possessive,
    preposition_before,
)
from extract.events.tables import built_in_rows
from extract.events.words import Word
from extract.model import PlaceMention

WEIGHTS, BIAS = "place_weights.tsv", "bias"
# So many words nearer to talks, which the weights never saw, a place is left to rules.
NEARER = 3
# Names in capitals of so many letters at most stand in any text.
SHORT_NAME = 3
LEARNT_TYPES = frozenset({"conflict", "protest", "accident_disaster"})
# What the network is sure of is no surer than this.
LEAST: Final = 1e-4
# A name that rules find may be one that the network has never seen ("in Nice"): no less speaks against it.
LEAST_NAME = 0.5
# Words after a verb within which a name without a preposition may be what it acts upon.
OBJECT_REACH = 3
SPEECH_FAMILY = "statement"
_GOVERNED = {
    "in": frozenset({"in", "inside", "within", "throughout", "across"}),
    "from": frozenset({"from"}),
    "to": frozenset({"to", "into", "toward", "towards"}),
    "by": frozenset({"by"}),
}
Pair = tuple[Found, PlaceMention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A place in its sentence: indexes of its first and last word, the preposition before it, what form it has."""

    mention: PlaceMention
    first: int
    last: int
    clause: int
    preposition: str | None
    possessive: bool
    modifier: bool


def weighed(found: Found) -> bool:
    """Whether the weights learnt of such triggers: verbs of what happens in one place, not of talks or of ways."""
    trigger = found.trigger
    moves = trigger.family in MOVING or trigger.lemma in TRAVELS
    return trigger.pos == "v" and trigger.event_type in LEARNT_TYPES and not moves


def place_odds(
    triggers: Sequence[Found],
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    costs: Mapping[Pair, float | None],
    chosen: Mapping[Found, PlaceMention],
    analysis: Analysis,
) -> dict[Pair, float]:
    """For each weighed trigger and place of a sentence, streets and buildings aside, how probable it was there.

    `costs` are those of the rules, `chosen` is what they link by themselves.
    """
    weights = place_weights()
    return {
        pair: probability(sum(weights[name] * value for name, value in clues.items()) + weights[BIAS])
        for pair, clues in clues_of(triggers, words, mentions, costs, chosen, analysis)
    }


def clues_of(
    triggers: Sequence[Found],
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    costs: Mapping[Pair, float | None],
    chosen: Mapping[Found, PlaceMention],
    analysis: Analysis,
) -> Iterator[tuple[Pair, dict[str, float]]]:
    """The clues to each weighed trigger and place of a sentence, by name."""
    standing = [_standing(one, words) for one in mentions if one.holds_events]
    for found in triggers:
        if not weighed(found) or not standing:
            continue
        links = {one.mention: analysis.happened("place", found.span, one.mention.span) for one in standing}
        for one in standing:
            if not _is_learnt(one.mention) or _is_anothers(found, one, triggers, costs):
                continue
            pair = (found, one.mention)
            clues = _by_rules(found, one, costs[pair], chosen.get(found))
            clues |= _among_others(found, one, triggers, standing)
            clues["network"] = logit(links[one.mention])
            clues["network name"] = max(analysis.share(one.mention.span, "PLACE"), LEAST_NAME)
            clues["network best"] = float(links[one.mention] >= max(links.values()))
            yield pair, clues


def _standing(mention: PlaceMention, words: Sequence[Word]) -> Standing:
    first, last = word_at(words, mention.span.start), word_at(words, mention.span.end - 1)
    return Standing(
        mention=mention,
        first=first,
        last=last,
        clause=words[first].clause,
        preposition="of" if first and words[first - 1].lower == "of" else preposition_before(words, first),
        possessive=is_possessive(words, last),
        modifier=is_modifier(words, last),
    )


def _by_rules(found: Found, one: Standing, cost: float | None, chosen: PlaceMention | None) -> dict[str, float]:
    """What the words between trigger and place say, and what rules make of them."""
    gap = _gap(found, one)
    follows = one.first > found.index
    bare = follows and one.preposition is None and not one.possessive and not one.modifier
    precision = one.mention.place.precision if one.mention.place else "none"
    clues = {f"{name} before": float(one.preposition in words) for name, words in _GOVERNED.items()}
    return clues | {
        "of before": float(one.preposition == "of"),
        "no rule": float(cost is None),
        "chosen by rules": float(chosen is one.mention),
        "other chosen by rules": float(chosen is not None and chosen is not one.mention),
        "possessive": float(one.possessive),
        "modifier": float(one.modifier),
        "after trigger": float(follows),
        "words between": log1p(gap),
        "same clause": float(one.clause == found.clause),
        "bare object": float(bare and gap <= OBJECT_REACH),
        "city": float(precision == "city"),
        "country": float(precision == "country"),
        "unlisted": float(precision == "none"),
        "weak trigger": float(found.trigger.weight == 1),
    }


def _among_others(
    found: Found, one: Standing, triggers: Sequence[Found], standing: Sequence[Standing]
) -> dict[str, float]:
    """What the other triggers and places of the sentence say."""
    low, high = (found.reach, one.first) if one.first > found.index else (one.last, found.index)
    between = [other for other in triggers if other is not found and low < other.index < high]
    return {
        "triggers between": float(len(between)),
        "telling between": float(any(other.trigger.family == SPEECH_FAMILY for other in between)),
        "places between": float(sum(low < other.first < high for other in standing if other is not one)),
        "only place": float(len(standing) == 1),
        "nearest place": float(all(_distance(found, one) <= _distance(found, other) for other in standing)),
        "finest place": float(_is_finest(one.mention, standing)),
    }


def _gap(found: Found, one: Standing) -> int:
    """Words between a trigger and a place."""
    return max(one.first - found.reach - 1, found.index - one.last - 1, 0)


def _distance(found: Found, one: Standing) -> int:
    """How far apart a trigger and a place stand, in words; a clause border counts as some more."""
    return _gap(found, one) + CLAUSE_COST * abs(one.clause - found.clause)


def _is_learnt(mention: PlaceMention) -> bool:
    """Whether the weights learnt of such names: no streets and buildings, no capitals but "US" and the like."""
    shouted = mention.text.isupper() and sum(map(str.isalpha, mention.text)) > SHORT_NAME
    return mention.kind == "place" and not shouted


def _is_anothers(found: Found, one: Standing, triggers: Sequence[Found], costs: Mapping[Pair, float | None]) -> bool:
    """Whether rules give a place to talks or a speech much nearer to it ("talks in Doha ended as ...")."""
    own = _distance(found, one)
    others = (costs[other, one.mention] for other in triggers if other.trigger.event_type in TALKING_TYPES)
    return any(cost is not None and cost + NEARER < own for cost in others)


def _is_finest(mention: PlaceMention, standing: Sequence[Standing]) -> bool:
    """Whether a place is known, and no other known place of the sentence is smaller."""
    radii = [one.mention.place.radius_km for one in standing if one.mention.place is not None]
    return mention.place is not None and mention.place.radius_km <= min(radii)


@cache
def place_weights() -> Mapping[str, float]:
    """The weight of each clue, by name, and the bias.

    Raises:
        ResourceError: a cell is no number.
    """
    rows = list(built_in_rows(WEIGHTS, ("clue", "weight")))
    try:
        return {row["clue"]: float(row["weight"]) for row in rows}
    except ValueError as error:
        raise ResourceError(f"{WEIGHTS}: {error}: reinstall dateline") from None


def probability(score: float) -> float:
    """The probability that a score stands for."""
    return 1 / (1 + exp(-score))


def logit(share: float) -> float:
    """The score of a probability."""
    inner = min(max(share, LEAST), 1 - LEAST)
    return log(inner / (1 - inner))
