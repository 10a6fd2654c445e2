"""The one place for span arithmetic: code points, UTF-16 units, bytes, graphemes, tokens.

Beleg stores offsets as Unicode code points; every other unit is converted here and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import regex

from store.errors import SpanError
from store.model import Span

_GRAPHEME = regex.compile(r"\X")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
# How far a grapheme cluster is followed to the left before its start is taken as given: longer
# ones (hundreds of stacked marks) are abuse, and the limit keeps checks linear.
_REACH = 64


def is_boundary(text: str, offset: int) -> bool:
    """Whether a grapheme cluster starts or ends at an offset.

    Args:
        text: The article's text.
        offset: Code points, 0 to `len(text)`.

    Returns:
        False inside a cluster such as a letter with a combining mark or a family emoji.
    """
    if offset <= 0 or offset >= len(text):
        return offset in (0, len(text))
    before, after = text[offset - 1], text[offset]
    if before < "\x7f" and after < "\x7f":
        return not (before == "\r" and after == "\n")
    window_start = max(0, offset - _REACH)
    window = text[window_start : offset + _REACH]
    return any(match.end() == offset - window_start for match in _GRAPHEME.finditer(window))


def snap(text: str, span: Span) -> Span:
    """Widen a span to whole grapheme clusters inside the text.

    Args:
        text: The article's text.
        span: Any two numbers.

    Returns:
        The smallest valid span that covers it.
    """
    start = min(max(span.start, 0), len(text))
    end = min(max(span.end, start), len(text))
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return Span(start, end)


def check(text: str, start: int, end: int) -> None:
    """Refuse a span that the store must not hold.

    Args:
        text: The article's text.
        start: First code point.
        end: Code point after the last.

    Raises:
        SpanError: The span is empty, lies outside the text or cuts a character in two.
    """
    if not 0 <= start < end <= len(text):
        raise SpanError(
            f"The span {start}–{end} is empty or outside the text of {len(text)} code points",
            remedy="Offsets count Unicode code points from 0; the end is excluded.",
        )
    if not (is_boundary(text, start) and is_boundary(text, end)):
        raise SpanError(
            f"The span {start}–{end} cuts a character in two",
            remedy="Move its border to the next whole character.",
        )


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Words and punctuation marks, for moving borders and cursors without a language model.

    Args:
        text: The article's text.
        start: Where to begin, code points.
        end: Where to stop; the end of the text if None.

    Returns:
        Spans in text order that never overlap and lie on grapheme boundaries.
    """
    found: list[Span] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        token = snap(text, Span(match.start(), match.end()))
        if found and token.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(token.end, found[-1].end))
        else:
            found.append(token)
    return found


def to_utf16(text: str, offset: int) -> int:
    """UTF-16 code units before a code point offset."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def to_bytes(text: str, offset: int) -> int:
    """UTF-8 bytes before a code point offset."""
    return len(text[:offset].encode("utf-8", "surrogatepass"))


def from_utf16(text: str, units: int) -> int:
    """Code point offset of a UTF-16 offset; inside a surrogate pair, the pair's start."""
    raw = text.encode("utf-16-le", "surrogatepass")[: units * 2]
    return len(raw.decode("utf-16-le", "ignore"))


def from_bytes(text: str, count: int) -> int:
    """Code point offset of a UTF-8 byte offset; inside a character, the character's start."""
    raw = text.encode("utf-8", "surrogatepass")[:count]
    return len(raw.decode("utf-8", "ignore"))


class SpanIndex:
    """Finds the spans that cover a place, among thousands, without looking at all of them."""

    def __init__(self, spans: Iterable[tuple[int, int, str]]) -> None:
        """Index spans by where they start.

        Args:
            spans: `(start, end, key)` in any order.
        """
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]
        # The furthest end among all spans up to each position: where it falls short of the place
        # asked for, nothing further left can cover it.
        self._reach: list[int] = []
        furthest = 0
        for _, end, _ in self._spans:
            furthest = max(furthest, end)
            self._reach.append(furthest)

    def overlapping(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Spans that share at least one code point with `[start, end)`, in text order."""
        found = []
        for i in range(bisect_left(self._starts, end) - 1, -1, -1):
            if self._reach[i] <= start:
                break
            if self._spans[i][1] > start:
                found.append(self._spans[i])
        found.reverse()
        return found

    def at(self, offset: int) -> list[tuple[int, int, str]]:
        """Spans that cover an offset, the smallest first."""
        covering = self.overlapping(offset, offset + 1)
        return sorted(covering, key=lambda item: (item[1] - item[0], item[0], item[2]))
