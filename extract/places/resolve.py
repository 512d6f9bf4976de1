"""Resolves toponyms with the whole article in view: prominence, containers, what else it names, nearness."""

import dataclasses
import math
import re

from extract.geometry import distance_km
from extract.model import Article, Candidate, Layout, PlaceMention, Span
from extract.places.abstention import unless_doubtful
from extract.places.calibration import calibrated
from extract.places.containers import contained
from extract.places.directions import part_of
from extract.places.entry import Entry
from extract.places.facilities import as_facility
from extract.places.gazetteer import Gazetteer
from extract.places.network import BY_NETWORK
from extract.places.scene import HOLDER, TypeWord, read_scene
from extract.places.spellings import RESPELLED, respelled
from extract.places.table import Table, lies_in
from extract.places.weights import ENGLISH_SPEAKING, SAME_KM

SHOWN = 5
UNLISTED = "not in the gazetteer"  # in the reason of a mention that `fallback` may ask another geocoder for
SHELTERED = 0.6
AS_DIVISION = 4.0  # one of a list of states, or the state after its town
WELL_KNOWN = 100_000  # people of a place that is hardly meant by the name of a quarter
AROUND_KM = 60.0  # how far a town's surroundings reach
FAR_KM = 250.0  # farther off than this, a name is not "in" or "near" a town
PROMINENT = 5.0  # a place of this prior is hardly a namesake that the gazetteer lacks
# Matches " province" and " and Quneitra provinces"; must not match " and the provinces".
AREA_AFTER = re.compile(
    r" (?:province|state|governorate|region|oblast|prefecture)s?\b"
    r"| (?:Gov(?:ernor|\.)|Sen(?:ator|\.)|Legislature|lawmakers|National Guard|State Police|Attorney General)(?!\w)"
    r"|(?:(?:,| and|, and) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?){1,3} (?:province|governorate|region|state)s\b"
)
AREA_BEFORE = ("province of ", "state of ", "governorate of ", "region of ", "provinces of ")
TOWN_AFTER = (" city", " town", " village")
TOWN_BEFORE = ("city of ", "town of ", "village of ", "capital of ", "towns of ", "cities of ", "villages of ")

# What puts a name in or near the next: matches " County in ", ", a village near "; not " in 2014 in ".
PUT_IN = re.compile(
    r"(?:,? (?:an? |the )?(?:[\w-]+ )?"
    r"(?:county|district|township|town|village|hamlet|suburb|neighbou?rhood|quarter|area))?"
    r",? (?:in|near|outside|of|on the outskirts of)"
    r"(?: the (?:city|town|district|province|suburbs|outskirts) of)? (?:the )?",
    re.IGNORECASE,
)

# A street without its type: matches "1200 block of ", "the corner of Main and ", "near 108th and "; not "a block of ".
STREET_BEFORE = re.compile(
    r"(?i)(?:\d+ block of|\b(?:corner|intersection) of(?: [\w.]+){0,4} (?:and|&)|\b\d+(?:st|nd|rd|th)(?: and| &|/)?)"
    r" (?:[NSEW]{1,2}\.? |north |south |east |west )?$"
)
# Matches " and Pine streets", " Ave."; must not match " street protests".
STREET_AFTER = re.compile(
    r"(?: and (?:\w+ ){1,2}(?:streets|avenues|roads)\b| (?:Streets?|Avenues?|Ave|Roads?|Blvd|Boulevard|Drive)\b"
    r"| (?:streets|avenues|roads)\b)"
)


def resolve(
    article: Article, layout: Layout, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer, *, abstain: bool = True
) -> tuple[PlaceMention, ...]:
    """The mentions with `place`, `candidates`, `confidence` and `reason` filled in.

    `place` is None where the gazetteer knows no such name, and where no reading of it is good enough, unless
    `abstain` is False: then the best guess is given. The spans may come from anywhere. Nothing but the article's own
    words and address decides.
    """
    if not mentions:
        return ()
    scene = read_scene(article, mentions, gazetteer)
    for number, mention in enumerate(mentions):
        if is_called_town(article.text, mention.span):
            scene.names[scene.name_of[number]].type_word = "town"  # "the city of Turkey" says it for all
    table = Table(scene)
    if table.candidates:
        table.settle()
    verdicts: dict[VerdictKey, Verdict] = {}
    answers = [answer(table, article.text, number, mention, verdicts) for number, mention in enumerate(mentions)]
    answers = [elsewhere(answers[n - 1], one, article.text) if n else one for n, one in enumerate(answers)]
    answers = [
        outside(one, answers[n + 1], article.text) if n + 1 < len(answers) else one for n, one in enumerate(answers)
    ]
    answers = respelled(answers, UNLISTED, gazetteer)
    probable = map(with_probability, contained(answers, article.text, gazetteer))
    named = (as_facility(one) if UNLISTED in one.reason else one for one in probable)
    # A name that takes its container's area is let be: the radius says how little is known.
    return tuple(unless_doubtful(one) if abstain and UNLISTED not in one.reason else one for one in named)


def elsewhere(owner: PlaceMention, mention: PlaceMention, text: str) -> PlaceMention:
    """A small place far from the town whose possessive stands before it is no place of the gazetteer's.

    "Cairo's Abbasiya" is in Cairo, whatever else bears the name.
    """
    town, place = owner.place, mention.place
    if town is None or place is None or town.precision != "city" or place.population >= WELL_KNOWN:
        return mention
    if not HOLDER.match(text[owner.span.end : mention.span.start]):
        return mention
    if distance_km(town.latitude, town.longitude, place.latitude, place.longitude) <= AROUND_KM + town.radius_km:
        return mention
    return dataclasses.replace(unknown(mention), candidates=mention.candidates)


def outside(mention: PlaceMention, holder: PlaceMention, text: str) -> PlaceMention:
    """A small place far from the town or division that the words after it put it in is no place of the gazetteer's.

    "Lixian County in Baoding" is near Baoding, whatever else bears the name.
    """
    place, area = mention.place, holder.place
    if place is None or area is None or place.population >= WELL_KNOWN or not holder.holds_events:
        return mention
    if area.precision not in ("city", "region") or not PUT_IN.fullmatch(text[mention.span.end : holder.span.start]):
        return mention
    if distance_km(place.latitude, place.longitude, area.latitude, area.longitude) <= FAR_KM + area.radius_km:
        return mention
    return dataclasses.replace(unknown(mention), candidates=mention.candidates)


def with_probability(mention: PlaceMention) -> PlaceMention:
    """A mention whose confidence, where it has a place, is a probability."""
    if mention.place is None:
        return mention
    guessed = UNLISTED in mention.reason or RESPELLED in mention.reason
    probable = calibrated(mention.confidence, guessed, BY_NETWORK in mention.reason)
    return dataclasses.replace(mention, confidence=probable)


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """The best reading of a name in one kind of context, how sure it is, and the readings beside it."""

    entry: Entry
    sure: float
    candidates: tuple[Candidate, ...]


# What decides a verdict: the name, its own containers, the type word beside it, the country that it is a division of.
VerdictKey = tuple[int, tuple[int, ...], TypeWord, str]


def unknown(mention: PlaceMention) -> PlaceMention:
    """A mention that the gazetteer has no place for."""
    return dataclasses.replace(mention, place=None, reason=joined(mention.reason, UNLISTED))


def answer(
    table: Table, text: str, number: int, mention: PlaceMention, verdicts: dict[VerdictKey, Verdict]
) -> PlaceMention:
    """One mention resolved, with its best candidates and why."""
    name = table.scene.name_of[number]
    scene = table.scene
    holders = scene.containers.get(number, [])
    area = scene.shelters.get(number) or (None if holders else scene.name_shelters.get(name))
    if table.starts[name] == table.starts[name + 1]:
        return sheltered(mention, area) if area else unknown(mention)
    if is_street(text, mention.span):  # "the 300 block of Madrid"
        return dataclasses.replace(unknown(mention), reason=joined(mention.reason, f"a street; {UNLISTED}"))
    word = type_word(text, mention.span) or table.scene.names[name].type_word
    country = scene.divisions.get(number, "")
    key = (name, tuple(holder.index for holder in holders), word, country)
    if key not in verdicts:
        verdicts[key] = decide(table, name, holders, word, country)
    verdict = verdicts[key]
    if (
        table.scene.names[name].type_word == "town" and verdict.entry.kind == "country"
    ):  # the city of Turkey is a town that the gazetteer lacks
        unlisted = sheltered(mention, area) if area else unknown(mention)
        return dataclasses.replace(unlisted, candidates=verdict.candidates)
    if area and is_elsewhere(verdict.entry, [*holders, area]):
        return dataclasses.replace(sheltered(mention, area), candidates=verdict.candidates)
    return dataclasses.replace(
        mention,
        place=part_of(verdict.entry, text, mention.span),
        candidates=verdict.candidates,
        confidence=round(verdict.sure * max(mention.confidence, 0.5) ** 0.3, 2),
        reason=joined(mention.reason, verdict.candidates[0].reason),
    )


def is_elsewhere(entry: Entry, areas: list[Entry]) -> bool:
    """Whether a little-known reading lies in none of the areas that the article names beside it."""
    return entry.prior < PROMINENT and not any(entry.index == a.index or lies_in(entry, a) for a in areas)


def sheltered(mention: PlaceMention, area: Entry) -> PlaceMention:
    """A town that the gazetteer lacks takes the area of the state or country that the article puts it in."""
    return dataclasses.replace(
        mention,
        place=area.place(),
        candidates=(),
        confidence=SHELTERED,
        reason=joined(mention.reason, f"{UNLISTED}; somewhere in {area.name}, named beside it"),
    )


def decide(table: Table, name: int, holders: list[Entry], word: TypeWord, country: str) -> Verdict:
    """Rank a name's readings for one kind of context."""
    scored: list[tuple[float, int]] = []
    for row in range(int(table.starts[name]), int(table.starts[name + 1])):
        entry = table.candidates[row].entry
        score = float(table.scores[row]) + table.contained(row, holders) + type_agreement(entry, word)
        if country and entry.kind == "admin1" and entry.country_code == country:
            score += AS_DIVISION
        scored.append((score, -row))
    scored.sort(reverse=True)
    top, best = scored[0][0], -scored[0][1]
    rival = next((score for score, row in scored[1:] if table.apart_km(best, -row) > SAME_KM), top - 3.0)
    return Verdict(
        entry=table.candidates[best].entry,
        sure=1.0 / (1.0 + math.exp(-(0.3 + 1.1 * (top - rival)))),
        candidates=tuple(
            Candidate(
                place=table.candidates[-row].entry.place(), score=round(score, 2), reason=reason(table, -row, holders)
            )
            for score, row in scored[:SHOWN]
        ),
    )


def type_word(text: str, span: Span) -> TypeWord:
    """What a word beside the mention says that it is."""
    before = text[max(0, span.start - 16) : span.start].lower()
    after = text[span.end : span.end + 60]
    if AREA_AFTER.match(after) or before.endswith(AREA_BEFORE):
        return "area"
    return "town" if after.startswith(TOWN_AFTER) or before.endswith(TOWN_BEFORE) else ""


def is_street(text: str, span: Span) -> bool:
    """Whether the words beside a name make it a street's."""
    before = STREET_BEFORE.search(text, max(0, span.start - 50), span.start)
    return before is not None or STREET_AFTER.match(text, span.end) is not None


def is_called_town(text: str, span: Span) -> bool:
    """Whether the words say that the name is a town's: "the city of Turkey", not "the Iraqi city of Mosul"."""
    return text[max(0, span.start - 16) : span.start].lower().endswith(TOWN_BEFORE)


def type_agreement(entry: Entry, word: TypeWord) -> float:
    """What a type word says for or against a candidate's kind."""
    if word == "area":
        return 2.0 if entry.kind == "admin1" else -2.0 if entry.kind == "city" else 0.3
    if word == "town":
        return 1.5 if entry.kind == "city" else -4.0 if entry.kind == "country" else -1.0
    if entry.kind == "admin1" and entry.country_code not in ENGLISH_SPEAKING:
        return -0.8  # a town and the division around it share the name: news means the town
    return 0.0


def reason(table: Table, row: int, holders: list[Entry]) -> str:
    """In words, what spoke for a candidate."""
    match = table.candidates[row]
    entry = match.entry
    parts = [f"{entry.kind} of {entry.population:,} people" if entry.population else entry.kind]
    if match.by != "name":
        parts.append(f"by an {match.by} name")
    if holder := next((holder for holder in holders if lies_in(entry, holder)), None):
        parts.append(f"in {holder.name}, named beside it")
    if table.near[row] > 0.7:
        parts.append("near other places named")
    return ", ".join(parts)


def joined(*reasons: str) -> str:
    """Reasons in one line."""
    return "; ".join(part for part in reasons if part)
