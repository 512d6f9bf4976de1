"""Gives each event its dead and injured: of its own stretch of a sentence, of later sentences, of the title."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extract.events.context import PHYSICAL
from extract.events.detect import Found
from extract.events.draft import Draft
from extract.events.numbers import NOTHING, Toll, join_tolls, read_toll
from extract.events.words import Word, split_words
from extract.model import Span


def tolls_of(words: Sequence[Word], told: Sequence[tuple[Found, Span]]) -> list[Toll]:
    """The toll of each physical event of one sentence, NOTHING for others; `told` are its events with their quotes.

    Several events share a sentence by their stretches of it; ", killing two" also belongs to what stands before.
    """
    physical = [found.trigger.event_type in PHYSICAL for found, _ in told]
    if sum(physical) < 2:
        return [read_toll(words) if counts else NOTHING for counts in physical]
    own = [read_toll([word for word in words if quote.contains(word.span)]) for _, quote in told]
    if all(toll == NOTHING for toll in own):
        return [read_toll(words) if counts else NOTHING for counts in physical]
    followed = [*(found.status == "gerund" for found, _ in told[1:]), False]
    after = [*own[1:], NOTHING]
    return [
        (own[i] if own[i] != NOTHING or not followed[i] else after[i]) if counts else NOTHING
        for i, counts in enumerate(physical)
    ]


def with_later_tolls(drafts: Sequence[Draft], tolls: Sequence[tuple[Span, Toll]]) -> list[Draft]:
    """Drafts with the tolls of sentences that tell no physical event themselves ("He was pronounced dead there").

    Each goes to the physical event told last before it that is not of old times.
    """
    told = sorted(
        (span.start, number)
        for number, draft in enumerate(drafts)
        if draft.found.trigger.event_type in PHYSICAL and draft.modality != "planned"
        if not draft.background
        for span in (draft.quote, *draft.repeats)
    )
    result = list(drafts)
    for span, toll in tolls:
        before = bisect_left(told, (span.start, 0))
        if toll != NOTHING and before:
            last = told[before - 1][1]
            result[last] = replace(result[last], toll=join_tolls([result[last].toll, toll]))
    return result


def with_title_toll(drafts: Sequence[Draft], title: str | None) -> list[Draft]:
    """Drafts in order of salience, the first with the toll that a title outside the text gives."""
    if not title or not drafts or drafts[0].found.trigger.event_type not in PHYSICAL:
        return list(drafts)
    toll = read_toll(split_words(title, Span(0, len(title))))
    return [replace(drafts[0], toll=join_tolls([drafts[0].toll, toll])), *drafts[1:]]
