"""``beleg_encoder``: a small multilingual transformer in eight bits gives every token a vector."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.components.network import Network, read_network
from extract.components.storage import StoredPipe, stored_folder
from extract.components.windows import split_windows

#: Overrides the threads of every encoder, for people who run one process on a large machine.
THREADS_VARIABLE = "BELEG_THREADS"


@Language.factory(
    "beleg_encoder", assigns=["doc.tensor"], default_config={"threads": 1, "window": 160}
)
def make_encoder(nlp: Language, name: str, threads: int, window: int) -> Encoder:
    """Makes an encoder without weights.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        threads: threads that one text may use; worker processes are how to use more cores.
        window: how many word pieces the encoder sees at once, at most 512.
    """
    return Encoder(nlp.vocab, name, threads=threads, window=window)


class Encoder(StoredPipe):
    """Stores each token's vector in ``doc.tensor``, shape (tokens, 384); white space has zeros."""

    def __init__(self, vocab: Vocab, name: str, *, threads: int = 1, window: int = 160) -> None:
        """Makes an encoder without weights; it does nothing until some are loaded."""
        self.vocab = vocab
        self.name = name
        self.threads = int(os.environ.get(THREADS_VARIABLE) or threads)
        self.window = min(window, 512)
        self.network: Network | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Encodes one text, window by window."""
        if self.network is not None:
            tensor = np.zeros((len(doc), self.network.size), np.float32)
            for window in split_windows(doc, self.network.pieces, self.window):
                vectors = self.network.encode(window.pieces)
                tensor[window.tokens] = _means(vectors, window.begins, window.ends)
            doc.tensor = tensor  # type: ignore[assignment]  # spaCy's stub wants float64
        return doc

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Reads the network, or shares it with a pipeline that has read the same files."""
        self.network = read_network(stored_folder(path), self.threads)
        return self

    def files(self) -> dict[str, bytes]:
        """The network, the embeddings and the word pieces, as they were loaded."""
        return self.network.files if self.network is not None else {}

    def load_files(self, files: dict[str, bytes]) -> None:
        """Takes over the files and starts the runtime."""
        self.network = Network(files, self.threads) if files else None


def _means(
    vectors: npt.NDArray[np.float32], begins: list[int], ends: list[int]
) -> npt.NDArray[np.float32]:
    """Means of the pieces of each token; ``</s>`` follows, so no end is out of range."""
    borders = np.stack([begins, ends], axis=1)
    sums = np.add.reduceat(vectors, borders.reshape(-1), axis=0)[::2]
    means: npt.NDArray[np.float32] = sums / (borders[:, 1:] - borders[:, :1])
    return means.astype(np.float32)
