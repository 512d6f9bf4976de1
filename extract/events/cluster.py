"""Which events of different articles are the same: `cluster_id`."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.events.merge import places_agree
from extract.events.wordlists import word_set
from extract.model import Article, Event, Layout, Published

# Words of four letters and more, cut to six so that inflections meet. Matches "shooting"; not "of", "2018".
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_COMMON = word_set("common_words")
STEM = 6
LEAD_SENTENCES = 6
# How alike the wording of two main events must be (cosine) where day and place both agree, where one of them
# does, and where neither is known to; measured on reports of shootings and of world news.
ALIKE_BOTH, ALIKE_ONE, ALIKE_NONE = 0.1, 0.25, 0.35
ALIKE_MINOR = 0.35
# Stems in more events than this lead to no comparison; reports more than so many days apart are of two events.
FREQUENT = 60
MAX_DAYS_APART = 30
DAY_SLACK = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One row as it is compared with others: `words` are stems with their counts."""

    event_id: str
    article_id: str
    event: Event
    published: Published
    words: Mapping[str, int]


def words_of(article: Article, layout: Layout, event: Event) -> Counter[str]:
    """What tells an event: title (twice) and lead for the event an article is about, the quote for others."""
    if event.salience > 1:
        return stems(article.text[event.quote.start : event.quote.end])
    lead = [one.span for one in layout.sentences if one.region in ("headline", "body")][:LEAD_SENTENCES]
    title = stems(article.title or "")
    return title + title + stems(" ".join(article.text[span.start : span.end] for span in lead))


def stems(text: str) -> Counter[str]:
    """Content words, cut to stems, with their counts."""
    words = (match.group().lower() for match in _CONTENT.finditer(text))
    return Counter(word[:STEM] for word in words if word not in _COMMON)


def cluster_events(tellings: Iterable[Telling]) -> dict[str, str]:
    """{event id: cluster id} over the rows of all articles, whatever their order.

    Two rows are one event when they are worded alike, the more so the less day and place agree. The cluster's
    id is the least of its members' ids.
    """
    items = sorted(tellings, key=lambda one: one.event_id)
    vectors = _vectors(items)
    parent = {one.event_id: one.event_id for one in items}

    def root(identity: str) -> str:
        while parent[identity] != identity:
            parent[identity] = parent[parent[identity]]
            identity = parent[identity]
        return identity

    for one, two in _candidates(vectors):
        if _same(items[one], items[two], _cosine(vectors[one], vectors[two])):
            low, high = sorted((root(items[one].event_id), root(items[two].event_id)))
            parent[high] = low
    return {one.event_id: root(one.event_id) for one in items}


def _vectors(items: Sequence[Telling]) -> list[dict[str, float]]:
    """TF-IDF vectors of length 1, over the main events or the others, whichever a row belongs to."""
    classes = [one.event.salience == 1 for one in items]
    sizes = Counter(classes)
    frequency = Counter((main, stem) for one, main in zip(items, classes, strict=True) for stem in one.words)
    vectors = []
    for one, main in zip(items, classes, strict=True):
        weights = {
            f"{stem}{'' if main else '-'}": (1 + math.log(count)) * math.log((sizes[main] + 1) / frequency[main, stem])
            for stem, count in one.words.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({stem: weight / length for stem, weight in weights.items()})
    return vectors


def _candidates(vectors: Sequence[Mapping[str, float]]) -> Iterator[tuple[int, int]]:
    """Pairs that share a stem which few others have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for stem in vector:
            holders[stem].append(index)
    for index, vector in enumerate(vectors):
        near = {other for stem in vector if len(holders[stem]) <= FREQUENT for other in holders[stem] if other < index}
        for other in sorted(near):
            yield other, index


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two.get(stem, 0.0) for stem, weight in one.items())


def _same(one: Telling, two: Telling, alike: float) -> bool:
    if one.article_id == two.article_id or alike < ALIKE_BOTH or _days_apart(one, two) > MAX_DAYS_APART:
        return False
    day, place = _days_agree(one.event, two.event), _places_known_to_agree(one.event, two.event)
    if one.event.salience > 1:
        return bool(day and place) and alike >= ALIKE_MINOR and one.event.event_type == two.event.event_type
    agreeing = (day is True) + (place is True)
    return alike >= (ALIKE_NONE, ALIKE_ONE, ALIKE_BOTH)[agreeing]


def _days_apart(one: Telling, two: Telling) -> int:
    if one.published.last is None or two.published.last is None:
        return 0
    return abs((one.published.last - two.published.last).days)


def _days_agree(one: Event, two: Event) -> bool | None:
    first, second = _days(one), _days(two)
    if first is None or second is None:
        return None
    return (max(first[0], second[0]) - min(first[1], second[1])).days <= DAY_SLACK


def _days(event: Event) -> tuple[date, date] | None:
    interval = event.interval
    if interval is None or interval.first is None or interval.last is None:
        return None
    return interval.first, interval.last


def _places_known_to_agree(one: Event, two: Event) -> bool | None:
    if one.place is None or two.place is None:
        return None
    return places_agree(one.place, two.place)
