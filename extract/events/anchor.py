"""The town around which a local report turns, told by its publisher, its title and dateline, and what it names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.events.home import SMALL, TITLE_WEIGHT, apart, has_police, is_at, is_little_known, is_quarter, watched
from extract.model import Article, Layout, Place, PlaceMention

# How sure the place stage must be of a town's name, and what makes a report a local one; what a town gains that stands
# in the dateline, and what the publisher's own is worth where only others are named.
SURE, ANCHORED = 0.75, 2.0
HEADED, UNNAMED = 1.5, 1.0
# How far from its publisher's town a local report's place is strange.
STRANGE_KM = 150.0
# How often a report must name a country's places to be at home there, and how large a town is known by its name alone.
AT_HOME, KNOWN_BY_NAME = 3, 200_000
# How often a report must name a town to turn around it, whoever published it, and how sure a name must be to count.
OFTEN_NAMED, GUESSED = 2, 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTown:
    """The town that the words of a report speak for, whoever published it, and how often each place is named."""

    place: Place
    counts: Mapping[tuple[float, float], int]

    def outnames(self, other: Place | None, by: int = 0) -> bool:
        """Whether the report names the town again, and as often as another place, or more often `by` so much."""
        named = self.counts.get((self.place.latitude, self.place.longitude), 0)
        others = self.counts.get((other.latitude, other.longitude), 0) if other is not None else 0
        return named >= OFTEN_NAMED and named >= by + others


def strays(mentions: Sequence[PlaceMention], publisher: Place | None = None) -> frozenset[str]:
    """A little known name alone in its country, in a report that names places of one other country, and more often.

    Where the publisher is known to report on a town of that other country, once is enough.
    """
    by_country: dict[str | None, Counter[str]] = {}
    for mention in mentions:
        if mention.place is not None and mention.kind != "facility":
            by_country.setdefault(mention.place.country_code, Counter())[mention.text.lower()] += 1
    if len(by_country) > 2:
        return _doubtful(mentions, by_country)
    if len(by_country) != 2:
        return frozenset()
    rare, most = sorted(by_country.values(), key=lambda names: names.total())
    if publisher is not None and by_country.get(publisher.country_code) is rare:
        rare, most = most, rare
    at_home = publisher is not None and publisher.country_code in by_country
    if len(rare) != 1 or (rare.total() >= most.total() and not at_home):
        return frozenset()
    return frozenset(mention.text for mention in mentions if mention.text.lower() in rare and _is_minor(mention.place))


def _doubtful(mentions: Sequence[PlaceMention], by_country: Mapping[str | None, Counter[str]]) -> frozenset[str]:
    """The little known names of doubtful place, alone in their countries, in a report that is at home in another."""
    most = max(by_country.values(), key=lambda names: names.total())
    if most.total() < AT_HOME:
        return frozenset()
    return frozenset(
        mention.text
        for mention in mentions
        if mention.place is not None
        and mention.confidence < SURE
        and mention.kind == "place"
        and by_country[mention.place.country_code].total() == 1
        and mention.place.precision in ("city", "district", "site")
        and mention.place.population <= KNOWN_BY_NAME
    )


def _is_minor(place: Place | None) -> bool:
    return place is not None and place.precision not in ("country", "sea") and place.population <= SMALL


def anchor_of(
    article: Article,
    layout: Layout,
    mentions: Sequence[PlaceMention],
    title_places: Sequence[PlaceMention],
    publisher: Place | None,
) -> Place | None:
    """The town around which a local report turns: the publisher's, or one that several signs speak for.

    Where no town does, it is a county or the like that they speak for.
    """
    heads = [region.span for region in layout.regions if region.kind in ("dateline", "headline")]
    left_out = strays(mentions, publisher) | {
        mention.text
        for mention in mentions
        if is_quarter(mention, article) and (publisher is not None or is_little_known(mention))
    }
    if publisher is not None:
        left_out = (left_out | _strange_to(publisher, mentions, article)) - {publisher.name}
    weighed: list[tuple[Place, float]] = []
    for mention in mentions:
        named = mention.holds_events or mention.kind == "metonym"
        if mention.place is None or not named or mention.text in left_out:
            continue
        sure = mention.confidence >= SURE
        headed = any(head.contains(mention.span) for head in heads)
        weight = 0.5 + HEADED * headed + watched(mention, article) if sure or headed else 0.2
        weighed.append((mention.place, weight))
    weighed += [
        (mention.place, TITLE_WEIGHT if mention.confidence >= SURE else 0.2)
        for mention in title_places
        if mention.place is not None and mention.text not in left_out
    ]
    if publisher is not None:
        named_it = any(is_at(place, publisher) for place, _ in weighed)
        elsewhere = any(place.precision == "city" and weight > 1.0 for place, weight in weighed)
        weighed.append((publisher, ANCHORED if named_it or not elsewhere else UNNAMED))
    return _heaviest(weighed, "city") or _heaviest(weighed, "district")


def _strange_to(publisher: Place, mentions: Sequence[PlaceMention], article: Article) -> set[str]:
    """Names of towns in another state than a local publisher's, where nothing else speaks for that state."""
    texts: dict[tuple[str | None, str | None], set[str]] = {}
    guarded = set()
    for mention in mentions:
        if mention.place is not None and mention.kind != "facility":
            texts.setdefault((mention.place.country_code, mention.place.admin1), set()).add(mention.text.lower())
            if has_police(mention, article):
                guarded.add(mention.text)
    return {
        mention.text
        for mention in mentions
        if mention.place is not None
        and apart(mention.place, publisher) > STRANGE_KM
        and texts.get((mention.place.country_code, mention.place.admin1), set()) <= {mention.text.lower()}
    } - guarded


def _heaviest(weighed: Sequence[tuple[Place, float]], precision: str) -> Place | None:
    """The place of one precision that most speaks for, None where too little does."""
    scores: dict[tuple[float, float], float] = {}
    first: dict[tuple[float, float], Place] = {}
    for place, weight in weighed:
        if place.precision == precision:
            key = (place.latitude, place.longitude)
            scores[key] = scores.get(key, 0.0) + weight
            first.setdefault(key, place)
    best = max(scores, key=lambda key: scores[key], default=None)
    return first[best] if best is not None and scores[best] >= ANCHORED else None


def told_of(
    anchor: Place | None, layout: Layout, mentions: Sequence[PlaceMention], title_places: Sequence[PlaceMention]
) -> Place | None:
    """The anchor where more than a dateline names it: a report may be written at one place and tell of another."""
    heads = [region.span for region in layout.regions if region.kind == "dateline"]
    told = [*title_places, *(one for one in mentions if not any(head.contains(one.span) for head in heads))]
    if anchor is None or not any(one.place is not None and is_at(one.place, anchor) for one in told):
        return None
    return anchor


def named_town(
    article: Article,
    layout: Layout,
    mentions: Sequence[PlaceMention],
    title_places: Sequence[PlaceMention],
    publisher: Place | None,
) -> NamedTown | None:
    """The town that the report's own words speak for; None where none, or one in another state than its publisher's."""
    place = anchor_of(article, layout, mentions, title_places, None)
    if place is None or (publisher is not None and not in_one_state(place, publisher)):
        return None
    counts: Counter[tuple[float, float]] = Counter()
    for mention in [*mentions, *title_places]:
        if mention.place is not None and mention.kind != "facility" and mention.confidence > GUESSED:
            counts[mention.place.latitude, mention.place.longitude] += 1
    return NamedTown(place=place, counts=counts)


def in_one_state(one: Place, two: Place) -> bool:
    """Whether two places lie in one state or province: a paper reports from all of its own."""
    return one.country_code == two.country_code and one.admin1 is not None and one.admin1 == two.admin1
