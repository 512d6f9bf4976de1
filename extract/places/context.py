"""Weighs what a proposed name is, by the words around it: evidence adds up, and each piece says why."""

from dataclasses import dataclass, field

from extract.model import MentionKind
from extract.places.cues import Cues
from extract.places.entry import Match
from extract.places.people import Persons
from extract.places.proposals import Proposal
from extract.places.words import Line

STARTERS = frozenset(
    "the a an in at on of for from and but as by to with after before when while since if it he she this that his her their its"
    " however meanwhile also".split()
)
POSSESSIVES = ("'s", "’s")
QUOTES = "\"'“‘”’:;—(["
PARTS_OF_NAMES = frozenset("lake fort camp mount port cape st. saint san santa el la los las point big".split())
ENOUGH = 2.0
# How much a town speaks for itself, by its people.
TOWN_STRENGTH = (
    (3_000_000, 2.9),
    (1_000_000, 2.6),
    (300_000, 2.3),
    (100_000, 2.0),
    (30_000, 1.6),
    (8_000, 1.2),
    (2_000, 0.8),
)


@dataclass(slots=True)
class Judgement:
    """What a proposal is taken for. `score` at or above ENOUGH makes it a mention of `kind`."""

    kind: MentionKind = "place"
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    person: bool = False

    def add(self, weight: float, reason: str) -> None:
        """One piece of evidence."""
        self.score += weight
        self.reasons.append(f"{reason} {weight:+.1f}")

    def become(self, kind: MentionKind, reason: str) -> None:
        """Another kind of mention."""
        self.kind = kind
        self.reasons.append(reason)


def strength(matches: tuple[Match, ...]) -> float:
    """How much a name alone, by its most prominent reading, speaks for a place."""
    return max((single_strength(match) for match in matches[:6]), default=0.0)


def single_strength(match: Match) -> float:
    """The same for one reading."""
    entry = match.entry
    if entry.kind == "country" or entry.kind == "region" and entry.feature_code != "ADM2":
        return 3.0
    if entry.kind == "admin1":
        known = 2.6 if entry.population > 100_000 else 1.6
    elif entry.kind != "city":
        known = 2.2 if " " in entry.name and match.by == "name" else 1.8 if entry.country_code in ("GB", "IE") else 1.0
    else:
        known = next((value for people, value in TOWN_STRENGTH if entry.population >= people), 0.5)
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
        strong = strength(one.matches)
        if strong <= 0.0:
            return verdict
        self.weigh_name(one, line, strong, verdict)
        self.weigh_person(one, line, strong, verdict)
        self.weigh_before(one, line, verdict)
        self.weigh_after(one, line, verdict)
        if not line.capitals:
            self.weigh_left(one, line, verdict)
            self.weigh_right(one, line, strong, verdict)
        return verdict

    def weigh_name(self, one: Proposal, line: Line, strong: float, verdict: Judgement) -> None:
        """The name itself: how prominent, how like an ordinary word or a person's name."""
        cues, word = self.cues, one.key
        verdict.add(strong, "known place")
        if one.last - one.first > 1:
            verdict.add(0.6, "of several words")
            return
        unsure = 1.0 if strong < 2.3 else 0.4 if strong < 3.0 else 0.0
        if line.lower[one.first] in cues.common and word != "us":
            verdict.add(-2.2 if line.capitals or self.opens(line, one.first) else -1.0, "an ordinary word")
        if unsure and word in cues.first_names:
            verdict.add(-0.7 * unsure, "a first name")
        if unsure and (rank := cues.surnames.get(word)) is not None:
            verdict.add((-0.8 if rank < 700 else -0.3) * unsure, "a surname")
        if word in cues.words["months"] or word in cues.words["days"]:
            verdict.add(-4.0, "a month or day")
        if line.capitals and strong < 1.5:
            verdict.add(-0.8, "all in capitals")

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
            verdict.add(2.5, f"'{line.word(position - 1)} of'")
        elif word == "of" and (position - 1 in self.persons.tokens.get(one.line, ()) or line.word(position - 1) == ","):
            verdict.add(1.6, "a person 'of'")
        elif word in cues.words["types_before"] and not line.is_name(position):
            verdict.add(0.8, f"'{word}' before")
        elif word in cues.prepositions:
            verdict.add(cues.prepositions[word], f"after '{word}'")
        elif word == "-" and line.word(position - 1) in ("d", "r") and line.is_name(position - 1):
            verdict.add(2.0, "a politician's seat")
        if nearest == "the" and one.matches[0].entry.kind in ("city", "admin1"):
            verdict.add(-0.6, "'the' before")
        if nearest in ("my", "his", "her", "our", "your"):
            verdict.add(-1.0, "a determiner before")
        if line.sentence.region == "dateline" or self.opens(line, one.first) and is_dateline(line, one):
            verdict.add(3.0, "in the dateline")

    def weigh_after(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Lower-case type words and nouns after the name."""
        cues, after = self.cues, line.word(one.last)
        if after in cues.words["types_after"] and (line.capitals or not line.is_name(one.last)):
            verdict.add(0.8, f"'{after}' after")
        elif (
            line.word(one.first - 1) in ("a", "an")
            and after.isalpha()
            and after.islower()
            and not line.is_name(one.last)
        ):
            verdict.add(0.4, "before a noun")
        if after == "-" and line.word(one.last + 1) in ("based", "born", "area", "bound"):
            verdict.add(1.2, f"'-{line.word(one.last + 1)}' after")

    def weigh_left(self, one: Proposal, line: Line, verdict: Judgement) -> None:
        """Capitalised words right before the name."""
        words, position = self.cues.words, one.first - 1
        word = line.word(position)
        if word == "of" or word == "the" and line.word(position - 1) == "of":
            self.weigh_head(line, position - (1 if word == "of" else 2), verdict)
        elif word == "&":
            verdict.add(-1.5, "joined by '&'")
        elif not line.is_name(position) or word in STARTERS or position in self.starts.get(one.line, ()):
            return
        elif word in words["prefixes"]:
            return
        elif word in words["titles_before"]:
            verdict.add(-2.5 if one.last - one.first == 1 else -1.5, f"title '{word}' before")
        elif word in words["organisations"] or word in ("team", "radio", "miss", "real", "inter", "bayern"):
            verdict.become("embedded", f"after '{word}'")
        elif word in PARTS_OF_NAMES:
            verdict.add(-1.5, f"part of a longer name with '{word}'")
        elif word in self.cues.first_names:
            verdict.add(-2.0, "a first name before")
        elif not self.opens(line, position) or word not in self.cues.common:
            verdict.add(-1.2, f"'{line.words[position]}' before")

    def weigh_head(self, line: Line, head: int, verdict: Judgement) -> None:
        """What stands before 'of': "University of", "Bank of", "President of"."""
        word, words = line.word(head), self.cues.words
        if not line.is_name(head) or word in words["features"]:
            return
        if word in words["titles_before"] or word in words["types_before"] or word in words["bodies"]:
            verdict.add(0.5, f"'{word} of'")
        elif word in words["organisations"] or word in words["facilities"]:
            verdict.become("embedded", f"in the name of a {word}")

    def weigh_right(self, one: Proposal, line: Line, strong: float, verdict: Judgement) -> None:
        """Capitalised words right after the name: the rest of an organisation's, building's or person's name."""
        words, last = self.cues.words, one.last
        starts, first = self.starts.get(one.line, ()), line.word(last)
        end = last
        while line.is_name(end) and end - last < 6 and (end not in starts or first in words["features"]):
            end += 1
        if end == last or first in words["days"] or first in words["months"]:
            return
        tail = frozenset(line.lower[last:end])
        if first in words["features"] and end - last == 1:
            verdict.add(0.8, f"'{first}' after")
        elif first in words["offices_after"] and line.lower[end - 1] not in words["organisations"]:
            verdict.add(0.6, f"'{first}' after")
        elif tail & words["organisations"]:
            verdict.become("embedded", "in the name of an organisation or event")
        elif tail & words["bodies"]:
            verdict.add(0.6, "a public body of the place")
            if one.matches[0].entry.kind == "country":
                verdict.become("metonym", "a state's body")
        elif tail & words["civic"]:
            verdict.add(0.3, "a public building of the place")
        elif tail & words["facilities"]:
            verdict.become("embedded", "in the name of a street or building")
        elif tail & words["teams"]:
            verdict.add(0.3, "a team of the place")
            verdict.become("metonym", "a team")
        elif one.key in self.cues.first_names and strong < 3:
            verdict.add(-2.0, "a first name before a name")
        elif first not in self.cues.first_names:
            verdict.add(-1.0, f"'{line.words[last]}' after")


def is_dateline(line: Line, one: Proposal) -> bool:
    """Whether a sentence opens with places in capitals and a dash or an agency: "DALLAS (AP) -", "BEIRUT, March 3 --"."""
    if line.shapes[one.first] != "upper" or line.sentence.region == "headline":
        return False
    following = line.words[one.last : one.last + 8]
    return bool(following) and (following[0] in "(-–—" or any(word in "–—" or word == "-" for word in following[:6]))
