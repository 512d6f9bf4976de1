"""The forward pass in numpy alone, for machines that onnxruntime has no build for: slower, the same answers.

Weights are whole numbers of seven bits with a scale for each output; the input of each product is rounded to eight
bits, as onnxruntime does it. The products are computed on whole numbers in float32, which holds them exactly.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extract.encoder.encoder import Answer
from extract.encoder.labels import COLUMNS
from extract.encoder.weights import Weights

HEADS: Final = 12
EPSILON: Final = np.float32(1e-12)
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Product:
    """A matrix of whole numbers with its scales and bias."""

    whole: Floats
    scales: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        """The product: [n, in] -> [n, out]."""
        low, high = min(np.float32(0), x.min()), max(np.float32(0), x.max())
        scale = np.float32((high - low) / np.float32(255)) or np.float32(1)
        zero = np.clip(np.rint(-low / scale), 0, 255)
        rounded = np.clip(np.rint(x / scale) + zero, 0, 255) - zero
        result: Floats = (rounded @ self.whole) * (scale * self.scales) + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation."""

    gain: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        """Mean 0 and variance 1 along the last axis, then gain and bias."""
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + EPSILON)
        result: Floats = centred / spread * self.gain + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Layer:
    """Self-attention and a feed-forward part."""

    qkv: Product
    out: Product
    norm1: Norm
    up: Product
    down: Product
    norm2: Norm

    def __call__(self, x: Floats) -> Floats:
        """The next layer's input, [n, hidden] as its own."""
        length, width = x.shape
        q, k, v = self.qkv(x).reshape(length, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
        weights = np.matmul(q, k.transpose(0, 2, 1)) / np.float32(np.sqrt(width // HEADS))
        np.exp(weights - weights.max(axis=-1, keepdims=True), out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        seen = np.matmul(weights, v).transpose(1, 0, 2).reshape(length, width)
        x = self.norm1(x + self.out(np.ascontiguousarray(seen)))
        return self.norm2(x + self.down(gelu(self.up(x))))


def gelu(x: Floats) -> Floats:
    """The smooth step x * P(X < x) for a normal X, by the tanh formula."""
    inner = np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)
    result: Floats = np.float32(0.5) * x * (1 + np.tanh(inner))
    return result


class NumpyNetwork:
    """One window at a time; holds about 60 MB."""

    name: Final = "numpy"

    def __init__(self, weights: Weights) -> None:
        def product(name: str) -> Product:
            bias = weights.copied(f"{name}.bias")
            return Product(weights.copied(f"{name}.whole"), weights.copied(f"{name}.scales"), bias)

        def norm(name: str) -> Norm:
            return Norm(weights.copied(f"{name}.weight"), weights.copied(f"{name}.bias"))

        self._word: NDArray[Any] = weights.array("word.whole")
        self._word_scales = weights.copied("word.scales")
        self._case = weights.copied("case.weight")
        self._position = weights.copied("position.weight")
        self._norm = norm("norm")
        self._layers = [
            Layer(
                qkv=product(f"layers.{number}.qkv"),
                out=product(f"layers.{number}.out"),
                norm1=norm(f"layers.{number}.norm1"),
                up=product(f"layers.{number}.up"),
                down=product(f"layers.{number}.down"),
                norm2=norm(f"layers.{number}.norm2"),
            )
            for number in range(weights.card["layers"])
        ]
        self._heads = (weights.copied("heads.weight"), weights.copied("heads.bias"))
        self.link_bias = weights.copied("link_bias")

    def __call__(self, pieces: NDArray[np.int64], casings: NDArray[np.int64]) -> Answer:
        """Scores, projections and vectors of the pieces."""
        x = self._word[pieces].astype(np.float32) * self._word_scales[pieces]
        x = self._norm(x + self._position[: len(pieces)] + self._case[casings])
        for layer in self._layers:
            x = layer(x)
        said = x @ self._heads[0] + self._heads[1]
        return Answer(said[:, :COLUMNS], said[:, COLUMNS:], x)
