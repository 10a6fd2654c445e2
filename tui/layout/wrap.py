"""The wrap table: which stretch of the text stands on which line of the screen.

Every code point belongs to exactly one line. A line ends at a newline, before a block that starts
in the middle of a line of the source, or where the width is used up. The white space behind the
last word of a line hangs over the edge, so that views keep one cell free for it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from store.model import Span
from tui.layout.glyphs import is_plain, shown

# A word with the one white space behind it; long German compounds also break behind their hyphens.
_CHUNK = re.compile(r"\S+?(?:(?<=[^\W\d_])-(?=[^\W\d_])|(?=\s)|\Z)\s?|\s")
_LIST_MARKS = " \t\u00a0-–—*•·>"


class WrapTable:
    """Lines of a text at one width, with the way from offsets to lines and back."""

    def __init__(self, text: str, width: int, breaks: Iterable[int] = ()) -> None:
        """Wrap a text.

        Args:
            text: The article's text.
            width: Cells per line, at least one.
            breaks: Offsets where a line starts even without a newline before them.
        """
        self.text = text
        """The text that was wrapped."""
        self.width = max(1, width)
        """Cells per line."""
        self._starts = array("l")
        for start, end in _stretches(text, breaks):
            self._wrap(start, end)

    def __len__(self) -> int:
        """Number of lines, at least one."""
        return len(self._starts)

    def span(self, line: int) -> Span:
        """The code points of a line, its newline included."""
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        return Span(self._starts[line], end)

    def visible(self, line: int) -> Span:
        """The code points of a line without its newline."""
        span = self.span(line)
        ends_line = span.end > span.start and self.text[span.end - 1] == "\n"
        return Span(span.start, span.end - 1) if ends_line else span

    def line_of(self, offset: int) -> int:
        """The line on which an offset stands; the last line for the end of the text."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> range:
        """The lines that a span touches."""
        return range(self.line_of(start), self.line_of(max(start, end - 1)) + 1)

    def column_of(self, offset: int) -> int:
        """The cell of an offset on its line."""
        span = self.visible(self.line_of(offset))
        columns = shown(self.text[span.start : span.end]).columns
        return columns[min(offset, span.end) - span.start]

    def offset_at(self, line: int, column: int) -> int:
        """The code point in a cell: the line's last place beyond its last cell."""
        line = min(max(line, 0), len(self) - 1)
        span = self.visible(line)
        offset = span.start + shown(self.text[span.start : span.end]).offset_at(max(0, column))
        is_wrapped = offset == span.end == self.span(line).end and line + 1 < len(self)
        return self._before(offset, span.start) if is_wrapped else offset

    def _before(self, offset: int, start: int) -> int:
        """The last place on a line that goes on below: its end already stands on the next."""
        columns = shown(self.text[start:offset]).columns
        last = len(columns) - 1
        while last > 0 and columns[last] == columns[-1]:
            last -= 1
        return start + last

    def _wrap(self, start: int, end: int) -> None:
        """Add the lines of one stretch that begins a line and holds no newline but its last."""
        self._starts.append(start)
        if end - start <= self.width and is_plain(self.text[start : end - 1]):
            return
        source = self.text[start:end]
        columns = _columns(source)
        used = 0
        for match in _CHUNK.finditer(source):
            first, last = match.span()
            word_end = last - 1 if last - first > 1 and source[last - 1].isspace() else last
            cells = columns[word_end] - columns[first]
            if used and used + cells > self.width:
                self._starts.append(start + first)
                used = 0
            if cells > self.width:
                used = self._fold(start, first, word_end, columns)
            else:
                used += cells
            used += columns[last] - columns[word_end]

    def _fold(self, start: int, first: int, last: int, columns: Sequence[int]) -> int:
        """Break a word that is longer than a line, and return the cells of its last piece."""
        line_start = columns[first]
        for offset in range(first + 1, last):
            begins_cluster = columns[offset] < columns[offset + 1]
            if begins_cluster and columns[offset + 1] - line_start > self.width:
                if columns[offset] == line_start:
                    continue
                self._starts.append(start + offset)
                line_start = columns[offset]
        return columns[last] - line_start


def _columns(source: str) -> Sequence[int]:
    return range(len(source) + 1) if is_plain(source.removesuffix("\n")) else shown(source).columns


def block_breaks(text: str, starts: Iterable[int]) -> list[int]:
    """Where blocks begin in the middle of a line of the source, apart from their list marks."""
    breaks = []
    for start in starts:
        before = text[text.rfind("\n", 0, start) + 1 : start]
        if before.strip(_LIST_MARKS):
            breaks.append(start)
    return breaks


def _stretches(text: str, breaks: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Split a text behind its newlines and at forced breaks; at least one stretch."""
    cuts = {match.end() for match in re.finditer("\n", text)}
    cuts.update(offset for offset in breaks if 0 < offset < len(text))
    cuts.discard(len(text))
    edges = [0, *sorted(cuts), len(text)]
    return list(pairwise(edges))
