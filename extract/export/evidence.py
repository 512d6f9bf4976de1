"""What proves each event and what was rejected, as plain values for the formats that can nest them."""

from collections import deque
from collections.abc import Callable, Iterable

from extract.model import Article, Event, PlaceMention, Reading, TimeMention
from extract.table import to_rows

Value = str | int | float | None | list["Value"] | dict[str, "Value"]
CANDIDATES = 5


def evidence_of(readings: Iterable[Reading]) -> Callable[[object], Value]:
    """What gives the evidence of one row after another by its `event_id`; None where its event is in no reading.

    An article that is given twice, as of two days, has the same ids twice: rows that share one get theirs in the
    order of the readings.
    """
    found: dict[object, deque[Value]] = {}
    for reading in readings:
        for row, event in zip(to_rows(reading), reading.events, strict=True):
            found.setdefault(row["event_id"], deque()).append(to_value(reading.article, event))

    def take(event_id: object) -> Value:
        return found[event_id].popleft() if found.get(event_id) else None

    return take


def to_value(article: Article, event: Event) -> Value:
    """One event's spans, how its date and place were understood and why, and what spoke against it."""
    return {
        "spans": [
            {
                "role": piece.role,
                "start": piece.span.start,
                "end": piece.span.end,
                "text": article.text[piece.span.start : piece.span.end],
            }
            for piece in event.evidence
        ],
        "date": date_value(event.time) if event.time else None,
        "place": place_value(event.place_mention) if event.place_mention else None,
        "reasons": list(event.reasons),
    }


def date_value(mention: TimeMention) -> Value:
    """How the date was understood."""
    return {
        "text": mention.text,
        "start": mention.span.start,
        "end": mention.span.end,
        "value": mention.value,
        "anchor": mention.anchor.isoformat() if mention.anchor else None,
        "rule": mention.rule,
        "reason": mention.reason,
        "rejected": list(mention.rejected),
    }


def place_value(mention: PlaceMention) -> Value:
    """How the place was understood, with the candidates, best first."""
    return {
        "text": mention.text,
        "start": mention.span.start,
        "end": mention.span.end,
        "reason": mention.reason,
        "candidates": [
            {
                "name": candidate.place.name,
                "admin1": candidate.place.admin1,
                "country_code": candidate.place.country_code,
                "latitude": candidate.place.latitude,
                "longitude": candidate.place.longitude,
                "score": round(candidate.score, 3),
                "reason": candidate.reason,
            }
            for candidate in mention.candidates[:CANDIDATES]
        ],
    }
