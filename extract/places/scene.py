"""The article as a whole: its distinct names, what contains what, where its publisher is at home."""

import re
from dataclasses import dataclass, field
from typing import Literal

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
# What stands between the names of a list: ", ", " and ", ", or "; not ", near ".
LISTED = re.compile(r",? (?:and |or )?|, ?")
SHORTEST_LIST, MOST_OF_LIST = 3, 0.6
MOST_HOLDERS = 8  # readings of a name among which a division is looked for
MOST_READINGS = 60
TypeWord = Literal["area", "town", ""]  # what a word beside a name says that it is


@dataclass(slots=True)
class Name:
    """One distinct name of the article: its readings and the mentions that bear it; `coded`: short for a division."""

    key: str
    matches: tuple[Match, ...]
    mentions: list[int] = field(default_factory=list)
    coded: bool = False
    type_word: TypeWord = ""


@dataclass(slots=True)
class Scene:
    """The article's names, which name each mention bears, and what holds a mention by its own words.

    `shelters`: the one state or country that a comma puts a mention in ("Grantville, Pennsylvania"),
    `name_shelters` the first such area of each name. `divisions`: mentions that are divisions of a country by
    the company that they keep ("Ohio, Georgia and Texas", "Buffalo, New York").
    """

    names: list[Name]
    name_of: list[int]
    containers: dict[int, list[Entry]]
    home_country: str = ""
    home: Entry | None = None
    shelters: dict[int, Entry] = field(default_factory=dict)
    name_shelters: dict[int, Entry] = field(default_factory=dict)
    divisions: dict[int, str] = field(default_factory=dict)


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
            names[key] = Name(key, readings(mention.text, gazetteer)[:MOST_READINGS], coded=short)
        names[key].mentions.append(number)
        name_of.append(order[key])
    home = home_entry(article.url or "", gazetteer)
    scene = Scene(list(names.values()), name_of, {}, home_country(article.url or ""), home)
    find_containers(article.text, mentions, scene, gazetteer)
    find_divisions(article.text, mentions, scene)
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
            if (following.holds_events or following.kind == "metonym") and GAP.match(gap):
                matches = scene.names[scene.name_of[number + 1]].matches
                listed = "," in gap and is_list(text, AFTER_COMMA.match(text, mention.span.end), matches, gazetteer)
                if not listed and (not same_level(own, matches) or following.text in short_forms()):
                    holders += areas(matches)
                    if "," in gap:
                        shelter(scene, number, matches)
        if number and HOLDER.match(text[mentions[number - 1].span.end : mention.span.start]):
            holders += areas(scene.names[scene.name_of[number - 1]].matches)
        if not holders and (written := AFTER_COMMA.match(text, mention.span.end)):
            matches = after_comma(written.group(1), gazetteer)
            if not same_level(own, matches) and not is_list(text, written, matches, gazetteer):
                holders += areas(matches)
                shelter(scene, number, matches)
        if holders:
            scene.containers[number] = holders


def is_list(text: str, written: re.Match[str] | None, matches: tuple[Match, ...], gazetteer: Gazetteer) -> bool:
    """Whether what stands after the comma is the next of a list: "Saipan, Guam, Alaska", not "Reno, Nevada, on"."""
    more = AFTER_COMMA.match(text, written.end()) if written else None
    after = after_comma(more.group(1), gazetteer) if more else ()
    if not matches or not after or after[0].entry.kind not in ("country", "admin1"):
        return False
    one, other = matches[0].entry, after[0].entry
    return same_level(matches, after) or one.country_code != other.country_code


def shelter(scene: Scene, number: int, matches: tuple[Match, ...]) -> None:
    """Remember the state or country after the comma, where the words mean one first of all."""
    if matches and matches[0].entry.kind in ("country", "admin1") and matches[0].by != "alternate":
        scene.shelters[number] = matches[0].entry
        scene.name_shelters.setdefault(scene.name_of[number], matches[0].entry)


def same_level(own: tuple[Match, ...], holders: tuple[Match, ...]) -> bool:
    """Whether both are countries or both are states by their first reading: a list, not a place and its container."""
    if not own or not holders:
        return False
    if any(m.by == "name" and m.entry.kind == "city" and lies_within(m.entry, holders[0].entry) for m in own[1:]):
        return False  # Moscow, Idaho: a town of that very name lies there
    kinds = own[0].entry.kind, holders[0].entry.kind
    return kinds[0] == kinds[1] and kinds[0] in ("country", "admin1") or kinds == ("country", "region")


def lies_within(town: Entry, area: Entry) -> bool:
    """Whether a town is one of a state."""
    return area.kind == "admin1" and bool(area.admin1_code) and town.admin1_code == area.admin1_code


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


def find_divisions(text: str, mentions: tuple[PlaceMention, ...], scene: Scene) -> None:
    """Which mentions are divisions because they hold the town before the comma, or stand in a list of divisions."""
    run: list[int] = []
    for number, mention in enumerate(mentions):
        gap = text[mentions[number - 1].span.end : mention.span.start] if number else ""
        own = scene.names[scene.name_of[number]].matches
        if gap == ", " and (holder := holds(own, scene.names[scene.name_of[number - 1]].matches)):
            scene.divisions[number] = holder.country_code
        if number and not LISTED.fullmatch(gap):
            note_list(run, scene)
            run = []
        run.append(number)
    note_list(run, scene)


def holds(own: tuple[Match, ...], towns: tuple[Match, ...]) -> Entry | None:
    """The division among the readings that holds a well-known reading of the name before it."""
    likely = [
        match.entry
        for match in towns[:3]
        if match.entry.kind in ("city", "admin2", "region") and match.by != "alternate"
    ]
    for match in own[:MOST_HOLDERS]:
        entry = match.entry
        if entry.kind == "admin1" and any(town.admin1_code == entry.admin1_code for town in likely):
            return entry
    return None


def note_list(run: list[int], scene: Scene) -> None:
    """A list mostly, or a pair wholly, of names that are first of all divisions of one country names divisions."""
    firsts = [scene.names[scene.name_of[number]].matches[:1] for number in run]
    countries = [match[0].entry.country_code for match in firsts if match and match[0].entry.kind == "admin1"]
    if not countries:
        return
    country = max(sorted(set(countries)), key=countries.count)
    share = MOST_OF_LIST if len(run) >= SHORTEST_LIST else 1.0  # of a pair both must be: "Montana and Wyoming"
    if len(run) > 1 and countries.count(country) >= share * len(run):
        scene.divisions.update(dict.fromkeys(run, country))
