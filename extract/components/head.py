"""What all components that read the encoder's token vectors share."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.components.storage import Arrays, StoredPipe, pack_arrays, pack_json, unpack_arrays

Floats = npt.NDArray[np.float32]


class Head(StoredPipe):
    """A component with label sets and weights on top of ``doc.tensor``."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        """Makes a component without weights; it does nothing until some are loaded."""
        self.vocab = vocab
        self.name = name
        self.labels_by_kind: dict[str, Any] = {}
        self.weights: Arrays = {}

    def annotate(self, doc: Doc, vectors: Floats) -> None:
        """Writes the analysis into a text of at least one token; vectors as ``doc.tensor``."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        """Analyses one text in place."""
        if len(doc) and self.weights:
            if len(doc.tensor) != len(doc):
                raise ValueError(f"{self.name} needs beleg_encoder to run before it")
            vectors: Floats = np.asarray(doc.tensor, np.float32)
            self.annotate(doc, vectors)
        return doc

    def linear(self, x: Floats, layer: str) -> Floats:
        """One affine layer: ``x @ weight + bias``."""
        result: Floats = x @ self.weights[f"{layer}.weight"] + self.weights[f"{layer}.bias"]
        return result

    def files(self) -> dict[str, bytes]:
        """Labels as JSON, weights in half precision."""
        halves = {name: array.astype(np.float16) for name, array in self.weights.items()}
        return {"labels.json": pack_json(self.labels_by_kind), "weights.npz": pack_arrays(halves)}

    def load_files(self, files: dict[str, bytes]) -> None:
        """Takes over labels and weights."""
        self.labels_by_kind = json.loads(files["labels.json"])
        self.weights = {
            name: array.astype(np.float32)
            for name, array in unpack_arrays(files["weights.npz"]).items()
        }
