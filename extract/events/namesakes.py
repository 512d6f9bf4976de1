"""What the names in a local report mean: small ones that lie far from all else are parts of its home.

A local report names streets, quarters and buildings whose names other places bear too; a reader of that paper takes
them for those at home.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from extract.events.anchor import in_one_state, strays
from extract.events.home import QUARTER_RADIUS_KM, SHARP, SMALL, apart, has_police, is_at, is_quarter
from extract.events.wordlists import word_set
from extract.model import Article, Place, PlaceMention
from extract.places.folding import fold
from extract.places.own_places import OWN_SOURCE

# How sure the place stage is of a name that is not to be doubted, how many people live in a town that is known by its
# name alone, and how far off a namesake lies.
VERY_SURE, FAIRLY_SURE, LARGE = 0.97, 0.85, 200_000
FAR_KM, NEAR_KM = 100.0, 60.0
HOME_CONFIDENCE = 0.6
TAKEN_HOME = "far from all else in the report"  # with this the reason of such a mention begins
# How often a report must name its home to be a local one, whoever published it.
HOME_NAMED = 3
# How near a street the town must be named that it was put into, in characters, to be taken at its word.
BESIDE_CHARACTERS = 150
# What may stand before a town's name and leave it the same town ("West Charlotte").
SIDES = word_set("sides")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a report says of its names: its home, whether it is a local one, whose police it names, and where.

    `wide`: nobody is known to publish it for one town, and it tells of large towns far off or of other countries too.
    """

    article: Article
    mentions: Sequence[PlaceMention]
    home: Place
    local: bool
    published_there: bool
    wide: bool
    watched: Set[str]
    named_at: Mapping[tuple[float, float], Sequence[PlaceMention]]


def settle_namesakes(
    article: Article, mentions: Sequence[PlaceMention], anchor: Place | None, publisher: Place | None = None
) -> tuple[PlaceMention, ...]:
    """The mentions, small names that lie far from all else that a local report names taken for parts of its home.

    "The Austin neighborhood" in a report of Chicago is no town in Texas. Names of large towns, of towns in the same
    state, of towns with police of their own, names with their state and names that the place stage is sure of stay what
    they are; so do all but the names of quarters where neither the publisher is known to be a local one nor the home is
    named again and again, and all in a report without a known publisher that tells of far towns or other countries. A
    little known name that is alone in its country is nowhere, or at home.
    """
    alone = strays(mentions, publisher)
    scene = _scene_of(article, mentions, anchor, publisher is not None) if anchor is not None else None
    settled = [_settled(mention, scene, mention.text in alone, article) for mention in mentions]
    home = {one.text for one in settled if one.reason.startswith(TAKEN_HOME)}
    return tuple(
        _taken_home(one, scene.home)
        if scene and not scene.wide and one.text in home and _may_follow(one, article)
        else one
        for one in settled
    )


def _may_follow(mention: PlaceMention, article: Article) -> bool:
    """Whether a name may be what it is elsewhere in the report: a part of its home."""
    known = mention.place is not None and mention.holds_events and mention.place.source != OWN_SOURCE
    return known and not mention.reason.startswith(TAKEN_HOME) and not _has_state(mention, article)


def _scene_of(article: Article, mentions: Sequence[PlaceMention], home: Place, published_there: bool) -> Scene:
    named_at: dict[tuple[float, float], list[PlaceMention]] = {}
    for one in mentions:
        if one.place is not None and one.kind != "facility":
            named_at.setdefault(_point(one.place), []).append(one)
    named = sum(one.place is not None and one.holds_events and is_at(one.place, home) for one in mentions)
    return Scene(
        article=article,
        mentions=mentions,
        home=home,
        local=published_there or named >= HOME_NAMED,
        wide=not published_there and _looks_far(article, mentions, home),
        published_there=published_there,
        watched={mention.text for mention in mentions if has_police(mention, article)},
        named_at=named_at,
    )


def _looks_far(article: Article, mentions: Sequence[PlaceMention], home: Place) -> bool:
    """Whether a report tells of large towns far from its home, or of other countries."""
    for one in mentions:
        if one.place is None or one.kind != "place" or is_quarter(one, article):
            continue
        if one.place.precision == "country" and one.place.country_code != home.country_code:
            return True
        large = one.place.precision in SHARP and one.place.population > LARGE and one.confidence >= FAIRLY_SURE
        if large and apart(one.place, home) > FAR_KM:
            return True
    return False


def _settled(mention: PlaceMention, scene: Scene | None, stray: bool, article: Article) -> PlaceMention:
    if mention.place is None or not mention.holds_events or mention.place.source == OWN_SOURCE:
        return mention
    stray = stray and not _has_state(mention, article)
    if stray and (scene is None or not scene.local):
        reason = f"alone in its country, and little known: left unplaced; {mention.reason}"
        return replace(mention, place=None, reason=reason)
    if scene is not None and (stray or _is_of_home(mention, mention.place, scene)):
        return _taken_home(mention, scene.home)
    return mention


def _is_of_home(mention: PlaceMention, place: Place, scene: Scene) -> bool:
    """Whether a name is one of the report's home, and not of the place that the place stage found for it."""
    if is_at(place, scene.home) or _has_state(mention, scene.article):
        return False
    if _is_side_of(mention, scene.home) or (scene.local and _is_borrowed(mention, place, scene)):
        return True
    small = scene.published_there or place.population <= SMALL or is_quarter(mention, scene.article)
    return small and _is_namesake(mention, place, scene)


def _has_state(mention: PlaceMention, article: Article) -> bool:
    """Whether the words after a name say in which state it lies (", Texas")."""
    after = article.text[mention.span.end : mention.span.end + 3]
    return after.startswith(", ") and after[2:3].isupper()


def _is_side_of(mention: PlaceMention, home: Place) -> bool:
    """Whether a name is that of a side of the home ("West Charlotte" in a report of Charlotte)."""
    words = fold(mention.text).split()
    return len(words) > 1 and words[0] in SIDES and words[1:] == fold(home.name).split()


def _is_borrowed(mention: PlaceMention, place: Place, scene: Scene) -> bool:
    """Whether a street was put into a town that is named elsewhere in the report, less often than the home."""
    if mention.kind != "facility":
        return False
    there = scene.named_at.get(_point(place), ())
    here = len(scene.named_at.get(_point(scene.home), ()))
    return len(there) < here and not any(_gap(one, mention) <= BESIDE_CHARACTERS for one in there)


def _point(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def _gap(one: PlaceMention, two: PlaceMention) -> int:
    """How many characters lie between two mentions."""
    return max(one.span.start - two.span.end, two.span.start - one.span.end)


def _is_namesake(mention: PlaceMention, place: Place, scene: Scene) -> bool:
    """Whether a name lies far from home, is not known for itself, and nothing else in the report lies near it."""
    quarter = is_quarter(mention, scene.article) and mention.text not in scene.watched
    sharp = place.precision in SHARP or (quarter and place.precision == "region")  # "the Highlands neighborhood"
    if not sharp or apart(place, scene.home) <= FAR_KM:
        return False
    famous = fold(mention.text) == fold(place.name)
    large = place.precision == "district" and place.population > 0 or famous and place.population > LARGE
    if scene.wide or (in_one_state(place, scene.home) and (large or not quarter)):
        return False
    if not quarter:
        sure = VERY_SURE if place.population <= SMALL or not famous else FAIRLY_SURE
        if not scene.local or large or mention.confidence >= sure or mention.text in scene.watched:
            return False
    return not any(_keeps_company(other, mention, place) for other in scene.mentions)


def _keeps_company(other: PlaceMention, mention: PlaceMention, place: Place) -> bool:
    """Whether another name speaks for where a name was found: one that lies near, of a place of its own.

    A street is put where the town named beside it was found, and says nothing of that town.
    """
    if other.place is None or other.text == mention.text or other.place.precision not in SHARP:
        return False
    return other.kind == "place" and not is_at(place, other.place) and apart(place, other.place) <= NEAR_KM


def _taken_home(mention: PlaceMention, anchor: Place) -> PlaceMention:
    home = replace(anchor, radius_km=max(anchor.radius_km, QUARTER_RADIUS_KM))
    reason = f"{TAKEN_HOME}: taken for a part of {anchor.name}; {mention.reason}"
    return replace(mention, place=home, reason=reason, confidence=min(mention.confidence, HOME_CONFIDENCE))
