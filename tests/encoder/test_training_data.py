"""What the network learns from: the work part alone, labels where they belong, spellings varied."""

import importlib.util
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.encoder.casing import DIGITS, SIGNS, TITLE, UPPER
from extract.encoder.labels import LABELS
from extract.encoder.weights import open_weights
from extract.encoder.wordpiece import WordPiece, read_vocabulary
from extract.model import Span
from training import corpora as training_corpora
from training.corpora import Document, part_of, read_news
from training.event_labels import NONE, STATE, add_event_labels
from training.examples import ANYTHING, UNKNOWN, example, examples, prepare, rows_of
from training.silver import correct, marked_places

TEXT = "Rebels took Deir Hafer on Monday. The mayor, Ana Ruiz, fled to Aleppo."


@pytest.fixture(scope="module")
def tokenizer() -> WordPiece:
    return WordPiece(read_vocabulary(open_weights().folder / "vocabulary.txt"))


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def document(**more: Any) -> Document:
    sentences = (Span(0, TEXT.index(" The")), Span(TEXT.index("The"), len(TEXT)))
    return Document(name="made", source="made", text=TEXT, sentences=sentences, **more)


def test_names_are_labelled_word_by_word(tokenizer: WordPiece) -> None:
    names = ((span("Deir Hafer"), "PLACE"), (span("Ana Ruiz"), "PERSON"), (span("Aleppo"), "PLACE"))
    prepared = prepare(document(entities=names), tokenizer)
    told = [
        (TEXT[w.start : w.end], LABELS[label])
        for w, label in zip(prepared.words, prepared.labels, strict=True)
        if label
    ]
    assert told == [
        ("Deir", "B-PLACE"), ("Hafer", "I-PLACE"), ("Ana", "B-PERSON"), ("Ruiz", "I-PERSON"), ("Aleppo", "B-PLACE"),
    ]  # fmt: skip


def test_words_that_nobody_labelled_are_unknown(tokenizer: WordPiece) -> None:
    assert set(prepare(document(), tokenizer).labels) == {UNKNOWN}


def test_another_spelling_leaves_numbers_and_signs(tokenizer: WordPiece) -> None:
    prepared = prepare(document(), tokenizer)
    upper = example(prepared, 0, len(prepared.words), UPPER)
    plain = example(prepared, 0, len(prepared.words))
    changed = {new for old, new in zip(plain.casings, upper.casings, strict=True) if old not in (DIGITS, SIGNS)}
    assert changed == {UPPER}
    assert SIGNS in upper.casings
    assert TITLE in plain.casings


def test_windows_hold_every_word_of_a_document_once(tokenizer: WordPiece) -> None:
    prepared = prepare(document(entities=()), tokenizer)
    found = list(examples(prepared, random.Random(1), vary=1.0))
    assert sum(len(one.labels) for one in found) == len(prepared.words)


def test_triggers_and_links_of_a_record(tokenizer: WordPiece) -> None:
    took, monday, fled, aleppo = (span(words) for words in ("took", "Monday", "fled", "Aleppo"))
    timex = {"start": monday.start, "end": monday.end, "text": "Monday", "value": "2018-06-04"}
    date = {"text": "Monday", "value": "2018-06-04", "rel": "CONTAINS"}
    gold = {
        "events": [{"tag": "ACTION_STATE", "start": took.start, "end": took.end, "dates": [date]}],
        "timexes": [timex],
    }
    verb = {
        "verb": {"text": "fled", "start": fled.start, "end": fled.end},
        "where": [{"text": "Aleppo", "start": aleppo.start, "end": aleppo.end}],
    }
    prepared = prepare(document(record={"gold": gold}, more=({"gold": verb},)), tokenizer)
    add_event_labels(prepared)
    row = rows_of(prepared.words, took)[0]
    assert prepared.kinds[row] == STATE
    assert prepared.kinds[0] == NONE
    assert prepared.kinds[-1] == ANYTHING, "a sentence without a marked trigger is unknown, not empty"
    place, time = prepared.links
    assert (place.role, place.trigger, place.candidates, place.marks) == (
        "place", rows_of(prepared.words, fled)[0], tuple(rows_of(prepared.words, aleppo)), (1,),
    )  # fmt: skip
    assert (time.role, time.candidates, time.marks) == ("time", tuple(rows_of(prepared.words, monday)), (1,))


def test_a_link_moves_with_its_window(tokenizer: WordPiece) -> None:
    took, monday = span("took"), span("Monday")
    timex = {"start": monday.start, "end": monday.end, "text": "Monday", "value": "x"}
    event = {"tag": "ACTION_STATE", "start": took.start, "end": took.end, "dates": [{"text": "Monday", "value": "x"}]}
    prepared = prepare(document(record={"gold": {"events": [event], "timexes": [timex]}}), tokenizer)
    add_event_labels(prepared)
    (link,) = prepared.links
    inside = link.within(1, 7)
    assert inside is not None
    assert (inside.trigger, inside.candidates) == (link.trigger - 1, (link.candidates[0] - 1,))
    assert link.within(0, link.candidates[0]) is None
    assert link.within(link.trigger + 1, 20) is None


def test_a_marked_phrase_makes_its_name_a_place(tokenizer: WordPiece) -> None:
    text = "It burned near the town of Deir Hafer today."
    whole = document(record={"gold": {"mentions": [{"tag": "LOC_GEO", "start": 10, "end": 37}]}})
    assert list(marked_places(whole)) == [Span(10, 37)]
    words = list(tokenizer.words(text))
    targets = np.zeros((len(words), len(LABELS)), np.float32)
    targets[:, 0] = 1
    rows = rows_of(words, Span(10, 37))
    correct(targets, words, slice(rows.start, rows.stop), text)
    told = [text[w.start : w.end] for w, row in zip(words, targets, strict=True) if row.argmax()]
    assert told == ["Deir", "Hafer"]
    assert np.allclose(targets.sum(axis=1), 1)


def test_the_parts_are_those_of_the_corpora(corpora: Path) -> None:
    spec = importlib.util.spec_from_file_location("parts", corpora / "parts.py")
    assert spec is not None
    assert spec.loader is not None
    parts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(parts)
    records = [record for corpus in training_corpora.NEWS
               for record in training_corpora.read_lines(corpora / f"{corpus}.dev.jsonl")][::7]  # fmt: skip
    assert len(records) > 500
    assert [record["id"] for record in records if part_of(record) != parts.part_of(record)] == []


def test_nothing_of_a_check_part_is_learnt(corpora: Path) -> None:
    seen = {one.text for one in read_news(corpora)}
    unseen = {record["text"] for record in training_corpora.measured(corpora) if part_of(record) == "check"}
    assert len(seen) > 1000
    assert seen & unseen == set()
    assert all(part_of(record) == "work" for one in read_news(corpora) for record in (one.record, *one.more))
