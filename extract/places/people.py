"""Persons named in an article: their names are no places, even where a town bears the same one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.places.cues import Cues
from extract.places.words import Line

LONGEST = 5
HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame"})
# Whether the tokens `first` up to `last` of a line are the full name of a place that hardly is a person's.
PlaceTest = Callable[[Line, int, int], bool]


@dataclass(slots=True)
class Persons:
    """Tokens of full names by line number, and the names that stand for those people elsewhere."""

    tokens: dict[int, set[int]] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)

    def take(self, number: int, line: Line, first: int, last: int, suffixes: frozenset[str]) -> None:
        """Mark the tokens of one person's name."""
        self.tokens.setdefault(number, set()).update(range(first, last))
        while last - 1 > first and line.word(last - 1) in suffixes:
            last -= 1
        self.surnames.add(line.keys[last - 1])
        if last - first > 1:
            self.given.add(line.keys[first])


def find_persons(lines: list[Line], cues: Cues, is_place: PlaceTest) -> Persons:
    """The persons that titles, first names, initials and ages give away."""
    persons, suffixes, particles = Persons(), cues.words["suffixes"], cues.words["particles"]
    for number, line in enumerate(lines):
        position = 0
        while position < len(line.words):
            if line.shapes[position] in ("lower", "other"):
                position += 1
                continue
            last = name_end(line, position, particles)
            if last - position >= 2 and is_place(line, position, last):
                position = last  # "Little Rock", "Santiago de Compostela"
                continue
            if is_person(line, position, last, cues, is_place):
                persons.take(number, line, position, last, suffixes)
                position = last
            elif last - position > 2 and not line.capitals and is_person(line, position + 1, last, cues, is_place):
                # "Thursday John Smith"
                persons.take(number, line, position + 1, last, suffixes)
                position = last
            else:
                if last == position + 1 and is_speaker(line, position, cues, is_place):
                    persons.take(number, line, position, last, suffixes)
                position += 1
    return persons


def is_person(line: Line, first: int, last: int, cues: Cues, is_place: PlaceTest) -> bool:
    """Whether the name tokens `first` up to `last` are a person's name."""
    length = last - first
    if length < 1 or not cues.impersonal.isdisjoint(line.lower[first:last]):
        return False
    given = line.lower[first] in cues.first_names
    title = line.word(first - 1) if first else ""
    if title in cues.words["titles_before"] and (line.is_name(first - 1) or length > 1):
        return length > 1 or title.endswith(".") or title in HONORIFICS or not is_place(line, first, last)
    if length < 2 or line.capitals or is_place(line, first, last):
        return False
    if given and (
        not is_place(line, last - 1, last) or not is_place(line, first, first + 1) and word_free(line, first, cues)
    ):
        return True
    if any(len(word.rstrip(".")) == 1 and word[0].isalpha() for word in line.words[first + 1 : last - 1]):
        return True
    aged = line.word(last) == "," and line.word(last + 1).isdigit() and line.word(last + 2) in (",", ".")
    return aged and not is_place(line, last - 1, last) and not is_place(line, first, first + 1)


def is_speaker(line: Line, position: int, cues: Cues, is_place: PlaceTest) -> bool:
    """Whether a lone name closes a quotation: '..., said Noma.'"""
    if line.capitals or is_place(line, position, position + 1) or line.word(position - 1) not in cues.words["speech"]:
        return False
    return position > 1 and line.words[position - 2] in "\"'”’,?!" and line.word(position + 1) in ("", ".", ",", ";")


def word_free(line: Line, position: int, cues: Cues) -> bool:
    """Whether a first name is no ordinary word besides, or does not open the sentence ("Will Iran answer?")."""
    return line.lower[position] not in cues.common or position > 0


def name_end(line: Line, first: int, particles: frozenset[str]) -> int:
    """The end of the name tokens in a row from `first`, with particles, initials and hyphens between."""
    position = first
    while position < len(line.words) and position - first < LONGEST:
        shape = line.shapes[position]
        if shape == "title" or shape == "upper" and (line.capitals or position > first):
            position += 1
            if line.word(position) == "." and len(line.words[position - 1]) == 1:
                position += 1
        elif (
            position > first
            and line.lower[position] in particles
            and line.is_name(position + 1)
            or (
                line.words[position] == "-"
                and line.glued(position)
                and line.is_name(position + 1)
                and line.glued(position + 1)
            )
        ):
            position += 1
        else:
            break
    while position > first and (line.words[position - 1] in ".-" or line.lower[position - 1] in particles):
        position -= 1
    return position
