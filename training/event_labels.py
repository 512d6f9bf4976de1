"""What the event corpora say of words: triggers, whether the event is real, and where and when it happened.

ECB+ and EventStoryLine annotate some sentences only, MEANTIME the first ones; a word elsewhere is unknown, not empty.
"""

from collections.abc import Iterable, Iterator

from extract.encoder.labels import KINDS, LABELS, REALIS
from extract.encoder.links import Role
from extract.model import Span
from training.corpora import Document, Record
from training.examples import ANYTHING, UNKNOWN, Link, Prepared, rows_of

NONE, EVENT, REPORT, STATE = (1 << number for number in range(len(KINDS)))
ANY_TRIGGER = EVENT | REPORT | STATE
KIND_OF_TAG = {
    "ACTION_OCCURRENCE": EVENT,
    "ACTION_CAUSATIVE": EVENT,
    "ACTION_REPORTING": REPORT,
    "ACTION_STATE": STATE,
    "ACTION_PERCEPTION": STATE,
    "ACTION_ASPECTUAL": STATE,
    "ACTION_GENERIC": STATE,
}
ACTUAL, FUTURE, NEGATED = range(len(REALIS))
PLACE_LABELS = (LABELS.index("B-PLACE"), LABELS.index("I-PLACE"))
LIKELY_PLACE = 0.3


def add_event_labels(prepared: Prepared) -> None:
    """Writes to a document of an event corpus what is known of its words."""
    document = prepared.document
    prepared.kinds = [ANYTHING] * len(prepared.words)
    prepared.realis = [UNKNOWN] * len(prepared.words)
    records = (document.record, *document.more)
    events = [one for record in records for one in triggers(record)]
    for first, last in annotated(prepared, [span for span, _, _ in events]):
        prepared.kinds[first:last] = [NONE] * (last - first)
    for span, kind, realis in events:
        for row in rows_of(prepared.words, span):
            prepared.kinds[row] = kind
            prepared.realis[row] = realis
    prepared.links = [*place_links(prepared), *time_links(prepared)]


def triggers(record: Record) -> Iterator[tuple[Span, int, int]]:
    """The spans of triggers, the kinds that each may be, and whether it is real."""
    gold = record.get("gold") or {}
    for one in (*gold.get("mentions", ()), *gold.get("events", ())):
        tag = one.get("tag", "")
        if "ACTION" in tag:
            kind = KIND_OF_TAG[tag.removeprefix("NEG_")]
            yield Span(one["start"], one["end"]), kind, NEGATED if tag.startswith("NEG_") else UNKNOWN
        elif "class" in one:
            yield Span(one["start"], one["end"]), ANY_TRIGGER, realis_of(one)


def realis_of(event: Record) -> int:
    """Whether a MEANTIME event is real, by its attributes."""
    if event.get("polarity") == "NEG":
        return NEGATED
    if event.get("time") == "FUTURE":
        return FUTURE
    return ACTUAL if event.get("certainty") == "CERTAIN" and event.get("time") == "NON_FUTURE" else UNKNOWN


def annotated(prepared: Prepared, events: list[Span]) -> Iterator[tuple[int, int]]:
    """The sentences (word ranges) whose every trigger is annotated."""
    end = (prepared.document.record.get("gold") or {}).get("annotated_end")
    marked = {row for span in events for row in rows_of(prepared.words, span)}
    for first, last in prepared.sentences:
        whole = prepared.words[last - 1].end <= end if end is not None else not marked.isdisjoint(range(first, last))
        if whole:
            yield first, last


def place_links(prepared: Prepared) -> Iterator[Link]:
    """Where a verb of event_location happened, among the words that are places to the annotator or the network."""
    for verb, places in verbs(prepared.document):
        rows = rows_of(prepared.words, verb)
        if not rows:
            continue
        right = {row for place in places for row in rows_of(prepared.words, place)}
        likely = set()
        if prepared.targets is not None:
            likely = {n for n, p in enumerate(prepared.targets[:, PLACE_LABELS].sum(axis=1)) if p > LIKELY_PLACE}
        yield link("place", rows[0], right | likely, right)


def verbs(document: Document) -> Iterator[tuple[Span, list[Span]]]:
    """The verbs of an event_location sentence with the places of each; those with faulty places are left out."""
    for record in (document.record, *document.more):
        gold = record.get("gold") or {}
        if "verb" not in gold:
            continue
        places = [Span(one["start"], one["end"]) for one in gold["where"]]
        if all(sound(document.text, place) for place in places):
            yield Span(gold["verb"]["start"], gold["verb"]["end"]), places


def sound(text: str, span: Span) -> bool:
    """Whether a span is a name: two letters or more, a capital, cut neither at blanks nor within a word."""
    name = text[span.start : span.end]
    if sum(map(str.isalpha, name)) < 2 or name == name.lower() or name != name.strip():
        return False
    before, after = text[: span.start][-1:], text[span.end : span.end + 1]
    return not (before.isalnum() and name[0].isalnum()) and not (after.isalnum() and name[-1].isalnum())


def time_links(prepared: Prepared) -> Iterator[Link]:
    """When an event happened, among the time expressions of its sentence (EventStoryLine, MEANTIME)."""
    gold = prepared.document.record.get("gold") or {}
    times = {(one["text"], one["value"]): rows_of(prepared.words, Span(one["start"], one["end"])) for one in
             gold.get("timexes", ())}  # fmt: skip
    for one in gold.get("events", ()):
        rows = rows_of(prepared.words, Span(one["start"], one["end"]))
        if not rows:
            continue
        here = next((set(range(a, b)) for a, b in prepared.sentences if a <= rows[0] < b), set())
        candidates = {row for found in times.values() for row in found} & here
        right = {row for date in one["dates"] for row in times.get((date["text"], date["value"]), ())} & here
        if candidates:
            yield link("time", rows[0], candidates, right)


def link(role: Role, trigger: int, candidates: Iterable[int], right: set[int]) -> Link:
    """The link of one trigger."""
    ordered = tuple(sorted(candidates))
    return Link(role, trigger, ordered, tuple(int(row in right) for row in ordered))
