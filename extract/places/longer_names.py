"""A place's name inside a longer one: of an organisation, a public body, a team, a building, a person."""

from extract.places.cues import Cues
from extract.places.evidence import Judgement, strength
from extract.places.proposals import Proposal
from extract.places.words import Line

MOST_WORDS = 6


def weigh_left(one: Proposal, line: Line, starts: set[int], cues: Cues, verdict: Judgement) -> None:
    """Capitalised words right before the name; `starts` are tokens where other places begin."""
    words, position = cues.words, one.first - 1
    word = line.word(position)
    if word == "of" or word == "the" and line.word(position - 1) == "of":
        weigh_head(line, position - (1 if word == "of" else 2), cues, verdict)
    elif word == "&":
        verdict.add(-1.5, "joined by '&'")
    elif not line.is_name(position) or position in starts or word in words["starters"] or word in words["prefixes"]:
        return
    elif word in words["titles_before"]:
        verdict.add(-2.5 if one.last - one.first == 1 else -1.5, f"title '{word}' before")
    elif word in words["organisations"] or word in words["org_starts"]:
        verdict.become("embedded", f"after '{word}'")
    elif word in words["parts_of_names"]:
        verdict.add(-1.5, f"part of a longer name with '{word}'")
    elif word in cues.first_names:
        verdict.add(-2.0, "a first name before")
    elif position > 0:
        verdict.add(-1.2, f"'{line.words[position]}' before")


def weigh_head(line: Line, head: int, cues: Cues, verdict: Judgement) -> None:
    """What stands before 'of': "University of", "Bank of", "President of"."""
    word, words = line.word(head), cues.words
    if not line.is_name(head) or word in words["features"]:
        return
    if word in words["titles_before"] or word in words["types_before"] or word in words["bodies"]:
        verdict.add(0.5, f"'{word} of'")
    elif word in words["organisations"] or word in words["facilities"]:
        verdict.become("embedded", f"in the name of a {word}")


def weigh_right(one: Proposal, line: Line, starts: set[int], cues: Cues, verdict: Judgement) -> None:
    """Capitalised words right after the name."""
    words, end = cues.words, one.last
    first = line.word(end)
    if first in ("'s", "’s") and one.key.startswith("saint ") and line.is_name(end + 1):
        verdict.become("embedded", "a saint's church or school")
        return
    while line.is_name(end) and end - one.last < MOST_WORDS and (end not in starts or first in words["features"]):
        end += 1
    if end == one.last or first in words["days"] or first in words["months"]:
        return
    if first in words["features"] and end - one.last == 1:
        verdict.locate(0.8, f"'{first}' after")
    elif first in words["offices_after"] - words["bodies"] and line.lower[end - 1] not in words["organisations"]:
        verdict.locate(0.7, f"'{first}' after")
    elif not weigh_tail(one, frozenset(line.lower[one.last : end]), cues, verdict):
        if one.key in cues.first_names and strength(one.matches) < 3:
            verdict.add(-2.0, "a first name before a name")
        elif first not in cues.first_names:
            verdict.add(-1.0, f"'{line.words[one.last]}' after")


def weigh_tail(one: Proposal, tail: frozenset[str], cues: Cues, verdict: Judgement) -> bool:
    """What the rest of a longer name makes of it; False where the rest says nothing."""
    words = cues.words
    if tail & words["organisations"]:
        verdict.become("embedded", "in the name of an organisation or event")
    elif tail & words["bodies"]:
        verdict.locate(1.8 if one.key in cues.common else 1.0, "a public body of the place")
        if one.matches[0].entry.kind == "country":
            verdict.become("metonym", "a state's body")
    elif tail & words["civic"]:
        verdict.locate(0.5, "a public building of the place")
    elif tail & words["facilities"]:
        verdict.become("embedded", "in the name of a street or building")
    elif tail & words["teams"]:
        verdict.locate(0.5, "a team of the place")
        verdict.become("metonym", "a team")
    else:
        return False
    return True
