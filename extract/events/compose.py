"""Turns a finished draft into an event: title, evidence, confidences."""

import re

from extract.events.draft import Draft
from extract.model import Article, Event, Evidence

TITLE_LENGTH = 90
# Joining words before a clause that stands alone as a title: "and in 1997 ..." becomes "In 1997 ..."; not "Andes ...".
_LEADING = re.compile(r"^(?:(?:and|but|while|as|that|because|although|though|when|where|then)\s+)+", re.IGNORECASE)
_DATE_CONFIDENCE = {"explicit": 0.9, "relative": 0.85, "context": 0.6, "publication": 0.5, "none": 0.0}
_PLACE_FACTOR = {"explicit": 1.0, "context": 0.65, "publisher": 0.4, "none": 0.0}


def as_event(draft: Draft, article: Article, salience: int) -> Event:
    """The event of a draft at a rank of salience."""
    date_confidence = _DATE_CONFIDENCE[draft.date_basis]
    place_confidence = (draft.mention.confidence if draft.mention and draft.place else 0.0) * _PLACE_FACTOR[
        draft.place_basis
    ]
    whole = 0.4 + 0.1 * min(draft.score, 5.0)
    if draft.place is not None:
        whole *= 0.5 + 0.5 * place_confidence
    if draft.interval is not None:
        whole *= 0.5 + 0.5 * date_confidence
    evidence = [Evidence(span=draft.quote, role="quote")]
    evidence += [Evidence(span=draft.time.span, role="date")] if draft.time else []
    evidence += [Evidence(span=draft.mention.span, role="place")] if draft.mention else []
    evidence += [Evidence(span=span, role="repeat") for span in draft.repeats]
    return Event(
        trigger=draft.found.span,
        quote=draft.quote,
        title=shorten(article.text[draft.quote.start : draft.quote.end]),
        event_type=draft.found.trigger.event_type,
        sub_event_type=draft.found.trigger.sub_event_type,
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
        fatalities=draft.killed,
        injured=draft.hurt,
        confidence=min(whole, 1.0),
        date_confidence=date_confidence,
        place_confidence=place_confidence,
        salience=salience,
        evidence=tuple(evidence),
        reasons=(*draft.reasons, *why_unplaced(draft)),
    )


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
