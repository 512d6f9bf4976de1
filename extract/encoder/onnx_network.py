"""The forward pass by onnxruntime."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extract.encoder.encoder import Answer
from extract.encoder.weights import GRAPH, Weights
from extract.errors import MissingExtraError

OUTPUTS: Final = ("scores", "projections", "vectors")


class OnnxNetwork:
    """One window at a time on `threads` threads; nothing is remembered between windows."""

    name: Final = "onnxruntime"

    def __init__(self, weights: Weights, threads: int = 1) -> None:
        """Opens the graph.

        Raises:
            MissingExtraError: onnxruntime is not installed.
        """
        try:
            import onnxruntime
        except ImportError:
            raise MissingExtraError("onnxruntime is not installed: pip install onnxruntime") from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False  # windows differ in length
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.link_bias = weights.copied("link_bias")
        path = str(weights.folder / GRAPH)
        self._session: Any = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def __call__(self, pieces: NDArray[np.int64], casings: NDArray[np.int64]) -> Answer:
        """Scores, projections and vectors of the pieces."""
        return Answer(*self._session.run(OUTPUTS, {"pieces": pieces, "casings": casings}))
