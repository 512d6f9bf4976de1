"""All candidates of all names of an article in one table, scored together until they agree.

Each name holds a share of belief in each of its readings. In every pass the readings gain from what the other
names believe: their countries and divisions, and how near they lie. (A name never speaks for itself: "Georgia"
is no evidence that the article is about Georgia.)
"""

import numpy as np
import numpy.typing as npt

from extract.geometry import distance_km
from extract.places.entry import Entry, Match
from extract.places.scene import Scene
from extract.places.weights import (
    ALTERNATE_BESIDE_NAMES,
    AT_HOME,
    AT_HOME_AROUND,
    AT_HOME_DIVISION,
    AT_HOME_KM,
    CONTAINED,
    COUNTRY,
    DIVISION,
    ENGLISH,
    ENGLISH_SPEAKING,
    HOME,
    NEAR,
    NEAR_KM,
    NOT_CONTAINED,
    ONE_SENSE,
    PASSES,
    WAY,
    WIDE,
    WIDE_KM,
)  # fmt: skip

Array = npt.NDArray[np.float64]
EARTH_KM = 6371.0088
BLOCK = 400  # distinct names that are near each other in the text: more than any article has
# What a reading says of the article's countries and divisions when it is believed.
SPEAKS_OF_COUNTRY = {"country": 1.0, "admin1": 0.8, "admin2": 0.4, "city": 0.4, "region": 0.6, "feature": 0.4}
SPEAKS_OF_DIVISION = {"country": 0.0, "admin1": 1.0, "admin2": 0.5, "city": 0.5, "region": 0.0, "feature": 0.5}


class Table:
    """Rows are candidates; `starts` says where each name's rows begin."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.candidates: list[Match] = [match for name in scene.names for match in name.matches]
        entries = [match.entry for match in self.candidates]
        counts = [len(name.matches) for name in scene.names]
        self.starts = np.concatenate([[0], np.cumsum(counts)]).astype(int)
        self.owner = np.repeat(np.arange(len(counts)), counts)
        self.base = np.array([s for name in scene.names for s in base_scores(name.matches, scene.home_country)])
        if scene.home:
            self.base += np.array([at_home(entry, scene.home) for entry in entries])
        self.units = unit_vectors(entries)
        self.held = self.held_by_others()
        self.country = codes([entry.country_code for entry in entries])
        self.division = codes([entry.admin1_code for entry in entries])
        self.speaks_country = np.array([SPEAKS_OF_COUNTRY[e.kind] if e.country_code else 0.0 for e in entries])
        self.speaks_division = np.array([SPEAKS_OF_DIVISION[e.kind] if e.admin1_code else 0.0 for e in entries])
        self.hears_country = np.array([1.0 if e.kind != "country" else 0.3 for e in entries]) * (self.country > 0)
        self.hears_division = np.array([1.0 if e.kind not in ("country", "admin1") else 0.0 for e in entries])
        self.hears_division *= self.division > 0
        # A wide place draws only faintly: being near Brazil's middle says little.
        km = np.array([entry.radius_km for entry in entries])
        self.draws = np.select([km < 60, km < 250, km < 700], [1.0, 0.5, 0.2], 0.0)
        self.near: Array = np.zeros(len(entries))
        self.scores: Array = self.base + self.held

    def settle(self) -> None:
        """Let the names agree."""
        if self.candidates:
            for _ in range(PASSES):
                self.step()

    def step(self) -> None:
        """One pass: beliefs from scores, then scores from the other names' beliefs."""
        belief = self.belief()
        sources = np.flatnonzero((belief > 0.03) & (self.draws > 0.0))
        count = len(self.scene.names)
        for first in range(0, count, BLOCK):
            low, high = self.starts[first], self.starts[min(first + BLOCK, count)]
            heard = self.starts[max(0, first - BLOCK)], self.starts[min(first + 2 * BLOCK, count)]
            begin, end = np.searchsorted(sources, heard)
            if begin < end:
                self.near[low:high] = self.nearness(slice(low, high), sources[begin:end], belief)
        self.scores = (
            self.base
            + self.held
            + self.near
            + COUNTRY * self.hears_country * self.others(self.country, belief * self.speaks_country)
            + DIVISION * self.hears_division * self.others(self.division, belief * self.speaks_division)
        )

    def nearness(self, rows: slice, sources: npt.NDArray[np.intp], belief: Array) -> Array:
        """How near some rows lie to what the other names among the `sources` believe, from 0 to 3.2.

        A name hears the names of its own and the neighbouring blocks, so that endless lists cost what they are long.
        """
        chord = 2.0 - 2.0 * (self.units[rows] @ self.units[sources].T)
        chord *= EARTH_KM * EARTH_KM
        pull = NEAR / (1.0 + chord / (NEAR_KM * NEAR_KM)) + WIDE / (1.0 + chord / (WIDE_KM * WIDE_KM))
        pull *= belief[sources] * self.draws[sources]
        pull[self.owner[rows, None] == self.owner[sources][None, :]] = 0.0
        near: Array = 3.2 * (1.0 - np.exp(-pull.sum(axis=1) / 3.2))
        return near

    def belief(self) -> Array:
        """Each candidate's share of its name's belief."""
        top = np.full(len(self.scene.names), -np.inf)
        np.maximum.at(top, self.owner, self.scores)
        share: Array = np.exp(1.3 * (self.scores - top[self.owner]))
        total = np.bincount(self.owner, weights=share, minlength=len(self.scene.names))
        return share / total[self.owner]

    def others(self, group: npt.NDArray[np.int64], weight: Array) -> Array:
        """How much the other names' belief lies in each candidate's group, from 0 to 1."""
        size = int(group.max()) + 1
        total = np.bincount(group, weights=weight, minlength=size)
        pairs, pair = np.unique(self.owner * size + group, return_inverse=True)
        own = np.bincount(pair, weights=weight, minlength=len(pairs))
        spread = total.sum() + 0.5
        rest: Array = np.maximum(0.0, total[group] - own[pair])
        share: Array = (1.0 - np.exp(-1.5 * rest)) * np.sqrt(rest / spread)
        return share

    def held_by_others(self) -> Array:
        """What one mention's container says for the other mentions of its name."""
        held = np.zeros(len(self.candidates))
        for number, holders in self.scene.containers.items():
            name = self.scene.name_of[number]
            for row in range(self.starts[name], self.starts[name + 1]):
                if any(lies_in(self.candidates[row].entry, holder) for holder in holders):
                    held[row] = ONE_SENSE
        coded = {name.matches[0].entry.index for name in self.scene.names if name.coded and name.matches}
        for row, match in enumerate(self.candidates):
            if match.entry.index in coded:  # "Wash." in the dateline: Washington is the state
                held[row] = ONE_SENSE
        return held

    def contained(self, row: int, holders: list[Entry]) -> float:
        """What a mention's own container says for a candidate."""
        if not holders:
            return 0.0
        inside = any(lies_in(self.candidates[row].entry, holder) for holder in holders)
        return CONTAINED - float(self.held[row]) if inside else NOT_CONTAINED

    def picks(self, sure: float) -> list[Entry]:
        """The readings that their names believe in at least so much."""
        return [self.candidates[row].entry for row in np.flatnonzero(self.belief() >= sure)]

    def apart_km(self, row: int, other: int) -> float:
        """How far two candidates lie from each other."""
        cosine = float(np.clip(self.units[row] @ self.units[other], -1.0, 1.0))
        return EARTH_KM * float(np.arccos(cosine))


def base_scores(matches: tuple[Match, ...], home: str) -> list[float]:
    """Prominence, kind of name, and the reader's own part of the world."""
    named = any(match.by == "name" for match in matches)
    scores = []
    for match in matches:
        entry = match.entry
        score = entry.prior + (ALTERNATE_BESIDE_NAMES if named and match.by == "alternate" else WAY[match.by])
        if entry.kind in ("city", "admin1", "admin2"):
            score += ENGLISH * (entry.country_code in ENGLISH_SPEAKING) + HOME * (entry.country_code == home)
        scores.append(score)
    return scores


def at_home(entry: Entry, home: Entry) -> float:
    """What the publisher's own town says for a reading."""
    if entry.kind in ("country", "region") and entry.radius_km > 100:
        return 0.0
    far = distance_km(entry.latitude, entry.longitude, home.latitude, home.longitude)
    if far < AT_HOME_KM:
        return AT_HOME
    if entry.admin1_code == home.admin1_code:
        return AT_HOME_DIVISION
    return AT_HOME_AROUND if far < 3 * AT_HOME_KM else 0.0


def unit_vectors(entries: list[Entry]) -> Array:
    """Points on the unit sphere, one row an entry."""
    points = np.radians(np.array([(e.latitude, e.longitude) for e in entries]).reshape(-1, 2))
    flat = np.cos(points[:, 0])
    units: Array = np.column_stack([flat * np.cos(points[:, 1]), flat * np.sin(points[:, 1]), np.sin(points[:, 0])])
    return units


def codes(values: list[str]) -> npt.NDArray[np.int64]:
    """Each value as a small number, 0 for none."""
    table = {"": 0}
    return np.array([table.setdefault(value, len(table)) for value in values], dtype=np.int64)


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Whether a place lies in a country, a division or a region."""
    if entry.index == holder.index:
        return False
    if holder.kind == "country":
        return entry.kind != "country" and entry.country_code == holder.country_code
    if holder.kind == "admin1":
        return entry.kind not in ("country", "admin1") and entry.admin1_code == holder.admin1_code
    if entry.kind == "country" or entry.radius_km > holder.radius_km:
        return False
    if holder.kind == "admin2" and entry.admin1_code != holder.admin1_code:
        return False
    north = (entry.latitude - holder.latitude) * 111.2
    east = (entry.longitude - holder.longitude) * 111.2 * float(np.cos(np.radians(holder.latitude)))
    return north * north + east * east < (1.3 * holder.radius_km + 5) ** 2
