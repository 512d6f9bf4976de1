"""The article as a whole: its distinct names, what contains what, where its publisher is at home."""

import re
from dataclasses import dataclass, field

from extract.model import Article, PlaceMention
from extract.places.cues import postal, short_forms, upper_forms
from extract.places.entry import Entry, Match
from extract.places.folding import fold
from extract.places.gazetteer import Gazetteer
from extract.places.publishers import home_entry
from extract.places.readings import readings

# What may stand between a place and its container: "Qara, in Syria", "Paris (Texas", "Homs, Syria".
GAP = re.compile(
    r"^(?:\s*,\s*|\s*\(\s*|\s+in\s+|\s*,\s*in\s+|\s+of\s+|\s*,\s*near\s+)(?:the\s+)?"
    r"(?:(?:(?:north|south|east|west)(?:-?\s?(?:east|west|central))?(?:ern)?|central|upper|lower|rural)\s+){0,2}$"
)
# A capitalised name after a comma: matches ", Tenn." and ", New Mexico,"; must not match ", said".
AFTER_COMMA = re.compile(r"\s*,\s*((?:[A-Z]\.){2,}|[A-Z][\w.’'-]*(?: (?:of )?[A-Z][\w’'-]*){0,2})")
# A holder before: "Syria's Qalamoun".
HOLDER = re.compile(r"^[’']s?\s+(?:\w+(?:ern)?\s+)?$")
# The last part of a host name: matches "uk" of "https://www.example.co.uk/x"; must not match "com".
DOMAIN = re.compile(r"^(?:https?://)?[^/:]*\.([a-z]{2})(?:[:/]|$)")
COUNTRY_DOMAINS = {"uk": "GB", "su": "RU"}
NO_COUNTRY_DOMAINS = frozenset({"tv", "me", "io", "co", "fm", "ly", "eu", "cc", "ws", "to", "la", "ai"})
MOST_READINGS = 60


@dataclass(slots=True)
class Name:
    """One distinct name of the article: its readings and the mentions that bear it."""

    key: str
    matches: tuple[Match, ...]
    mentions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """The article's names, which name each mention bears, and what holds a mention by its own words.

    `shelters`: the one state or country that a comma puts a mention in ("Grantville, Pennsylvania"),
    `name_shelters` the first such area of each name.
    """

    names: list[Name]
    name_of: list[int]
    containers: dict[int, list[Entry]]
    home_country: str = ""
    home: Entry | None = None
    shelters: dict[int, Entry] = field(default_factory=dict)
    name_shelters: dict[int, Entry] = field(default_factory=dict)


def read_scene(article: Article, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> Scene:
    """Group the mentions by name and find the containers."""
    names: dict[str, Name] = {}
    order: dict[str, int] = {}
    name_of: list[int] = []
    for number, mention in enumerate(mentions):
        short = mention.text in short_forms() or mention.text in postal() or mention.text in upper_forms()
        key = mention.text if short else fold(mention.text)
        if key not in names:
            order[key] = len(names)
            names[key] = Name(key, readings(mention.text, gazetteer)[:MOST_READINGS])
        names[key].mentions.append(number)
        name_of.append(order[key])
    home = home_entry(article.url or "", gazetteer)
    scene = Scene(list(names.values()), name_of, {}, home_country(article.url or ""), home)
    find_containers(article.text, mentions, scene, gazetteer)
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
        own = scene.names[scene.name_of[number]].matches
        holders: list[Entry] = []
        if number + 1 < len(mentions):
            following = mentions[number + 1]
            gap = text[mention.span.end : following.span.start]
            if following.kind in ("place", "metonym") and GAP.match(gap):
                matches = scene.names[scene.name_of[number + 1]].matches
                if not same_level(own, matches) or following.text in short_forms():
                    holders += areas(matches)
                    if "," in gap:
                        shelter(scene, number, matches)
        if number and HOLDER.match(text[mentions[number - 1].span.end : mention.span.start]):
            holders += areas(scene.names[scene.name_of[number - 1]].matches)
        if not holders and (written := AFTER_COMMA.match(text, mention.span.end)):
            matches = after_comma(written.group(1), gazetteer)
            if not same_level(own, matches):
                holders += areas(matches)
                shelter(scene, number, matches)
        if holders:
            scene.containers[number] = holders


def shelter(scene: Scene, number: int, matches: tuple[Match, ...]) -> None:
    """Remember the state or country after the comma, where the words mean one first of all."""
    if matches and matches[0].entry.kind in ("country", "admin1") and matches[0].by != "alternate":
        scene.shelters[number] = matches[0].entry
        scene.name_shelters.setdefault(scene.name_of[number], matches[0].entry)


def same_level(own: tuple[Match, ...], holders: tuple[Match, ...]) -> bool:
    """Whether both are countries or both are states by their first reading: a list, not a place and its container."""
    if not own or not holders:
        return False
    kinds = own[0].entry.kind, holders[0].entry.kind
    return kinds[0] == kinds[1] and kinds[0] in ("country", "admin1") or kinds == ("country", "region")


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
    return [m.entry for m in matches[:12] if m.entry.kind != "city" and m.by != "alternate"]
