"""Self-training: a first model fills in what the German sets do not annotate, where it is sure.

Name sets get trees, treebanks get names, raw text gets both. What a person annotated stays.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any, TypeVar

import torch
from torch import Tensor

from extract.components.pieces import PieceEncoder
from training.labels import Labels
from training.model import Model
from training.sentence import UNSURE, Sentence
from training.windows import Batcher, Window, pack

#: The share of the probability from which a guess counts; names are rare and so need more.
SURE = 0.7
SURE_NAME = 0.9
#: Stands for a label, a tag or a value that nobody knows.
UNKNOWN = "_"
LANG = "de"
#: So many windows are sorted by length, and so many go through the model at once.
SORTED, AT_ONCE = 48, 8

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Guess:
    """Probabilities for the tokens of one sentence; the first axis of every tensor is the token.

    Attributes:
        arcs: shape (tokens, 1 + tokens), column 0 is the root.
        label_dep, label_head: the vectors that labels are scored from; the latter with the root.
        starts: that a sentence starts, shape (tokens,).
    """

    arcs: Tensor
    label_dep: Tensor
    label_head: Tensor
    upos: Tensor
    feats: list[Tensor]
    names: Tensor
    starts: Tensor


class Teacher:
    """A trained model that annotates sentences with gold tokens."""

    def __init__(self, model: Model, labels: Labels, pieces: PieceEncoder) -> None:
        """Puts the model into evaluation mode."""
        self.model = model.eval()
        self.labels = labels
        self.pieces = pieces
        self.batcher = Batcher(labels)
        self.own = torch.tensor([label in labels.deprels_of[LANG] for label in labels.deprels])

    def fill(self, sentences: list[Sentence]) -> list[Sentence]:
        """The sentences, split where a line holds several, with every gap filled that it can fill.

        Sentences of other languages come back as they are.
        """
        if not sentences or sentences[0].lang != LANG:
            return sentences
        lines = [
            part
            for sentence, guess in self._guesses(sentences)
            for part in (_split(sentence, guess.starts) if guess else [sentence])
        ]
        return [
            self._filled(sentence, guess) if guess else sentence
            for sentence, guess in self._guesses(lines)
        ]

    @torch.inference_mode()
    def _guesses(self, sentences: list[Sentence]) -> Iterator[tuple[Sentence, Guess | None]]:
        """Every sentence with a guess, in order; None for one that no window holds whole."""
        rng = random.Random(0)
        windows = pack(sentences, self.pieces, rng, noise=False)
        source = iter(sentences)
        for group in _batched(windows, SORTED):
            found: dict[tuple[int, int], Guess] = {}
            by_length = sorted(range(len(group)), key=lambda i: len(group[i].pieces))
            for places in _batched(by_length, AT_ONCE):
                found |= self._batch(group, places)
            for i, window in enumerate(group):
                for j, seen in enumerate(window.sentences):
                    sentence = next(source)
                    whole = len(seen.words) == len(sentence.words)
                    yield sentence, found[i, j] if whole else None

    def _batch(self, group: list[Window], places: list[int]) -> dict[tuple[int, int], Guess]:
        windows = [group[i] for i in places]
        batch = self.batcher(windows)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.model.tokens(batch.pieces, batch.lengths, batch.owner, batch.words)
        scores = self.model(x)
        arcs = scores.arcs.masked_fill(~batch.allowed, -1e4).softmax(-1)
        found: dict[tuple[int, int], Guess] = {}
        for b, (place, window) in enumerate(zip(places, windows, strict=True)):
            for j, (begin, sentence) in enumerate(
                zip(window.begins, window.sentences, strict=True)
            ):
                own = slice(begin, begin + len(sentence.words))
                heads = [0, *range(own.start + 1, own.stop + 1)]
                found[place, j] = Guess(
                    arcs=arcs[b, own][:, heads],
                    label_dep=scores.dep_label[b, own],
                    label_head=scores.head_label[b, heads],
                    upos=scores.upos[b, own].softmax(-1),
                    feats=[one[b, own].softmax(-1) for one in scores.feats],
                    names=scores.names[b, own].softmax(-1),
                    starts=scores.starts[b, own].softmax(-1)[:, 1],
                )
        return found

    @torch.inference_mode()
    def _filled(self, sentence: Sentence, guess: Guess) -> Sentence:
        sure, best = guess.arcs.max(-1)
        guessed = [
            head - 1 if p >= SURE else UNSURE
            for head, p in zip(best.tolist(), sure.tolist(), strict=True)
        ]
        heads = _gaps(sentence.heads, guessed, UNSURE)
        deprels = _gaps(sentence.deprels, self._deprels(guess, heads), UNKNOWN)
        changes: dict[str, Any] = {"heads": heads, "deprels": deprels}
        changes["upos"] = _gaps(sentence.upos, _best(guess.upos, self.labels.upos, SURE), UNKNOWN)
        changes["feats"] = sentence.feats or self._feats(guess)
        names = _best(guess.names, self.labels.names, SURE_NAME)
        if sentence.names is None:
            changes["names"] = names
        elif sentence.names_open:
            # Silver names, or names by other rules: only those that the model sees as well.
            pairs = zip(sentence.names, names, strict=True)
            changes["names"] = [own if own == guess else UNKNOWN for own, guess in pairs]
            changes["names_open"] = False
        return replace(sentence, **changes)

    def _deprels(self, guess: Guess, heads: list[int]) -> list[str]:
        known = [max(head, -1) + 1 for head in heads]
        scores = self.model.label_scores(guess.label_dep, guess.label_head[known])
        scores = scores.masked_fill(~self.own, -1e4).softmax(-1)
        deprels = _best(scores, self.labels.deprels, SURE)
        return [
            UNKNOWN if head == UNSURE else label for head, label in zip(heads, deprels, strict=True)
        ]

    def _feats(self, guess: Guess) -> list[str]:
        columns = [
            [(name, value) for value in _best(scores, values, SURE)]
            for scores, (name, values) in zip(guess.feats, self.labels.feats.items(), strict=True)
        ]
        # A value that is absent is left out; one that is unsure says so, and is not learnt.
        return [
            "|".join(f"{name}={value}" for name, value in pairs if value) or "_"
            for pairs in zip(*columns, strict=True)
        ]


def _batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of ``size`` items, the last one shorter."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def _best(scores: Tensor, classes: list[str], sure: float) -> list[str]:
    """The likeliest class of each token, or ``UNKNOWN``."""
    top, best = scores.max(-1)
    return [
        classes[i] if p >= sure else UNKNOWN
        for i, p in zip(best.tolist(), top.tolist(), strict=True)
    ]


def _gaps(gold: list[T] | None, guessed: list[T], gap: T) -> list[T]:
    """What is annotated, and the guess where it is not."""
    if gold is None:
        return guessed
    return [own if own != gap else guess for own, guess in zip(gold, guessed, strict=True)]


def _split(sentence: Sentence, starts: Tensor) -> list[Sentence]:
    """The sentences of a line that may hold several; never within a name."""
    if sentence.whole or sentence.heads is not None:
        return [sentence]
    names = sentence.names or ["O"] * len(sentence.words)
    found = [i for i, p in enumerate(starts.tolist()) if p > 0.5 and names[i][0] != "I"]
    borders = sorted({0, *found, len(sentence.words)})
    return [
        replace(
            sentence,
            words=sentence.words[a:b],
            spaces=sentence.spaces[a:b],
            names=sentence.names[a:b] if sentence.names else None,
            follows=sentence.follows or a > 0,
        )
        for a, b in pairwise(borders)
    ]
