"""Which events of different articles are the same: `cluster_id`, over all rows at once or as they come in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.errors import InputError
from extract.events.likeness import (
    DAY_SLACK,
    MAX_DAYS_APART,
    SHARP_DAYS,
    Link,
    Telling,
    compare,
    day_of,
    is_comparable,
    is_main,
)  # fmt: skip
from extract.events.linkage import Pair, connected, grow_clusters, pair_of
from extract.events.wording import Wording, telling_words, wording

# Two rows are compared if they share so many of the words that weigh most in each.
KEYS, KEYS_SHARED = 20, 2

_Block = int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """The cluster of each row and what holds clusters together.

    `ids`: event id -> cluster id, the least of the ids of its members. `links`: pairs of rows of one cluster that were
    found to tell one event, in the order of their ids; rows that a person put together need none.
    """

    ids: Mapping[str, str]
    links: tuple[Link, ...]

    def why(self, event_id: str) -> tuple[Link, ...]:
        """The links of one row to others of its cluster, the most alike first."""
        mine = (link for link in self.links if event_id in (link.one, link.two))
        return tuple(sorted(mine, key=lambda link: (-link.excess, link.one, link.two)))


def cluster_events(
    tellings: Iterable[Telling], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> Clustering:
    """The clusters over the rows of all articles, whatever their order.

    Pairs of event ids in `together` and `apart` are a person's word and outweigh what the rows say.

    Raises:
        InputError: `together` joins two rows that `apart` parts.
    """
    index = ClusterIndex()
    index.add(tellings)
    return index.clusters(together, apart)


class ClusterIndex:
    """Rows with the links between them; rows can be added and taken away, and only theirs are compared."""

    def __init__(self) -> None:
        """An index of no rows."""
        self._tellings: dict[str, Telling] = {}
        self._wordings: dict[str, Wording] = {}
        self._holders: dict[str, dict[_Block, list[str]]] = defaultdict(dict)
        self._links: dict[str, dict[str, Link]] = {}

    def __len__(self) -> int:
        """How many rows it holds."""
        return len(self._tellings)

    def add(self, tellings: Iterable[Telling]) -> None:
        """Takes in rows and compares each with those that are there; a row that is there already changes nothing."""
        for telling in tellings:
            identity = telling.event_id
            if identity in self._tellings:
                continue
            self._tellings[identity], self._links[identity] = telling, {}
            self._wordings[identity] = wording(telling.words)
            keys = self._keys(telling)
            for other in self._near(telling, keys):
                self._compare(*pair_of(identity, other))
            for key in keys:
                self._holders[key].setdefault(_block(telling), []).append(identity)

    def remove(self, event_ids: Iterable[str]) -> None:
        """Takes rows away with their links; what was found for others stays. Ids that are not there are passed over."""
        for identity in set(event_ids) & self._tellings.keys():
            for key in self._keys(self._tellings[identity]):
                self._holders[key][_block(self._tellings[identity])].remove(identity)
            for other in self._links.pop(identity):
                del self._links[other][identity]
            del self._tellings[identity], self._wordings[identity]

    def links(self) -> Iterator[Link]:
        """All links, in the order of their ids, those too that no cluster keeps."""
        for one in sorted(self._links):
            yield from (link for other, link in sorted(self._links[one].items()) if one < other)

    def clusters(self, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> Clustering:
        """The clusters of all rows as `cluster_events` describes them."""
        joined = [pair for pair in together if self._tellings.keys() >= set(pair)]
        parted = _partners(apart)
        starts = connected(self._tellings, joined)
        _check(starts, parted)
        start_of = {member: group for group in starts for member in group}
        articles = {identity: telling.article_id for identity, telling in self._tellings.items()}
        ids: dict[str, str] = {}
        for component in connected(self._tellings, [*joined, *self._linked()]):
            distinct = {start_of[member][0]: start_of[member] for member in component}
            excess = {
                (one, two): link.excess for one in component for two, link in self._links[one].items() if one < two
            }
            for members in grow_clusters(list(distinct.values()), excess, articles, parted):
                ids.update(dict.fromkeys(members, members[0]))
        return Clustering(ids=ids, links=tuple(link for link in self.links() if ids[link.one] == ids[link.two]))

    def _linked(self) -> Iterator[Pair]:
        return ((one, two) for one, others in self._links.items() for two in others if one < two)

    def _keys(self, telling: Telling) -> list[str]:
        """The words under which a row is found, main events apart from the others; none where nothing can be."""
        if not is_comparable(telling):
            return []
        words = telling_words(self._wordings[telling.event_id], KEYS)
        return words if is_main(telling) else ["-" + word for word in words]

    def _near(self, telling: Telling, keys: Iterable[str]) -> list[str]:
        """Rows that share enough of a row's words and may be near enough in time."""
        block = _block(telling)
        counts: Counter[str] = Counter()
        for key in keys:
            held = self._holders.get(key, {})
            near = held.keys() if block is None else (block - 1, block, block + 1, None)
            for one in near:
                counts.update(held.get(one, ()))
        return [other for other, count in counts.items() if count >= KEYS_SHARED]

    def _compare(self, one: str, two: str) -> None:
        vectors = (self._wordings[one], self._wordings[two])
        if link := compare(self._tellings[one], self._tellings[two], vectors):
            self._links[one][two] = self._links[two][one] = link


def _block(telling: Telling) -> _Block:
    """The stretch of time in which a row lies; rows of stretches that are no neighbours are not compared."""
    day = day_of(telling)
    length = MAX_DAYS_APART if is_main(telling) else DAY_SLACK + SHARP_DAYS
    return None if day is None else day.toordinal() // length


def _partners(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    partners: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        partners[one].add(two)
        partners[two].add(one)
    return partners


def _check(starts: Iterable[list[str]], parted: Mapping[str, set[str]]) -> None:
    for group in starts:
        for one in group:
            for two in parted.get(one, set()) & set(group):
                first, second = pair_of(one, two)
                raise InputError(f"events {first} and {second} are put together and kept apart: take one of both back")
