"""Packs consecutive sentences into windows, and windows into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from extract.components.pieces import PieceEncoder
from training.labels import MAIN, Labels, parse_feats
from training.noise import drop_final_stop, vary
from training.scripts import edit_script
from training.sentence import UNSURE, Sentence

IGNORE = -100
#: Share of tokens that are hidden from the encoder, so that it learns to use their context.
UNKNOWN = 0.025


@dataclass(slots=True)
class Window:
    """Sentences that the encoder sees at once.

    Attributes:
        pieces: ids with ``<s>`` in front, ``</s>`` behind and between blocks of text.
        owner: for each piece the index of its token, -1 for marks.
        sentences: the sentences.
        begins: index of each sentence's first token.
    """

    pieces: list[int]
    owner: list[int]
    sentences: list[Sentence] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    words: int = 0


def pack(
    sentences: Iterable[Sentence], encoder: PieceEncoder, rng: random.Random, *, noise: bool = True
) -> Iterator[Window]:
    """Windows of random length; a new block (a line of its own) starts with ``</s>``."""
    window, limit = Window([encoder.begin], [-1]), rng.choice([48, 96, 128, 160])
    glued = False
    for sentence in sentences:
        block_ends = rng.random() < (0.1 if sentence.follows else 0.4)
        if noise:
            sentence = vary(sentence, rng)
            if block_ends and rng.random() < 0.25:
                sentence = drop_final_stop(sentence)
        spaced = [True, *sentence.spaces[:-1]]
        if glued and window.words:
            spaced[0] = False
        pieces = encoder.encode(sentence.words, spaced)
        if noise:
            pieces = [(encoder.unknown,) if rng.random() < UNKNOWN else ids for ids in pieces]
        size = sum(map(len, pieces))
        if window.words and len(window.pieces) + size + 1 > limit:
            yield _close(window, encoder)
            window, limit = Window([encoder.begin], [-1]), rng.choice([48, 96, 128, 160])
        window.sentences.append(sentence)
        window.begins.append(window.words)
        for ids in pieces:
            if len(window.pieces) + len(ids) >= 500:
                break
            window.pieces.extend(ids)
            window.owner.extend([window.words] * len(ids))
            window.words += 1
        else:
            if block_ends:
                window.pieces.append(encoder.end)
                window.owner.append(-1)
            glued = noise and not block_ends and rng.random() < 0.04
            continue
        window.sentences[-1] = _head(sentence, window.words - window.begins[-1])
        yield _close(window, encoder)
        window = Window([encoder.begin], [-1])
    if window.words:
        yield _close(window, encoder)


def _head(sentence: Sentence, length: int) -> Sentence:
    """The first tokens of an overlong sentence, without its syntax."""
    return replace(
        sentence,
        words=sentence.words[:length],
        spaces=sentence.spaces[:length],
        upos=None,
        feats=None,
        lemmas=None,
        heads=None,
        deprels=None,
        names=sentence.names[:length] if sentence.names else None,
    )


def _close(window: Window, encoder: PieceEncoder) -> Window:
    if window.pieces[-1] != encoder.end:
        window.pieces.append(encoder.end)
        window.owner.append(-1)
    return window


@dataclass(slots=True)
class Batch:
    """Tensors of one batch; ``IGNORE`` marks what is not annotated. Shapes as in ``Scores``."""

    pieces: Tensor
    lengths: Tensor
    owner: Tensor
    words: int
    heads: Tensor
    deprels: Tensor
    allowed: Tensor
    upos: Tensor
    feats: Tensor
    names: Tensor
    starts: Tensor
    scripts: Tensor


class Batcher:
    """Turns windows into batches with the classes of a label set."""

    def __init__(self, labels: Labels) -> None:
        """Numbers the classes of every head."""
        self.upos = {label: i for i, label in enumerate(labels.upos)}
        self.deprels = {label: i for i, label in enumerate(labels.deprels)}
        self.names = {label: i for i, label in enumerate(labels.names)}
        self.scripts = {label: i for i, label in enumerate(labels.scripts)}
        self.feats = {
            name: {value: i for i, value in enumerate(values)}
            for name, values in labels.feats.items()
        }

    def __call__(self, windows: list[Window]) -> Batch:
        """One batch, padded to its longest window."""
        time = max(len(window.pieces) for window in windows)
        words = max(window.words for window in windows)
        size = len(windows)

        def empty(*shape: int) -> Tensor:
            return torch.full((size, *shape), IGNORE)

        batch = Batch(
            pieces=torch.ones(size, time, dtype=torch.long),
            lengths=torch.tensor([len(window.pieces) for window in windows]),
            owner=torch.full((size, time), -1),
            words=words,
            heads=empty(words),
            deprels=empty(words),
            allowed=torch.zeros(size, words, words + 1, dtype=torch.bool),
            upos=empty(words),
            feats=empty(words, len(self.feats)),
            names=empty(words),
            starts=empty(words),
            scripts=empty(words),
        )
        batch.allowed[:, :, 0] = True
        for b, window in enumerate(windows):
            batch.pieces[b, : len(window.pieces)] = torch.tensor(window.pieces)
            batch.owner[b, : len(window.owner)] = torch.tensor(window.owner)
            for begin, sentence in zip(window.begins, window.sentences, strict=True):
                self._fill(batch, b, begin, sentence)
        return batch

    def _fill(self, batch: Batch, b: int, begin: int, sentence: Sentence) -> None:
        end = begin + len(sentence.words)
        if sentence.whole:
            batch.starts[b, begin:end] = 0
        batch.starts[b, begin] = 1
        batch.allowed[b, begin:end, begin + 1 : end + 1] = True
        if sentence.heads is not None and sentence.deprels is not None:
            heads = [
                IGNORE if head == UNSURE else head + begin + 1 if head >= 0 else 0
                for head in sentence.heads
            ]
            batch.heads[b, begin:end] = torch.tensor(heads)
            deprels = [self._deprel(label) for label in sentence.deprels]
            batch.deprels[b, begin:end] = torch.tensor(deprels)
        if sentence.upos is not None:
            upos = [self.upos.get(tag, IGNORE) for tag in sentence.upos]
            batch.upos[b, begin:end] = torch.tensor(upos)
        if sentence.feats is not None:
            for i, bundle in enumerate(sentence.feats, begin):
                present = parse_feats(bundle)
                for j, (name, values) in enumerate(self.feats.items()):
                    batch.feats[b, i, j] = values.get(present.get(name, ""), IGNORE)
        if sentence.lemmas is not None and sentence.lang in MAIN:
            scripts = map(edit_script, sentence.words, sentence.lemmas)
            known = [self.scripts.get(script, IGNORE) for script in scripts]
            batch.scripts[b, begin:end] = torch.tensor(known)
        if sentence.names is not None:
            names = [self.names.get(tag, IGNORE) for tag in sentence.names]
            if sentence.names_open:
                # Class 0 is O; one past the last class means "O or any MISC tag".
                names = [name or len(self.names) for name in names]
            batch.names[b, begin:end] = torch.tensor(names)

    def _deprel(self, label: str) -> int:
        universal = self.deprels.get(label.split(":")[0], IGNORE)
        return self.deprels.get(label, universal)
