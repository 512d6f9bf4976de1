"""Proposes stretches of a sentence that the gazetteer or the words of origin know; what they are is decided later."""

from dataclasses import dataclass

from extract.places.adjectives import People
from extract.places.cues import Cues, not_places, postal, short_forms, upper_forms
from extract.places.entry import Match
from extract.places.gazetteer import Gazetteer
from extract.places.words import HYPHENS, INNER, Line

LONGEST = 7
MOST_BARRED = 4
TREATIES = frozenset({
    "convention", "conventions", "treaty", "accord", "accords", "agreement", "agreements", "protocol", "pact",
})  # fmt: skip
CAPITAL = "US.DC"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tokens `first` up to `last` of a line and what they may mean.

    `division` is the code of a state written short ("Tenn."); `taken_for` says why a name that the gazetteer lacks
    is a place all the same.
    """

    line: int
    first: int
    last: int
    key: str
    matches: tuple[Match, ...] = ()
    people: People | None = None
    division: str = ""
    taken_for: str = ""


def propose(number: int, line: Line, gazetteer: Gazetteer, peoples: dict[str, People], cues: Cues) -> list[Proposal]:
    """All proposals of a line in text order, the longest at each place, none overlapping."""
    found: list[Proposal] = []
    position = 0
    named, articles = line.named, cues.words["articles"]
    while position < len(named):
        one = None
        if named[position] or line.lower[position] in articles and position + 2 < len(named):
            one = abbreviated(number, line, position) or longest(number, line, position, gazetteer, peoples, cues)
        if one:
            if one.division == CAPITAL and found and found[-1].key == "washington" and found[-1].last >= position - 1:
                last = found.pop()  # "Washington, D.C." is one name
                one = Proposal(number, last.first, one.last, last.key, last.matches)
            found.append(one)
            position = one.last
        else:
            position += 1
    return found


def abbreviated(number: int, line: Line, position: int) -> Proposal | None:
    """A state written short: "Tenn." anywhere, "TN" only after a comma or before a postal code."""
    word = line.words[position]
    code = short_forms().get(word, "") if word.endswith(".") or word in ("Qld", "NSW", "NWT", "PEI") else ""
    if not code and word.endswith(".") and word.isupper() and line.word(position - 1) == ",":
        code = upper_forms().get(word, "")  # "ROLLA, MO."
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
    origin = people_at(number, first, text, ends, peoples)
    if barred := not_place(line, first, text, ends, gazetteer.never):
        return Proposal(number, first, barred, "")
    for key in sorted(gazetteer.trie.prefixes(text), key=len, reverse=True):
        last = ends.get(len(key))
        if last is None or origin is not None and last <= origin.last and not same_place(gazetteer, key, origin):
            continue
        if matches := usable(line, first, last, key, gazetteer, cues):
            if line.word(last) in cues.words["nature"] and line.is_name(last) and not line.capitals:
                return natural(number, line, first, last + 1, matches)
            return Proposal(number, first, last, key, matches)
    return None if origin is None else Proposal(number, first, origin.last, origin.key, people=origin.people)


def natural(number: int, line: Line, first: int, last: int, matches: tuple[Match, ...]) -> Proposal:
    """A river or range that the gazetteer lacks: not the town that bears its name ("Spring River")."""
    key = " ".join(line.keys[first:last])
    regions = tuple(match for match in matches if match.entry.kind == "region")
    return Proposal(
        number, first, last, key, regions, taken_for="" if regions else "a natural feature by its last word"
    )


def window(line: Line, first: int) -> tuple[str, dict[int, int]]:
    """The keys of the next tokens joined by blanks, and where in it each name token ends (length to token)."""
    text, ends = "", {}
    named, last = line.named, min(len(line.words), first + LONGEST + 3)
    for position in range(first, last):
        word = line.lower[position]
        if named[position]:
            text = f"{text} {line.keys[position]}" if text else line.keys[position]
            ends[len(text)] = position + 1
        elif word in HYPHENS and line.glued(position) and position + 1 < last and line.glued(position + 1):
            continue
        elif word in ("'s", "’s") and position > first and line.is_name(position + 1):
            text += "s"  # "Cox's Bazar"; alone it is a possessive
        elif word in INNER:
            text = f"{text} {line.keys[position]}" if text else line.keys[position]
        else:
            break
    return text, ends


def not_place(line: Line, first: int, text: str, ends: dict[int, int], never: frozenset[str]) -> int:
    """Where a phrase ends that holds a place's name and names none ("West Nile virus"), 0 for others.

    `never` are the phrases of which the user says so. Later words may be written small ("Panama hat"), but "the Vienna
    convention" is one that is held in Vienna.
    """
    last = max((ends[n] for n in ends if text[:n] in not_places() or text[:n] in never), default=0)
    for length in range(2, MOST_BARRED + 1):
        if (
            line.word(first + length - 1) not in TREATIES
            and " ".join(line.keys[first : first + length]) in not_places()
        ):
            last = max(last, first + length)
    return last


def same_place(gazetteer: Gazetteer, key: str, origin: Proposal) -> bool:
    """Whether a word of origin is also the name of a country or region ("Philippines")."""
    top = gazetteer.matches(key)[:1]
    return key == origin.key and bool(top) and top[0].by == "name" and top[0].entry.kind in ("country", "region")


def people_at(number: int, first: int, text: str, ends: dict[int, int], peoples: dict[str, People]) -> Proposal | None:
    """The longest word of origin that starts at a token."""
    for length, last in sorted(ends.items(), reverse=True):
        if last - first <= 3 and (people := peoples.get(text[:length])):
            return Proposal(number, first, last, text[:length], people=people)
    return None


def vouched(match: Match) -> bool:
    """Whether two or three capitals may mean this place: "UAE", "LA", but no village called Un."""
    if match.by == "alternate":
        return False
    return match.entry.kind in ("country", "region", "admin1") or match.entry.population > 300_000


def usable(line: Line, first: int, last: int, key: str, gazetteer: Gazetteer, cues: Cues) -> tuple[Match, ...]:
    """The readings of a key that its spelling allows."""
    matches = gazetteer.matches(key)
    if last - first > 1:
        return matches
    word = line.words[first]
    if len(key) <= 3:
        # "US", "UAE", "L.A." are names in capitals only; of other short words, those that a place is called itself.
        if line.shapes[first] == "upper" and not line.capitals or "." in word:
            return () if line.word(last) == "$" else tuple(m for m in matches if vouched(m))
        return tuple(m for m in matches if m.by == "name" and len(m.entry.name) == len(word))
    if line.shapes[first] == "upper" and len(word) <= 4 and not line.capitals:
        # An acronym is no town called "Nato"; a dateline's "OSLO" is judged by its context.
        return tuple(m for m in matches if m.by != "alternate")
    return matches
