"""The encoder's network: word pieces and embeddings in numpy, the transformer in onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from extract.components.embeddings import BlockEmbeddings
from extract.components.pieces import PieceEncoder
from extract.components.storage import unpack_arrays


class Network:
    """Turns word pieces into vectors; holds no state of any text."""

    def __init__(self, sources: dict[str, Path] | dict[str, bytes], threads: int) -> None:
        """Starts the runtime.

        Args:
            sources: ``embeddings.npz``, ``tokenizer.json`` and ``encoder.onnx``, as files, which
                must stay where they are and are not held in memory, or as their contents.
            threads: how many threads one text may use.
        """
        self._sources = sources
        tables = unpack_arrays(_contents(sources["embeddings.npz"]))
        self._words = BlockEmbeddings(tables["scales"], tables["nibbles"])
        self._positions = tables["positions"].astype(np.float32)
        self.pieces = PieceEncoder(Tokenizer.from_buffer(_contents(sources["tokenizer.json"])))
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A window is soon done: threads that spin while they wait for more only hold up others.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        # The graph is written in fused operators already; looking for more makes it slower.
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
        graph = sources["encoder.onnx"]
        self._session = ort.InferenceSession(
            str(graph) if isinstance(graph, Path) else graph,
            options,
            providers=["CPUExecutionProvider"],
        )

    @property
    def files(self) -> dict[str, bytes]:
        """The contents of all files."""
        return {name: _contents(source) for name, source in self._sources.items()}

    @property
    def size(self) -> int:
        """The length of a vector."""
        return int(self._positions.shape[1])

    def encode(self, pieces: Sequence[int]) -> npt.NDArray[np.float32]:
        """Vectors of one window of at most 512 pieces, shape (pieces, size)."""
        x = self._words[pieces] + self._positions[: len(pieces)]
        (output,) = self._session.run(None, {"x": x[None]})
        vectors: npt.NDArray[np.float32] = output[0]
        return vectors


def read_network(folder: Path, threads: int) -> Network | None:
    """Reads a network from a folder, once for all pipelines that use the same files.

    Returns:
        None if the folder is empty: the encoder was written without weights.
    """
    stamps = tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted(folder.resolve().iterdir())
    )
    return _cached(stamps, threads) if stamps else None


@lru_cache(maxsize=2)
def _cached(stamps: tuple[tuple[str, int, int], ...], threads: int) -> Network:
    paths = [Path(name) for name, _, _ in stamps]
    return Network({path.name: path for path in paths}, threads)


def _contents(source: Path | bytes) -> bytes:
    return source.read_bytes() if isinstance(source, Path) else source
