"""Fits the weights that tell at which place of its sentence a verb's event happened (`extract.events.place_odds`).

Learnt from event_location's work part alone. The small network has read nine tenths of it and is surer there than
elsewhere; so its answers are weighed on the tenth that it has not seen, against one score that all other clues give,
which is fitted on the nine tenths.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.config import Settings
from extract.events.containers import without_containers
from extract.events.link import link_places
from extract.events.place_cost import place_cost
from extract.events.place_odds import BIAS, Pair, clues_of
from extract.events.read import sentences_read
from extract.events.sentence import Page, triggers_of
from extract.model import Article
from extract.pipeline import Pipeline, build_pipeline
from training.corpora import Document, read_corpus, read_news
from training.event_labels import verbs
from training.held_back import held_back

Array = NDArray[np.float64]
CORPUS = "events/event_location"
NETWORK = ("network", "network name", "network best")
# How strongly weights are held to 0 (the ridge): the many of the first fit, the few of the second.
FIRST_RIDGE, SECOND_RIDGE = 20.0, 1.0
STEPS, FOLDS = 30, 10
ENOUGH = 0.5
HEADER = """\
# How much each clue says that a verb's event happened at a place of its sentence. Logistic regression: the probability
# is 1 / (1 + exp(-sum)), the sum over clue x weight, and the bias. Source: fitted by `python -m training places` on
# {date} on four fifths of event_location (Andrew Halterman, MIT licence), whose texts it does not contain, and on what
# the small network says of them. Licence: CC BY-SA 4.0. Attribution: "Dateline's place weights, the Dateline
# contributors".
clue	weight
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A verb and a place of its sentence: the clues, whether it was there, whether the network saw the text."""

    text: str
    seen: bool
    clues: dict[str, float]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Weights by clue, and the bias."""

    names: tuple[str, ...]
    weights: Array
    bias: float

    def scores(self, examples: Sequence[Example]) -> Array:
        """The sum for each example, above 0 where the place is likely."""
        return table(examples, self.names) @ self.weights + self.bias


def fit_places(options: argparse.Namespace) -> Iterator[tuple[str, dict[str, float]]]:
    """Writes the weights, and yields figures: of the unseen tenth by ten folds, of the check part."""
    pipeline = build_pipeline(Settings())
    news = [one for one in read_news(options.corpora) if one.source == CORPUS]
    work = list(examples_of(news, pipeline))
    seen, unseen = [one for one in work if one.seen], [one for one in work if not one.seen]
    first = fit_rules(seen)
    yield "unseen tenth", figures(unseen, by_folds(first, unseen))
    fitted = joined(first, unseen)
    check = list(examples_of(read_corpus(options.corpora, CORPUS, "check"), pipeline))
    yield "check", figures(check, fitted.scores(check))
    write_weights(fitted, options.target, options.date)


def examples_of(documents: Iterable[Document], pipeline: Pipeline) -> Iterator[Example]:
    """The pairs of gold verbs and places of their sentences, of those verbs that weights are for."""
    for document in documents:
        gold = list(verbs(document))
        for (found, mention), clues in clues_in(document.text, pipeline):
            where = next((places for verb, places in gold if verb.overlaps(found.span)), None)
            if where is not None:
                yield Example(
                    text=document.text,
                    seen=not held_back(document),
                    clues=clues,
                    right=any(place.overlaps(mention.span) for place in where),
                )


def clues_in(text: str, pipeline: Pipeline) -> Iterator[tuple[Pair, dict[str, float]]]:
    """The clues to each verb and place of a text, read as the pipeline reads it."""
    article = Article(text=text)
    layout = pipeline.layout(text)
    published = pipeline.publication(article, layout, pipeline.settings)
    mentions, _, analysis = pipeline.read_places(article, layout)
    if analysis is None:
        return
    mentions = tuple(without_containers(mentions, text))
    page = Page(article=article, published=published, analysis=analysis)
    for here in sentences_read(article, layout, pipeline.times(article, layout, published), mentions, analysis):
        found = triggers_of(page, here)
        costs = {(one, place): place_cost(one, place, here.words) for one in found for place in here.places}
        linked = link_places(found, here.words, here.places)
        chosen = {one: link.place for one, link in linked.items() if link.place is not None}
        yield from clues_of(found, here.words, here.places, costs, chosen, analysis)


def fit_rules(examples: Sequence[Example]) -> Fitted:
    """The weights of all clues that are not the network's."""
    names = tuple(name for name in examples[0].clues if name not in NETWORK)
    return fitted(table(examples, names), rights(examples), FIRST_RIDGE, names)


def joined(first: Fitted, unseen: Sequence[Example]) -> Fitted:
    """Both fits in one: the network's clues weighed against the first fit's score on what the network has not seen."""
    columns = np.column_stack([first.scores(unseen), table(unseen, NETWORK)])
    second = fitted(columns, rights(unseen), SECOND_RIDGE, ("rules", *NETWORK))
    share = second.weights[0]
    return Fitted(
        names=(*first.names, *NETWORK),
        weights=np.concatenate([share * first.weights, second.weights[1:]]),
        bias=float(share * first.bias + second.bias),
    )


def by_folds(first: Fitted, unseen: Sequence[Example]) -> Array:
    """The score of each unseen example, where the second fit knew no other of its sentence."""
    texts = sorted({one.text for one in unseen})
    fold = {text: number % FOLDS for number, text in enumerate(texts)}
    scores = np.zeros(len(unseen))
    for number in range(FOLDS):
        inside = [at for at, one in enumerate(unseen) if fold[one.text] == number]
        others = [one for one in unseen if fold[one.text] != number]
        scores[inside] = joined(first, others).scores([unseen[at] for at in inside])
    return scores


def fitted(columns: Array, right: Array, ridge: float, names: tuple[str, ...]) -> Fitted:
    """Ridge logistic regression on standardised columns, by Newton's method."""
    mean, spread = columns.mean(axis=0), columns.std(axis=0)
    spread[spread == 0] = 1.0
    inputs = np.column_stack([(columns - mean) / spread, np.ones(len(columns))])
    held = np.diag([*[ridge] * columns.shape[1], 0.0])
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        given = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (given - right) + held @ weights
        curve = (inputs * (given * (1 - given))[:, None]).T @ inputs + held
        weights = weights - np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return Fitted(names=names, weights=scaled, bias=float(weights[-1] - mean @ scaled))


def figures(examples: Sequence[Example], scores: Array) -> dict[str, float]:
    """Of pairs of verb and place: how many, the mean log loss, precision and recall (in percent) from one half on."""
    right, said = rights(examples) > 0, 1 / (1 + np.exp(-scores))
    hits = int(((said >= ENOUGH) & right).sum())
    loss = -np.log(np.where(right, said, 1 - said)).mean()
    return {
        "pairs": len(examples),
        "log_loss": round(float(loss), 3),
        "precision": round(100 * hits / max(1, int((said >= ENOUGH).sum())), 1),
        "recall": round(100 * hits / max(1, int(right.sum())), 1),
    }


def table(examples: Sequence[Example], names: Sequence[str]) -> Array:
    """The clues of examples, a row each."""
    return np.array([[one.clues[name] for name in names] for one in examples], np.float64)


def rights(examples: Sequence[Example]) -> Array:
    """1 for each example that is right, else 0."""
    return np.array([one.right for one in examples], np.float64)


def write_weights(learnt: Fitted, target: Path, date: str) -> None:
    """Writes the file that `extract.events.place_odds` reads."""
    rows = [*zip(learnt.names, learnt.weights, strict=True), (BIAS, learnt.bias)]
    lines = "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows)
    target.write_text(HEADER.format(date=date) + lines, encoding="utf-8")
