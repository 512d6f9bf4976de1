"""Every place that a mention's words could mean, before the article has its say."""

import re

from extract.places.adjectives import peoples
from extract.places.assemble import GENERIC
from extract.places.cues import postal, short_forms, upper_forms
from extract.places.entry import Match
from extract.places.folding import fold
from extract.places.gazetteer import Gazetteer

POSSESSIVE = re.compile(r"[’']s?$")
# Matches the type word of "Anbar province" or "the Ghab valley"; must not match "Province" alone.
TYPE_WORD = re.compile(
    r"(?i)(?<=\w)[ -](?:provinces?|governorates?|counties|county|districts?|regions?|areas?|states?|oblast"
    r"|prefecture|city|town|village|township|municipality|metropolitan area|metro area|valley|peninsula|islands?|coast"
    r"|suburbs?|border|rivers?|creek|lakes?|desert|mountains?|hills|canyon|falls|bay)$"
)
# Matches "Spring River" and "Boston Mountains"; must not match "Rivertown".
NATURE = re.compile(r"(?i) (?:rivers?|creek|lakes?|mountains?|hills|desert|valley|canyon|islands?|falls|bay)$")
LEADING = re.compile(
    r"(?i)^(?:the|greater|downtown|central|north|south|east|west|northern|southern|eastern|western|north-?eastern"
    r"|north-?western|south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west|upstate|metro|mainland"
    r"|city of|town of|village of|state of|province of|county of|old|new) "
)


def readings(text: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """The places that the words name, most prominent first; () where nothing is known.

    Falls back from the words as written to their parts: without "the", without a type word, without a direction.
    """
    words = POSSESSIVE.sub("", " ".join(text.split()))
    code = short_forms().get(words) or postal().get(words) or upper_forms().get(words)
    if code and (division := gazetteer.coded(code)):
        return (Match(division, "name"), *others(gazetteer.matches(fold(words)), division.index))
    people = peoples(gazetteer).get(words.lower().replace("-", " "))
    if people and people.entry:
        return (Match(people.entry, "name"),)
    tried, feature = words, ""
    for _ in range(4):
        if found := gazetteer.matches(fold(tried)):
            # A river or range is not the town that bears its name.
            return found if not feature else tuple(m for m in found if m.entry.kind == "region")
        shorter = TYPE_WORD.sub("", tried)
        feature = feature or (tried[len(shorter) :].strip(" -").lower() if NATURE.search(tried) else "")
        if shorter == tried:
            shorter = GENERIC.sub("", tried)
        if shorter == tried:
            shorter = LEADING.sub("", tried)
        if shorter == tried:
            break
        tried = shorter
    return ()


def others(matches: tuple[Match, ...], index: int) -> tuple[Match, ...]:
    """The matches of other places than one."""
    return tuple(match for match in matches if match.entry.index != index)
