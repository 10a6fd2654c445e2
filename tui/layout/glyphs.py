"""What the screen shows for each code point, and in which cell.

Article text is data. Control characters, escape sequences and bidi controls must neither steer the
terminal nor vanish, so that each is shown as a placeholder of one cell. Marks without a width of
their own (soft hyphens, zero-width spaces) take no cell. Emoji that are glued from several ones
are shown as their first, because terminals disagree about the width of the glued form.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rich.cells import cell_len

_CLUSTER = regex.compile(r"\X")
# Letters, digits and signs of one cell each that never combine: nearly all of a news text.
_PLAIN = re.compile(
    r"[\t -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482"
    r"\u2010-\u2022\u2026\u2030\u2039\u203a\u20ac\u2212]*"
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BIDI_SIGN = "⇆"
_BROKEN_SIGN = "\N{REPLACEMENT CHARACTER}"
_LONE_MARK_SIGN = "\N{DOTTED CIRCLE}"
_PICTURES = 0x2400
_DELETE_PICTURE = "\N{SYMBOL FOR DELETE}"
_SEPARATOR_SIGN = "\N{SYMBOL FOR NEWLINE}"
_JOINER = "\N{ZERO WIDTH JOINER}"
# More marks on one letter than any language writes are only there to cover the lines above.
_MOST_MARKS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of text as the screen shows it, with the way back to its code points."""

    text: str
    """What is sent to the terminal."""
    at: Sequence[int]
    """Index into `text` for each code point of the source, and for its end."""
    columns: Sequence[int]
    """Cell for each code point of the source, and for its end."""

    def offset_at(self, column: int) -> int:
        """The code point shown in a cell; the end of the source beyond the last cell."""
        return max(0, bisect_right(self.columns, column) - 1)


@lru_cache(maxsize=4096)
def _sign(character: str) -> str:
    """What stands on the screen for one code point."""
    category = unicodedata.category(character)
    if category == "Cc":
        code = ord(character)
        if character in "\t\n":
            return " " if character == "\t" else ""
        if code < 0x20:
            return chr(_PICTURES + code)
        return _DELETE_PICTURE if code == 0x7F else _BROKEN_SIGN
    if character in _BIDI:
        return _BIDI_SIGN
    if category in ("Zl", "Zp"):
        return _SEPARATOR_SIGN
    if category == "Cs":
        return _BROKEN_SIGN
    if category == "Cf":
        return ""
    return character if cell_len(character) else _LONE_MARK_SIGN


def _is_modifier(character: str) -> bool:
    """Whether a code point changes the look of the emoji before it."""
    return "\ufe00" <= character <= "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff"


@lru_cache(maxsize=4096)
def _cluster(cluster: str) -> str:
    """What stands on the screen for one grapheme cluster."""
    if len(cluster) == 1:
        return _sign(cluster)
    if _JOINER in cluster:
        return _sign(cluster[0])
    marks = [mark for mark in cluster[1:] if not _is_modifier(mark) and _is_safe(mark)]
    return _sign(cluster[0]) + "".join(marks[:_MOST_MARKS])


def _is_safe(character: str) -> bool:
    """Whether a code point may follow another one in a cluster as it is."""
    return unicodedata.category(character)[0] != "C"


def is_plain(source: str) -> bool:
    """Whether every code point of a text takes exactly one cell."""
    return _PLAIN.fullmatch(source) is not None


def shown(source: str) -> Shown:
    """Lay a text out in cells.

    Args:
        source: Any text, line ends included; they take no cell.
    """
    if is_plain(source):
        places = range(len(source) + 1)
        return Shown(source.replace("\t", " "), places, places)
    pieces: list[str] = []
    at = [0] * (len(source) + 1)
    columns = [0] * (len(source) + 1)
    index = column = 0
    for match in _CLUSTER.finditer(source):
        piece = _cluster(match.group())
        pieces.append(piece)
        index += len(piece)
        column += cell_len(piece)
        for offset in range(match.start() + 1, match.end() + 1):
            at[offset] = index
            columns[offset] = column
    return Shown("".join(pieces), at, columns)


def one_line(source: str) -> str:
    """A text as it may stand in a list row, a title or a notification."""
    return shown(" ".join(source.split())).text


def fit(source: str, width: int) -> str:
    """A text that already went through `one_line`, cut or padded to exactly `width` cells."""
    cells = cell_len(source)
    if cells > width:
        kept = shown(source)
        source = kept.text[: kept.at[kept.offset_at(max(0, width - 1))]] + "…"[:width]
        cells = cell_len(source)
    return source + " " * (width - cells)
