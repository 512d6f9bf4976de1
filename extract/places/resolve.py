"""Resolves toponyms with the whole article in view: prominence, containers, what else it names, proximity."""

import dataclasses

import numpy as np
import numpy.typing as npt

from extract.model import Article, Candidate, Layout, PlaceMention
from extract.places.directions import part_of
from extract.places.entry import Entry, Match
from extract.places.gazetteer import Gazetteer
from extract.places.scene import Scene, read_scene
from extract.places.weights import (
    CONTAINED, COUNTRY_NAMED, DIVISION_NAMED, HOME, NEAR, NEAR_KM, NOT_CONTAINED, ONE_SENSE, PASSES, SAME, WAY, WIDE, WIDE_KM,
)  # fmt: skip

Scores = npt.NDArray[np.float64]
SHOWN = 5
EARTH_KM = 6371.0088


def resolve(
    article: Article, layout: Layout, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The mentions with `place`, `candidates`, `confidence` and `reason` filled in.

    `place` is None where the gazetteer knows no such name or no reading stands out. Spans may come from anywhere.
    """
    if not mentions:
        return ()
    scene = read_scene(article, mentions, gazetteer)
    table = Table(scene)
    for _ in range(PASSES):
        table.settle()
    return tuple(table.answer(article.text, number, mention) for number, mention in enumerate(mentions))


class Table:
    """All candidates of all names of an article in one table, scored together."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.candidates: list[Match] = [match for name in scene.names for match in name.matches]
        counts = [len(name.matches) for name in scene.names]
        self.starts = np.concatenate([[0], np.cumsum(counts)]).astype(int)
        self.owner = np.repeat(np.arange(len(counts)), counts)
        self.base = np.array([self.base_score(match) for match in self.candidates], dtype=np.float64)
        points = np.radians([[m.entry.latitude, m.entry.longitude] for m in self.candidates]).reshape(-1, 2)
        flat = np.cos(points[:, 0])
        self.units = np.stack(
            [flat * np.cos(points[:, 1]), flat * np.sin(points[:, 1]), np.sin(points[:, 0])], axis=1
        )  # fmt: skip
        self.held = np.zeros(len(self.candidates))
        self.add_containers()
        self.scores: Scores = self.base + self.held
        self.near: Scores = np.zeros(len(self.candidates))

    def base_score(self, match: Match) -> float:
        """Prominence, kind of name, and the countries and divisions that the article names."""
        entry, scene = match.entry, self.scene
        score = entry.prior + WAY[match.by]
        if entry.kind not in ("country", "region"):
            if (named := scene.countries.get(entry.country_code, 0)) > 0:
                score += COUNTRY_NAMED * min(1.0, 0.4 + 0.2 * named)
            if entry.kind != "admin1" and scene.divisions.get(entry.admin1_code, 0) > 0:
                score += DIVISION_NAMED
            if scene.home and entry.country_code == scene.home:
                score += HOME
        return score

    def add_containers(self) -> None:
        """A named container counts for its own mention later; for the other mentions of the name, a part of it."""
        for number, holders in self.scene.containers.items():
            name = self.scene.name_of[number]
            for row in range(self.starts[name], self.starts[name + 1]):
                if self.inside(self.candidates[row].entry, holders):
                    self.held[row] = ONE_SENSE

    def inside(self, entry: Entry, holders: list[Entry]) -> bool:
        """Whether a place lies in one of the containers."""
        return any(lies_in(entry, holder) for holder in holders)

    def settle(self) -> None:
        """One pass: each name picks its best reading, then readings near the other names' picks gain."""
        picks = [self.pick(name) for name in range(len(self.scene.names))]
        rows = [row for row in picks if row is not None and self.candidates[row].entry.radius_km < 700]
        if not rows:
            return
        cosines = np.clip(self.units @ self.units[rows].T, -1.0, 1.0)
        km = EARTH_KM * np.arccos(cosines)
        # A wide place draws only faintly: being near Brazil's middle says little.
        weight = np.array([1.0 if self.candidates[row].entry.radius_km < 150 else 0.4 for row in rows])
        pull = (NEAR * np.exp(-km / NEAR_KM) + WIDE * np.exp(-km / WIDE_KM)) * weight
        pull[self.owner[:, None] == self.owner[rows][None, :]] = 0.0
        strongest = np.sort(pull, axis=1)[:, -4:]
        self.near = strongest @ np.array([0.15, 0.25, 0.5, 1.0])[-strongest.shape[1] :]
        self.scores = self.base + self.held + self.near

    def pick(self, name: int) -> int | None:
        """The row of a name's best reading."""
        first, last = self.starts[name], self.starts[name + 1]
        return None if first == last else int(first + np.argmax(self.scores[first:last]))

    def answer(self, text: str, number: int, mention: PlaceMention) -> PlaceMention:
        """One mention resolved, with its best candidates and why."""
        name = self.scene.name_of[number]
        first, last = int(self.starts[name]), int(self.starts[name + 1])
        if first == last:
            return dataclasses.replace(mention, place=None, reason=f"{mention.reason}; not in the gazetteer".lstrip("; "))
        holders = self.scene.containers.get(number, [])
        scored = [(self.final_score(row, holders, text, mention), -row) for row in range(first, last)]
        scored.sort(reverse=True)
        rows = [-row for _, row in scored[:SHOWN]]
        best = self.candidates[rows[0]].entry
        margin = scored[0][0] - next((s for s, row in scored[1:] if self.apart(rows[0], -row)), scored[0][0] - 3.0)
        reason = self.reason(rows[0], holders)
        candidates = tuple(
            Candidate(place=self.candidates[-row].entry.place(), score=round(score, 2), reason=self.reason(-row, holders))
            for score, row in scored[:SHOWN]
        )
        sure = 1.0 / (1.0 + np.exp(-(0.3 + 1.1 * margin)))
        return dataclasses.replace(
            mention,
            place=part_of(best, text, mention.span),
            candidates=candidates,
            confidence=round(float(sure) * max(mention.confidence, 0.5) ** 0.3, 2),
            reason=f"{mention.reason}; {reason}".lstrip("; "),
        )

    def final_score(self, row: int, holders: list[Entry], text: str, mention: PlaceMention) -> float:
        """A candidate's score for one mention: the name's score and the mention's own container and type word."""
        entry = self.candidates[row].entry
        score = float(self.scores[row])
        if holders:
            score += CONTAINED - float(self.held[row]) if self.inside(entry, holders) else NOT_CONTAINED
        return score + type_agreement(entry, text, mention)

    def apart(self, row: int, other: int) -> bool:
        """Whether two candidates are different places rather than a town and its district."""
        cosine = float(np.clip(self.units[row] @ self.units[other], -1.0, 1.0))
        return EARTH_KM * np.arccos(cosine) > SAME

    def reason(self, row: int, holders: list[Entry]) -> str:
        """In words, what spoke for a candidate."""
        match = self.candidates[row]
        entry = match.entry
        parts = [f"{entry.kind} of {entry.population:,} people" if entry.population else entry.kind]
        if match.by != "name":
            parts.append(f"by an {match.by} name")
        if holders and self.inside(entry, holders):
            parts.append(f"in {next(h.name for h in holders if lies_in(entry, h))}, named beside it")
        elif self.scene.divisions.get(entry.admin1_code) and entry.kind != "admin1":
            parts.append(f"{entry.admin1} is named in the article")
        elif self.scene.countries.get(entry.country_code) and entry.kind != "country":
            parts.append(f"{entry.country} is named in the article")
        if self.near[row] > 0.5:
            parts.append("near other places named")
        return ", ".join(parts)


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Whether a place lies in a country, a division or a region."""
    if entry.index == holder.index:
        return False
    if holder.kind == "country":
        return entry.kind != "country" and entry.country_code == holder.country_code
    if holder.kind == "admin1":
        return entry.kind in ("city", "admin2", "region") and entry.admin1_code == holder.admin1_code
    if entry.kind == "country" or entry.radius_km > holder.radius_km:
        return False
    if holder.kind == "admin2" and entry.admin1_code != holder.admin1_code:
        return False
    close = np.hypot(
        (entry.latitude - holder.latitude) * 111.2,
        (entry.longitude - holder.longitude) * 111.2 * np.cos(np.radians(holder.latitude)),
    )
    return bool(close < 1.3 * holder.radius_km + 5)


def type_agreement(entry: Entry, text: str, mention: PlaceMention) -> float:
    """What a type word beside the mention says for or against a candidate's kind."""
    before = text[max(0, mention.span.start - 16) : mention.span.start].lower()
    after = text[mention.span.end : mention.span.end + 14].lower()
    area = any(after.startswith(w) for w in (" province", " state", " governorate", " region", " oblast", " provinces", " prefecture"))
    area = area or any(before.endswith(w) for w in ("province of ", "state of ", "governorate of ", "region of "))
    town = any(before.endswith(w) for w in ("city of ", "town of ", "village of ", "capital of "))
    town = town or any(after.startswith(w) for w in (" city", " town", " village"))
    if area:
        return 2.0 if entry.kind == "admin1" else -0.5 if entry.kind == "city" else 0.3
    if town:
        return 1.5 if entry.kind == "city" else -1.0
    if entry.kind == "admin1" and entry.country_code not in ("US", "CA", "AU", "GB"):
        return -0.8  # a town and the division around it share the name: news means the town
    return 0.0
