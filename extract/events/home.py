"""Where a report is at home: the town that it is about, and what its small names mean there.

A local report names streets, quarters and buildings whose names other places bear too; a reader of that paper takes
them for those at home.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.encoder import Analysis
from extract.events.wordlists import word_set
from extract.geometry import distance_km
from extract.model import Article, Layout, Place, PlaceMention
from extract.places.folding import fold
from extract.places.own_places import OWN_SOURCE

# The share of all places named that the one which a report is about must have.
HOME_SHARE = 0.3
TITLE_WEIGHT, PUBLISHER_WEIGHT, WATCH_WEIGHT = 2.0, 1.0, 1.0
# How often the country of a report must be named, and its share of all that is named.
COUNTRY_MENTIONS, COUNTRY_SHARE = 3, 0.6
# Who keeps watch over a place: "Arlington police", "the Bexar County Sheriff's Office".
WATCH = word_set("watch")
# Words after the name of a part of a town.
QUARTERS = word_set("quarters")
# How sure the place stage is of a name that is not to be doubted, how many people live in a town that is not, what
# makes a report a local one, and how far off a namesake lies.
SURE, VERY_SURE, SMALL, LARGE = 0.75, 0.93, 50_000, 200_000
ANCHORED, FAR_KM, NEAR_KM, SAME_POINT_KM = 2.0, 100.0, 60.0, 1.0
# How often a report must name its home to be a local one, whoever published it.
HOME_NAMED = 3
# How often a name must be a person's to be no place's.
PERSON_NAMED = 3
QUARTER_RADIUS_KM, HOME_CONFIDENCE = 15.0, 0.6
SHARP = ("site", "city", "district")


def home_place(
    article: Article,
    layout: Layout,
    places: Sequence[tuple[int, PlaceMention]],
    title_places: Sequence[PlaceMention],
    publisher: Place | None = None,
) -> PlaceMention | Place | None:
    """The sharp place that a report is about: named most, early, in title and dateline; None where none stands out.


    A place that only the title names has no mention in the text and is given as itself; so is the town of the
    publisher, which counts only where the report names it, or names nothing.
    """
    scores: dict[tuple[float, float], float] = {}
    first: dict[tuple[float, float], PlaceMention | Place] = {}
    coarse: list[Place] = []
    weighed: list[tuple[float, PlaceMention, PlaceMention | Place]]
    weighed = [(_weight(layout, number) + _watched(mention, article), mention, mention) for number, mention in places]
    weighed += [(TITLE_WEIGHT, mention, mention.place) for mention in title_places if mention.place]
    for weight, mention, given in weighed:
        place = mention.place
        if place is None or not mention.holds_events:
            continue
        if place.precision not in ("site", "city", "district"):
            coarse.append(place)
            continue
        key = (place.latitude, place.longitude)
        scores[key] = scores.get(key, 0.0) + weight
        first.setdefault(key, given)
    if len(layout.sentences) == 1 and not title_places and publisher is None:
        return None  # a single sentence says of each event where it was, or does not
    if publisher is not None:
        key = (publisher.latitude, publisher.longitude)
        if key in scores or not scores:
            scores[key] = scores.get(key, 0.0) + PUBLISHER_WEIGHT
            first.setdefault(key, publisher)
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])  # the first of equals: the one named first
    home = first[best]
    town = home if isinstance(home, Place) else home.place
    elsewhere = sum(place.precision == "country" or _is_another(place, town) for place in coarse)
    return home if scores[best] >= HOME_SHARE * (sum(scores.values()) + elsewhere) else None


def _is_another(region: Place, town: Place | None) -> bool:
    """Whether a place is a state or the like that a town does not lie in."""
    return region.precision == "region" and town is not None and not holds(region, town)


def holds(region: Place, town: Place) -> bool:
    """Whether a town lies in a state or country, told by codes and by the region's reach."""
    if region.precision not in ("region", "country") or region.country_code != town.country_code:
        return False
    if region.precision == "country" or (region.admin1 is not None and region.admin1 == town.admin1):
        return True
    return _apart(region, town) <= region.radius_km


def home_country(
    mentions: Sequence[PlaceMention], least: int = COUNTRY_MENTIONS, share: float = COUNTRY_SHARE
) -> PlaceMention | Place | None:
    """The country that a share of an article's names and adjectives belong to, and `least` of them, None if none does.

    Given as its first mention, or as itself where only adjectives name it.
    """
    codes = Counter(mention.place.country_code for mention in mentions if mention.place and mention.place.country_code)
    if not codes:
        return None
    code, count = max(codes.items(), key=lambda item: (item[1], item[0]))
    if count < least or count < share * sum(codes.values()):
        return None
    named = [m for m in mentions if m.place and m.place.country_code == code and m.place.precision == "country"]
    by_name = next((m for m in named if m.holds_events or m.kind == "metonym"), None)
    return by_name or next((m.place for m in named), None)


def surnames_of(article: Article, analysis: Analysis | None) -> frozenset[str]:
    """Names that the network takes for persons' again and again: "Clinton" is then no town in a headline either."""
    if analysis is None:
        return frozenset()
    text = article.text
    last = Counter(
        text[name.span.start : name.span.end].split()[-1]
        for name in analysis.names
        if name.label == "PERSON" and name.span.start >= 0
    )
    return frozenset(name for name, count in last.items() if count >= PERSON_NAMED)


def settle_namesakes(
    article: Article, mentions: Sequence[PlaceMention], anchor: Place | None, publisher: Place | None = None
) -> tuple[PlaceMention, ...]:
    """The mentions, small names that lie far from all else that a local report names taken for parts of its home.

    "The Austin neighborhood" in a report of Chicago is no town in Texas. Names of large towns, of towns in the same
    state, names with their state and names that the place stage is sure of stay what they are; so do all but the names
    of quarters where neither the publisher is known to be a local one nor the home is named again and again.
    """
    if anchor is None:
        return tuple(mentions)
    named = sum(one.place is not None and one.holds_events and _is_at(one.place, anchor) for one in mentions)
    local = publisher is not None or named >= HOME_NAMED
    return tuple(
        _taken_home(mention, anchor)
        if _is_namesake(mention, mentions, anchor, article, local)
        and (publisher is not None or _is_small(mention, article))
        else mention
        for mention in mentions
    )


def _is_small(mention: PlaceMention, article: Article) -> bool:
    """Whether a name is that of a small town or a quarter: a report of the world names large ones far apart."""
    return mention.place is not None and mention.place.population <= SMALL or _is_quarter(mention, article)


def _is_quarter(mention: PlaceMention, article: Article) -> bool:
    """Whether the words after a name call it a part of a town ("the Austin neighborhood")."""
    after = article.text[mention.span.end : mention.span.end + 24]
    return bool({word.strip(".,;:") for word in after.lower().split()[:2]} & QUARTERS)


def anchor_of(
    article: Article,
    layout: Layout,
    mentions: Sequence[PlaceMention],
    title_places: Sequence[PlaceMention],
    publisher: Place | None,
) -> Place | None:
    """The town around which a local report turns: the publisher's, or one that several signs speak for."""
    scores: dict[tuple[float, float], float] = {}
    towns: dict[tuple[float, float], Place] = {}

    def count(place: Place, weight: float) -> None:
        key = (place.latitude, place.longitude)
        scores[key] = scores.get(key, 0.0) + weight
        towns.setdefault(key, place)

    heads = [region.span for region in layout.regions if region.kind in ("dateline", "headline")]
    for mention in mentions:
        named = mention.holds_events or mention.kind == "metonym"
        if mention.place is None or mention.place.precision != "city" or not named:
            continue
        sure = mention.confidence >= SURE
        headed = any(head.contains(mention.span) for head in heads)
        count(mention.place, 0.5 + 1.0 * headed + _watched(mention, article) if sure or headed else 0.2)
    for mention in title_places:
        if mention.place is not None and mention.place.precision == "city":
            count(mention.place, TITLE_WEIGHT if mention.confidence >= SURE else 0.2)
    if publisher is not None:
        count(publisher, ANCHORED)
    best = max(scores, key=lambda key: scores[key], default=None)
    return towns[best] if best is not None and scores[best] >= ANCHORED else None


def _is_namesake(
    mention: PlaceMention, mentions: Sequence[PlaceMention], anchor: Place, article: Article, local: bool
) -> bool:
    place = mention.place
    if place is None or not mention.holds_events or place.precision not in SHARP or place.source == OWN_SOURCE:
        return False
    after = article.text[mention.span.end : mention.span.end + 24]
    quarter = _is_quarter(mention, article)
    if not (local or quarter):
        return False
    famous = fold(mention.text) == fold(place.name)
    large = place.precision == "district" and place.population > 0 or famous and place.population > LARGE
    if _in_one_state(place, anchor) and (large or not quarter):
        return False
    small = place.population <= SMALL or not famous
    if (large or mention.confidence >= (VERY_SURE if small else SURE)) and not quarter:
        return False
    if _apart(place, anchor) <= FAR_KM or (after.startswith(", ") and after[2:3].isupper()):
        return False
    return not any(_keeps_company(other, mention, place) for other in mentions)


def _in_one_state(one: Place, two: Place) -> bool:
    """Whether two places lie in one state or province: a paper reports from all of its own."""
    return one.country_code == two.country_code and one.admin1 is not None and one.admin1 == two.admin1


def _keeps_company(other: PlaceMention, mention: PlaceMention, place: Place) -> bool:
    """Whether another name speaks for where a name was found: one that lies near, of a place of its own.

    A street is put where the town named beside it was found, and says nothing of that town.
    """
    if other.place is None or other.text == mention.text or other.place.precision not in SHARP:
        return False
    return other.kind == "place" and not _is_at(place, other.place) and _apart(place, other.place) <= NEAR_KM


def _taken_home(mention: PlaceMention, anchor: Place) -> PlaceMention:
    home = replace(anchor, radius_km=max(anchor.radius_km, QUARTER_RADIUS_KM))
    reason = f"far from all else in the report: taken for a part of {anchor.name}; {mention.reason}"
    return replace(mention, place=home, reason=reason, confidence=min(mention.confidence, HOME_CONFIDENCE))


def _apart(one: Place, two: Place) -> float:
    return distance_km(one.latitude, one.longitude, two.latitude, two.longitude)


def _is_at(one: Place, two: Place) -> bool:
    return _apart(one, two) < SAME_POINT_KM


def _watched(mention: PlaceMention, article: Article) -> float:
    """What a place gains whose police or sheriff the words after it name."""
    after = article.text[mention.span.end : mention.span.end + 24].lower().split()
    return WATCH_WEIGHT if set(after[:2]) & WATCH or "sheriff's" in mention.text.lower() else 0.0


def _weight(layout: Layout, number: int) -> float:
    """How much a mention says about where the report is at home; sentence -1 is the dateline."""
    region = layout.sentences[number].region if number >= 0 else "dateline"
    return (1.5 if region in ("dateline", "headline") else 1.0) + (1.0 if number < 4 else 0.0)
