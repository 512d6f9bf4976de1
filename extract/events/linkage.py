"""From links between pairs of rows to clusters: groups join as long as they are alike in the mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

# A pair across two groups that is not linked counts as so much too unlike; groups join while the mean over all pairs
# across them is no lower than this. So one odd report does not chain two stories together.
UNLINKED = -0.10
LEAST_MEAN = -0.05

Pair = tuple[str, str]
_Entry = tuple[float, str, str, int, int]


def pair_of(one: str, two: str) -> Pair:
    """Two ids as the key of a pair, the lesser first."""
    return (one, two) if one < two else (two, one)


def connected(members: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The members in groups that pairs hold together, each sorted, in the order of their least ids."""
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for pair in pairs:
        low, high = sorted(map(root, pair))
        parent[high] = low
    groups: dict[str, list[str]] = {}
    for member in sorted(parent):
        groups.setdefault(root(member), []).append(member)
    return list(groups.values())


@dataclass(slots=True, eq=False)
class _Group:
    """A group while clusters grow: `to` holds, for each other group, the sum of excesses and how many links."""

    members: list[str]
    articles: set[str]
    apart: set[str]
    version: int = 0
    to: dict[str, tuple[float, int]] = field(default_factory=dict)


def grow_clusters(
    starts: Sequence[Sequence[str]],
    excess: Mapping[Pair, float],
    article_of: Mapping[str, str],
    apart: Mapping[str, Iterable[str]],
) -> list[list[str]]:
    """Clusters of the rows in `starts` (rows that belong together whatever their links), each sorted.

    `excess` holds the links between them, how much more alike each pair is than it had to be. Rows that `apart` names
    for each other never meet, nor do two rows of one article. The order of the arguments makes no difference.
    """
    groups, key_of = _groups(starts, article_of, apart), {}
    if _is_one(groups, excess, apart):
        return [sorted(member for group in groups.values() for member in group.members)]
    for key, group in groups.items():
        key_of.update(dict.fromkeys(group.members, key))
    for (one, two), value in sorted(excess.items()):
        low, high = key_of[one], key_of[two]
        if low != high:
            _add(groups[low].to, high, value, 1)
            _add(groups[high].to, low, value, 1)
    heap = [entry for key in groups for other in groups[key].to if key < other for entry in _entry(groups, key, other)]
    heapify(heap)
    while heap:
        _, low, high, low_version, high_version = heappop(heap)
        fresh = low in groups and high in groups
        if fresh and (groups[low].version, groups[high].version) == (low_version, high_version):
            _join(groups, low, high)
            for other in groups[low].to:
                for entry in _entry(groups, *pair_of(low, other)):
                    heappush(heap, entry)
    return [sorted(group.members) for group in groups.values()]


def _groups(
    starts: Sequence[Sequence[str]], article_of: Mapping[str, str], apart: Mapping[str, Iterable[str]]
) -> dict[str, _Group]:
    return {
        min(members): _Group(
            members=sorted(members),
            articles={article_of[member] for member in members},
            apart={other for member in members for other in apart.get(member, ())},
        )
        for members in sorted(map(sorted, starts))
    }


def _is_one(groups: Mapping[str, _Group], excess: Mapping[Pair, float], apart: Mapping[str, Iterable[str]]) -> bool:
    """Whether nothing can keep the groups apart: each row a group of its own article, each pair of them linked.

    So it is with copies of one report; a link's excess is never negative, so no mean falls below the least.
    """
    articles = {article for group in groups.values() for article in group.articles}
    members = sum(len(group.members) for group in groups.values())
    every_pair = len(excess) == members * (members - 1) // 2
    return every_pair and len(articles) == members == len(groups) and not any(map(apart.get, groups))


def _add(to: dict[str, tuple[float, int]], key: str, value: float, links: int) -> None:
    known, count = to.get(key, (0.0, 0))
    to[key] = known + value, count + links


def _entry(groups: Mapping[str, _Group], low: str, high: str) -> list[_Entry]:
    """What stands in the queue for two groups that may join: the best mean first, then the least ids."""
    one, two = groups[low], groups[high]
    value, links = one.to[high]
    pairs = len(one.members) * len(two.members)
    mean = round((value + UNLINKED * (pairs - links)) / pairs, 6)
    if mean < LEAST_MEAN or one.articles & two.articles or one.apart & set(two.members):
        return []
    return [(-mean, low, high, one.version, two.version)]


def _join(groups: dict[str, _Group], low: str, high: str) -> None:
    """`high` becomes part of `low`, whose id stays the least."""
    one, two = groups[low], groups.pop(high)
    one.members += two.members
    one.articles |= two.articles
    one.apart |= two.apart
    one.version += 1
    del one.to[high]
    for other, (value, links) in two.to.items():
        if other != low:
            _add(one.to, other, value, links)
            groups[other].to[low] = one.to[other]
            del groups[other].to[high]
