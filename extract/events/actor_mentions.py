"""The mentions of actors in one sentence: names of the tables, people and bodies by name, common nouns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.encoder import NameMention
from extract.events.actor_table import Actor, ActorTable
from extract.events.wordlists import argument_words, word_set
from extract.events.words import Word
from extract.model import PlaceMention, Span, TimeMention

MAX_NAME_WORDS = 6
# How many words may stand between a country and the noun beside it ("Israeli anti-riot police").
MAX_BETWEEN = 2
# How far back from a noun its preposition may be ("by at least three masked gunmen").
MAX_BACK = 5

_JOINS = word_set("joins")
_WEEKDAYS = word_set("weekdays")
_FUNCTION_WORDS = word_set("clause_openers") | word_set("prepositions") | word_set("pronouns") | word_set("determiners")
_TITLES = argument_words("titles")
_MONTHS = argument_words("months")
_BEFORE_NOUNS = argument_words("before_nouns")
_COLLECTIVES = argument_words("collectives")
_ADJECTIVE_ENDS = ("al", "ary", "ic", "ist", "ive", "ern")
_OBLIQUE = argument_words("oblique")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """An actor in a sentence: words `start` to `end` (exclusive).

    `name` as a row writes it. `kind` is the actor's, "name" for one that no table has. `preposition` governs it, ""
    without one. `located`: the place stage took it for a place.
    """

    start: int
    end: int
    name: str
    kind: str
    preposition: str = ""
    located: bool = False

    @property
    def proper(self) -> bool:
        """Whether it is a name and no common noun."""
        return self.kind in ("name", "armed_group", "organisation", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the other stages know of a sentence: its words and text, places, dates, and the names of the network."""

    words: Sequence[Word]
    text: str
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]
    table: ActorTable
    names: Sequence[NameMention] | None = None


def mentions_of(scene: Scene) -> list[ActorMention]:
    """All actors of a sentence in text order; what only says more of the one before is left out."""
    words = scene.words
    shouted = not any(letter.islower() for word in words for letter in word.text)
    taken = {i for i, word in enumerate(words) if any(time.span.overlaps(word.span) for time in scene.times)}
    found: list[ActorMention] = []
    index = 0
    while index < len(words):
        mention = None if index in taken else _mention_at(scene, index, shouted)
        if mention is None:
            index += 1
            continue
        if mention.name:
            found.append(replace(mention, preposition=_preposition(words, mention.start)))
        index = mention.end
    return _without_appositions(found, words)


def proper_spans(words: Sequence[Word], table: ActorTable) -> list[Span]:
    """Where names of groups, bodies and states stand: a word inside one names no event ("Liberation Front")."""
    shouted = not any(letter.islower() for word in words for letter in word.text)
    spans: list[Span] = []
    index = 0
    while index < len(words):
        listed = table.at(words, index, shouted)
        if listed is None:
            index += 1
            continue
        actor, end = listed
        if actor.kind in ("armed_group", "organisation", "state"):
            spans.append(Span(words[index].span.start, words[end - 1].span.end))
        index = end
    return spans


def _mention_at(scene: Scene, at: int, shouted: bool) -> ActorMention | None:
    """The actor that begins at a word; one without a name where something begins that is none."""
    listed = scene.table.at(scene.words, at, shouted)
    if listed is None:
        mention = _metonym(scene, at) or _named(scene, at)
        return _silenced(mention, scene, shouted) if mention is not None else None
    actor, end = listed
    if actor.kind == "never":
        return ActorMention(start=at, end=end, name="", kind="never")
    if actor.kind in ("state", "adjective", "people"):
        return _of_state(scene, at, end, actor, shouted)
    if actor.kind == "government" and (name := _named(scene, end)) is not None:
        return replace(name, start=at)  # "Prime Minister Ada Lang"
    if actor.kind in ("armed_group", "organisation"):
        noun = scene.table.at(scene.words, end, shouted) if end < len(scene.words) else None
        if noun is not None and noun[0].kind in ("military", "police", "security", "role"):
            end = noun[1]  # "NATO warplanes", "Hamas officials"
    elif (name := _named(scene, end)) is not None:
        end = name.end  # "police officer Ada Lang"
    return ActorMention(start=at, end=end, name=actor.name, kind=actor.kind)


def _silenced(mention: ActorMention, scene: Scene, shouted: bool) -> ActorMention:
    """A name without what names it, where the table says of its last words that they are no actor ("The Taliban")."""
    for at in range(mention.start + 1, mention.end):
        listed = scene.table.at(scene.words, at, shouted)
        if listed is not None and listed[0].kind == "never" and listed[1] >= mention.end:
            return replace(mention, name="", kind="never")
    return mention


def _of_state(scene: Scene, at: int, end: int, actor: Actor, shouted: bool) -> ActorMention:
    """A country or its adjective, with the noun beside it: "Israel's air force", "the U.S. embassy", "Israelis"."""
    words = scene.words
    place = _place_at(scene, at)
    if place is not None and place.place is not None and place.place.precision != "country" and actor.kind == "state":
        return ActorMention(start=at, end=max(end, at + 1), name="", kind="place")  # the town of Jordan
    if actor.kind != "people" and " Forces of " not in actor.name:
        for between in range(MAX_BETWEEN + 1):
            beside = end + between
            if beside >= len(words) or not all(_describes(word) for word in words[end:beside]):
                break
            listed = scene.table.at(words, beside, shouted)
            if listed is not None and listed[0].kind in ("military", "police", "security", "government", "role"):
                noun, last = listed
                name = _named(scene, last) if noun.kind == "government" else None
                if name is not None:
                    return replace(name, start=at)
                return ActorMention(start=at, end=last, name=noun.beside(actor.name), kind=noun.kind)
            if not between and listed is not None and listed[0].kind in ("armed_group", "organisation"):
                return ActorMention(start=at, end=listed[1], name=listed[0].name, kind=listed[0].kind)
    if actor.kind == "people":
        return ActorMention(start=at, end=end, name=f"civilians ({actor.name})", kind="people")
    located = place is not None and place.holds_events
    return ActorMention(start=at, end=end, name=actor.name, kind=actor.kind, located=located)


def _describes(word: Word) -> bool:
    """Whether a word may stand between a country and its noun: "anti-riot", "special"; no verb, no "and"."""
    if not word.text[:1].isalpha() or word.lower in _FUNCTION_WORDS | _OBLIQUE:
        return False
    return word.lower in _BEFORE_NOUNS or "-" in word.text or word.lower.endswith(_ADJECTIVE_ENDS)


def _place_at(scene: Scene, at: int) -> PlaceMention | None:
    span = scene.words[at].span
    return next((mention for mention in scene.places if mention.span.overlaps(span)), None)


def _metonym(scene: Scene, at: int) -> ActorMention | None:
    """A government named by its seat: "Moscow said"; the place stage tells it."""
    place = _place_at(scene, at)
    if place is None:
        return None
    end = next(
        (i for i in range(at, len(scene.words)) if scene.words[i].span.start >= place.span.end), len(scene.words)
    )
    if place.kind == "metonym" and place.place is not None and place.place.country:
        return ActorMention(start=at, end=end, name=place.place.country, kind="state")
    if place.holds_events or place.kind in ("metonym", "adjective", "demonym"):
        return ActorMention(start=at, end=max(end, at + 1), name="", kind="place")
    return None


def _named(scene: Scene, at: int) -> ActorMention | None:
    """A person or body by name: what the network names so, or without it a run of capitalised words."""
    words = scene.words
    if at >= len(words) or not words[at].text[:1].isupper():
        return None
    end = _network_end(scene, at) if scene.names is not None else _run_end(scene, at)
    if end is None:
        return None
    start = at
    while start < end and words[start].lower in _TITLES:
        start += 1
        if start < end and words[start].text == ".":
            start += 1
    if start == end:
        return None
    name = scene.text[words[start].span.start : words[end - 1].span.end]
    name = " ".join(name.split()).removesuffix("'s").removesuffix("’s")
    if len(name) < 3:
        return None
    return ActorMention(start=at, end=end, name=_full_name(name, scene), kind="name")


def _network_end(scene: Scene, at: int) -> int | None:
    """Where a name of the network ends that begins at a word, titles before it aside."""
    words = scene.words
    first = at
    while first < len(words) and (words[first].lower in _TITLES or words[first].text == ".") and first - at < 4:
        first += 1
    if first >= len(words):
        return None
    name = _name_at(scene, words[first].span)
    if name is None:
        return None
    end = first
    while end < len(words) and words[end].span.start < name.span.end:
        end += 1
    return end


def _name_at(scene: Scene, span: Span) -> NameMention | None:
    return next(
        (
            name
            for name in scene.names or ()
            if name.label in ("PERSON", "ORG") and name.span.start <= span.start < name.span.end
        ),
        None,
    )


def _run_end(scene: Scene, at: int) -> int | None:
    """Where a run of capitalised words ends; None where it is no name."""
    words = scene.words
    if words[at].lower in _FUNCTION_WORDS or not any(letter.islower() for letter in scene.text):
        return None
    end = at
    while end < len(words) and end - at < MAX_NAME_WORDS and _in_name(scene, end, at):
        end += 1
        if end < len(words) and words[end].text == "." and words[end - 1].lower in _TITLES:
            end += 1
    while end > at and not words[end - 1].text[:1].isupper():
        end -= 1
    if end - at == 1 and (at == 0 or words[at - 1].text in {".", "“", '"'}):
        return None  # capitalised only because it opens the sentence
    return end if end > at else None


def _in_name(scene: Scene, index: int, at: int) -> bool:
    word = scene.words[index]
    if not word.text[:1].isupper():
        following = scene.words[index + 1].text if index + 1 < len(scene.words) else ""
        return index > at and word.lower in _JOINS - {"and"} and following[:1].isupper()
    if word.lower in _WEEKDAYS | _MONTHS or (index == 0 and word.lower in _FUNCTION_WORDS):
        return False
    place = _place_at(scene, index)
    return place is None or place.kind == "embedded"


def _full_name(name: str, scene: Scene) -> str:
    """The longest name of a person in the article that ends in this one: "Lang" is "Ada Lang"."""
    if " " in name:
        return name
    longer = [
        " ".join(scene.text[one.span.start : one.span.end].split())
        for one in scene.names or ()
        if one.label == "PERSON" and one.span.end - one.span.start > len(name)
    ]
    return next((full for full in longer if full.split()[-1] == name), name)


def _preposition(words: Sequence[Word], start: int) -> str:
    """The preposition before a noun, "" without one."""
    at = start - 1
    while at >= 0 and start - at <= MAX_BACK:
        lower = words[at].lower
        if lower == "of" and at and words[at - 1].lower in _COLLECTIVES:
            return _preposition(words, at - 1)  # "a group of rebels"
        if lower in _OBLIQUE:
            return lower
        if lower not in _BEFORE_NOUNS and not lower.isdigit() and not lower.endswith(("ed", "ing", "an", "ern", "ist")):
            return ""
        at -= 1
    return ""


def _without_appositions(found: Sequence[ActorMention], words: Sequence[Word]) -> list[ActorMention]:
    """The mentions but for those that say more of the one before ("Hamas, an armed group, ...")."""
    kept: list[ActorMention] = []
    for mention in found:
        before = kept[-1] if kept else None
        gap = [word.lower for word in words[before.end : mention.start]] if before else []
        if before is not None and gap[:1] == [","]:
            if len(gap) > 1 and gap[1] in {"a", "an", "the"} and before.proper and len(gap) <= 4:
                continue
            closed = mention.end < len(words) and words[mention.end].text == ","
            if gap == [","] and mention.kind == "name" and closed and before.kind == "government":
                kept[-1] = replace(mention, start=before.start, preposition=before.preposition)
                continue
        kept.append(mention)
    return kept
