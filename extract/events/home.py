"""Where a report is at home: the town that it is about."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.encoder import Analysis
from extract.events.wordlists import word_set
from extract.geometry import distance_km
from extract.model import Article, Layout, Place, PlaceMention
from extract.places.folding import fold

# The share of all places named that the one which a report is about must have.
HOME_SHARE = 0.3
TITLE_WEIGHT, PUBLISHER_WEIGHT, WATCH_WEIGHT = 2.0, 1.0, 1.0
# How often the country of a report must be named, and its share of all that is named.
COUNTRY_MENTIONS, COUNTRY_SHARE = 3, 0.6
# Who keeps watch over a place: "Arlington police", "the Bexar County Sheriff's Office".
WATCH = word_set("watch")
# What may stand in between: "the Dayton city police".
BODIES = word_set("bodies")
# Words after the name of a part of a town.
QUARTERS = word_set("quarters")
# How many people live in a town that is little known.
SMALL = 50_000
SAME_POINT_KM = 1.0
# What stands between a headline and the publisher's name after it, kept with the part before: " - ", " | ".
_TITLE_PARTS = re.compile(r"(?<=\s[-–—|]\s)")
# A word of a publisher's name; matches "KXYZ", "xyz.com", "News Weather", not "news of a death".
_NAMES_SITE = re.compile(r"\b[KW][A-Z]{2,3}\b|\w\.(?:com|org|net|tv)\b|\b(?:News|Weather|Sports|TV|Channel|Radio)\b")
# How often a name must be a person's to be no place's.
PERSON_NAMED = 3
QUARTER_RADIUS_KM = 15.0
SHARP = frozenset({"site", "city", "district"})


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
    weighed = [(_weight(layout, number) + watched(mention, article), mention, mention) for number, mention in places]
    weighed += [(TITLE_WEIGHT, mention, mention.place) for mention in title_places if mention.place]
    for weight, mention, given in weighed:
        place = mention.place
        if place is None or not mention.holds_events:
            continue
        if place.precision not in SHARP:
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
    return apart(region, town) <= region.radius_km


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


def is_little_known(mention: PlaceMention) -> bool:
    """Whether a name is not the one that a large town is known by."""
    place = mention.place
    return place is not None and (place.population <= SMALL or fold(mention.text) != fold(place.name))


def of_headline(title: str | None, named: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places of a title without those in the publisher's name behind it ("... | WXYZ News, Springfield")."""
    start = 0
    for part in _TITLE_PARTS.split(title or "")[:-1]:
        start += len(part)
        if part.strip(" -|–—") and _NAMES_SITE.search((title or "")[start:]):
            return tuple(one for one in named if one.span.end <= start)
    return tuple(named)


def is_quarter(mention: PlaceMention, article: Article) -> bool:
    """Whether the words after a name call it a part of a town ("the Austin neighborhood")."""
    after = article.text[mention.span.end : mention.span.end + 24]
    return bool({word.strip(".,;:") for word in after.lower().split()[:2]} & QUARTERS)


def apart(one: Place, two: Place) -> float:
    """How many kilometres lie between two places."""
    return distance_km(one.latitude, one.longitude, two.latitude, two.longitude)


def is_at(one: Place, two: Place) -> bool:
    """Whether two places are the same point."""
    return apart(one, two) < SAME_POINT_KM


def watched(mention: PlaceMention, article: Article) -> float:
    """What a place gains whose police or sheriff the words after it name."""
    after = article.text[mention.span.end : mention.span.end + 24].lower().split()
    return WATCH_WEIGHT if set(after[:2]) & WATCH or "sheriff's" in mention.text.lower() else 0.0


def has_police(mention: PlaceMention, article: Article) -> bool:
    """Whether the words right after a name make it a police's ("Arlington police", not "in Arlington, police")."""
    after = re.split(r"[.,;:!?\n]", article.text[mention.span.end : mention.span.end + 24], maxsplit=1)[0].lower()
    words = after.split()
    return bool(words) and (words[0] in WATCH or (words[0] in BODIES and bool(set(words[1:3]) & WATCH)))


def _weight(layout: Layout, number: int) -> float:
    """How much a mention says about where the report is at home; sentence -1 is the dateline."""
    region = layout.sentences[number].region if number >= 0 else "dateline"
    return (1.5 if region in ("dateline", "headline") else 1.0) + (1.0 if number < 4 else 0.0)
