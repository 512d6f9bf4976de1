"""Proposes stretches of a sentence that the gazetteer or the words of origin know; what they are is decided later."""

from dataclasses import dataclass

from extract.places.adjectives import People
from extract.places.cues import Cues, postal, short_forms
from extract.places.entry import Match
from extract.places.gazetteer import Gazetteer
from extract.places.words import Line

CONNECTORS = frozenset("of the de la le les del da do dos di du der den von and al el ez upon on sur am an in au aux by y e d".split())
ARTICLES = frozenset("al el as es ash ad ed ar er an en at et az ez".split())
HYPHENS = frozenset("-‐‑–")
LONGEST = 7


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tokens `first` up to `last` of a line and what they may mean; `division` is a code written short ("Tenn.")."""

    line: int
    first: int
    last: int
    key: str
    matches: tuple[Match, ...] = ()
    people: People | None = None
    division: str = ""


def propose(number: int, line: Line, gazetteer: Gazetteer, peoples: dict[str, People], cues: Cues) -> list[Proposal]:
    """All proposals of a line in text order, the longest at each place, none overlapping."""
    found: list[Proposal] = []
    position = 0
    while position < len(line):
        one = None
        if line.is_name(position) or line.lower[position] in ARTICLES and position + 2 < len(line):
            one = abbreviated(number, line, position) or longest(number, line, position, gazetteer, peoples, cues)
        if one:
            found.append(one)
            position = one.last
        else:
            position += 1
    return found


def abbreviated(number: int, line: Line, position: int) -> Proposal | None:
    """A state written short: "Tenn." anywhere, "TN" only after a comma or before a postal code."""
    word = line.words[position]
    code = short_forms().get(word, "") if word.endswith(".") or word in ("Qld", "NSW", "NWT", "PEI") else ""
    if not code and word in postal() and not line.capitals and line.word(position - 1) == ",":
        code = postal()[word]
    return Proposal(number, position, position + 1, line.keys[position], division=code) if code else None


def longest(
    number: int, line: Line, first: int, gazetteer: Gazetteer, peoples: dict[str, People], cues: Cues
) -> Proposal | None:
    """The longest known name that starts at a token."""
    if not line.is_name(first) and not (line.word(first + 1) in HYPHENS and line.is_name(first + 2)):
        return None
    text, ends = window(line, first)
    origin = people_at(line, first, text, ends, peoples)
    for key in sorted(gazetteer.trie.prefixes(text), key=len, reverse=True):
        last = ends.get(len(key))
        if last is None or origin is not None and last <= origin.last:
            continue
        if matches := usable(line, first, last, key, gazetteer, cues):
            return Proposal(number, first, last, key, matches)
    return None if origin is None else Proposal(number, first, origin.last, origin.key, people=origin.people)


def window(line: Line, first: int) -> tuple[str, dict[int, int]]:
    """The keys of the next tokens joined by blanks, and where in it each name token ends (length to token)."""
    text, ends = "", {}
    for position in range(first, min(len(line), first + LONGEST + 3)):
        word, key = line.lower[position], line.keys[position]
        if word in HYPHENS and line.glued(position) and position + 1 < len(line) and line.glued(position + 1):
            continue
        if word in ("'s", "’s") and position > first:
            text += "s"
            ends[len(text)] = position + 1
            continue
        if not key or not (line.is_name(position) or word in CONNECTORS or word in ARTICLES):
            break
        text += f" {key}" if text else key
        if line.is_name(position):
            ends[len(text)] = position + 1
    return text, ends


def people_at(
    line: Line, first: int, text: str, ends: dict[int, int], peoples: dict[str, People]
) -> Proposal | None:
    """The longest word of origin that starts at a token."""
    for length, last in sorted(ends.items(), reverse=True):
        if last - first <= 3 and (people := peoples.get(text[:length])):
            return Proposal(line.sentence.paragraph, first, last, text[:length], people=people)
    return None


def usable(line: Line, first: int, last: int, key: str, gazetteer: Gazetteer, cues: Cues) -> tuple[Match, ...]:
    """The readings of a key that its spelling allows."""
    matches = gazetteer.matches(key)
    word = line.words[first]
    if last - first > 1:
        return matches
    if len(key) < 2 or key == "us" and word not in ("US", "U.S.", "U.S"):
        return ()
    if line.shapes[first] == "upper" and len(word.replace(".", "")) <= 4 and not line.capitals:
        # An acronym is a place only where we vouch for it: "UAE", but no town called "Who" or "Nato".
        return tuple(m for m in matches if m.by != "alternate" and (m.entry.kind in ("country", "region") or len(key) > 3))
    if len(key) <= 3 and line.shapes[first] == "title" and not line.capitals:
        return tuple(m for m in matches if m.by != "alternate" and m.entry.kind not in ("country",) or m.entry.name.lower() == key)
    return matches
