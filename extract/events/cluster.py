"""Which events of different articles are the same: `cluster_id`, over all rows at once or as they come in."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.errors import InputError
from extract.events.likeness import (
    DAY_SLACK,
    MAX_DAYS_APART,
    SHARP_DAYS,
    Link,
    Match,
    Telling,
    compare,
    day_of,
    is_comparable,
    is_main,
    link_of,
    told_by,
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

    Pairs of event ids in `together` and `apart` are a person's word and outweigh what the rows say. Of rows that share
    an id and differ (an article that is given twice, as of two days) the one published first speaks.

    Raises:
        InputError: `together` joins two rows that `apart` parts.
    """
    by_id: dict[str, Telling] = {}
    for telling in tellings:
        known = by_id.setdefault(telling.event_id, telling)
        if known != telling:
            by_id[telling.event_id] = min(known, telling, key=_precedence)
    index = ClusterIndex()
    index.add(by_id.values())
    return index.clusters(together, apart)


def _precedence(telling: Telling) -> tuple[date, list[tuple[str, int]], str]:
    return (telling.published.last or date.max, sorted(telling.words.items()), repr(telling.event))


@dataclass(slots=True, eq=False, kw_only=True)
class _Copies:
    """Rows that are told alike in all that is compared, such as copies of one report: `sample` speaks for them.

    `vector` is their wording, `keys` the words under which they are found.
    """

    sample: Telling
    vector: Wording
    keys: Sequence[str]
    members: list[str]


class ClusterIndex:
    """Rows with the links between them; rows can be added and taken away, and only theirs are compared."""

    def __init__(self) -> None:
        """An index of no rows."""
        self._tellings: dict[str, Telling] = {}
        self._copies: dict[Hashable, _Copies] = {}
        self._holders: dict[str, dict[_Block, list[_Copies]]] = defaultdict(dict)
        self._matches: dict[str, dict[str, Match]] = {}

    def __len__(self) -> int:
        """How many rows it holds."""
        return len(self._tellings)

    def add(self, tellings: Iterable[Telling]) -> None:
        """Takes in rows and compares each with those that are there, copies of one report all at once.

        A row that is there already changes nothing; one whose id is there with other content takes its place.
        """
        latest = {telling.event_id: telling for telling in tellings}
        added = {name: telling for name, telling in latest.items() if self._tellings.get(name) != telling}
        self.remove(added)
        self._tellings.update(added)
        alike: dict[Hashable, list[str]] = {}
        for name, telling in added.items():
            self._matches[name] = {}
            alike.setdefault(told_by(telling), []).append(name)
        for told, members in alike.items():
            self._add_copies(told, members)

    def _add_copies(self, told: Hashable, members: Sequence[str]) -> None:
        copies = self._copies.get(told)
        if copies is None:
            copies = self._copies[told] = _copies_of(self._tellings[members[0]])
            for key in copies.keys:
                self._holders[key].setdefault(_block(copies.sample), []).append(copies)
        copies.members += members
        for other in self._near(copies):
            if match := compare(other.sample, copies.sample, (other.vector, copies.vector)):
                for member in members:
                    self._match(member, other.members, match)

    def _match(self, member: str, others: Iterable[str], match: Match) -> None:
        """Keep that a row matches others, but for those of its own article."""
        article = self._tellings[member].article_id
        for other in others:
            if self._tellings[other].article_id != article:
                self._matches[member][other] = self._matches[other][member] = match

    def remove(self, event_ids: Iterable[str]) -> None:
        """Takes rows away with their links; what was found for others stays. Ids that are not there are passed over."""
        for identity in set(event_ids) & self._tellings.keys():
            told = told_by(self._tellings.pop(identity))
            copies = self._copies[told]
            copies.members.remove(identity)
            if not copies.members:
                del self._copies[told]
                for key in copies.keys:
                    self._holders[key][_block(copies.sample)].remove(copies)
            for other in self._matches.pop(identity):
                del self._matches[other][identity]

    def links(self) -> Iterator[Link]:
        """All links, in the order of their ids, those too that no cluster keeps."""
        for one in sorted(self._matches):
            matches = self._matches[one]
            yield from (link_of(matches[two], one, two) for two in sorted(two for two in matches if one < two))

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
                (one, two): match.excess
                for one in component
                for two, match in self._matches[one].items()
                if one < two
            }  # fmt: skip
            for members in grow_clusters(list(distinct.values()), excess, articles, parted):
                ids.update(dict.fromkeys(members, members[0]))
        return Clustering(ids=ids, links=tuple(link for link in self.links() if ids[link.one] == ids[link.two]))

    def _linked(self) -> Iterator[Pair]:
        return ((one, two) for one, others in self._matches.items() for two in others if one < two)

    def _near(self, copies: _Copies) -> list[_Copies]:
        """What shares enough of its words and may be near enough in time, itself included."""
        block = _block(copies.sample)
        counts: Counter[_Copies] = Counter()
        for key in copies.keys:
            held = self._holders[key]
            near = held.keys() if block is None else (block - 1, block, block + 1, None)
            for one in near:
                counts.update(held.get(one, ()))
        return [other for other, count in counts.items() if count >= KEYS_SHARED]


def _copies_of(telling: Telling) -> _Copies:
    vector = wording(telling.words)
    return _Copies(sample=telling, vector=vector, keys=_keys(telling, vector), members=[])


def _keys(telling: Telling, vector: Wording) -> list[str]:
    """The words under which a row is found, main events apart from the others; none where nothing can be."""
    if not is_comparable(telling):
        return []
    words = telling_words(vector, KEYS)
    return words if is_main(telling) else ["-" + word for word in words]


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
