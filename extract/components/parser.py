"""``beleg_parser``: sentences and their dependency trees with Universal Dependencies labels."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]  # a compiled module
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.components.blocks import spaced, text_blocks
from extract.components.head import Floats, Head
from extract.components.mst import single_root_tree

#: A longer sentence is cut where a boundary is most likely, so that the cost stays linear.
MAX_SENTENCE = 200
#: spaCy's name for the root, also in its own pipelines for Universal Dependencies.
ROOT = "ROOT"


@Language.factory(
    "beleg_parser",
    assigns=["token.head", "token.dep", "token.is_sent_start", "doc.sents"],
    default_config={"allowed": None},
)
def make_parser(nlp: Language, name: str, allowed: list[str] | None) -> Parser:
    """Makes a parser without weights.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        allowed: the labels that this language uses; all that the weights know if not given.
    """
    return Parser(nlp.vocab, name, allowed=allowed)


class Parser(Head):
    """Sets heads, labels and sentence starts; every sentence is one tree with one root.

    Sentence starts that are set already are kept.
    """

    def __init__(self, vocab: Vocab, name: str, *, allowed: list[str] | None = None) -> None:
        """Makes a parser without weights; see ``make_parser``."""
        super().__init__(vocab, name)
        self.allowed = allowed

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that the parser may give, beside the root's."""
        return tuple(self.labels_by_kind["deprels"][i] for i in self._usable)

    def load_files(self, files: dict[str, bytes]) -> None:
        """Takes over labels and weights; labels of other languages are set aside."""
        super().load_files(files)
        self._usable = [
            i
            for i, label in enumerate(self.labels_by_kind.get("deprels", []))
            if label != "root" and (self.allowed is None or label in self.allowed)
        ]
        if self.weights:
            # From (label, dependent, head) to (dependent, label * head), for one matrix product.
            label = self.weights["label"][self._usable].transpose(1, 0, 2)
            self._label = np.ascontiguousarray(label.reshape(label.shape[0], -1))

    def annotate(self, doc: Doc, vectors: Floats) -> None:
        """Splits the text into sentences and parses each."""
        offsets = np.zeros(len(doc), np.int64)
        labels = ["dep"] * len(doc)
        names = self.labels
        for sentence in self._sentences(doc, vectors):
            heads, best = self._parse(vectors[sentence])
            for i, head, label in zip(sentence, heads, best, strict=True):
                offsets[i] = sentence[head] - i if head >= 0 else 0
                labels[i] = names[label] if head >= 0 else ROOT
        _attach_spaces(doc, offsets, labels)
        ids = [self.vocab.strings.add(label) for label in labels]
        array: Any = np.stack([offsets.astype(np.uint64), np.array(ids, np.uint64)], axis=1)
        doc.from_array([HEAD, DEP], array)

    def _sentences(self, doc: Doc, vectors: Floats) -> list[list[int]]:
        """Token indices of each sentence; white space is left out."""
        if doc.has_annotation("SENT_START"):
            lead = np.array([1.0 if token.is_sent_start else -1.0 for token in doc])
            marks = np.zeros(len(doc), bool)
        else:
            scores = self.linear(vectors, "starts")
            lead = scores[:, 1] - scores[:, 0]
            marks = np.array([not any(c.isalnum() for c in token.text) for token in doc])
        sentences: list[list[int]] = []
        for block in text_blocks(doc):
            likely = lead[block]
            cuts = [0, *(np.flatnonzero(likely[1:] > 0) + 1).tolist(), len(block)]
            cuts = _without_stray_marks(doc, block, cuts, marks)
            for start, end in pairwise(cuts):
                while end - start > MAX_SENTENCE:
                    first = start + MAX_SENTENCE // 2
                    cut = first + int(likely[first : start + MAX_SENTENCE].argmax())
                    sentences.append(block[start:cut])
                    start = cut
                sentences.append(block[start:end])
        return sentences

    def _parse(self, x: Floats) -> tuple[list[int], list[int]]:
        """Heads (-1 for the root) and labels (indices) of one sentence; ``x`` is (tokens, 384)."""
        rooted = np.concatenate([self.weights["root"][None], x])
        dep = np.maximum(self.linear(x, "arc_dep"), 0)
        head = np.maximum(self.linear(rooted, "arc_head"), 0)
        scores = _with_one(dep) @ self.weights["arc"] @ head.T / math.sqrt(head.shape[1])
        heads = single_root_tree(scores)
        dep = _with_one(np.maximum(self.linear(x, "label_dep"), 0))
        # Row 0 of ``rooted`` is the root, so a head's row is one more than its index.
        head = _with_one(np.maximum(self.linear(rooted[np.array(heads) + 1], "label_head"), 0))
        mixed = (dep @ self._label).reshape(len(x), -1, head.shape[1])
        best: list[int] = (mixed @ head[:, :, None])[:, :, 0].argmax(axis=1).tolist()
        return heads, best


def _without_stray_marks(
    doc: Doc, block: list[int], cuts: list[int], marks: npt.NDArray[np.bool_]
) -> list[int]:
    """Removes cuts that would make a sentence of nothing but punctuation.

    A closing mark goes to the sentence before it, an opening one, with space in front, to the next.
    """
    dropped: set[int] = set()
    for start, end in pairwise(cuts):
        if marks[block[start:end]].all():
            if start and (end == len(block) or not spaced(doc, block[start])):
                dropped.add(start)
            elif end < len(block):
                dropped.add(end)
    return [cut for cut in cuts if cut not in dropped]


def _attach_spaces(doc: Doc, offsets: npt.NDArray[np.int64], labels: list[str]) -> None:
    """Hangs white space on the token before it, or on the first token if there is none."""
    first = next((token.i for token in doc if not token.is_space), 0)
    last = first
    for token in doc:
        if not token.is_space:
            last = token.i
        elif token.i != last:
            offsets[token.i] = last - token.i
    if doc[first].is_space:
        labels[first] = ROOT


def _with_one(x: Floats) -> Floats:
    return np.concatenate([x, np.ones((len(x), 1), np.float32)], axis=1)
