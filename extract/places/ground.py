"""The ground that an article surely covers: a small place on it is likelier to be meant than one far away."""

from extract.geometry import distance_km
from extract.places.entry import Entry
from extract.places.evidence import ENOUGH, Judgement
from extract.places.proposals import Proposal
from extract.places.scene import MOST_READINGS, Name, Scene
from extract.places.table import Table

HOPEFUL = 0.7  # below this no neighbourhood helps
SURE = 0.6
NEXT_DOOR_KM, NEAR_KM = 40.0, 100.0
WIDEST_KM = 600.0


def weigh_ground(judged: list[tuple[Proposal, Judgement]], home: Entry | None) -> None:
    """Raise the doubtful names that have a reading on the article's ground."""
    doubtful = [(one, v) for one, v in judged if HOPEFUL <= v.score < ENOUGH and v.kind == "place" and not v.person]
    if not doubtful:
        return
    ground = settled(judged) + ([home] if home else [])
    for one, verdict in doubtful:
        if gain := max((nearness(m.entry, ground) for m in one.matches[:30] if m.by != "alternate"), default=0.0):
            verdict.add(gain, "on the article's ground")


def settled(judged: list[tuple[Proposal, Judgement]]) -> list[Entry]:
    """What the surely named places turn out to be, countries and other wide areas left out."""
    names: dict[str, Name] = {}
    containers: dict[int, list[Entry]] = {}
    for one, verdict in judged:
        if one.matches and verdict.score >= ENOUGH and verdict.kind in ("place", "metonym"):
            name = names.setdefault(one.key, Name(one.key, one.matches[:MOST_READINGS], [len(names)]))
            if verdict.holders:
                containers[name.mentions[0]] = verdict.holders
    if not names:
        return []
    table = Table(Scene(list(names.values()), list(range(len(names))), containers))
    table.settle()
    return [entry for entry in table.picks(SURE) if entry.radius_km < WIDEST_KM and entry.kind != "country"]


def nearness(entry: Entry, ground: list[Entry]) -> float:
    """How much lying near a settled place, or in a settled division, speaks for a reading."""
    best = 0.0
    for other in ground:
        if other.kind in ("admin1", "region"):
            inside = other.admin1_code == entry.admin1_code if other.kind == "admin1" else False
            best = max(best, 0.5 if inside else 0.0)
            continue
        if abs(entry.latitude - other.latitude) > 1.0:
            continue
        far = distance_km(entry.latitude, entry.longitude, other.latitude, other.longitude)
        best = max(best, 1.1 if far < NEXT_DOOR_KM else 0.8 if far < NEAR_KM else 0.0)
    return best
