"""The texts that the network may learn from: openly licensed, and of those that are measured on only the work part.

`ner.*.jsonl` (UD English EWT with UNER's entities, the free genres of GUM, WikiGold) are labelled with PLACE, PERSON
and ORG. The news corpora (MEANTIME, EventStoryLine, ECB+, event_location, WikiWars) name events, dates and where they
happened, and no persons or organisations; their texts serve as news to be labelled by a first network.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from extract.model import Span
from extract.text import read_layout

Split = Literal["train", "valid", "test"]
Part = Literal["work", "check"]
NEWS = ("events/meantime", "events/eventstoryline", "events/ecbplus", "events/event_location", "time/wikiwars")
Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text, its sentences, and what is known of it; `entities` is None where nobody labelled names.

    `record` is the line of the corpus as it stands, for what only one task reads; `more` are further lines of the
    same text.
    """

    name: str
    source: str
    text: str
    sentences: tuple[Span, ...]
    entities: tuple[tuple[Span, str], ...] | None = None
    record: Record = field(default_factory=dict, repr=False, compare=False)
    more: tuple[Record, ...] = ()


def read_lines(path: Path) -> Iterator[Record]:
    """The records of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def part_of(record: Record) -> Part:
    """The part that a measured corpus's record is in; all records of one sentence are in one part."""
    gold = record.get("gold") or {}
    key = gold.get("incident") or gold.get("cluster")
    if key is None:
        key = record["text"] if record.get("corpus") == "event_location" else record["id"]
    return "check" if int(hashlib.sha256(str(key).encode()).hexdigest(), 16) % 5 == 0 else "work"


def read_names(folder: Path, split: Split) -> list[Document]:
    """The documents with labelled names."""
    return [
        Document(
            name=record["id"],
            source=record["source"],
            text=record["text"],
            sentences=tuple(Span(start, end) for start, end in record["sentences"]),
            entities=tuple((Span(one["start"], one["end"]), one["label"]) for one in record["entities"]),
        )
        for record in read_lines(folder / "train" / f"ner.{split}.jsonl")
    ]


def read_news(folder: Path) -> list[Document]:
    """The news texts of the work part, each once, without those that open as a text of any check part does."""
    unseen = {opening(record["text"]) for record in measured(folder) if part_of(record) == "check"}
    found: dict[str, Document] = {}
    for corpus in NEWS:
        for document in read_corpus(folder, corpus, "work"):
            if opening(document.text) in unseen:
                continue
            known = found.setdefault(document.text, document)
            if known is not document:
                found[document.text] = replace(known, more=(*known.more, document.record))
    return list(found.values())


def measured(folder: Path) -> Iterator[Record]:
    """The records with a text of all corpora that are learnt from in part, those of the same texts elsewhere too."""
    for corpus in (*NEWS, "time/meantime"):
        yield from (record for record in read_lines(folder / f"{corpus}.dev.jsonl") if record.get("text"))


def opening(text: str) -> str:
    """The first letters of a text, whatever stands between them."""
    return "".join(filter(str.isalpha, text[:400]))[:120].lower()


def read_corpus(folder: Path, corpus: str, part: Part) -> list[Document]:
    """The documents of one measured corpus that are in `part`, a line each."""
    return [
        Document(
            name=record["id"],
            source=corpus,
            text=record["text"],
            sentences=tuple(sentence.span for sentence in read_layout(record["text"]).sentences),
            record=record,
        )
        for record in read_lines(folder / f"{corpus}.dev.jsonl")
        if record.get("text") and part_of(record) == part
    ]
