"""Events <-> rows of the table, and the identities that rows carry."""

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, time
from functools import cache
from itertools import chain

import pandas as pd

from extract.events import Telling, cluster_events, explain_link, words_of
from extract.model import Count, Event, Place, Published, Reading, TimeInterval
from extract.schema import COLUMNS, NAMES, PANDAS_DTYPES

Row = dict[str, str | int | float | None]


def event_id(article_id: str, event: Event, ordinal: int) -> str:
    """16 hexadecimal digits from the article, the trigger and how many events share that trigger."""
    key = f"{article_id}:{event.trigger.start}:{event.trigger.end}:{ordinal}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def to_rows(reading: Reading) -> list[Row]:
    """The rows of one article, most salient first; unknown is None; every article a cluster of its own."""
    article_id = reading.article.article_id
    rows: list[Row] = []
    seen: dict[tuple[int, int], int] = {}
    for event in reading.events:
        trigger = (event.trigger.start, event.trigger.end)
        ordinal = seen[trigger] = seen.get(trigger, -1) + 1
        identity = event_id(article_id, event, ordinal)
        cells: Row = {
            "event_id": identity,
            "title": event.title,
            **_date_cells(event),
            **_place_cells(event),
            **_what_cells(event),
            "status": "machine",
            "article_id": article_id,
            "source": reading.article.source,
            "source_url": reading.article.url,
            "published": published_edtf(reading.published),
            "published_basis": reading.published.basis,
            "quote": reading.article.text[event.quote.start : event.quote.end],
            "quote_start": event.quote.start,
            "quote_end": event.quote.end,
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "cluster_id": identity,
            "n_sources": 1,
            "tags": None,
        }
        rows.append({name: cells[name] for name in NAMES})
    return rows


def rows_of(
    readings: Sequence[Reading], together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()
) -> list[list[Row]]:
    """The rows of each article, with the clusters over all of them (any order gives the same clusters).

    Pairs of event ids in `together` share a cluster, those in `apart` do not, whatever the rows say.

    Raises:
        InputError: `together` joins two rows that `apart` parts.
    """
    tables = [to_rows(reading) for reading in readings]
    put_clusters(chain.from_iterable(tables), cluster_events(tellings_of(readings, tables), together, apart).ids)
    return tables


def tellings_of(
    readings: Sequence[Reading], tables: Sequence[Sequence[Row]], wanted: Container[str] | None = None
) -> list[Telling]:
    """The rows of each article as clusters compare them; of some clusters alone where those are `wanted`."""
    return [
        Telling(
            event_id=str(row["event_id"]),
            article_id=str(row["article_id"]),
            event=event,
            published=reading.published,
            words=words_of(reading.article, reading.layout, event),
        )
        for rows, reading in zip(tables, readings, strict=True)
        for row, event in zip(rows, reading.events, strict=True)
        if wanted is None or row["cluster_id"] in wanted
    ]


def put_clusters(rows: Iterable[Row], clusters: Mapping[str, str]) -> None:
    """Writes each row's cluster into it, and by how many articles that cluster is told."""
    every = list(rows)
    sources: dict[str, set[str]] = {}
    for row in every:
        sources.setdefault(clusters[str(row["event_id"])], set()).add(str(row["article_id"]))
    for row in every:
        row["cluster_id"] = clusters[str(row["event_id"])]
        row["n_sources"] = len(sources[str(row["cluster_id"])])


def why_same(readings: Sequence[Reading], tables: Sequence[Sequence[Row]]) -> dict[str, list[tuple[str, str]]]:
    """For each row of a cluster its fellows, the most alike first, each with the reason in one line.

    `tables` are the rows of the readings with their clusters. Only rows of one cluster are compared, for a link hangs
    on its two rows alone.
    """
    sizes = Counter(str(row["cluster_id"]) for rows in tables for row in rows)
    several = {cluster for cluster, size in sizes.items() if size > 1}
    texts = {
        str(row["event_id"]): f"{reading.article.title or ''}\n{reading.article.text}"
        for rows, reading in zip(tables, readings, strict=True)
        for row in rows
    }
    clusters = {str(row["event_id"]): str(row["cluster_id"]) for rows in tables for row in rows}
    explain = cache(explain_link)  # copies of one report have the same to say of each of their pairs
    found: dict[str, list[tuple[float, str, str]]] = {}
    for link in cluster_events(tellings_of(readings, tables, several)).links:
        if clusters[link.one] == clusters[link.two]:
            reason = explain(link.match, (texts[link.one], texts[link.two]))
            found.setdefault(link.one, []).append((-link.excess, link.two, reason))
            found.setdefault(link.two, []).append((-link.excess, link.one, reason))
    return {event: [(other, reason) for _, other, reason in sorted(links)] for event, links in found.items()}


def to_frame(readings: Iterable[Reading]) -> pd.DataFrame:
    """One row an event over all articles, columns and dtypes as `extract.schema` has them."""
    return frame_of_rows(row for rows in rows_of(list(readings)) for row in rows)


def frame_of_rows(rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a frame with every column of the schema in its order and dtype."""
    frame = pd.DataFrame.from_records(list(rows), columns=list(NAMES))
    return frame.astype({name: PANDAS_DTYPES[column.kind] for name, column in COLUMNS.items()})


def published_edtf(published: Published) -> str | None:
    """The publication day, or the interval of days that fit, as EDTF; None where nothing is known."""
    if published.first is None or published.last is None:
        return None
    if published.first == published.last:
        return published.first.isoformat()
    return f"{published.first.isoformat()}/{published.last.isoformat()}"


def _date_cells(event: Event) -> Row:
    interval = event.interval
    if interval is None:
        cells: Row = dict.fromkeys(("start_date", "end_date", "start_time", "end_time", "date_edtf"))
        precision = "none"
    else:
        first, last = interval.first, interval.last
        cells = {
            "start_date": first.isoformat() if first else None,
            "end_date": last.isoformat() if last else None,
            "start_time": _moment(first, interval.first_clock or time(0, 0, 0)),
            "end_time": _moment(last, _last_moment(interval)),
            "date_edtf": interval.edtf,
        }
        precision = interval.precision
    return {
        **cells,
        "date_precision": precision,
        "date_text": event.time.text if event.time else None,
        "date_basis": event.date_basis,
    }


def _last_moment(interval: TimeInterval) -> time:
    return interval.last_clock or time(23, 59, 59)


def _moment(day: date | None, clock: time) -> str | None:
    return f"{day.isoformat()} {clock.isoformat('seconds')}" if day else None


def _place_cells(event: Event) -> Row:
    place: Place | None = event.place
    mention = event.place_mention
    return {
        "location": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "radius_km": place.radius_km if place else None,
        "place_precision": place.precision if place else "none",
        "place_basis": event.place_basis,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "country_code": place.country_code if place else None,
        "geonames_id": place.geonames_id if place else None,
        "feature_code": place.feature_code if place else None,
        "place_text": "; ".join(one.text for one in (mention, *event.more_places)) if mention else None,
    }


def _what_cells(event: Event) -> Row:
    return {
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type or None,
        "actor1": event.actor1,
        "actor2": event.actor2,
        **_count_cells("fatalities", event.fatalities),
        **_count_cells("injured", event.injured),
        "modality": event.modality,
        "confidence": round(event.confidence, 2),
        "date_confidence": round(event.date_confidence, 2),
        "place_confidence": round(event.place_confidence, 2),
        "salience": event.salience,
    }


def _count_cells(name: str, count: Count | None) -> Row:
    return {f"{name}_min": count.least if count else None, f"{name}_max": count.most if count else None}
