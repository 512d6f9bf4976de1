"""Orders the events of an article: first the one that it is about."""

import math
import re
from collections.abc import Sequence, Set

from extract.events.context import PHYSICAL
from extract.events.draft import Draft
from extract.events.select import is_background
from extract.model import Article, Published, TimeInterval

_CONTENT = re.compile(r"[^\W\d_]{4,}")
LONG_SPAN_DAYS = 45
# What is still to come is seldom what a report is about, unless its title says so.
PLANNED = 1.5
# What another incident loses that the report turns to.
ASIDE = 1.0
_TYPE_WEIGHT = {
    "conflict": 2.5, "accident_disaster": 2.5, "protest": 1.5, "politics": 1.0,
    "diplomacy": 1.0, "justice": 0.0, "other": -0.5, "statement": -1.0,
}  # fmt: skip


def rank(
    drafts: Sequence[Draft],
    article: Article,
    published: Published,
    aside: Set[int] = frozenset(),
    local: bool = False,
) -> list[Draft]:
    """Drafts by salience; ties keep text order.

    `aside` are the sentences that turn to other incidents than the report's own; `local` says that its publisher
    reports on one town.
    """
    headline = stems(article.title or "") | {
        stem for draft in drafts if draft.sentence.region == "headline" for stem in stems(_text(article, draft))
    }
    scored = [
        (
            ASIDE * _is_aside(draft, aside) - salience(draft, article, published, headline),
            draft.found.span.start,
            draft,
        )
        for draft in drafts
    ]
    return _deed_first([draft for _, _, draft in sorted(scored, key=lambda item: item[:2])], local)


def _is_aside(draft: Draft, aside: Set[int]) -> bool:
    """Whether a happening is told where the report turns to others; what is said or decided there is its own."""
    return draft.ordinal in aside and draft.found.trigger.event_type in PHYSICAL


def _deed_first(ranked: list[Draft], local: bool) -> list[Draft]:
    """The crime before the charge for it, where the two lead; in a local report before all that came of it."""
    if len(ranked) < 2 or not (_came_of_it(ranked[0], local) and _is_deed(ranked[1])):
        return ranked
    return [ranked[1], ranked[0], *ranked[2:]]


def _came_of_it(draft: Draft, local: bool) -> bool:
    kind = draft.found.trigger.event_type
    return kind == "justice" or (local and kind not in PHYSICAL)


def _is_deed(draft: Draft) -> bool:
    told = draft.modality == "happened" and not draft.background
    return told and draft.found.trigger.event_type == "conflict" and (draft.own_date or draft.place is not None)


def salience(draft: Draft, article: Article, published: Published, headline: set[str]) -> float:
    """Higher for the headline's words, an early place, a physical event, repetition, a recent date."""
    words = stems(_text(article, draft))
    shared = len(words & headline) / max(len(headline), 1)
    value = _TYPE_WEIGHT[draft.found.trigger.event_type] + 4.0 * shared
    value += 3.0 / (1 + 0.5 * draft.ordinal) + 0.4 * min(len(draft.repeats), 5)
    value += 0.7 * draft.own_date + 0.7 * (draft.place is not None) + 0.3 * draft.score
    if stems(draft.found.trigger.lemma) & headline:
        value += 1.0
    if draft.interval is not None and is_background(draft.interval.first, published):
        value -= 3.0
    if draft.interval is not None and _days(draft.interval) > LONG_SPAN_DAYS:
        value -= 2.0  # "4,000 people have been shot this year": a count over many
    if draft.modality == "planned":
        value -= PLANNED
    if draft.sentence.region == "caption":
        value -= 2.0
    return value


def _days(interval: TimeInterval) -> float:
    if interval.first is None or interval.last is None:
        return math.inf
    return (interval.last - interval.first).days


def stems(text: str) -> set[str]:
    """Content words cut to five letters, so that "shooting" meets "shoot" and "Syrian" meets "Syria"."""
    return {match.group().lower()[:5] for match in _CONTENT.finditer(text)}


def _text(article: Article, draft: Draft) -> str:
    return article.text[draft.quote.start : draft.quote.end]
