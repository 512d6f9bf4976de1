"""Opens the network that Dateline ships."""

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from extract.encoder.encoder import Encoder, Network
from extract.encoder.weights import FOLDER, VOCABULARY, open_weights
from extract.encoder.wordpiece import WordPiece, read_vocabulary

Backend = Literal["auto", "onnxruntime", "numpy"]


def load(backend: Backend = "auto", threads: int = 1, folder: Path = FOLDER) -> Encoder:
    """The encoder, on onnxruntime where it is installed ("auto"), else on numpy; `encoder.backend` says which.

    Raises:
        ResourceError: a file of the network is missing or damaged.
        MissingExtraError: onnxruntime was asked for and is not installed.
    """
    weights = open_weights(folder)
    network: Network
    if backend == "numpy" or (backend == "auto" and find_spec("onnxruntime") is None):
        from extract.encoder.numpy_network import NumpyNetwork

        network = NumpyNetwork(weights)
    else:
        from extract.encoder.onnx_network import OnnxNetwork

        network = OnnxNetwork(weights, threads)
    return Encoder(WordPiece(read_vocabulary(weights.folder / VOCABULARY)), network)
