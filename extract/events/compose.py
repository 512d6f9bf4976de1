"""Turns a finished draft into an event: title, evidence, confidences."""

import re

from extract.events.draft import Draft
from extract.events.lexicon import Lexicon
from extract.events.sides import by_sides
from extract.model import Article, Event, Evidence, Span

TITLE_LENGTH = 90
# A sentence up to this length is quoted whole.
QUOTE_LENGTH = 320
# Joining words before a clause that stands alone as a title: "and in 1997 ..." becomes "In 1997 ..."; not "Andes ...".
_LEADING = re.compile(r"^(?:(?:and|but|while|as|that|because|although|though|when|where|then)\s+)+", re.IGNORECASE)
# How often a date of each basis is right, on the work parts of the local reports and of the hand-labelled articles.
_DATE_CONFIDENCE = {"explicit": 0.88, "relative": 0.91, "context": 0.75, "publication": 0.67, "none": 0.0}
# The same for places: of a name that the place stage is sure of (1.0), and of one that it is not sure of at all.
_PLACE_CONFIDENCE = {"explicit": (0.95, 0.5), "context": (0.85, 0.4), "publisher": (0.7, 0.4), "none": (0.0, 0.0)}
UNNAMED_PLACE = 0.7  # a place that no words of the text name: that of title, adjectives or publisher
# How often a row is an event of the article at all, by its score; more for the one that the article is about.
_REAL, _REAL_EACH, _REAL_MOST, _REAL_FIRST = 0.62, 0.06, 5.0, 0.12
_WITHOUT_DATE = _WITHOUT_PLACE = 0.8  # how often it is right that the article gives none


def as_event(draft: Draft, article: Article, salience: int, lexicon: Lexicon) -> Event:
    """The event of a draft at a rank of salience."""
    date_confidence = _DATE_CONFIDENCE[draft.date_basis]
    place_confidence = confidence_of_place(draft)
    whole = _REAL + _REAL_EACH * min(draft.score, _REAL_MOST) + (_REAL_FIRST if salience == 1 else 0.0)
    whole = min(whole, 0.98)
    whole *= date_confidence if draft.interval is not None else _WITHOUT_DATE
    whole *= place_confidence if draft.place is not None else _WITHOUT_PLACE
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
        confidence=min(whole, 1.0),
        date_confidence=date_confidence,
        place_confidence=place_confidence,
        salience=salience,
        evidence=tuple(evidence),
        reasons=(*draft.reasons, *why_unplaced(draft)),
    )


def confidence_of_place(draft: Draft) -> float:
    """How likely the event's place is right, by how it was found and how sure the place stage is of its name."""
    if draft.place is None:
        return 0.0
    sure, unsure = _PLACE_CONFIDENCE[draft.place_basis]
    if draft.mention is None:
        return UNNAMED_PLACE
    return unsure + (sure - unsure) * draft.mention.confidence


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
