"""Weighs what a proposed name is, by the words around it: evidence adds up, and each piece says why."""

from dataclasses import dataclass, field

from extract.model import MentionKind
from extract.places.cues import Cues
from extract.places.entry import Match
from extract.places.people import Persons
from extract.places.proposals import Proposal
from extract.places.words import Line

STARTERS = frozenset("the a an in at on of for from and but as by to with after before when while since if it he she this that his her their its".split())
ENOUGH = 2.0


@dataclass(slots=True)
class Judgement:
    """What a proposal is taken for. `score` at or above ENOUGH makes it a mention of `kind`."""

    kind: MentionKind = "place"
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, weight: float, reason: str) -> None:
        """One piece of evidence."""
        self.score += weight
        self.reasons.append(f"{reason} {weight:+.1f}")


def strength(matches: tuple[Match, ...]) -> float:
    """How much a name alone, by its most prominent reading, speaks for a place."""
    return max((single_strength(match) for match in matches[:6]), default=0.0)


def single_strength(match: Match) -> float:
    """The same for one reading."""
    entry, known = match.entry, 0.0
    if entry.kind in ("country", "region"):
        return 3.0
    if entry.kind == "admin1":
        known = 2.6 if entry.population > 100_000 else 1.6
    elif entry.kind == "admin2":
        known = 2.2 if " " in entry.name and match.by == "name" else 1.0
    else:
        known = 0.5
        for people, value in ((3_000_000, 2.9), (1_000_000, 2.6), (300_000, 2.3), (100_000, 2.0), (30_000, 1.6), (8_000, 1.2), (2_000, 0.8)):
            if entry.population >= people:
                known = value
                break
    if match.by == "alternate":
        known -= 0.4 if entry.population > 500_000 else 1.0
    return known


class Judge:
    """Weighs the proposals of one article."""

    def __init__(self, lines: list[Line], persons: Persons, cues: Cues, starts: dict[int, set[int]]) -> None:
        self.lines, self.persons, self.cues, self.starts = lines, persons, cues, starts

    def judge(self, one: Proposal) -> Judgement:
        """All evidence on one proposal from its own sentence."""
        line, verdict = self.lines[one.line], Judgement()
        self.weigh_name(one, line, verdict)
        self.weigh_person(one, line, verdict)
        self.weigh_before(one, line, verdict)
        self.weigh_after(one, line, verdict)
        if not line.capitals:
            self.weigh_left(one, line, verdict)
            self.weigh_right(one, line, verdict)
        return verdict

    def weigh_name(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """The name itself: how prominent, how like an ordinary word or a person's name."""
        cues, word = self.cues, one.key
        verdict.add(strength(one.matches), "known place")
        if one.last - one.first > 1:
            verdict.add(0.6, "of several words")
            return
        if line.words[one.first].lower() in cues.common:
            verdict.add(-2.2 if line.capitals or self.opens(line, one.first) else -1.0, "an ordinary word")
        area = one.matches[0].entry.kind in ("country", "region") if one.matches else False
        if word in cues.first_names and not area:
            verdict.add(-0.7, "a first name")
        if (rank := cues.surnames.get(word)) is not None and not area:
            verdict.add(-0.8 if rank < 700 else -0.3, "a surname")
        if word in cues.words["months"] or word in cues.words["days"]:
            verdict.add(-4.0, "a month or day")
        if line.capitals and strength(one.matches) < 1.5:
            verdict.add(-0.8, "all in capitals")

    def opens(self, line: Line, position: int) -> bool:
        """Whether a token opens its sentence or quotation."""
        return position == 0 or line.words[position - 1] in "\"'“‘”’:;—(["

    def weigh_person(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Names of persons met in the article."""
        marked = self.persons.tokens.get(one.line, ())
        if any(position in marked for position in range(one.first, one.last)):
            verdict.add(-5.0, "part of a person's name")
        elif one.last - one.first == 1 and one.key in self.persons.surnames:
            verdict.add(-3.0, "surname of a person in the article")
        after = line.word(one.last)
        if after in self.cues.words["humans_after"] or after == "," and line.word(one.last + 1) in self.cues.words["humans_after"]:
            verdict.add(-1.5, "followed by 'who'")
        if after in self.cues.words["speech"] and strength(one.matches) < 2.2:
            verdict.add(-1.5, "speaks")
        if after == "," and line.word(one.last + 1).isdigit() and len(line.word(one.last + 1)) == 2 and line.word(one.last + 2) == ",":
            verdict.add(-2.5, "has an age")

    def weigh_before(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Prepositions and type words before the name."""
        cues, position = self.cues, one.first - 1
        while position >= 0 and (line.word(position) in ("the", "nearby", "neighboring", "neighbouring") or line.word(position) in cues.words["prefixes"]):
            position -= 1
        word = line.word(position)
        if line.word(position) in ("'s", "’s"):
            verdict.add(0.2, "after a possessive")
        if word == "of" and line.word(position - 1) in cues.words["types_before"]:
            verdict.add(2.5, f"'{line.word(position - 1)} of'")
        elif word in cues.words["types_before"] and not line.is_name(position):
            verdict.add(0.8, f"'{word}' before")
        elif word in cues.prepositions and not (line.word(position + 1) == "the" and one.matches and one.matches[0].entry.kind == "city"):
            verdict.add(cues.prepositions[word], f"after '{word}'")
        if line.word(one.first - 1) == "the" and one.matches and one.matches[0].entry.kind in ("city", "admin1"):
            verdict.add(-0.6, "'the' before")
        if line.word(one.first - 1) in ("a", "an", "my", "his", "her", "our", "your") and not one.people:
            verdict.add(-1.0, "a determiner before")

    def weigh_after(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Lower-case type words and verbs after the name."""
        cues, after = self.cues, line.word(one.last)
        if after in cues.words["types_after"] and not (line.is_name(one.last) and not line.capitals):
            verdict.add(0.8, f"'{after}' after")
        if after in ("-",) and line.word(one.last + 1) in ("based", "born", "area", "bound"):
            verdict.add(1.2, f"'-{line.word(one.last + 1)}' after")

    def weigh_left(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Capitalised words right before the name."""
        cues, position = self.cues, one.first - 1
        word = line.word(position)
        if word == "of" or word == "the" and line.word(position - 1) == "of":
            head = position - (1 if word == "of" else 2)
            self.weigh_head(line, head, verdict)
            return
        if word == "&":
            verdict.add(-1.5, "joined by '&'")
        if not line.is_name(position) or word in STARTERS or position in self.starts.get(one.line, ()):
            return
        if word in cues.words["prefixes"]:
            return
        if word in cues.words["titles_before"]:
            verdict.add(-2.5 if one.last - one.first == 1 else -1.5, f"title '{word}' before")
        elif word in cues.words["organisations"] or word in ("team", "radio", "miss", "real", "inter", "bayern"):
            verdict.kind = "embedded"
            verdict.reasons.append(f"after '{word}'")
        elif word in ("lake", "fort", "camp", "mount", "port", "cape", "st.", "saint", "san", "santa", "el", "la", "los", "las", "point"):
            verdict.add(-1.5, f"part of a longer name with '{word}'")
        elif word in cues.first_names:
            verdict.add(-2.0, "a first name before")
        elif not self.opens(line, position) or word not in cues.common:
            verdict.add(-1.2, f"'{line.words[position]}' before")

    def weigh_head(self, line: Line, head: int, verdict: Judgement) -> None:
        """What stands before 'of': "University of", "Bank of", "President of"."""
        word = line.word(head)
        if not line.is_name(head) or word in self.cues.words["features"]:
            return
        if word in self.cues.words["titles_before"] or word in self.cues.words["types_before"]:
            verdict.add(0.5, f"'{word} of'")
        elif word in self.cues.words["organisations"] or word in self.cues.words["facilities"]:
            verdict.kind = "embedded"
            verdict.reasons.append(f"in the name of a {word}")

    def weigh_right(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Capitalised words right after the name."""
        cues, last = self.cues, one.last
        if line.word(last) in ("'s", "’s"):
            return
        position = last
        while line.is_name(position) and position - last < 6 and not (position in self.starts.get(one.line, ()) and line.word(last) not in cues.words["features"]):
            position += 1
        if position == last or one.people:
            return
        tail = line.lower[last:position]
        first = tail[0]
        if first in cues.words["days"] or first in cues.words["months"]:
            return
        if first in cues.words["features"] and len(tail) == 1:
            verdict.add(0.8, f"'{first}' after")
        elif any(word in cues.words["organisations"] for word in tail) and not (first in cues.words["offices_after"] and tail[-1] not in cues.words["organisations"]):
            verdict.kind = "embedded"
            verdict.reasons.append("in the name of an organisation or event")
        elif first in cues.words["offices_after"]:
            verdict.add(0.6, f"'{first}' after")
        elif any(word in cues.words["facilities"] for word in tail):
            verdict.kind = "embedded"
            verdict.reasons.append("in the name of a street or building")
        elif one.key in cues.first_names and strength(one.matches) < 3:
            verdict.add(-2.0, "a first name before a name")
        elif first in cues.first_names:
            return
        else:
            verdict.add(-1.0, f"'{line.words[last]}' after")
