"""Tells adjectives ("Syrian army") from people ("the Syrians"), languages and names of organisations."""

from extract.places.cues import Cues
from extract.places.evidence import ENOUGH, Judgement
from extract.places.proposals import Proposal
from extract.places.words import Line


def judge_people(one: Proposal, line: Line, cues: Cues) -> Judgement:
    """The verdict on a word of origin; one without a single place ("Kurdish") is no mention."""
    people = one.people
    if people is None or people.entry is None or is_language(one, line, cues):
        return Judgement(score=0.0, reasons=["a language, or a people without one country"])
    verdict = Judgement(score=ENOUGH + 2.0, reasons=["word of origin"])
    if people.plain:
        verdict.kind = "demonym"
        return verdict
    if in_organisation(one, line, cues):
        verdict.become("embedded", "in the name of an organisation")
        return verdict
    verdict.kind = "adjective" if modifies(one, line, cues) else "demonym"
    return verdict


def is_language(one: Proposal, line: Line, cues: Cues) -> bool:
    """Whether the word names a language ("speaks French", "in Arabic")."""
    before, after = line.word(one.first - 1), line.word(one.last)
    if before in cues.words["languages_before"] or after in cues.words["languages_after"]:
        return True
    if after == "-" and line.word(one.last + 1) in ("language", "speaking"):
        return True
    return before == "in" and (not after or not after[0].isalpha() or after in cues.words["function"])


def in_organisation(one: Proposal, line: Line, cues: Cues) -> bool:
    """Whether capitalised words right after make it an organisation's name ("British Airways")."""
    if line.capitals:
        return False
    position = one.last
    while line.is_name(position) and position - one.last < 5:
        position += 1
    tail = line.lower[one.last : position]
    if not tail or tail[0] in cues.words["offices_after"]:
        return False
    return not cues.words["organisations"].isdisjoint((tail[0], tail[-1]))


def modifies(one: Proposal, line: Line, cues: Cues) -> bool:
    """Whether a noun follows, so that the word is an adjective; else it stands for people."""
    after = line.word(one.last)
    if after in ("and", "or", ",", "-", "–", "/"):
        following = line.word(one.last + 1)
        return bool(following) and (line.is_name(one.last + 1) or after in "-–/" and following[0].isalpha())
    return bool(after) and after[0].isalpha() and after not in cues.words["function"]
