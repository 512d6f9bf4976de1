"""How good exported files are: names on held-out texts, toponyms on the geoparsing corpora, speed and memory.

The geoparsing corpora are measured on and never learnt from. Their own scorer, `score_geo.py`, judges.
"""

import argparse
import importlib.util
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from extract.encoder import Analysis, Encoder, load
from extract.encoder.labels import NAMES
from extract.errors import InputError
from extract.model import Article, Span
from extract.text import read_layout
from training.corpora import Document, Record, Split, part_of, read_lines, read_names
from training.evaluate_events import link_figures, time_figures, trigger_figures

CORE = ("Demonym", "Language", "Homonym", "Embedded_Non_Lit")
GEO = {"gwn": CORE, "lgl": (), "trnews": ()}
KINDS = {"gwn": {"place", "metonym", "adjective"}, "lgl": {"place", "metonym", "adjective"}}
Spelling = Callable[[str], str]
Figures = dict[str, Any]
Places = Callable[[Article], Iterable[tuple[Span, str]]]


def analysed(encoder: Encoder, text: str) -> Analysis:
    """The analysis of all sentences of a text."""
    return encoder.analyse(text, [sentence.span for sentence in read_layout(text).sentences])


def f1(hits: int, said: int, wanted: int) -> float:
    """F1 in percent."""
    return round(200 * hits / max(1, said + wanted), 1)


def names_figures(encoder: Encoder, documents: Sequence[Document], spelling: Spelling = str) -> dict[str, float]:
    """F1 of exact spans for each kind of name."""
    hits: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for document in documents:
        text = spelling(document.text)
        if len(text) != len(document.text):
            continue
        found = {(name.span, name.label) for name in encoder.analyse(text, document.sentences).names}
        gold = set(document.entities or ())
        said.update(label for _, label in found)
        wanted.update(label for _, label in gold)
        hits.update(label for _, label in found & gold)
    return {label: f1(hits[label], said[label], wanted[label]) for label in NAMES}


def held_out(encoder: Encoder, folder: Path) -> Figures:
    """Names on the held-out texts, by source; the test texts in capitals and in small letters, too."""
    figures: Figures = {}
    splits: tuple[Split, ...] = ("valid", "test")
    for split in splits:
        documents = read_names(folder, split)
        figures[split] = names_figures(encoder, documents)
        if split == "test":
            for source in ("ewt", "gum", "gum-news", "wikigold"):
                chosen = [document for document in documents if document.source.startswith(source)]
                figures[f"test {source}"] = names_figures(encoder, chosen)
            figures["test in capitals"] = names_figures(encoder, documents, str.upper)
            figures["test in small letters"] = names_figures(encoder, documents, str.lower)
    return figures


def scorer(folder: Path, name: str) -> ModuleType:
    """A scorer that lies beside the corpora."""
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None or not (folder / f"{name}.py").is_file():
        raise InputError(f"{folder}: no {name}.py: name the folder of corpora with --corpora")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def toponym_figures(encoder: Encoder, folder: Path, rules: Places | None, corpora: Iterable[str] = GEO) -> Figures:
    """Recognition (exact and overlap F1, percent) of places on dev, work and check part, alone and with the rules."""
    judge = scorer(folder, "score_geo")
    figures: Figures = {}
    for corpus in corpora:
        records = list(read_lines(folder / "geo" / f"{corpus}.dev.jsonl"))
        alone = {record["id"]: spans(encoder_places(encoder, record)) for record in records}
        systems = {"alone": alone}
        if rules is not None:
            kinds = KINDS.get(corpus, {"place", "metonym"})
            ruled = {r["id"]: [span for span, kind in rules(article_of(r)) if kind in kinds] for r in records}
            systems["rules"] = {identity: spans(found) for identity, found in ruled.items()}
            systems["union"] = {r["id"]: spans(union(ruled[r["id"]], encoder_places(encoder, r))) for r in records}
        for system, found in systems.items():
            figures[f"{corpus} {system}"] = scored(judge, records, found, GEO[corpus])
    return figures


def scored(judge: ModuleType, records: list[Record], found: dict[str, list[Record]], ignore: Sequence[str]) -> Figures:
    """Exact and overlap F1 of whole, work and check part."""
    figures: Figures = {}
    for part in ("dev", "work", "check"):
        gold = {r["id"]: r["toponyms"] for r in records if part in ("dev", part_of(r))}
        told = {
            mode: judge.score(gold, found, mode, ignore_types=ignore)["recognition"] for mode in ("exact", "overlap")
        }
        figures[part] = {
            "exact": round(100 * told["exact"]["f1"], 1),
            "overlap": round(100 * told["overlap"]["f1"], 1),
            "precision": round(100 * told["exact"]["precision"], 1),
            "recall": round(100 * told["exact"]["recall"], 1),
        }
    return figures


def article_of(record: Record) -> Article:
    """The article of a record."""
    return Article(text=record["text"], title=record.get("title") or None, url=record.get("url") or None)


def encoder_places(encoder: Encoder, record: Record) -> list[Span]:
    """The places that the network names in a record's text."""
    return [name.span for name in analysed(encoder, record["text"]).names if name.label == "PLACE"]


def union(first: Iterable[Span], second: Iterable[Span]) -> Iterator[Span]:
    """All of the first, and those of the second that overlap none of them."""
    kept = list(first)
    yield from kept
    yield from (span for span in second if not any(span.overlaps(other) for other in kept))


def spans(found: Iterable[Span]) -> list[Record]:
    """Spans as the scorer reads them."""
    return [{"start": span.start, "end": span.end} for span in found]


def rules_of() -> Places:
    """The toponyms that the rules of `extract.places` recognise, with their kinds."""
    from extract import places
    from extract.config import Settings

    gazetteer = places.open_gazetteer(Settings())

    def recognised(article: Article) -> Iterator[tuple[Span, str]]:
        for mention in places.recognise(article, read_layout(article.text), gazetteer):
            yield mention.span, mention.kind

    return recognised


def speed_figures(encoder: Encoder, folder: Path) -> Figures:
    """Words a CPU-second over news, sentence splitting left out, and the most memory that the process has held."""
    texts = [record["text"] for record in read_lines(folder / "geo" / "gwn.dev.jsonl")]
    sentences = [[sentence.span for sentence in read_layout(text).sentences] for text in texts]
    encoder.analyse(texts[0], sentences[0])
    began = time.process_time()
    for text, spans_ in zip(texts, sentences, strict=True):
        encoder.analyse(text, spans_)
    spent = time.process_time() - began
    words = sum(len(text.split()) for text in texts)
    return {"backend": encoder.backend, "words_per_cpu_second": round(words / spent), "peak_mb": peak_megabytes()}


def peak_megabytes() -> float:
    """The most memory that this process has held, in MB (Linux)."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)


def measure(options: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """The figures that the command line asks for, each as soon as it is known."""
    encoder = load(options.backend, folder=options.folder)
    only = options.only or ("names", "places", "links", "triggers", "speed")
    if "speed" in only:
        yield "speed", speed_figures(encoder, options.corpora)
    if "places" in only:
        yield from toponym_figures(encoder, options.corpora, rules_of() if options.rules else None).items()
    if "names" in only:
        yield from held_out(encoder, options.corpora).items()
    if "links" in only:
        judge = scorer(options.corpora, "score_events")
        yield from link_figures(encoder, options.corpora, judge).items()
        yield from time_figures(encoder, options.corpora).items()
    if "vectors" in only:
        from training.evaluate_vectors import vector_figures

        yield "vectors: ecbplus check", vector_figures(encoder, options.corpora)
    if "triggers" in only:
        yield from trigger_figures(encoder, options.corpora).items()
