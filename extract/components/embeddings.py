"""Word embeddings in four-bit blocks: half of eight bits, and exactly what was trained with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class BlockEmbeddings:
    """A table of vectors in blocks of 32 weights, each with its own scale (Q4_0)."""

    def __init__(self, scales: npt.NDArray[np.float16], nibbles: npt.NDArray[np.uint8]) -> None:
        """Takes scales, shape (pieces, blocks), and packed weights, shape (pieces, blocks, 16)."""
        self.scales = scales
        self.nibbles = nibbles

    def __getitem__(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """Vectors of pieces, shape (len(ids), blocks * 32)."""
        packed = self.nibbles[ids]
        values = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32)
        values -= 8.0
        values *= self.scales[ids][..., None]
        return values.reshape(len(ids), -1)
