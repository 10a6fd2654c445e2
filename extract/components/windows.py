"""Splits a text of any length into windows that the encoder can see at once.

A window depends on nothing but the text, and each is encoded alone: a text has the same analysis by
itself and within any batch, and the cost is linear in its length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extract.components.blocks import spaced, text_blocks
from extract.components.pieces import PieceEncoder

#: Where a block that exceeds a window is cut, if such a token stands in the window's second half.
CUTS = frozenset({".", "!", "?", ":", ";", "…"})


@dataclass(slots=True)
class Window:
    """A run of tokens with their pieces.

    Attributes:
        pieces: ids, ``<s>`` in front, ``</s>`` behind each block.
        tokens: indices of the tokens in the text.
        begins, ends: where each token's pieces begin and end in ``pieces``.
    """

    pieces: list[int]
    tokens: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, token: int, ids: tuple[int, ...]) -> None:
        """Appends one token."""
        self.tokens.append(token)
        self.begins.append(len(self.pieces))
        self.pieces.extend(ids)
        self.ends.append(len(self.pieces))


def split_windows(doc: Doc, encoder: PieceEncoder, limit: int) -> Iterator[Window]:
    """Yields windows of at most ``limit`` pieces that hold all tokens but white space, in order.

    Short blocks share a window; a block that does not fit is cut, behind the end of a sentence if
    possible.
    """
    window = Window([encoder.begin])
    for block in text_blocks(doc):
        words = [doc[i].text for i in block]
        pieces = encoder.encode(words, [spaced(doc, i) for i in block])
        for start, end in _fit(words, pieces, limit - 2):
            size = sum(len(ids) for ids in pieces[start:end])
            if window.tokens and len(window.pieces) + size + 1 > limit:
                yield window
                window = Window([encoder.begin])
            for i in range(start, end):
                window.add(block[i], pieces[i])
            window.pieces.append(encoder.end)
    if window.tokens:
        yield window


def _fit(words: list[str], pieces: list[tuple[int, ...]], limit: int) -> Iterator[tuple[int, int]]:
    """Cuts one block into ranges of at most ``limit`` pieces."""
    start, size, cut, cut_size = 0, 0, 0, 0
    for i, ids in enumerate(pieces):
        if size + len(ids) > limit and i > start:
            end = cut if cut > start and cut_size * 2 > limit else i
            yield start, end
            size -= cut_size if end == cut else size
            start = end
        size += len(ids)
        if words[i] in CUTS:
            cut, cut_size = i + 1, size
    yield start, len(words)
