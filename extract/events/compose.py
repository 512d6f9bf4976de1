"""Turns a finished draft into an event: title, quote, evidence, and how sure of it we are."""

import re

from extract.events.confidence import confidence_of
from extract.events.draft import Draft
from extract.events.lexicon import Lexicon
from extract.events.sides import by_sides
from extract.model import Article, Event, Evidence, Place, Span

TITLE_LENGTH = 90
# A sentence up to this length is quoted whole.
QUOTE_LENGTH = 320
# Joining words before a clause that stands alone as a title: "and in 1997 ..." becomes "In 1997 ..."; not "Andes ...".
_LEADING = re.compile(r"^(?:(?:and|but|while|as|that|because|although|though|when|where|then)\s+)+", re.IGNORECASE)


def as_event(draft: Draft, article: Article, salience: int, lexicon: Lexicon, publisher: Place | None = None) -> Event:
    """The event of a draft at a rank of salience; `publisher` is the town that the publisher reports on."""
    sure = confidence_of(draft, salience, publisher)
    quote = quote_of(draft)
    evidence = [Evidence(span=quote, role="quote")]
    evidence += [Evidence(span=draft.time.span, role="date")] if draft.time else []
    evidence += [Evidence(span=draft.mention.span, role="place")] if draft.mention else []
    evidence += [Evidence(span=span, role="repeat") for span in draft.repeats]
    return Event(
        trigger=draft.found.span,
        quote=quote,
        title=shorten(article.text[draft.quote.start : draft.quote.end]),
        event_type=draft.found.trigger.event_type,
        sub_event_type=finest(draft, lexicon),
        modality=draft.modality,
        interval=draft.interval,
        date_basis=draft.date_basis,
        time=draft.time,
        place=draft.place,
        place_basis=draft.place_basis if draft.place else "none",
        place_mention=draft.mention,
        more_places=draft.more_places if draft.place_basis == "explicit" else (),
        actor1=draft.actors[0],
        actor2=draft.actors[1],
        fatalities=draft.toll.fatalities,
        injured=draft.toll.injured,
        confidence=sure.row,
        date_confidence=sure.date,
        place_confidence=sure.place,
        salience=salience,
        evidence=tuple(evidence),
        reasons=(*draft.reasons, *why_unplaced(draft)),
        doubts=sure.doubts,
    )


def quote_of(draft: Draft) -> Span:
    """What proves an event: its sentence, date and place words and all; of a long one the stretch that tells it."""
    whole = draft.sentence.span
    return whole if whole.end - whole.start <= QUOTE_LENGTH and whole.contains(draft.quote) else draft.quote


def finest(draft: Draft, lexicon: Lexicon) -> str:
    """The sub_event_type that words or sides give, else the trigger's own."""
    return draft.finer or by_sides(draft, lexicon) or draft.found.trigger.sub_event_type


def why_unplaced(draft: Draft) -> tuple[str, ...]:
    """Why the place that the event's own words name is none on the map: too doubtful, or known to no gazetteer."""
    if draft.mention is None or draft.place is not None or not draft.mention.reason:
        return ()
    return (f'no place for "{draft.mention.text}": {draft.mention.reason.rsplit("; ", 1)[-1]}',)


def shorten(quote: str) -> str:
    """A quote as a title: one line, at most 90 characters, cut at a blank."""
    line = _LEADING.sub("", " ".join(quote.split()).strip(" ,;:-–—“”\"'"))
    line = line[:1].upper() + line[1:]
    if len(line) <= TITLE_LENGTH:
        return line
    return line[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
