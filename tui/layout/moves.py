"""Steps of the text cursor by grapheme, token, sentence and block: offsets in, offsets out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from store.model import Block, Span
from store.offsets import is_boundary, tokens

# A sentence ends behind a full stop with a capital, a digit or a quotation mark to follow, unless
# a number or a single letter stands before it ("am 3. Mai", "J. Müller").
_SENTENCE_END = re.compile(
    r"(?<![\s.(]\w)(?<!\d)[.!?…][\"“”»«’‘)\]]*\s+(?=[\"„“»«\u201a‘(]?[A-ZÄÖÜ0-9])|\n+"
)
_WINDOW = 2_000


def grapheme_step(text: str, offset: int, step: int) -> int:
    """The next place left (`step` -1) or right (+1) where the cursor may stand."""
    offset += step
    while 0 < offset < len(text) and not is_boundary(text, offset):
        offset += step
    return min(max(offset, 0), len(text))


def token_at(text: str, offset: int) -> Span | None:
    """The word or mark at an offset, or the one that ends there; None in white space."""
    begin, end = _window(text, offset)
    for token in tokens(text, begin, end):
        if token.start <= offset < token.end:
            return token
    return None


def token_step(text: str, offset: int, step: int) -> int:
    """The start of the next token left or right; the edge of the text where there is none."""
    begin, end = _window(text, offset)
    starts = [token.start for token in tokens(text, begin, end)]
    if step < 0:
        at = bisect_left(starts, offset) - 1
        return starts[at] if at >= 0 else begin
    at = bisect_right(starts, offset)
    return starts[at] if at < len(starts) else end


def border_step(text: str, offset: int, step: int, *, side: str) -> int:
    """Where a span's border goes when it moves by one token.

    Args:
        text: The article's text.
        offset: Where the border stands.
        step: -1 to the left, +1 to the right.
        side: "start" moves to a token's first place, "end" behind a token's last one.
    """
    begin, end = _window(text, offset)
    found = tokens(text, begin, end)
    places = [token.start if side == "start" else token.end for token in found]
    at = bisect_left(places, offset) - 1 if step < 0 else bisect_right(places, offset)
    return places[at] if 0 <= at < len(places) else offset


def sentence_at(text: str, offset: int, blocks: Sequence[Block] = ()) -> Span:
    """The sentence around an offset, never beyond its block, without the space around it."""
    block = block_at(blocks, offset)
    low, high = (block.start, block.end) if block else (0, len(text))
    low, high = max(low, offset - _WINDOW), min(high, offset + _WINDOW)
    start, end = low, high
    for match in _SENTENCE_END.finditer(text, low, high):
        if match.end() <= offset:
            start = match.end()
        elif match.end() > offset:
            end = match.end()
            break
    return _stripped(text, start, end)


def sentence_step(text: str, offset: int, step: int, blocks: Sequence[Block] = ()) -> int:
    """The start of this or the former sentence (`step` -1) or of the next one (+1)."""
    here = sentence_at(text, offset, blocks)
    if step < 0:
        if offset > here.start:
            return here.start
        before = len(text[:offset].rstrip()) - 1
        return sentence_at(text, before, blocks).start if before >= 0 else 0
    after = here.end
    while after < len(text) and text[after].isspace():
        after += 1
    return max(after, offset)


def block_at(blocks: Sequence[Block], offset: int) -> Block | None:
    """The block around an offset; blocks stand in text order."""
    at = bisect_right(blocks, offset, key=_block_start) - 1
    return blocks[at] if at >= 0 and offset <= blocks[at].end else None


def block_step(text: str, offset: int, step: int, blocks: Sequence[Block] = ()) -> int:
    """The start of this or the former block (`step` -1) or of the next one (+1)."""
    starts = [block.start for block in blocks] or [0]
    if step < 0:
        at = bisect_left(starts, offset) - 1
        return starts[at] if at >= 0 else 0
    at = bisect_right(starts, offset)
    return starts[at] if at < len(starts) else len(text)


def marking_step(text: str, anchor: int, cursor: int, step: int) -> int:
    """A step by one token while text is marked: the marked text stays whole words.

    Args:
        text: The article's text.
        anchor: Where the marked text begins.
        cursor: Where it reaches; the character there is part of it.
        step: -1 to the left, +1 to the right.

    Returns:
        Behind the anchor the last place of a token, before it the first one.
    """
    if (step > 0 and cursor >= anchor) or (step < 0 and cursor > anchor):
        reach = grapheme_step(text, cursor, 1)
        last = grapheme_step(text, border_step(text, reach, step, side="end"), -1)
        return max(cursor, last) if step > 0 else min(cursor, max(anchor, last))
    return token_step(text, cursor, step)


Step = Callable[[str, int, int, Sequence[Block]], int]
"""Text, offset, direction, blocks: the new offset."""


def _by_grapheme(text: str, offset: int, step: int, _: Sequence[Block]) -> int:
    return grapheme_step(text, offset, step)


def _by_token(text: str, offset: int, step: int, _: Sequence[Block]) -> int:
    return token_step(text, offset, step)


STEPS: Final[dict[str, Step]] = {
    "grapheme": _by_grapheme,
    "token": _by_token,
    "sentence": sentence_step,
    "block": block_step,
}
"""The units that a cursor may move by, apart from lines, which depend on the screen."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person marked: the text between an anchor and the cursor."""

    anchor: int
    """Where it began."""
    cursor: int
    """Where it reaches, on either side of the anchor."""

    def span(self, text: str) -> Span | None:
        """The marked text, the character under its later edge included, without outer space."""
        low, high = sorted((self.anchor, self.cursor))
        span = _stripped(text, low, grapheme_step(text, high, 1) if high < len(text) else high)
        return span if span.end > span.start else None


def _block_start(block: Block) -> int:
    return block.start


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _window(text: str, offset: int) -> tuple[int, int]:
    """A stretch around an offset that is long enough for one step, cut between words."""
    begin, end = max(0, offset - _WINDOW), min(len(text), offset + _WINDOW)
    if begin:
        begin = text.find(" ", begin, offset) + 1 or begin
    return begin, end
