"""Predictions in the forms that the scorers read: one function a task, from records to records.

Each record brings only what a user would have (text, title, address, day of publication); gold is never asked for.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.records import Record
from benchmarks.shipped import Line
from extract.errors import ArticleError, InputError
from extract.model import Article, Place, PlaceMention, Published, Span
from extract.table import rows_of

SCORED_KINDS = frozenset({"place", "facility", "metonym", "adjective", "embedded"})
Task = Callable[[Iterable[Record], Line], Iterator[Record]]


def predict_dates(records: Iterable[Record], line: Line) -> Iterator[Record]:
    """`{"id","text","dct"}` -> `{"id","timexes":[{"start","end","type","value"}]}`."""
    for record in records:
        day = day_of(record, "dct")
        article = Article(text=record["text"], published=day, published_basis="given" if day else "none")
        published = Published(first=day, last=day, basis=article.published_basis)
        mentions = line.pipeline.times(article, line.pipeline.layout(article.text), published)
        timexes = [{"start": m.span.start, "end": m.span.end, "type": m.timex_type, "value": m.value} for m in mentions]
        yield {"id": record["id"], "timexes": timexes}


def predict_places(records: Iterable[Record], line: Line) -> Iterator[Record]:
    """`{"id","title","text","url","published"}` -> `{"id","toponyms":[{"start","end","lat","lon","kind"}]}`."""
    for record in records:
        article = article_of(record, address="url")
        mentions, _, _ = line.pipeline.read_places(article, line.pipeline.layout(article.text))
        yield {"id": record["id"], "toponyms": [toponym(m) for m in mentions if m.kind in SCORED_KINDS]}


def predict_resolve(records: Iterable[Record], line: Line) -> Iterator[Record]:
    """The same lines with `"toponyms":[{"start","end"}]` -> the same spans with `lat`, `lon` or null."""
    for record in records:
        article = article_of(record, address="url")
        spans = [span_of(given, record) for given in record.get("toponyms") or []]
        resolved = {m.span: m.place for m in line.resolve(article, line.pipeline.layout(article.text), spans)}
        yield {"id": record["id"], "toponyms": [located(span, resolved.get(span)) for span in spans]}


def predict_events(records: Iterable[Record], line: Line) -> Iterator[Record]:
    """`{"id","title","text","published","source_url"}` -> `{"id","events":[rows]}`; clusters over all records."""
    identities, readings = [], []
    for record in records:
        identities.append(record["id"])
        readings.append(line.pipeline.read(article_of(record, address="source_url")))
    for identity, rows in zip(identities, rows_of(readings), strict=True):
        yield {"id": identity, "events": rows}


def predict_published(records: Iterable[Record], line: Line) -> Iterator[Record]:
    """`{"id","title","text","source_url"}` -> the day, or the first and last day that fit; none is given."""
    for record in records:
        article = article_of({**record, "published": None}, address="source_url")
        published = find_published(article, line)
        yield {
            "id": record["id"],
            "published": iso(published.day),
            "published_first": iso(published.first),
            "published_last": iso(published.last),
            "published_basis": published.basis,
        }


def html_predictor(folder: Path) -> Task:
    """The task for saved pages of `folder`: `{"file","url"}` -> `{"file","published","title","text","error"}`."""

    def predict_html(records: Iterable[Record], line: Line) -> Iterator[Record]:
        for record in records:
            answer: Record = {"file": record["file"], "published": None, "title": None, "text": None, "error": None}
            try:
                article = line.read_page(read_page(folder / record["file"]), record.get("url"))
            except ArticleError as error:
                yield {**answer, "error": str(error) or "no article found"}
                continue
            published = find_published(article, line)
            yield {**answer, "published": iso(published.day), "title": article.title, "text": article.text}

    return predict_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A task with the fields that it may see of a corpus record, the first ones required."""

    fields: tuple[str, ...]
    required: tuple[str, ...] = ("id", "text")
    predict: Task


FORMS: dict[str, Form] = {
    "dates": Form(fields=("id", "text", "dct"), predict=predict_dates),
    "places": Form(fields=("id", "text", "title", "url", "published"), predict=predict_places),
    "resolve": Form(fields=("id", "text", "title", "url", "published", "toponyms"), predict=predict_resolve),
    "events": Form(fields=("id", "text", "title", "published", "source_url"), predict=predict_events),
    "published": Form(fields=("id", "text", "title", "source_url"), predict=predict_published),
}


def find_published(article: Article, line: Line) -> Published:
    """The document creation time as the pipeline finds it."""
    return line.pipeline.publication(article, line.pipeline.layout(article.text), line.pipeline.settings)


def article_of(record: Record, address: str) -> Article:
    """The article of a record; a day of publication in it counts as given by the user."""
    day = day_of(record, "published")
    return Article(
        text=record["text"],
        title=record.get("title") or None,
        url=record.get(address) or None,
        published=day,
        published_basis="given" if day else "none",
    )


def day_of(record: Record, field: str) -> date | None:
    """The day in a field (a time of day after it is cut off), None where there is none.

    Raises:
        InputError: the field holds something that is no day.
    """
    value = record.get(field)
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InputError(f"record {record['id']!r}: {field} {value!r} is no day: write YYYY-MM-DD or null") from None


def span_of(given: Record, record: Record) -> Span:
    """The span of a toponym that the input gives.

    Raises:
        InputError: the span does not lie in the text.
    """
    start, end = given.get("start"), given.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(record["text"])):
        raise InputError(f"record {record['id']!r}: toponym {start!r} to {end!r} is not in its text: mend the offsets")
    return Span(start, end)


def toponym(mention: PlaceMention) -> Record:
    """A mention in the scorers' form, in which a facility is a place; latitude and longitude null where unresolved."""
    kind = "place" if mention.kind == "facility" else mention.kind
    return {**located(mention.span, mention.place), "kind": kind, "confidence": mention.confidence}


def located(span: Span, place: Place | None) -> Record:
    """A span with the point of its place, or nulls."""
    point = {"lat": place.latitude, "lon": place.longitude} if place else {"lat": None, "lon": None}
    return {"start": span.start, "end": span.end, **point}


def iso(day: date | None) -> str | None:
    """A day as YYYY-MM-DD, None for none."""
    return day.isoformat() if day else None


def read_page(path: Path) -> bytes:
    """The bytes of a saved page, unpacked.

    Raises:
        ArticleError: the file is missing or not gzip.
    """
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise ArticleError(f"{path.name}: cannot be unpacked ({error}): save the page again") from None
