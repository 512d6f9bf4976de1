"""What proves each event and what was rejected, as plain values for the formats that can nest them."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

import pandas as pd

from extract.model import Article, Event, PlaceMention, Reading, TimeMention
from extract.table import to_rows, why_same

Value = str | int | float | None | list["Value"] | dict[str, "Value"]
CANDIDATES = 5
# Other reports of an event that are named, the most alike; hundreds may print one report word for word.
OTHER_REPORTS = 20


def evidence_of(readings: Sequence[Reading], frame: pd.DataFrame) -> Callable[[object], Value]:
    """What gives the evidence of one row after another by its `event_id`; None where its event is in no reading.

    Why an event is the same as others is told as the frame has it. An article that is given twice, as of two days, has
    the same ids twice: rows that share one get theirs in the order of the readings.
    """
    tables = [to_rows(reading) for reading in readings]
    clusters = dict(zip(frame["event_id"], frame["cluster_id"], strict=True)) if readings else {}
    for row in chain.from_iterable(tables):
        row["cluster_id"] = clusters.get(row["event_id"], row["cluster_id"])
    same = why_same(readings, tables)
    found: dict[object, deque[Value]] = {}
    for rows, reading in zip(tables, readings, strict=True):
        for row, event in zip(rows, reading.events, strict=True):
            value = to_value(reading.article, event, same.get(str(row["event_id"]), ()))
            found.setdefault(row["event_id"], deque()).append(value)

    def take(event_id: object) -> Value:
        return found[event_id].popleft() if found.get(event_id) else None

    return take


def to_value(article: Article, event: Event, same: Iterable[tuple[str, str]] = ()) -> Value:
    """One event's spans, how date and place were understood and why, what lowered a confidence, other reports of it."""
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
        "doubts": [{"about": doubt.about, "reason": doubt.reason} for doubt in event.doubts],
        "same_event": [{"event_id": other, "reason": reason} for other, reason in islice(same, OTHER_REPORTS)],
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
