"""Recognises toponyms: what the gazetteer knows and the sentence uses as a place, with what kind of mention it is."""

from extract.encoder import Analysis
from extract.model import Article, Layout, MentionKind, PlaceMention, Span
from extract.places.adjectives import peoples
from extract.places.context import Judge
from extract.places.cues import Cues, cues
from extract.places.entry import Entry
from extract.places.evidence import ENOUGH, Judgement, strength
from extract.places.gazetteer import Gazetteer
from extract.places.ground import weigh_ground
from extract.places.network import BUILDING, names_within, weigh_network, with_network
from extract.places.origin import judge_people
from extract.places.people import PlaceTest, find_persons
from extract.places.proposals import Proposal, propose
from extract.places.publishers import home_entry
from extract.places.scene import areas
from extract.places.unlisted import with_unlisted
from extract.places.words import HYPHENS, Line, read_line

SILENT = frozenset({"furniture", "credit"})
BYLINE_PLACE = frozenset({"in", "at", "from", "near", ",", "-", "–", "—", "|"})
JOINERS = frozenset({(",",), ("and",), ("or",), (",", "and"), ("to",), ("-",), ("–",), ("/",), ("&",)})
Judged = list[tuple[Proposal, Judgement]]


def recognise(
    article: Article, layout: Layout, gazetteer: Gazetteer, analysis: Analysis | None = None
) -> tuple[PlaceMention, ...]:
    """The place names of an article in text order, not yet resolved; page furniture and credits have none.

    `analysis` is what the network says of the text; it is asked of the sentences with names that rules and gazetteer
    leave open. Without it they decide alone.
    `confidence` is how sure it is that the words are a place at all; `reason` says what spoke for it.
    """
    words = cues()
    lines = [read_line(article.text, s) for s in layout.sentences if s.region not in SILENT]
    lines = [line for line in lines if line.words]
    origins = peoples(gazetteer)
    proposals = [propose(number, line, gazetteer, origins, words) for number, line in enumerate(lines)]
    starts = {number: {one.first for one in found if prominent(one)} for number, found in enumerate(proposals)}
    judge = Judge(lines, find_persons(lines, words, place_test(gazetteer)), words, starts)
    judged: Judged = []
    for number, found in enumerate(proposals):
        found = with_unlisted(found, lines[number], judge, words)
        here = [(one, first_judgement(one, lines[number], judge, words)) for one in found]
        weigh_neighbours(here, lines[number], gazetteer)
        judged += here
    weigh_document(judged)
    weigh_ground(judged, home_entry(article.url or "", gazetteer))
    left_open = open_sentences(lines, judged, judge, words) if analysis is not None else []
    if analysis is not None:
        weigh_network(judged, lines, analysis, {span.start for span in left_open})
    mentions = tuple(
        mention(article, lines[one.line], one, verdict, words) for one, verdict in judged if wanted(one, verdict)
    )
    if analysis is None:
        return mentions
    names = names_within(analysis.names, left_open)
    return with_network(mentions, article.text, names, judge.persons.surnames | judge.persons.given)


def open_sentences(lines: list[Line], judged: Judged, judge: Judge, words: Cues) -> list[Span]:
    """The sentences with a capitalised word that is neither in a place nor a person's name nor merely opens them."""
    known: dict[int, set[int]] = {number: set(tokens) for number, tokens in judge.persons.tokens.items()}
    for one, verdict in judged:
        if wanted(one, verdict) and BUILDING not in "".join(verdict.reasons):
            known.setdefault(one.line, set()).update(range(one.first, one.last))
    spans = []
    for number, line in enumerate(lines):
        settled = known.get(number, set())
        for position, named in enumerate(line.named):
            if named and position not in settled and not is_plain(line, position, judge, words):
                spans.append(line.sentence.span)
                break
    return spans


def is_plain(line: Line, position: int, judge: Judge, words: Cues) -> bool:
    """Whether a capitalised token can hardly be a place's name: an ordinary word that opens a sentence, a person's."""
    lower, key = line.lower[position], line.keys[position]
    if len(lower) < 2 or key in judge.persons.surnames or key in judge.persons.given:
        return True
    if any(lower in words.words[kind] for kind in ("days", "months", "titles_before")):
        return True
    return judge.opens(line, position) and (lower in words.common or lower in words.words["starters"])


def in_byline(one: Proposal, line: Line) -> bool:
    """Whether a name stands in a byline, and not as where its writer was: persons, agencies, papers."""
    return line.sentence.region == "byline" and line.word(one.first - 1) not in BYLINE_PLACE


def prominent(one: Proposal) -> bool:
    """Whether a proposal ends the name before it: a country, a state or a large town of its own."""
    return bool(one.people or one.division) or strength(one.matches) >= 2.0


def place_test(gazetteer: Gazetteer) -> PlaceTest:
    """Whether tokens are a prominent place's full name; of three words and more a lesser place will do."""

    def test(line: Line, first: int, last: int) -> bool:
        key = " ".join(k for k in line.keys[first:last] if k)
        return strength(gazetteer.matches(key)) >= (2.0 if last - first < 3 else 1.2)

    return test


def first_judgement(one: Proposal, line: Line, judge: Judge, words: Cues) -> Judgement:
    """The verdict on one proposal from its sentence alone."""
    if in_byline(one, line):
        return Judgement(reasons=["in a byline"])
    if one.taken_for:
        return Judgement(score=ENOUGH + 0.4, reasons=[one.taken_for])
    if one.people:
        return judge_people(one, line, words)
    if one.division:
        return Judgement(score=2.2, reasons=["a state written short"])
    if not one.matches:
        return Judgement(reasons=["a phrase that names no place"])
    return judge.judge(one)


def weigh_neighbours(judged: Judged, line: Line, gazetteer: Gazetteer) -> None:
    """Containers after a comma ("Hermitage, Tenn.") and lists of places lend each other weight."""
    for (left, one), (right, other) in zip(judged, judged[1:], strict=False):
        between = tuple(word for word in line.lower[left.last : right.first])
        if left.people or right.people or len(between) > 2:
            continue
        if between in ((",",), ()) and contains(right, left):
            one.add(2.8, "its state or country follows")
            one.kind = "place"
            one.holders = holders_of(right, gazetteer)
            other.add(1.5, "names the state or country")
        elif between in JOINERS and (one.score >= ENOUGH) != (other.score >= ENOUGH):
            weaker = one if one.score < other.score else other
            weaker.add(0.8, "beside another place")


def holders_of(right: Proposal, gazetteer: Gazetteer) -> list[Entry]:
    """The divisions and countries that a container's words may mean."""
    if right.division:
        return [entry for entry in (gazetteer.coded(right.division),) if entry]
    return areas(right.matches)


def contains(right: Proposal, left: Proposal) -> bool:
    """Whether some reading of `right` is a country or division that holds some reading of `left`."""
    if right.division:
        return any(match.entry.admin1_code == right.division for match in left.matches)
    held = {m.entry.country_code for m in left.matches if m.entry.kind != "country"}
    inside = {m.entry.admin1_code for m in left.matches if m.entry.kind in ("city", "admin2", "region")}
    for match in right.matches[:4]:
        entry = match.entry
        if (
            entry.kind == "country"
            and entry.country_code in held
            or entry.kind == "admin1"
            and entry.admin1_code in inside
        ):
            return True
    return False


def weigh_document(judged: Judged) -> None:
    """A name that is surely a place once is one elsewhere, unless a person or organisation claims it there."""
    best: dict[str, float] = {}
    for one, verdict in judged:
        if not one.people and verdict.kind == "place":
            best[one.key] = max(verdict.score, best.get(one.key, verdict.score))
    for one, verdict in judged:
        if one.people or verdict.score >= ENOUGH or verdict.kind != "place" or verdict.person:
            continue
        if best[one.key] >= ENOUGH + 1.0:
            verdict.add(1.3, "a place elsewhere in the article")


def wanted(one: Proposal, verdict: Judgement) -> bool:
    """Whether a judged proposal becomes a mention."""
    if verdict.kind == "embedded":
        return strength(one.matches) >= 1.6 or bool(one.people)
    return verdict.score >= ENOUGH


def mention(article: Article, line: Line, one: Proposal, verdict: Judgement, words: Cues) -> PlaceMention:
    """The mention of a judged proposal."""
    span = line.span(one.first, one.last)
    kind: MentionKind = verdict.kind
    if kind == "place" and is_metonym(line, one, words):
        kind = "metonym"
        verdict.reasons.append("acts like a government")
    return PlaceMention(
        span=span,
        text=article.text[span.start : span.end],
        kind=kind,
        confidence=round(min(0.99, max(0.05, 0.5 + 0.12 * (verdict.score - ENOUGH))), 2),
        reason="; ".join(verdict.reasons),
    )


def is_metonym(line: Line, one: Proposal, words: Cues) -> bool:
    """Whether a country or capital is the subject of a government's verb ("Washington said")."""
    if one.division or not one.matches:
        return False
    top = one.matches[0].entry
    seat = one.key in words.seats
    if not seat and top.kind not in ("country", "admin1") and top.population < 500_000:
        return False
    before = line.word(one.first - 1)
    if before in words.prepositions and before not in ("for", "over") or before in HYPHENS or before == "of":
        return False
    position = one.last
    while line.word(position) in words.words["between"] and position - one.last < 3:
        position += 1
    return line.word(position) in words.words["acts"]
