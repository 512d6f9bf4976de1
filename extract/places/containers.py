"""Places that no gazetteer lists - streets, buildings, villages - take the area that the article puts them in.

What holds such a place is read, in this order, from the name itself ("the Bank of Mexico", "the British Embassy
Tokyo"), from a possessive before it ("Toronto's Pearson Airport"), from the place named just after it ("the furnaces in
Birmingham"), and from the nearest town or division, in its own sentence first. The point is the container's, with the
container's radius, and the reason says so.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extract.model import Place, PlaceMention
from extract.places.cues import cues
from extract.places.gazetteer import Gazetteer
from extract.places.readings import readings
from extract.places.scene import HOLDER

HELD = 0.4  # confidence: a guess, though a near one
WITHIN = 40  # mentions before and after in which the nearest place is looked for
MOST_WORDS = 3  # of a place's name inside another name
COARSE = {"region": 1, "country": 2, "sea": 2, "none": 2}  # a town that the article names goes before its state
# What may stand between a name and the place that holds it: matches " in ", ", on Collins Avenue in "; not ". Then ".
LEADS_ON = re.compile(r"(?:,? (?:in|at|near|outside|on|of)|,)(?: [\w'’-]+){0,4}? ?|,? (?:in|at|near|of) (?:the )?")
SENTENCE = re.compile(r"[.?!]\s|\n")
WORD = re.compile(r"[^\W_][\w’'.-]*")
LARGE = 5.5  # prior of a place that may stand in a name that the article does not explain: "the Bank of Mexico"
STREETS = frozenset({
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard", "blvd", "way", "highway",
    "terrace", "court",
})  # fmt: skip


def contained(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The mentions; those without a place get their container's, where the article names one."""
    named = {mention.text.lower(): mention.place for mention in reversed(mentions) if mention.place is not None}
    return tuple(
        placed(mention, holder)
        if mention.place is None and (holder := container(number, mentions, text, named, gazetteer)) is not None
        else mention
        for number, mention in enumerate(mentions)
    )


def placed(mention: PlaceMention, holder: tuple[Place, str]) -> PlaceMention:
    """A mention at its container's point, with the container's radius."""
    place, why = holder
    reason = f"{mention.reason}; somewhere in {place.name}, {why}" if mention.reason else f"in {place.name}, {why}"
    return dataclasses.replace(mention, place=place, confidence=HELD, reason=reason)


def container(
    number: int, mentions: Sequence[PlaceMention], text: str, named: Mapping[str, Place], gazetteer: Gazetteer
) -> tuple[Place, str] | None:
    """What holds the mention, and where that was read; `named`: the article's places by name, in small letters."""
    if inner := inside_name(mentions[number].text, named, gazetteer):
        return inner, "which its name holds"
    if owner := just_before(number, mentions, text):
        return owner, "whose it is"
    if after := just_after(number, mentions, text):
        return after, "named beside it"
    if close := nearest(number, mentions, text):
        return close, "named near it"
    return None


def inside_name(name: str, named: Mapping[str, Place], gazetteer: Gazetteer) -> Place | None:
    """The place that a longer name holds: one that the article names, or a country, or a large town.

    "British Embassy Tokyo" is in Tokyo. A street is hardly in the town that it is called after, nor a farm or
    school in that of a person's name, so a smaller town counts only where the article names it too.
    """
    words = [match.group() for match in WORD.finditer(name)]
    street = bool(words) and not STREETS.isdisjoint(word.lower().rstrip(".") for word in words[1:])
    known = cues()
    for length in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        for first in range(len(words) - length, -1, -1):
            part = " ".join(words[first : first + length])
            if part.lower() in named:
                return named[part.lower()]
            lower = part.lower().split()
            if street or not part[0].isupper() or lower[0] in known.first_names or part.lower() in known.surnames:
                continue
            if all(word in known.common or word in known.impersonal or word in known.generic for word in lower):
                continue  # the Church of "St. Takla Church" is no town in Lancashire
            found = readings(part, gazetteer)
            if found and found[0].by != "alternate" and found[0].entry.prior >= LARGE:
                return found[0].entry.place()
    return None


def just_before(number: int, mentions: Sequence[PlaceMention], text: str) -> Place | None:
    """The place whose possessive stands before: "Toronto's Pearson International Airport"."""
    for before in mentions[max(0, number - 1) : number]:
        if before.place is not None and HOLDER.match(text[before.span.end : mentions[number].span.start]):
            return before.place
    return None


def just_after(number: int, mentions: Sequence[PlaceMention], text: str) -> Place | None:
    """The place that a preposition or comma joins on: "on Collins Avenue in Miami Beach"."""
    for following in mentions[number + 1 : number + 3]:
        gap = text[mentions[number].span.end : following.span.start]
        if following.place is not None and LEADS_ON.fullmatch(gap):
            return following.place
    return None


def nearest(number: int, mentions: Sequence[PlaceMention], text: str) -> Place | None:
    """The nearest town of the same sentence, else the one named most around; coarser places where no town is near."""
    here = mentions[number].span
    best: tuple[tuple[int, bool, int, int], Place] | None = None
    around = [
        other
        for other in mentions[max(0, number - WITHIN) : number + WITHIN]
        if other.place is not None and (other.holds_events or other.kind == "metonym")
    ]
    named = Counter(other.place for other in around)
    for other in around:
        if other.place is None:
            continue
        gap = text[other.span.end : here.start] if other.span.end <= here.start else text[here.end : other.span.start]
        apart = SENTENCE.search(gap) is not None
        rank = (COARSE.get(other.place.precision, 0), apart, -named[other.place] if apart else 0, len(gap))
        if best is None or rank < best[0]:
            best = (rank, other.place)
    return None if best is None else best[1]
