"""Resolves toponyms with the whole article in view: prominence, containers, what else it names, nearness."""

import dataclasses
import math

from extract.model import Article, Candidate, Layout, PlaceMention
from extract.places.directions import part_of
from extract.places.entry import Entry
from extract.places.gazetteer import Gazetteer
from extract.places.scene import read_scene
from extract.places.table import Table, lies_in
from extract.places.weights import SAME_KM

SHOWN = 5
AREA_AFTER = (" province", " state", " governorate", " region", " oblast", " prefecture", " regions", " states")
AREA_BEFORE = ("province of ", "state of ", "governorate of ", "region of ", "provinces of ")
TOWN_AFTER = (" city", " town", " village")
TOWN_BEFORE = ("city of ", "town of ", "village of ", "capital of ", "towns of ", "cities of ", "villages of ")


def resolve(
    article: Article, layout: Layout, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The mentions with `place`, `candidates`, `confidence` and `reason` filled in.

    `place` is None where the gazetteer knows no such name. The spans may come from anywhere. Nothing but the
    article's own words and address decides.
    """
    if not mentions:
        return ()
    table = Table(read_scene(article, mentions, gazetteer))
    if not table.candidates:
        return tuple(unknown(mention) for mention in mentions)
    table.settle()
    return tuple(answer(table, article.text, number, mention) for number, mention in enumerate(mentions))


def unknown(mention: PlaceMention) -> PlaceMention:
    """A mention that the gazetteer has no place for."""
    return dataclasses.replace(mention, place=None, reason=joined(mention.reason, "not in the gazetteer"))


def answer(table: Table, text: str, number: int, mention: PlaceMention) -> PlaceMention:
    """One mention resolved, with its best candidates and why."""
    scene = table.scene
    name = scene.name_of[number]
    first, last = int(table.starts[name]), int(table.starts[name + 1])
    if first == last:
        return unknown(mention)
    holders = scene.containers.get(number, [])
    before = text[max(0, mention.span.start - 16) : mention.span.start].lower()
    after = text[mention.span.end : mention.span.end + 14].lower()
    scored = []
    for row in range(first, last):
        entry = table.candidates[row].entry
        score = float(table.scores[row]) + table.contained(row, holders) + type_agreement(entry, before, after)
        scored.append((score, -row))
    scored.sort(reverse=True)
    top, best = scored[0][0], -scored[0][1]
    rival = next((score for score, row in scored[1:] if table.apart_km(best, -row) > SAME_KM), top - 3.0)
    sure = 1.0 / (1.0 + math.exp(-(0.3 + 1.1 * (top - rival))))
    candidates = tuple(
        Candidate(
            place=table.candidates[-row].entry.place(), score=round(score, 2), reason=reason(table, -row, holders)
        )
        for score, row in scored[:SHOWN]
    )
    return dataclasses.replace(
        mention,
        place=part_of(table.candidates[best].entry, text, mention.span),
        candidates=candidates,
        confidence=round(sure * max(mention.confidence, 0.5) ** 0.3, 2),
        reason=joined(mention.reason, candidates[0].reason),
    )


def type_agreement(entry: Entry, before: str, after: str) -> float:
    """What a type word beside the mention says for or against a candidate's kind."""
    if after.startswith(AREA_AFTER) or before.endswith(AREA_BEFORE):
        return 2.0 if entry.kind == "admin1" else -0.5 if entry.kind == "city" else 0.3
    if after.startswith(TOWN_AFTER) or before.endswith(TOWN_BEFORE):
        return 1.5 if entry.kind == "city" else -1.0
    if entry.kind == "admin1" and entry.country_code not in ("US", "CA", "AU", "GB"):
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
