"""The encoder's promises, the same for every back end."""

import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from extract.encoder import Analysis, Encoder, load
from extract.encoder.encoder import WIDTH
from extract.model import Span
from extract.text import read_layout

BACKENDS = ("onnxruntime", "numpy")
REPORT = (
    "Shells fell on the market of Aleppo on Tuesday, and the Red Cross said that two people died.\n"
    "The army had left Baghdad in March, said Maria Lopez. Nothing of the kind was seen in Lisbon or in Germany.\n"
)
ARTICLES = tuple(
    f"{REPORT}A spokesman for {firm} met {person} in {town} {when}.\n"
    for firm, person, town, when in zip(
        ("Siemens", "the World Bank", "Oxfam", "the United Nations") * 5,
        ("Anna Berg", "President Obama", "John Smith", "Kofi Annan", "Li Wei") * 4,
        ("Berlin", "Nairobi", "Kabul", "San Salvador", "Bogota") * 4,
        ("yesterday", "on 3 May", "last week", "in 2014") * 5,
        strict=True,
    )
)
ODD = (
    "",
    " \n\t ",
    "\u200b\u200d\ufeff",
    "\u0301" * 500,
    "a\u0301\u0302" * 300,
    "\ud800 lone surrogate \udfff",
    "𐎀𝕬🇺🇦👨‍👩‍👧" * 50,
    "حلب \u202eتقلب\u202c دمشق",
    "x" * 5000,
    "A B " * 80,
    "." * 150,
    "東京" * 80,
)  # fmt: skip


@pytest.fixture(scope="module", params=BACKENDS)
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return load(request.param)


def read(encoder: Encoder, text: str) -> Analysis:
    """The analysis of all sentences of a text."""
    return encoder.analyse(text, [sentence.span for sentence in read_layout(text).sentences])


def named(analysis: Analysis, text: str) -> list[tuple[str, str]]:
    """The names with their labels."""
    return [(text[name.span.start : name.span.end], name.label) for name in analysis.names]


def same(one: Analysis, other: Analysis) -> bool:
    """Whether two analyses are equal to the last bit."""
    arrays = ("vectors", "words", "labels", "kinds", "realis", "projections")
    return one.names == other.names and all(np.array_equal(getattr(one, a), getattr(other, a)) for a in arrays)


def test_the_back_end_is_told(encoder: Encoder) -> None:
    assert encoder.backend in BACKENDS


def test_names_of_a_report(encoder: Encoder) -> None:
    found = named(read(encoder, REPORT), REPORT)
    places = ["Aleppo", "Baghdad", "Lisbon", "Germany"]
    assert [text for text, label in found if label == "PLACE"] == places
    assert ("Maria Lopez", "PERSON") in found
    assert "ORG" in {label for text, label in found if "Red Cross" in text}


def test_places_are_found_in_capitals(encoder: Encoder) -> None:
    text = REPORT.upper()
    found = {name for name, label in named(read(encoder, text), text) if label == "PLACE"}
    assert {"BAGHDAD", "LISBON", "GERMANY"} <= found


def test_probabilities_and_vectors_have_their_shape(encoder: Encoder) -> None:
    analysis = read(encoder, REPORT)
    count = len(analysis.words)
    for array, width in ((analysis.labels, 7), (analysis.kinds, 4), (analysis.realis, 3)):
        assert array.shape == (count, width)
        assert np.allclose(array.sum(axis=1), 1, atol=1e-5)
    assert analysis.vectors.shape == (len(analysis.sentences), WIDTH)
    assert np.allclose(np.linalg.norm(analysis.vectors, axis=1), 1, atol=1e-5)
    assert not any(array.flags.writeable for array in (analysis.labels, analysis.vectors, analysis.words))


def test_the_share_of_a_span(encoder: Encoder) -> None:
    analysis = read(encoder, REPORT)
    start = REPORT.index("Aleppo")
    assert analysis.share(Span(start, start + 6), "PLACE") > 0.8
    assert analysis.share(Span(start, start + 6), "PERSON") < 0.2
    assert analysis.share(Span(0, 6), "PLACE") < 0.2
    assert analysis.share(Span(len(REPORT), len(REPORT) + 5), "PLACE") == 0.0


def test_sentences_of_one_event_are_nearer_than_others(encoder: Encoder) -> None:
    text = "A bomb killed ten people at a market.\nAn explosion in a bazaar left ten dead.\nThe bank raised rates."
    first, second, third = read(encoder, text).vectors
    assert first @ second > first @ third + 0.2


def span_of(words: str, text: str) -> Span:
    """The first place where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def test_triggers_are_told_from_other_words(encoder: Encoder) -> None:
    text = "The minister said in Paris that ten people were killed in Aleppo when a bomb exploded on Friday."
    analysis = read(encoder, text)
    assert analysis.triggers(span_of("killed", text))["none"] < 0.5
    assert analysis.triggers(span_of("exploded", text))["event"] > 0.5
    assert analysis.triggers(span_of("said", text))["report"] > 0.5
    assert analysis.triggers(span_of("people", text))["none"] > 0.5
    assert analysis.triggers(Span(len(text), len(text) + 4)) == {}
    assert sum(analysis.realities(span_of("killed", text)).values()) == pytest.approx(1, abs=1e-5)


def test_an_event_happened_at_its_own_place(encoder: Encoder) -> None:
    text = "The minister said in Paris that ten people were killed in Aleppo when a bomb exploded on Friday."
    analysis = read(encoder, text)
    killed, aleppo, paris = (span_of(words, text) for words in ("killed", "Aleppo", "Paris"))
    assert analysis.happened("place", killed, aleppo) > analysis.happened("place", killed, paris)
    assert 0 < analysis.happened("time", killed, span_of("Friday", text)) < 1
    assert analysis.happened("place", killed, Span(len(text), len(text) + 3)) == 0.0


def test_an_article_reads_alone_as_among_others(encoder: Encoder) -> None:
    sample = ARTICLES if encoder.backend == "onnxruntime" else ARTICLES[:2]
    alone = [read(encoder, text) for text in sample]
    order = list(range(len(sample)))
    for seed in range(20 if encoder.backend == "onnxruntime" else 1):
        random.Random(seed).shuffle(order)
        for number in order[:2]:
            assert same(read(encoder, sample[number]), alone[number])


def test_sentences_can_be_passed_over(encoder: Encoder) -> None:
    spans = [sentence.span for sentence in read_layout(REPORT).sentences]
    analysis = encoder.analyse(REPORT, spans, wanted=lambda words: "Baghdad" in words)
    assert ("Baghdad", "PLACE") in named(analysis, REPORT)
    assert "Aleppo" not in {name for name, _ in named(analysis, REPORT)}
    assert [bool(row.any()) for row in analysis.vectors] == ["Baghdad" in REPORT[s.start : s.end] for s in spans]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_read(encoder: Encoder, text: str) -> None:
    analysis = encoder.analyse(text, [Span(0, len(text))])
    assert len(analysis.vectors) == 1
    assert np.isfinite(analysis.vectors).all()
    assert np.isfinite(analysis.labels).all()
    for name in analysis.names:
        assert 0 <= name.span.start < name.span.end <= len(text)


def test_a_long_sentence_is_read_to_its_end(encoder: Encoder) -> None:
    text = "They fled, " * 60 + "and at last they came to Damascus."
    assert named(encoder.analyse(text, [Span(0, len(text))]), text) == [("Damascus", "PLACE")]


def test_both_back_ends_say_the_same() -> None:
    one, other = (load(backend) for backend in BACKENDS)
    for text in (*ARTICLES[:3], REPORT.upper(), *ODD[6:8]):
        first, second = read(one, text), read(other, text)
        assert [name.span for name in first.names] == [name.span for name in second.names]
        # A sum that differs in its last bit may round to the next whole number, and that shows a little.
        assert np.abs(first.labels - second.labels).max() < 0.1
        assert np.abs(first.labels - second.labels).mean() < 0.002
        lengths = np.linalg.norm(first.vectors, axis=1)
        assert np.allclose((first.vectors * second.vectors).sum(axis=1), lengths**2, atol=0.01)


def test_work_grows_with_the_length_of_capitals() -> None:
    whole = load()
    runs = []
    for size in (4_000, 32_000):
        calls: list[int] = []

        class Counting:
            name, link_bias = whole.network.name, whole.network.link_bias

            def __call__(self, pieces, casings, calls=calls):
                calls.append(len(pieces))
                return whole.network(pieces, casings)

        text = ("LONDON PARIS KABUL NEAR THE RIVER " * (size // 34 + 1))[:size]
        Encoder(whole.tokenizer, Counting()).analyse(text, [Span(0, size)])
        runs.append((len(calls), sum(calls)))
    assert runs[1][0] <= 8 * 1.2 * runs[0][0]
    assert runs[1][1] <= 8 * 1.2 * runs[0][1]


def test_memory_of_the_runner(root: Path) -> None:
    if not Path("/proc/self/status").is_file():
        pytest.skip("not measured: this system tells no peak of memory")
    script = (
        "from pathlib import Path\nfrom extract.encoder import load\nfrom extract.model import Span\n"
        "text = 'A town near Aleppo was hit. ' * 400\n"
        "load().analyse(text, [Span(k, k + 27) for k in range(0, len(text), 28)])\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 200_000  # kB


def test_loading_the_package_loads_no_network(root: Path) -> None:
    script = (
        "import sys, extract.encoder, extract.temporal; print('onnxruntime' in sys.modules, 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
