"""Persons named in an article: their names are no places, even where a town bears the same one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.places.cues import Cues
from extract.places.words import Line

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
PARTICLES = frozenset("bin ibn al el de del della van von der da dos di la le ben abu".split())
# Whether the tokens `first` up to `last` of a line are the full name of a place that hardly is a person's.
PlaceTest = Callable[[Line, int, int], bool]


@dataclass(slots=True)
class Persons:
    """Tokens of full names by line number, and the surnames that stand for those people later."""

    tokens: dict[int, set[int]] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)

    def take(self, number: int, line: Line, first: int, last: int) -> None:
        """Mark the tokens of one person's name."""
        self.tokens.setdefault(number, set()).update(range(first, last))
        while last - 1 > first and line.word(last - 1) in SUFFIXES:
            last -= 1
        self.surnames.add(line.keys[last - 1])


def find_persons(lines: list[Line], cues: Cues, is_place: PlaceTest) -> Persons:
    """The persons that titles, first names, initials and ages give away."""
    persons = Persons()
    for number, line in enumerate(lines):
        position = 0
        while position < len(line):
            last = person_end(line, position, cues, is_place) if line.is_name(position) else position
            if last > position:
                persons.take(number, line, position, last)
            position = max(last, position + 1)
    return persons


def person_end(line: Line, first: int, cues: Cues, is_place: PlaceTest) -> int:
    """Where the person's name that starts at a token ends; `first` itself where none does."""
    last = name_end(line, first, cues)
    if last == first or line.capitals and line.word(first) not in cues.first_names:
        return first
    before = line.word(first - 1)
    titled = before in cues.words["titles_before"] and first > 0
    if any(line.word(i) in cues.words["organisations"] | cues.words["facilities"] for i in range(first, last)):
        return first
    if line.word(last) in cues.words["features"] and line.is_name(last):
        return first
    if titled and (line.is_name(first - 1) or last - first > 1):
        return last if last - first > 1 or not is_place(line, first, last) else first
    if last - first < 2 or is_place(line, first, last) or line.word(first) in cues.words["prefixes"]:
        return first
    given = line.word(first) in cues.first_names and not is_place(line, last - 1, last)
    initial = any(len(line.words[i].rstrip(".")) == 1 for i in range(first + 1, last - 1))
    aged = line.word(last) == "," and line.word(last + 1).isdigit() and line.word(last + 2) in (",", ".")
    aged = aged and not is_place(line, last - 1, last) and not is_place(line, first, first + 1)
    return last if given or initial or aged else first


def name_end(line: Line, first: int, cues: Cues) -> int:
    """The end of two to four name tokens in a row, with particles and initials between."""
    position = first
    while position < len(line) and position - first < 5:
        if line.is_name(position) and line.shapes[position] == "title" or line.capitals and line.is_name(position):
            position += 1
            if position < len(line) and line.words[position] == "." and len(line.words[position - 1]) == 1:
                position += 1
        elif line.word(position) in PARTICLES and line.is_name(position + 1) and position > first:
            position += 1
        elif line.word(position) == "-" and line.glued(position) and line.glued(position + 1 if position + 1 < len(line) else 0):
            position += 1
        else:
            break
    while position > first and (line.words[position - 1] in ".-" or line.word(position - 1) in PARTICLES):
        position -= 1
    return position

