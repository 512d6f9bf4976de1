"""Names that the gazetteer spells otherwise: "Bin Jawad" for its "Bin Jawwad", "Muqdadiya" for "Al Muqdadiyah".

Names of other scripts are written in many ways. A name that the gazetteer lacks is tried with the usual ones, and taken
where it so becomes that of a town in a country which the article names.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.geometry import distance_km
from extract.model import Place, PlaceMention
from extract.places.entry import Entry
from extract.places.folding import fold
from extract.places.gazetteer import Gazetteer

# What one romanisation writes for another, either way.
PAIRS = (
    ("q", "k"), ("q", "g"), ("kh", "h"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("dj", "j"),
    ("tch", "ch"), ("sch", "sh"), ("ch", "sh"), ("ph", "f"), ("ou", "u"), ("ou", "w"), ("oo", "u"), ("u", "o"),
    ("ee", "i"), ("e", "i"), ("y", "i"), ("ey", "ai"), ("ei", "ai"), ("aa", "a"), ("w", "v"), ("c", "k"), ("ts", "c"),
    ("z", "s"), ("x", "ks"), ("iya", "iyya"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("g", "j"), ("v", "b"),
)  # fmt: skip
# Aspirates that open Burmese names in one way of writing: "Hpapun" is "Papun".
ASPIRATES = ("hp", "ht", "hk", "hs", "hl", "hm", "hn")
SHORTEST = 4  # letters of a name of which one may be written otherwise
NEAR_KM, SURE = 300.0, 0.55
RESPELLED = "written otherwise"  # in the reason of such a mention


def spellings(key: str) -> Iterator[str]:
    """Other ways to write a folded name, the most like it first, each once."""
    seen = {key}
    for first in [key, *_edges(key)]:
        for other in (first, *_inside(first)):
            if other not in seen:
                seen.add(other)
                yield other


def _edges(key: str) -> Iterator[str]:
    """The name with and without article and closing h, run together or not, and without doubled letters."""
    bare = key.removeprefix("al ")
    yield from (bare, f"al {bare}")
    yield from (form.removesuffix("h") if form.endswith("h") else f"{form}h" for form in (bare, f"al {bare}"))
    yield key.replace(" ", "")
    yield "".join(letter for at, letter in enumerate(key) if letter != key[at - 1 : at])
    if key.startswith(ASPIRATES):
        yield key[1:]


def _inside(key: str) -> Iterator[str]:
    """The name with one sound written otherwise, and with one letter doubled."""
    for one, two in PAIRS:
        if one in key:
            yield key.replace(one, two)
        if two in key:
            yield key.replace(two, one)
    for at, letter in enumerate(key):
        if at and letter.isalpha() and letter not in "aeiou":
            yield key[:at] + letter + key[at:]


def respelled(mentions: Sequence[PlaceMention], unlisted: str, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The mentions; those whose reason ends in `unlisted` at the town that another spelling of them names, if any."""
    known = [one.place for one in mentions if one.place is not None]
    named = Counter(place.country_code for place in known if place.country_code)
    found: dict[str, Entry | None] = {}
    told = []
    for mention in mentions:
        key = fold(mention.text)
        lacking = mention.place is None and not mention.candidates and mention.reason.endswith(unlisted)
        if lacking and named and mention.kind == "place" and key not in gazetteer:
            if key not in found:
                found[key] = _best(key, known, named, gazetteer)
            if (entry := found[key]) is not None:
                reason = f"{mention.reason.removesuffix(unlisted)}the gazetteer's {entry.name}, {RESPELLED}"
                mention = dataclasses.replace(mention, place=entry.place(), confidence=SURE, reason=reason)
        told.append(mention)
    return told


def _best(key: str, known: Sequence[Place], named: Counter[str], gazetteer: Gazetteer) -> Entry | None:
    """The town of another spelling that lies nearest to what the article names, near enough."""
    if len(key.replace(" ", "")) < SHORTEST or not key.isascii():
        return None
    around = [place for place in known if place.precision not in ("country", "sea")]
    for spelling in spellings(key):
        if spelling in gazetteer.never or len(spelling) < SHORTEST:
            continue
        entries = [match.entry for match in gazetteer.matches(spelling) if match.entry.kind == "city"]
        fitting = [entry for entry in entries if entry.country_code in named]
        near = [entry for entry in fitting if not around or _distance(entry, around) <= NEAR_KM]
        if near:
            return max(near, key=lambda entry: (entry.prior, -entry.index))
    return None


def _distance(entry: Entry, around: Sequence[Place]) -> float:
    return min(
        (distance_km(entry.latitude, entry.longitude, one.latitude, one.longitude) for one in around), default=0.0
    )
