"""The article as a whole: which countries and divisions it speaks of, what contains what, where it is at home."""

import re
from collections import Counter
from dataclasses import dataclass, field

from extract.model import Article, PlaceMention
from extract.places.cues import postal, short_forms
from extract.places.entry import Entry, Match
from extract.places.folding import fold
from extract.places.gazetteer import Gazetteer
from extract.places.readings import readings

# What may stand between a place and its container: "Qara, in Syria", "Paris (Texas", "Homs, Syria".
GAP = re.compile(r"^(?:\s*,\s*|\s*\(\s*|\s+in\s+|\s*,\s*in\s+|\s+of\s+|\s*,\s*near\s+)(?:the\s+)?(?:\w+ern\s+)?$")
# A capitalised name after a comma: matches ", Tenn." and ", New Mexico,"; must not match ", said".
AFTER_COMMA = re.compile(r"\s*,\s*((?:[A-Z]\.){2,}|[A-Z][\w.’'-]*(?: (?:of )?[A-Z][\w’'-]*){0,2})")
# A holder before: "Syria's Qalamoun".
HOLDER = re.compile(r"^[’']s?\s+(?:\w+(?:ern)?\s+)?$")
DOMAIN = re.compile(r"^(?:https?://)?[^/]*?\.([a-z]{2})(?:[:/]|$)")
COUNTRY_DOMAINS = {"uk": "GB", "su": "RU"}
NO_COUNTRY_DOMAINS = frozenset({"tv", "me", "io", "co", "fm", "ly", "eu", "cc", "ws", "to", "la", "ai"})


@dataclass(slots=True)
class Name:
    """One distinct name of the article: its readings and the mentions that bear it."""

    key: str
    matches: tuple[Match, ...]
    mentions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """The article's names and what is known of where it plays."""

    names: list[Name]
    name_of: list[int]
    containers: dict[int, list[Entry]]
    countries: Counter[str]
    divisions: Counter[str]
    home: str


def read_scene(article: Article, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> Scene:
    """Group the mentions by name and gather the evidence that needs no scores."""
    names: dict[str, Name] = {}
    name_of: list[int] = []
    order: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        key = mention.text if mention.text in short_forms() or mention.text in postal() else fold(mention.text)
        if key not in names:
            names[key] = Name(key, readings(mention.text, gazetteer))
            order[key] = len(order)
        names[key].mentions.append(number)
        name_of.append(order[key])
    scene = Scene(list(names.values()), name_of, {}, Counter(), Counter(), home_country(article.url or ""))
    find_containers(article.text, mentions, scene, gazetteer)
    count_areas(scene)
    return scene


def home_country(url: str) -> str:
    """The country of a page's address where its ending is a country's, else ""."""
    match = DOMAIN.match(url.lower())
    if not match or match.group(1) in NO_COUNTRY_DOMAINS:
        return ""
    return COUNTRY_DOMAINS.get(match.group(1), match.group(1).upper())


def find_containers(text: str, mentions: tuple[PlaceMention, ...], scene: Scene, gazetteer: Gazetteer) -> None:
    """Which mentions name what holds them: after a comma or "in", or as a possessive before."""
    for number, mention in enumerate(mentions):
        holders: list[Entry] = []
        if number + 1 < len(mentions):
            following = mentions[number + 1]
            if following.kind != "embedded" and GAP.match(text[mention.span.end : following.span.start]):
                holders += areas(scene.names[scene.name_of[number + 1]].matches)
        if number and HOLDER.match(text[mentions[number - 1].span.end : mention.span.start]):
            holders += areas(scene.names[scene.name_of[number - 1]].matches)
        if not holders and (written := AFTER_COMMA.match(text, mention.span.end)):
            holders += areas(after_comma(written.group(1), gazetteer))
        if holders:
            scene.containers[number] = holders


def after_comma(words: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """What the words after a comma name, from the longest to the first word."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        tried = " ".join(parts[:length])
        if tried in short_forms() or tried in postal():
            return readings(tried, gazetteer)
        if found := gazetteer.matches(fold(tried)):
            return tuple(match for match in found if match.by != "alternate")
    return ()


def areas(matches: tuple[Match, ...]) -> list[Entry]:
    """The readings that can hold a town, the most prominent first."""
    return [m.entry for m in matches[:12] if m.entry.kind in ("country", "admin1", "admin2", "region") and m.by != "alternate"]


def count_areas(scene: Scene) -> None:
    """How often the article names each country and division, adjectives and peoples included."""
    for name in scene.names:
        if not name.matches:
            continue
        top = name.matches[0].entry
        if top.kind == "country":
            scene.countries[top.country_code] += len(name.mentions)
        elif top.kind == "admin1":
            scene.divisions[top.admin1_code] += len(name.mentions)
            scene.countries[top.country_code] += len(name.mentions)
        elif top.kind == "region" and top.country_code:
            scene.countries[top.country_code] += len(name.mentions)
