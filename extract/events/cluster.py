"""Which events of different articles are the same: `cluster_id`."""

from collections.abc import Iterable
from datetime import date

from extract.events.merge import places_agree
from extract.model import Event

# Rows are compared only with rows of the same kind, day and 1-degree cell (and the cells and day beside it).
_SHARP = frozenset({"site", "city", "district"})


def cluster_events(rows: Iterable[tuple[str, str, Event]]) -> dict[str, str]:
    """{event id: cluster id} over (event id, article id, event) of all articles, whatever their order.

    Two events are one when their types, days (one day at most apart) and sharp places agree. The cluster's
    id is the least of its members' ids.
    """
    items = sorted(rows, key=lambda row: row[0])
    parent = {identity: identity for identity, _, _ in items}

    def root(identity: str) -> str:
        while parent[identity] != identity:
            parent[identity] = parent[parent[identity]]
            identity = parent[identity]
        return identity

    blocks: dict[tuple[str, int, int, int], list[tuple[str, str, Event]]] = {}
    for row in items:
        for key in _neighbour_keys(row[2]):
            for other in blocks.get(key, ()):
                if other[1] != row[1] and places_agree(other[2].place, row[2].place):
                    low, high = sorted((root(other[0]), root(row[0])))
                    parent[high] = low
        own = _key(row[2])
        if own is not None:
            blocks.setdefault(own, []).append(row)
    return {identity: root(identity) for identity, _, _ in items}


def _key(event: Event) -> tuple[str, int, int, int] | None:
    """The block of an event; None where it is too vague to be matched."""
    day: date | None = event.interval.first if event.interval else None
    if day is None or event.place is None or event.place.precision not in _SHARP or event.interval is None:
        return None
    if event.interval.last != day or event.salience > 3:
        return None
    return event.event_type, day.toordinal(), round(event.place.latitude), round(event.place.longitude)


def _neighbour_keys(event: Event) -> list[tuple[str, int, int, int]]:
    key = _key(event)
    if key is None:
        return []
    kind, day, latitude, longitude = key
    return [(kind, day + d, latitude + y, longitude + x) for d in (-1, 0, 1) for y in (-1, 0, 1) for x in (-1, 0, 1)]
