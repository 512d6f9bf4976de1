"""What the small network makes of names: it strengthens what it is sure of, and finds places that no gazetteer lists.

It never speaks against a name: measured on four corpora, its doubts cost more places than they spare mistakes
(docs/decisions/0007-places.md).
"""

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence

from extract.encoder import Analysis, NameMention
from extract.model import PlaceMention, Span
from extract.places.cues import cues, not_places
from extract.places.evidence import ENOUGH, Judgement
from extract.places.folding import fold
from extract.places.proposals import Proposal
from extract.places.words import Line

SURE, WEIGHT = 0.8, 0.5  # above this probability of a place a name gains so much
UNLISTED_SURE = 0.7  # the least score of a name that the gazetteer lacks altogether
LONGEST = 60  # characters of such a name
BY_NETWORK = "a place to the network"
BUILDING = "in the name of a street or building"


def weigh_network(
    judged: Iterable[tuple[Proposal, Judgement]], lines: list[Line], analysis: Analysis, left_open: Container[int]
) -> None:
    """Raise the names that the network is sure are places, in the sentences that begin at `left_open`."""
    for one, verdict in judged:
        if verdict.score >= ENOUGH or one.people or not one.matches or verdict.kind == "embedded":
            continue
        if lines[one.line].sentence.span.start not in left_open:
            continue
        if analysis.share(lines[one.line].span(one.first, one.last), "PLACE") > SURE:
            verdict.add(WEIGHT, "likely to the network")


def names_within(names: Iterable[NameMention], sentences: Sequence[Span]) -> list[NameMention]:
    """The names that stand in one of the sentences; both in text order."""
    starts = [span.start for span in sentences]
    found = []
    for name in names:
        at = bisect_right(starts, name.span.start) - 1
        if at >= 0 and sentences[at].contains(name.span):
            found.append(name)
    return found


def with_network(
    mentions: tuple[PlaceMention, ...], text: str, names: Iterable[NameMention], persons: set[str]
) -> tuple[PlaceMention, ...]:
    """The mentions and the network's own, in text order; none that is the name of one of the article's `persons`.

    A street or building takes the place of the town's name that it holds; other mentions are never touched.
    """
    gone: set[int] = set()
    added: list[PlaceMention] = []
    begin = 0
    for name in names:
        span, words = name.span, text[name.span.start : name.span.end]
        while begin < len(mentions) and mentions[begin].span.end <= span.start:
            begin += 1
        end = begin
        while end < len(mentions) and mentions[end].span.start < span.end:
            end += 1
        if name.label != "PLACE" or name.score < UNLISTED_SURE or len(words) > LONGEST or not is_name(words):
            continue
        if fold(words) in persons:
            continue
        touched = mentions[begin:end]
        if any(BUILDING not in m.reason or m.span.end - m.span.start >= len(words) for m in touched):
            continue
        gone.update(range(begin, end))
        reason = f"{BY_NETWORK} ({name.score:.2f})"
        added.append(PlaceMention(span=span, text=words, kind="place", confidence=name.score, reason=reason))
    kept = [mention for number, mention in enumerate(mentions) if number not in gone]
    return tuple(sorted([*kept, *added], key=lambda mention: mention.span.start))


def is_name(words: str) -> bool:
    """Whether some word begins with a capital and has more letters, and the whole is more than "West"."""
    if not any(word[:1].isupper() and len(word) > 1 for word in words.split()):
        return False
    key = fold(words)
    parts = key.split()
    if key in not_places() or len(parts) == 1 and is_ordinary(key):
        return False
    return not all(part in cues().generic for part in parts)


def is_ordinary(word: str) -> bool:
    """Whether a word alone names nothing: "Highway", "West", "Church"."""
    known = cues()
    return word in known.generic or word in known.common or word in known.impersonal
