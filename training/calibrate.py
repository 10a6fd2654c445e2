"""Watches what flows into each linear layer of the encoder, to place the eight bits well."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper

Arrays = dict[str, npt.NDArray[np.float32]]


def input_peaks(graph: bytes, inputs: Iterable[npt.NDArray[np.float32]]) -> Arrays:
    """The largest absolute input in each channel of each linear layer.

    Args:
        graph: the float32 encoder of ``build_encoder``.
        inputs: word plus position embeddings of some texts, each of shape (1, pieces, hidden).

    Returns:
        The layer's name, such as ``layers.0.up``, to one number a channel.
    """
    model = onnx.load_from_string(graph)
    layers = {
        node.input[0]: node.input[1].removesuffix(".weight")
        for node in model.graph.node
        if node.op_type == "MatMul"
    }
    known = {output.name for output in model.graph.output}
    for name in layers.keys() - known:
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    options = ort.SessionOptions()
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = ort.InferenceSession(model.SerializeToString(), options)
    peaks: Arrays = {}
    for x in inputs:
        values = session.run(list(layers), {"x": x})
        for layer, value in zip(layers.values(), values, strict=True):
            peak = np.abs(value).max(axis=(0, 1))
            peaks[layer] = np.maximum(peaks.get(layer, peak), peak)
    return peaks
