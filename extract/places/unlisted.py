"""Towns that the gazetteer lacks, known by the state or country after the comma: "in Grantville, Pennsylvania"."""

from extract.places.context import Judge
from extract.places.cues import Cues
from extract.places.proposals import Proposal
from extract.places.words import Line

MOST_WORDS = 3
BEFORE = frozenset({"in", "near", "at", "of", "from", "outside", "to"})


def with_unlisted(found: list[Proposal], line: Line, judge: Judge, cues: Cues) -> list[Proposal]:
    """The proposals and, before a comma and an area, the names that no proposal covers."""
    if line.capitals:
        return found
    grown: list[Proposal] = []
    for one in found:
        last = one.first - 1
        free = grown[-1].last if grown else 0
        if line.word(last) == "," and is_area(one):
            first = name_start(line, last, free, judge, cues, one.line)
            if first < last:
                key = " ".join(line.keys[first:last])
                grown.append(Proposal(one.line, first, last, key, taken_for="a name before its state or country"))
        grown.append(one)
    return grown


def is_area(one: Proposal) -> bool:
    """Whether a proposal is first of all a state or a country."""
    return bool(one.division) or bool(one.matches) and one.matches[0].entry.kind in ("country", "admin1")


def name_start(line: Line, last: int, free: int, judge: Judge, cues: Cues, number: int) -> int:
    """Where the name tokens that end before `last` begin; `last` itself where they are no town's name."""
    first = last
    persons = judge.persons.tokens.get(number, set())
    while first > free and last - first < MOST_WORDS and line.named[first - 1] and first - 1 not in persons:
        if line.lower[first - 1] in cues.impersonal | cues.words["starters"]:
            break
        first -= 1
    if first == last or line.word(first - 1) not in BEFORE or line.lower[first] in cues.first_names:
        return last
    return first if all(line.shapes[i] == "title" for i in range(first, last)) else last
