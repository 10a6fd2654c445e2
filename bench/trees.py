"""Reads CoNLL-U treebanks as parsed Docs, so that rules can be tried on gold trees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab


def read_docs(path: Path, lang: str = "de") -> Iterator[Doc]:
    """One Doc per sentence; German contractions (*im*, *zum*) stay one token.

    Args:
        path: A CoNLL-U file.
        lang: ISO 639-1 code, for the vocabulary.
    """
    vocab = spacy.blank(lang).vocab
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            yield _doc(rows, vocab)


def _doc(rows: list[list[str]], vocab: Vocab) -> Doc:
    groups: list[tuple[list[str], list[list[str]]]] = []
    last = 0
    for row in rows:
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            groups.append((row, []))
        elif row[0].isdigit() and int(row[0]) <= last:
            groups[-1][1].append(row)
        elif row[0].isdigit():
            groups.append((row, [row]))
    place = {word[0]: i for i, (_, words) in enumerate(groups) for word in words}
    # The word of a contraction whose head lies outside stands for it: the preposition.
    chosen = [
        next((word for word in words if place.get(word[6]) != i), words[0])
        for i, (_, words) in enumerate(groups)
    ]
    return Doc(
        vocab,
        words=[surface[1] for surface, _ in groups],
        spaces=["SpaceAfter=No" not in surface[9] for surface, _ in groups],
        pos=[word[3] for word in chosen],
        morphs=["" if word[5] == "_" else word[5] for word in chosen],
        lemmas=[word[2] for word in chosen],
        heads=[place.get(word[6], i) for i, word in enumerate(chosen)],
        deps=["ROOT" if word[7] == "root" else word[7] for word in chosen],
    )
