"""``beleg_names``: persons, places, organisations and other names as ``doc.ents``."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.components.blocks import text_blocks
from extract.components.head import Floats, Head


@Language.factory("beleg_names", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_names(nlp: Language, name: str) -> Names:
    """Makes a name finder without weights."""
    return Names(nlp.vocab, name)


class Names(Head):
    """Sets ``doc.ents`` to the best sequence of names; none crosses the end of a line."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The types of names."""
        tags = self.labels_by_kind.get("names", [])
        return tuple(tag[2:] for tag in tags if tag.startswith("B-"))

    def annotate(self, doc: Doc, vectors: Floats) -> None:
        """Finds the best tags of each block and turns them into spans."""
        scores = self.linear(vectors, "names")
        tags: list[str] = self.labels_by_kind["names"]
        spans = []
        for block in text_blocks(doc):
            best = [tags[i] for i in best_tags(scores[block], tags)]
            for start, end, kind in tagged_spans(best):
                spans.append(Span(doc, block[start], block[end - 1] + 1, label=kind))
        doc.ents = tuple(spans)


def best_tags(scores: Floats, tags: list[str]) -> list[int]:
    """The best sequence of tags in which every I follows a B or I of its own type (Viterbi).

    Args:
        scores: shape (tokens, tags).
        tags: ``O``, ``B-PER``, ``I-PER`` and so on.
    """
    allowed = np.array([[_may_follow(a, b) for b in tags] for a in tags])
    first = np.array([_may_follow("O", tag) for tag in tags])
    greedy = scores.argmax(axis=1)
    if first[greedy[0]] and allowed[greedy[:-1], greedy[1:]].all():
        return [int(i) for i in greedy]
    penalty = np.where(allowed, 0.0, -np.inf)
    total = np.where(first, scores[0], -np.inf)
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        paths = total[:, None] + penalty
        back[i] = paths.argmax(axis=0)
        total = paths.max(axis=0) + scores[i]
    best = [int(total.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        best.append(int(back[i, best[-1]]))
    return best[::-1]


def _may_follow(before: str, after: str) -> bool:
    return not after.startswith("I-") or before[2:] == after[2:]


def tagged_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) of each name in a valid sequence of tags."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-"):
            start, _, kind = spans[-1]
            spans[-1] = (start, i + 1, kind)
    return spans
