"""Blocks of text: the runs of tokens between line ends, which no sentence and no name crosses."""

from __future__ import annotations

from spacy.tokens import Doc


def text_blocks(doc: Doc) -> list[list[int]]:
    """Indices of the tokens of each block, in order; white space belongs to none."""
    blocks: list[list[int]] = []
    current: list[int] = []
    for token in doc:
        if not token.is_space:
            current.append(token.i)
        elif "\n" in token.text and current:
            blocks.append(current)
            current = []
    if current:
        blocks.append(current)
    return blocks


def spaced(doc: Doc, i: int) -> bool:
    """Whether white space or the start of the text precedes token ``i``."""
    return i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space
