"""One event with all that proves it, as plain values for the card; the article as marked stretches of text. Pure.

Nothing here is markup: the card's script sets every text as text, so that an article cannot bring any.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from dashboard.palette import look_of
from dashboard.words import (
    AREAS,
    DATE_BASES,
    PLACE_BASES,
    PUBLISHED_BASES,
    count_words,
    distance,
    known,
    published_words,
    when,
)
from extract.model import Candidate, Event, Place, Reading, Span

Card = dict[str, Any]
Fact = dict[str, Any]

MOST_TEXT = 40_000
MOST_REJECTED = 5


def find_event(reading: Reading, row: Mapping[str, Any]) -> Event | None:
    """The event of a reading that a row was made of, by its trigger, quote and title."""
    for event in reading.events:
        same = (event.trigger.start, event.quote.start, event.title)
        if same == (known(row["trigger_start"]), known(row["quote_start"]), known(row["title"])):
            return event
    return None


def card(row: Mapping[str, Any], reading: Reading | None, *, dark: bool = False) -> Card:
    """What the card shows of one row; without the reading (a table of events) there is no article text."""
    event = find_event(reading, row) if reading else None
    look = look_of(known(row["event_type"]))
    modality = known(row["modality"])
    return {
        "id": row["event_id"],
        "title": known(row["title"]) or "Untitled event",
        "type": {"label": look.label, "glyph": look.glyph, "colour": look.colour(dark), "ink": look.ink},
        "kind": known(row["sub_event_type"]),
        "modality": modality if modality and modality != "happened" else None,
        "status": status_words(known(row["status"])),
        "facts": [fact for fact in (date_fact(row, event), place_fact(row, event), *what_facts(row)) if fact],
        "confidence": share(row["confidence"]),
        "doubts": doubts_of(event, "row"),
        "reasons": list(event.reasons) if event else [],
        "source": source(row, reading),
        "article": article_text(row, reading, event),
    }


def doubts_of(event: Event | None, about: str) -> list[str]:
    """What lowered a confidence, in words; nothing where the article is not at hand."""
    return [doubt.reason for doubt in event.doubts if doubt.about == about] if event else []


def fact(label: str, value: str, notes: Sequence[str | None] = (), **more: Any) -> Fact:
    """One line of the card: what is known, and beneath it how."""
    return {"label": label, "value": value, "notes": [note for note in notes if note], **more}


def share(value: Any) -> int | None:
    """A confidence in percent, None where unknown."""
    return None if known(value) is None else round(100 * float(value))


def status_words(status: str | None) -> str | None:
    """The status as a reader needs it; a machine's reading says so."""
    return {None: None, "machine": "read by machine, not checked"}.get(status, status)


def quoted(text: Any) -> str | None:
    """Words of the article, said to be such."""
    return f"written “{known(text)}”" if known(text) else None


def date_fact(row: Mapping[str, Any], event: Event | None) -> Fact:
    """The date as understood, with its precision and reason, and as written."""
    basis, precision = known(row["date_basis"]), known(row["date_precision"])
    if known(row["start_date"]) is None and known(row["end_date"]) is None:
        return fact("When", "no date", [quoted(row["date_text"]), event.time.reason if event and event.time else None])
    edtf = known(row["date_edtf"])
    sharp = f"precise to the {precision}" if precision in ("minute", "hour", "day") else f"{precision}: any day of it"
    if precision == "span":
        sharp = "lasted from the first to the last day"
    elif precision == "approx":
        sharp = "approximate"
    doubts = doubts_of(event, "date")
    basis_words = None if doubts else DATE_BASES.get(basis or "")  # a doubt says the same, and more exactly
    notes = [quoted(row["date_text"]), basis_words, event.time.reason if event and event.time else None]
    rejected = list(event.time.rejected[:MOST_REJECTED]) if event and event.time else []
    notes.insert(0, f"{edtf} · {sharp}" if edtf else sharp)
    sure = share(row["date_confidence"])
    return fact("When", when(row), notes, doubts=doubts, rejected=rejected, confidence=sure)


def place_fact(row: Mapping[str, Any], event: Event | None) -> Fact:
    """The place as understood, with its room, and as written; the places that it was not."""
    mention = event.place_mention if event else None
    reason = mention.reason if mention and mention.reason else None
    if known(row["latitude"]) is None or known(row["longitude"]) is None:
        name = known(row["location"]) or "no place"
        return fact("Where", name, [quoted(row["place_text"]), reason])
    names = dict.fromkeys(str(known(row[name])) for name in ("location", "admin1", "country") if known(row[name]))
    rejected = []
    if mention:
        others = [candidate for candidate in mention.candidates if event is None or candidate.place != event.place]
        rejected = [candidate_words(candidate) for candidate in others[:MOST_REJECTED]]
    doubts = doubts_of(event, "place")
    basis_words = None if doubts else PLACE_BASES.get(known(row["place_basis"]) or "")
    notes = [room_words(row), quoted(row["place_text"]), basis_words, reason]
    sure = share(row["place_confidence"])
    return fact("Where", ", ".join(names), notes, doubts=doubts, rejected=rejected, confidence=sure)


def room_words(row: Mapping[str, Any]) -> str:
    """Where the point is and how far the event may be from it."""
    precision, radius = known(row["place_precision"]), known(row["radius_km"])
    point = f"{float(row['latitude']):.3f}, {float(row['longitude']):.3f}"
    if radius is None:
        return point
    room = f"within about {distance(float(radius))}"
    return f"a {precision}, not a point: {room} of {point}" if precision in AREAS else f"{point} · {room}"


def candidate_words(candidate: Candidate) -> str:
    """A place that the words could also mean, and what spoke against it."""
    name = place_name(candidate.place)
    return f"{name}: {candidate.reason}" if candidate.reason else name


def place_name(place: Place) -> str:
    """A place with what tells it from its namesakes."""
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part))


def what_facts(row: Mapping[str, Any]) -> list[Fact]:
    """Who and how many, as far as the row says."""
    actors = [str(known(row[name])) for name in ("actor1", "actor2") if known(row[name])]
    numbers = [
        f"{words} {label}"
        for label in ("fatalities", "injured")
        if (words := count_words(row[f"{label}_min"], row[f"{label}_max"]))
    ]
    numbers = [words.replace("fatalities", "killed") for words in numbers]
    return ([fact("Who", " → ".join(actors))] if actors else []) + (
        [fact("Numbers", ", ".join(numbers), ["as reported"])] if numbers else []
    )


def source(row: Mapping[str, Any], reading: Reading | None) -> dict[str, Any]:
    """Where the event was read; only addresses of the web become links."""
    url = known(row["source_url"])
    basis = PUBLISHED_BASES.get(known(row["published_basis"]) or "") if known(row["published"]) else None
    note = published_words(row) + (f" ({basis})" if basis else "")
    return {
        "name": known(row["source"]) or "unknown source",
        "headline": reading.article.title if reading else None,
        "url": url if url and urlsplit(url).scheme in ("http", "https") else None,
        "published": note,
    }


def article_text(row: Mapping[str, Any], reading: Reading | None, event: Event | None) -> dict[str, Any]:
    """The article as stretches with their marks; the quote alone where the text is not at hand."""
    start, end = known(row["quote_start"]), known(row["quote_end"])
    if reading is None or start is None or end is None:
        return {"whole": False, "parts": [{"text": known(row["quote"]) or "", "marks": ["quote"]}]}
    text = reading.article.text
    spans = [("quote", Span(int(start), int(end))), ("trigger", trigger(row))]
    if event and event.time:
        spans.append(("date", event.time.span))
    if event and event.place_mention:
        spans.append(("place", event.place_mention.span))
    first = max(0, int(start) - MOST_TEXT // 2)
    last = min(len(text), int(end) + MOST_TEXT // 2)
    return {"whole": first == 0 and last == len(text), "parts": stretches(text, spans, first, last)}


def trigger(row: Mapping[str, Any]) -> Span:
    """The word that names the event; an empty span where none is known."""
    start, end = known(row["trigger_start"]), known(row["trigger_end"])
    return Span(int(start), int(end)) if start is not None and end is not None else Span(0, 0)


def stretches(text: str, spans: Sequence[tuple[str, Span]], first: int = 0, last: int | None = None) -> list[Fact]:
    """The text from `first` to `last` cut where a span begins or ends, each piece with the marks that cover it.

    The pieces put together are the text again.
    """
    stop = len(text) if last is None else last
    cuts = {first, stop}
    for _, span in spans:
        cuts |= {max(first, min(stop, span.start)), max(first, min(stop, span.end))}
    edges = sorted(cuts)
    pieces = []
    for start, end in zip(edges, edges[1:], strict=False):
        marks = [name for name, span in spans if span.start <= start and end <= span.end]
        pieces.append({"text": text[start:end], "marks": marks})
    return pieces
