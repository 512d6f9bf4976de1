"""Weighs what a proposed name is, by the words around it."""

import re

from extract.places.cues import Cues
from extract.places.evidence import Judgement, strength
from extract.places.longer_names import weigh_left, weigh_right
from extract.places.people import Persons
from extract.places.proposals import Proposal
from extract.places.words import Line

POSSESSIVES = ("'s", "’s")
SURELY = 1.2  # prepositions of at least this weight hardly stand before persons
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}")  # matches "WKRN" and "KMOV"; must not match "WACO" in a dateline, see there
OPENING, CLOSING = frozenset("\"“‘'"), frozenset("\"”’'")
QUOTES = "\"'“‘”’:;—(["


class Judge:
    """Weighs the proposals of one article."""

    def __init__(self, lines: list[Line], persons: Persons, cues: Cues, starts: dict[int, set[int]]) -> None:
        self.lines, self.persons, self.cues, self.starts = lines, persons, cues, starts

    def judge(self, one: Proposal) -> Judgement:
        """All evidence on one proposal from its own sentence."""
        line, verdict = self.lines[one.line], Judgement()
        strong = strength(one.matches)
        if strong <= 0.0:
            return verdict
        self.weigh_name(one, line, strong, verdict)
        self.weigh_person(one, line, strong, verdict)
        self.weigh_before(one, line, verdict)
        self.weigh_after(one, line, verdict)
        if not line.capitals:
            starts = self.starts.get(one.line, set())
            weigh_left(one, line, starts, self.cues, verdict)
            weigh_right(one, line, starts, self.cues, verdict)
        if not verdict.located:
            verdict.score += verdict.doubt
        return verdict

    def weigh_name(self, one: Proposal, line: Line, strong: float, verdict: Judgement) -> None:
        """The name itself: how prominent, how like an ordinary word or a person's name."""
        cues, word = self.cues, one.key
        verdict.add(strong, "known place")
        if one.last - one.first > 1:
            verdict.add(0.6, "of several words")
            if all(part in cues.generic for part in word.split()):
                verdict.add(-1.8, "of general words only")
            if line.capitals and all(part == "the" or part in cues.common for part in word.split()):
                verdict.add(-3.4 if strong < 2.3 else -1.0, "of ordinary words only")
            if line.word(one.first) in cues.words["institutions"]:
                verdict.become("embedded", "an institution")
            return
        unsure = 1.0 if strong < 2.3 else 0.4 if strong < 3.0 else 0.0
        if line.lower[one.first] in cues.common and word != "us":
            self.weigh_ordinary(one, line, strong, verdict)
        if unsure and word in cues.first_names:
            verdict.suspect(-0.7 * unsure, "a first name")
        if unsure and (rank := cues.surnames.get(word)) is not None:
            verdict.suspect((-0.8 if rank < 700 else -0.3) * unsure, "a surname")
        if word in cues.words["months"] or word in cues.words["days"]:
            verdict.add(-4.0, "a month or day")
        if line.shapes[one.first] == "upper" and not line.capitals and CALL_SIGN.fullmatch(line.words[one.first]):
            verdict.add(-2.5, "like a station's call sign")
        if word in cues.words["prefixes"]:
            verdict.add(-2.0, "a word that goes before names")
        if line.capitals and strong < 1.5:
            verdict.add(-0.8, "all in capitals")

    def weigh_ordinary(self, one: Proposal, line: Line, strong: float, verdict: Judgement) -> None:
        """An ordinary word for a name: most doubtful where any word would have a capital."""
        opening = line.capitals or self.opens(line, one.first)
        if one.matches[0].entry.kind == "country":  # "Turkey", "China", "Chad"
            verdict.add(-0.8 if opening else 0.0, "an ordinary word")
        else:
            doubt = -3.4 if line.capitals else -2.2 if opening else -1.0 if strong > 2.3 else -1.5
            verdict.add(doubt, "an ordinary word")

    def opens(self, line: Line, position: int) -> bool:
        """Whether a token opens its sentence or quotation."""
        return position == 0 or line.words[position - 1] in QUOTES

    def weigh_person(self, one: Proposal, line: Line, strong: float, verdict: Judgement) -> None:
        """Names of persons met in the article."""
        marked = self.persons.tokens.get(one.line)
        if marked and not marked.isdisjoint(range(one.first, one.last)):
            verdict.person = True
            verdict.add(-5.0, "part of a person's name")
        elif one.last - one.first == 1 and (one.key in self.persons.surnames or one.key in self.persons.given):
            located = line.word(one.first - 1) in ("in", "near", "from", "outside")
            verdict.person = not located
            verdict.add(-1.2 if located else -3.0, "the name of a person in the article")
        after = line.word(one.last)
        if "who" in (after, line.word(one.last + 1) if after == "," else ""):
            verdict.add(-1.5, "followed by 'who'")
        if after in self.cues.words["speech"] and strong < 2.2:
            verdict.add(-1.5, "speaks")
        if after == "," and line.word(one.last + 2) == "," and line.word(one.last + 1).isdigit():
            verdict.add(-2.5, "has an age")

    def weigh_before(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Prepositions and type words before the name."""
        cues, position = self.cues, one.first - 1
        nearest = line.word(position)
        while line.word(position) in cues.words["prefixes"] or line.word(position) in ("the", "nearby", "neighboring"):
            position -= 1
        word = line.word(position)
        if nearest in POSSESSIVES:
            verdict.add(0.2, "after a possessive")
        if word == "of" and line.word(position - 1) in cues.words["types_before"]:
            verdict.locate(2.5, f"'{line.word(position - 1)} of'")
        elif word == "of" and (position - 1 in self.persons.tokens.get(one.line, ()) or line.word(position - 1) == ","):
            verdict.locate(1.6, "a person 'of'")
        elif word in cues.words["types_before"] and not line.is_name(position):
            verdict.add(0.8, f"'{word}' before")
        elif (weight := cues.prepositions.get(word, 0.0)) >= SURELY:
            verdict.locate(weight, f"after '{word}'")
        elif weight:
            verdict.add(weight, f"after '{word}'")
        elif word == "-" and line.word(position - 1) in ("d", "r") and line.is_name(position - 1):
            verdict.locate(2.0, "a politician's seat")
        alone = not line.is_name(one.last) and line.word(one.last) not in cues.words["types_after"]
        if nearest == "the" and alone and one.matches[0].entry.kind in ("city", "admin1"):
            verdict.add(-0.6, "'the' before")
        if nearest in ("my", "his", "her", "our", "your"):
            verdict.add(-1.0, "a determiner before")
        if line.sentence.region == "dateline" or self.opens(line, one.first) and is_dateline(line, one):
            verdict.locate(3.0, "in the dateline")

    def is_title(self, line: Line, one: Proposal) -> bool:
        """Whether a name stands alone between quotation marks."""
        return one.first > 0 and line.words[one.first - 1] in OPENING and line.word(one.last) in CLOSING

    def weigh_after(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Lower-case type words and nouns after the name."""
        cues, after = self.cues, line.word(one.last)
        if self.is_title(line, one):
            verdict.add(-2.5, "alone in quotation marks, like a title")
        if after in cues.words["types_after"] and (line.capitals or not line.is_name(one.last)):
            verdict.locate(1.1, f"'{after}' after")
        elif (
            line.word(one.first - 1) in ("a", "an")
            and after.isalpha()
            and after.islower()
            and not line.is_name(one.last)
        ):
            verdict.add(0.4, "before a noun")
        if after == "-" and line.word(one.last + 1) in ("based", "born", "area", "bound"):
            verdict.locate(1.2, f"'-{line.word(one.last + 1)}' after")


def is_dateline(line: Line, one: Proposal) -> bool:
    """Whether a sentence opens with places in capitals and a dash or an agency: "DALLAS (AP) -", "BEIRUT --"."""
    if line.shapes[one.first] != "upper" or line.sentence.region == "headline":
        return False
    following = line.words[one.last : one.last + 8]
    if one.first == 0 and one.last < len(line.words) and line.shapes[one.last] == "title" and not line.capitals:
        return len(line.words[0]) > 3  # "DETROIT The department said"
    return bool(following) and (following[0] in "(-–—" or any(word in "–—" or word == "-" for word in following[:6]))
