"""The training loop: all heads learn from mixed windows, each from those where something is known."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from extract.encoder.encoder import CLOSING, OPENING
from extract.encoder.labels import KINDS, LABELS
from extract.encoder.links import REACH, ROLES, SIZE, candidate_columns, trigger_columns
from training.examples import ANYTHING, SHORTEST_SENTENCE, UNKNOWN, Example, Link, Prepared, example, examples
from training.network import Network

Say = Callable[[str], None]
POOL = 200
"""Windows among which those of like length are put together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn. `batch`: word pieces, padding included; `vary`: share of windows in another spelling.

    `hold`: weight of the sentence vectors' loss; `events`: weight of triggers and links.
    """

    epochs: int = 4
    seed: int = 1
    batch: int = 700
    rate: float = 1e-4
    head_rate: float = 1e-3
    vary: float = 0.25
    hold: float = 1.0
    events: float = 0.5


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded with 0. `words`: row and column of each word's first piece; the rest by word.

    `held`: row, piece range and the base's vector of sentences. `links` count words over the whole batch.
    """

    pieces: Tensor
    casings: Tensor
    words: tuple[Tensor, Tensor]
    labels: Tensor
    targets: tuple[Tensor, Tensor]
    kinds: Tensor
    realis: Tensor
    held: list[tuple[int, int, int, Tensor]]
    links: list[Link]


def batch_of(windows: Sequence[Example]) -> Batch:
    """A batch of windows; labels stand at each word's first piece."""
    longest = max(len(one.pieces) for one in windows) + 2
    pieces = torch.zeros(len(windows), longest, dtype=torch.long)
    casings = torch.zeros_like(pieces)
    rows: list[int] = []
    columns: list[int] = []
    targeted: list[int] = []
    targets: list[Tensor] = []
    held: list[tuple[int, int, int, Tensor]] = []
    links: list[Link] = []
    for row, one in enumerate(windows):
        size, begin = len(one.pieces), len(rows)
        pieces[row, : size + 2] = torch.tensor([OPENING, *one.pieces, CLOSING])
        casings[row, 1 : size + 1] = torch.tensor(one.casings)
        rows += [row] * len(one.firsts)
        columns += [place + 1 for place in one.firsts]
        if one.targets is not None:
            targeted += range(begin, len(rows))
            targets.append(torch.from_numpy(one.targets))
        held += [(row, a + 1, b + 1, torch.from_numpy(vector)) for a, b, vector in one.sentences]
        links += [link.moved(begin) for link in one.links]
    return Batch(
        pieces=pieces,
        casings=casings,
        words=(torch.tensor(rows), torch.tensor(columns)),
        labels=torch.tensor([label for one in windows for label in one.labels]),
        targets=(torch.tensor(targeted), torch.cat(targets) if targets else torch.zeros(0, len(LABELS))),
        kinds=torch.tensor([kind for one in windows for kind in one.kinds or [ANYTHING] * len(one.firsts)]),
        realis=torch.tensor([value for one in windows for value in one.realis or [UNKNOWN] * len(one.firsts)]),
        held=held,
        links=links,
    )


def add_vectors(network: Network, documents: Sequence[Prepared]) -> None:
    """Writes to each document the base's vector of each of its sentences (mean over its pieces, its own window)."""
    network.eval()
    todo = [
        (document, number, example(document, first, last))
        for document in documents
        for number, (first, last) in enumerate(document.sentences)
    ]
    todo = [one for one in todo if SHORTEST_SENTENCE <= len(one[2].pieces) <= 126]
    todo.sort(key=lambda one: len(one[2].pieces))
    with torch.no_grad():
        for start in range(0, len(todo), 32):
            chosen = todo[start : start + 32]
            batch = batch_of([one for _, _, one in chosen])
            hidden = network(batch.pieces, torch.zeros_like(batch.casings))
            mask = (batch.pieces != 0)[..., None]
            means = (hidden * mask).sum(1) / mask.sum(1)
            for (document, number, _), vector in zip(chosen, means, strict=True):
                document.vectors[number] = vector.numpy().astype(np.float32)


def loss_of(network: Network, batch: Batch, plan: Plan) -> Tensor:
    """The loss of one batch: names, sentence vectors, triggers, links, each where something is known."""
    hidden = network(batch.pieces, batch.casings)
    words = network.drop(hidden[batch.words])
    loss = name_loss(network.names(words), batch)
    if plan.hold and batch.held:
        means = torch.stack([hidden[row, a:b].mean(0) for row, a, b, _ in batch.held])
        base = torch.stack([vector for _, _, _, vector in batch.held])
        loss = loss + plan.hold * (1 - functional.cosine_similarity(means, base)).mean()
    if plan.events:
        loss = loss + plan.events * (trigger_loss(network, words, batch) + link_loss(network, words, batch))
    return loss


def name_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross entropy with labels, and with the targets of a first network."""
    loss = torch.zeros(())
    if (batch.labels != UNKNOWN).any():
        loss = functional.cross_entropy(scores, batch.labels, ignore_index=UNKNOWN)
    rows, targets = batch.targets
    if len(rows):
        loss = loss - (targets * scores[rows].log_softmax(-1)).sum(-1).mean()
    return loss


def trigger_loss(network: Network, words: Tensor, batch: Batch) -> Tensor:
    """How improbable the kinds that a word may be are, and cross entropy of realis."""
    loss = torch.zeros(())
    known = batch.kinds != ANYTHING
    if known.any():
        bits = (batch.kinds[known][:, None] >> torch.arange(len(KINDS))) & 1
        said = network.kinds(words[known]).log_softmax(-1)
        loss = loss - said.masked_fill(bits == 0, -1e4).logsumexp(-1).mean()
    if (batch.realis != UNKNOWN).any():
        loss = loss + 0.5 * functional.cross_entropy(network.realis(words), batch.realis, ignore_index=UNKNOWN)
    return loss


def link_loss(network: Network, words: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of each candidate word's yes or no."""
    if not batch.links:
        return torch.zeros(())
    projected = network.links(words)
    losses = []
    for one in batch.links:
        candidates = torch.tensor(one.candidates)
        apart = (candidates - one.trigger).clamp(-REACH, REACH) + REACH
        asked = projected[one.trigger, trigger_columns(one.role)]
        offered = projected[candidates][:, candidate_columns(one.role)]
        scores = offered @ asked / SIZE**0.5 + network.link_bias[ROLES.index(one.role), apart]
        losses.append(functional.binary_cross_entropy_with_logits(scores, torch.tensor(one.marks, dtype=torch.float)))
    return torch.stack(losses).mean()


def batches(documents: Iterable[Prepared], plan: Plan, chance: random.Random) -> list[Batch]:
    """One epoch's batches: windows shuffled, those of like length together, to pad little."""
    windows = [one for document in documents for one in examples(document, chance, plan.vary)]
    chance.shuffle(windows)
    found: list[list[Example]] = []
    for start in range(0, len(windows), POOL):
        room = 0
        for one in sorted(windows[start : start + POOL], key=lambda one: -len(one.pieces)):
            if room < len(one.pieces) + 2:
                found.append([])
                room = max(plan.batch, len(one.pieces) + 2)
                size = len(one.pieces) + 2
            found[-1].append(one)
            room -= size
    chance.shuffle(found)
    return [batch_of(one) for one in found]


def learn(network: Network, documents: Sequence[Prepared], plan: Plan, say: Say) -> None:
    """Trains the network in place."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    optimiser = optimiser_of(network, plan)
    epochs = [batches(documents, plan, chance) for _ in range(plan.epochs)]
    total = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * total), max(0.02, (total - step) / (0.9 * total)))
    )
    network.train()
    began = time.monotonic()
    for number, epoch in enumerate(epochs, start=1):
        say(f"epoch {number}: loss {mean(steps(network, epoch, plan, optimiser, schedule)):.4f}, "
            f"{time.monotonic() - began:.0f} s")  # fmt: skip
    network.eval()


def optimiser_of(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW at two rates; the pieces' own vectors stay the base's, so that words never seen in training keep theirs."""
    network.word.weight.requires_grad = False
    fresh: list[Tensor] = []
    trained: list[Tensor] = []
    for name, weights in network.named_parameters():
        if weights.requires_grad:
            (trained if name.startswith(("layers.", "norm.", "position.")) else fresh).append(weights)
    groups = [{"params": trained, "lr": plan.rate}, {"params": fresh, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def steps(
    network: Network,
    epoch: Iterable[Batch],
    plan: Plan,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> Iterator[float]:
    """The losses of one epoch's steps, each taken as it is asked for."""
    for batch in epoch:
        loss = loss_of(network, batch, plan)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        yield loss.item()


def mean(values: Iterable[float]) -> float:
    """The mean of some values, 0 of none."""
    seen = list(values)
    return sum(seen) / len(seen) if seen else 0.0
