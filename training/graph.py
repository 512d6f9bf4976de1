"""The network as an ONNX graph over one window, its arrays in a file beside it.

Products of whole numbers and attention are onnxruntime's own operators (com.microsoft), which every build for
processors has; the rest is standard ONNX.
"""

from pathlib import Path
from typing import Any

import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from extract.encoder import links
from extract.encoder.labels import COLUMNS
from extract.encoder.numpy_network import EPSILON, HEADS
from extract.encoder.onnx_network import OUTPUTS
from extract.encoder.weights import WEIGHTS

OPSET, IR = 20, 9
OWN = "com.microsoft"
Arrays = dict[str, NDArray[Any]]


class Graph:
    """Nodes in their order; each call adds one and returns the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def node(self, operator: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> list[str]:
        """A node with several results."""
        names = [f"{operator}_{len(self.nodes)}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **attributes))
        return names

    def one(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """A node with one result."""
        return self.node(operator, *inputs, domain=domain, **attributes)[0]

    def numbers(self, name: str, *values: int) -> str:
        """A constant list of whole numbers."""
        self.constants.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))
        return name

    def product(self, x: str, name: str) -> str:
        """The product of x and the whole numbers of `name`, x rounded to eight bits."""
        inputs = (x, f"{name}.whole", f"{name}.scales", "", f"{name}.bias")
        return self.one("DynamicQuantizeMatMul", *inputs, domain=OWN)

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation."""
        inputs = (x, f"{name}.weight", f"{name}.bias")
        return self.one("LayerNormalization", *inputs, axis=-1, epsilon=float(EPSILON))


def embedding(graph: Graph) -> str:
    """The sum of what a piece, its place and its casing stand for."""
    whole = graph.one("Cast", graph.one("Gather", "word.whole", "pieces"), to=TensorProto.FLOAT)
    word = graph.one("Mul", whole, graph.one("Gather", "word.scales", "pieces"))
    length = graph.one("Shape", "pieces")
    place = graph.one("Slice", "position.weight", graph.numbers("zero", 0), length, "zero")
    case = graph.one("Gather", "case.weight", "casings")
    return graph.norm(graph.one("Add", graph.one("Add", word, place), case), "norm")


def layer(graph: Graph, x: str, name: str) -> str:
    """One layer: attention and feed-forward part."""
    packed = graph.one("Unsqueeze", graph.product(x, f"{name}.qkv"), "zero")
    q, k, v = graph.node("Split", packed, outputs=3, axis=-1, num_outputs=3)
    seen = graph.one("MultiHeadAttention", q, k, v, domain=OWN, num_heads=HEADS)
    added = graph.product(graph.one("Squeeze", seen, "zero"), f"{name}.out")
    x = graph.norm(graph.one("Add", x, added), f"{name}.norm1")
    inner = graph.one("Gelu", graph.product(x, f"{name}.up"), approximate="tanh")
    return graph.norm(graph.one("Add", x, graph.product(inner, f"{name}.down")), f"{name}.norm2")


def write_graph(arrays: Arrays, places: dict[str, dict[str, Any]], layers: int, path: Path) -> None:
    """Writes the graph; `places` says where each array lies in the file of weights."""
    graph = Graph()
    x = embedding(graph)
    for number in range(layers):
        x = layer(graph, x, f"layers.{number}")
    said = graph.one("Add", graph.one("MatMul", x, "heads.weight"), "heads.bias")
    sizes = graph.numbers("sizes", COLUMNS, links.COLUMNS)
    graph.nodes.append(helper.make_node("Split", [said, sizes], ["scores", "projections"], axis=-1))
    graph.nodes.append(helper.make_node("Identity", [x], ["vectors"]))
    initializers = [
        outside(name, arrays[name], place["offset"]) for name, place in places.items() if name != "link_bias"
    ]
    proto = helper.make_graph(
        graph.nodes,
        "names",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["length"]) for name in ("pieces", "casings")],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["length", None]) for name in OUTPUTS],
        [*graph.constants, *initializers],
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(OWN, 1)]
    model = helper.make_model(proto, opset_imports=opsets, ir_version=IR, producer_name="dateline")
    path.write_bytes(model.SerializeToString(deterministic=True))


def outside(name: str, array: NDArray[Any], offset: int) -> onnx.TensorProto:
    """An array that lies in the file of weights."""
    tensor = TensorProto(name=name, dims=array.shape, data_type=helper.np_dtype_to_tensor_dtype(array.dtype))
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", WEIGHTS), ("offset", str(offset)), ("length", str(array.nbytes))):
        tensor.external_data.add(key=key, value=value)
    return tensor
