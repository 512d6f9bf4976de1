"""How good the event heads are on the corpora they may learn from: parts and texts that training never saw."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from extract.encoder import Analysis, Encoder
from extract.model import Span
from training.corpora import Document, read_corpus
from training.event_labels import add_event_labels, triggers, verbs
from training.examples import ANYTHING, prepare
from training.held_back import held_back

Figures = dict[str, Any]
ENOUGH = 0.5


def link_figures(encoder: Encoder, folder: Path, judge: ModuleType) -> Figures:
    """Where gold verbs happened, as `score_events.py location` counts it; candidates are the network's own places."""
    corpus = "events/event_location"
    parts = {
        "held-back texts": [one for one in read_corpus(folder, corpus, "work") if held_back(one)],
        "check": read_corpus(folder, corpus, "check"),
    }
    return {f"where: {name}": where_figures(encoder, documents, judge) for name, documents in parts.items()}


def where_figures(encoder: Encoder, documents: Iterable[Document], judge: ModuleType) -> Figures:
    """Overlap precision and recall, and how often a place is given where there is none."""
    total: Counter[str] = Counter()
    for document in documents:
        analysis = encoder.analyse(document.text, document.sentences)
        for verb, places in verbs(document):
            said = sorted({judge.fold(document.text[one.start : one.end]) for one in places_of(analysis, verb)} - {""})
            gold = sorted({judge.fold(document.text[one.start : one.end]) for one in places})
            pairs = [[int(judge.names_meet(one, two)) for two in said] for one in gold]
            total.update(
                gold=len(gold), said=len(said), hits=len(judge.best_matching(pairs)), verbs=1,
                without=not gold, false=bool(said and not gold),
            )  # fmt: skip
    return {
        "verbs": total["verbs"],
        "overlap_p": percent(total["hits"], total["said"]),
        "overlap_r": percent(total["hits"], total["gold"]),
        "false_places": percent(total["false"], total["without"]),
    }


def places_of(analysis: Analysis, trigger: Span) -> list[Span]:
    """The places that the network names, of those it holds for where the event happened."""
    named = [name.span for name in analysis.names if name.label == "PLACE"]
    return [span for span in named if analysis.happened("place", trigger, span) >= ENOUGH]


def percent(part: int, whole: int) -> float:
    """A share in percent."""
    return round(100 * part / max(1, whole), 1)


def time_figures(encoder: Encoder, folder: Path) -> Figures:
    """Which time expression of its sentence an event belongs to: pairs, precision and recall, on the check part."""
    total: Counter[str] = Counter()
    for corpus in ("events/eventstoryline", "events/meantime"):
        for document in read_corpus(folder, corpus, "check"):
            analysis = encoder.analyse(document.text, document.sentences)
            times = [Span(one["start"], one["end"]) for one in document.record["gold"].get("timexes", ())]
            names = {(one["text"], one["value"]): Span(one["start"], one["end"]) for one in
                     document.record["gold"].get("timexes", ())}  # fmt: skip
            for event in document.record["gold"].get("events", ()):
                trigger = Span(event["start"], event["end"])
                sentence = next((one for one in document.sentences if one.contains(trigger)), None)
                gold = {names.get((date["text"], date["value"])) for date in event["dates"]}
                for time in times:
                    if sentence is not None and sentence.contains(time):
                        said = analysis.happened("time", trigger, time) >= ENOUGH
                        total.update(pairs=1, gold=time in gold, said=said, hits=said and time in gold)
    return {
        "when: check": {
            "pairs": total["pairs"],
            "precision": percent(total["hits"], total["said"]),
            "recall": percent(total["hits"], total["gold"]),
        }
    }


def trigger_figures(encoder: Encoder, folder: Path) -> Figures:
    """Words of annotated sentences that are triggers, and of which kind, on the check part of each corpus."""
    figures: Figures = {}
    for corpus in ("events/meantime", "events/eventstoryline", "events/ecbplus"):
        total: Counter[str] = Counter()
        for document in read_corpus(folder, corpus, "check"):
            prepared = prepare(document, encoder.tokenizer)
            add_event_labels(prepared)
            analysis = encoder.analyse(document.text, document.sentences)
            for gold, said in zip(prepared.kinds, analysis.kinds, strict=True):
                if gold != ANYTHING:
                    wanted, given = not gold & 1, bool(said[0] < ENOUGH)
                    total.update(gold=wanted, said=given, hits=wanted and given)
                    total.update(kind=wanted and given and bool(gold >> int(1 + said[1:].argmax()) & 1))
        precision, recall = percent(total["hits"], total["said"]), percent(total["hits"], total["gold"])
        figures[f"triggers: {corpus[7:]} check"] = {
            "precision": precision,
            "recall": recall,
            "kind_right": percent(total["kind"], total["hits"]),
        }
    return figures | realis_figures(encoder, folder)


def realis_figures(encoder: Encoder, folder: Path) -> Figures:
    """Of gold triggers whose reality is known, those told right, by value, on the check parts."""
    seen: dict[int, Counter[str]] = defaultdict(Counter)
    for corpus in ("events/meantime", "events/ecbplus"):
        for document in read_corpus(folder, corpus, "check"):
            analysis = encoder.analyse(document.text, document.sentences)
            for span, _, realis in triggers(document.record):
                rows = analysis.realis[analysis.rows(span)]
                if realis >= 0 and len(rows):
                    seen[realis].update(all=1, right=int(rows.mean(axis=0).argmax()) == realis)
    return {
        "realis: check": {
            name: [percent(seen[number]["right"], seen[number]["all"]), seen[number]["all"]]
            for number, name in enumerate(("actual", "future", "negated"))
        }
    }
