"""What a reader decides about events being the same: pairs put together and pairs kept apart. Pure.

They hold for a session, change `cluster_id` and `n_sources` of what is shown and exported, and travel as a small JSON
file. Event ids are the same whenever an article is read again, so a file holds for the same articles elsewhere.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from extract.errors import InputError
from extract.events import ClusterIndex, Clustering
from extract.events.linkage import Pair, connected, pair_of

KIND = "dateline same-event decisions"
MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Pairs of event ids, in the order in which they were decided; of `apart` the second is the one that leaves."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.together or self.apart)

    def __len__(self) -> int:
        """How many decisions there are."""
        return len(self.together) + len(self.apart)

    def putting(self, one: str, two: str) -> "Decisions":
        """With two events put together; what kept them apart is taken back."""
        together = (*without(self.together, one, two), (one, two))
        groups = group_of(together)
        apart = tuple(pair for pair in self.apart if groups.get(pair[0], pair[0]) != groups.get(pair[1], pair[1]))
        return Decisions(together=together, apart=apart)

    def parting(self, stays: str, leaves: str) -> "Decisions":
        """With two events kept apart; what put the second to the first is taken back."""
        together = without(self.together, stays, leaves)
        groups = group_of(together)
        if groups.get(stays, stays) == groups.get(leaves, leaves):
            together = tuple(pair for pair in together if leaves not in pair)
        return Decisions(together=together, apart=(*without(self.apart, stays, leaves), (stays, leaves)))

    def undoing(self, one: str, two: str) -> "Decisions":
        """Without what was decided about two events."""
        return Decisions(together=without(self.together, one, two), apart=without(self.apart, one, two))


def without(pairs: Iterable[Pair], one: str, two: str) -> tuple[Pair, ...]:
    """The pairs but for that one, whichever of both stands first."""
    return tuple(pair for pair in pairs if set(pair) != {one, two})


def group_of(pairs: tuple[Pair, ...]) -> dict[str, str]:
    """For each event that the pairs name, the least id of those that they lead to."""
    return {member: group[0] for group in connected({one for pair in pairs for one in pair}, pairs) for member in group}


def to_json(decisions: Decisions) -> str:
    """The decisions as a file."""
    pairs = {"together": decisions.together, "apart": decisions.apart}
    return json.dumps({"kind": KIND, **pairs}, indent=1) + "\n"


def from_json(content: bytes, known: Decisions = Decisions()) -> Decisions:
    """The decisions known and those of a file, which comes last.

    Raises:
        InputError: the file is no such file.
    """
    try:
        found = json.loads(content[: MOST_BYTES + 1])
        if found["kind"] != KIND:
            raise ValueError("another kind")
        together, apart = (list(_pairs(found[name])) for name in ("together", "apart"))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("this is no file of same-event decisions: choose one that the dashboard saved") from None
    for pair in together:
        known = known.putting(*pair)
    for pair in apart:
        known = known.parting(*pair)
    return known


def _pairs(found: Any) -> Iterator[Pair]:
    for one, two in found:
        if not (isinstance(one, str) and isinstance(two, str) and one != two):
            raise ValueError("no pair of ids")
        yield one, two


def decide(
    frame: pd.DataFrame, index: ClusterIndex | None, decisions: Decisions
) -> tuple[pd.DataFrame, Clustering | None]:
    """The frame with the clusters that the decisions make, and the links that hold them where articles are at hand.

    Rows of `index` are compared anew by their wording where some are kept apart; those of a table, which has none, keep
    their clusters but for the rows that leave them. What is put together brings its whole cluster along, so that no
    report goes that the reader did not send away.
    """
    pairs = (*decisions.together, *decisions.apart)
    named = clusters_of(frame[frame["event_id"].isin({event for pair in pairs for event in pair})])
    together = [pair for pair in decisions.together if named.keys() >= set(pair)]
    apart = [pair for pair in decisions.apart if named.keys() >= set(pair)]
    now: dict[str, str] = {}
    clustering = None
    if index is not None and len(index):
        clustering = index.clusters(apart=apart)
        now.update(clustering.ids)
    loose = [*together, *(pair for pair in apart if not now.keys() >= set(pair))]
    if loose:
        touched = {now.get(event, named[event]) for pair in loose for event in pair}
        members = clusters_of(frame[frame["cluster_id"].isin(touched) | frame["event_id"].isin(touched)])
        members |= {event: cluster for event, cluster in now.items() if cluster in touched or event in members}
        now |= regrouped({event: one for event, one in members.items() if one in touched}, together, apart)
    return regathered(frame, now), clustering


def clusters_of(rows: pd.DataFrame) -> dict[str, str]:
    """The cluster of each row, by event; a row that names none is one of its own."""
    return dict(zip(rows["event_id"], rows["cluster_id"].fillna(rows["event_id"]), strict=True))


def regrouped(members: Mapping[str, str], together: Iterable[Pair], apart: Iterable[Pair]) -> dict[str, str]:
    """The clusters of some rows (id -> cluster so far) after a person's word on pairs of them."""
    joined = [pair for pair in together if members.keys() >= set(pair)]
    parted = [pair for pair in apart if members.keys() >= set(pair)]
    leaving = {leaves for _, leaves in parted}
    partners = {frozenset(pair) for pair in parted}
    first: dict[str, str] = {}
    chain = [(first.setdefault(cluster, event), event) for event, cluster in sorted(members.items())]
    ids: dict[str, str] = {}
    for component in connected(members, [*chain, *joined]):
        inside = set(component)
        atoms = connected(component, [pair for pair in joined if inside.issuperset(pair)])
        groups: list[list[str]] = []
        for atom in sorted(atoms, key=lambda atom: (bool(leaving & set(atom)), atom[0])):
            own = {members[event] for event in atom}
            fitting = (
                group
                for group in groups
                if own & {members[event] for event in group}
                and not any(frozenset((one, two)) in partners for one in atom for two in group)
            )
            group = next(fitting, None)
            if group is None:
                groups.append(list(atom))
            else:
                group += atom
        for group in groups:
            ids |= dict.fromkeys(group, min(group))
    return ids


def regathered(frame: pd.DataFrame, clusters: Mapping[str, str]) -> pd.DataFrame:
    """The frame with some rows in other clusters, and for those by how many articles each is told now."""
    known = frame[frame["event_id"].isin(list(clusters))]
    before, after = known["cluster_id"].fillna(known["event_id"]), known["event_id"].map(clusters)
    moved = ~known["cluster_id"].eq(after).fillna(False).astype(bool)
    if not moved.any():
        return frame
    names = frame["cluster_id"].copy()
    names.loc[known.index[moved]] = after[moved].astype(names.dtype)
    rows = names.isin({*before[moved], *after[moved]})
    articles = frame.loc[rows, "article_id"].fillna(frame.loc[rows, "event_id"])
    sources = frame["n_sources"].copy()
    sources.loc[rows] = articles.groupby(names[rows]).transform("nunique").astype(sources.dtype)
    return frame.assign(cluster_id=names, n_sources=sources)


def of_event(decisions: Decisions, event_id: str) -> Decisions:
    """The decisions that name an event."""
    return replace(
        decisions,
        together=tuple(pair for pair in decisions.together if event_id in pair),
        apart=tuple(pair for pair in decisions.apart if event_id in pair),
    )


__all__ = ["Decisions", "decide", "from_json", "of_event", "pair_of", "to_json"]
