"""Pairs quotation marks, also broken ones, so that none swallows the next sentence."""

from __future__ import annotations

from collections.abc import Iterable

from store.model import Span

# Opening mark -> marks that may close it. English opening marks are German closing ones, so what a
# mark does depends on what is open.
_PAIRS = {
    "„": "“”\"„",
    "“": "”\"",
    "”": "”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "\u201a": "‘’",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
}  # fmt: skip
_SPACES = frozenset(" \t\n(-–—")


def quoted(text: str, start: int, end: int, borders: Iterable[int]) -> list[Span]:
    """Stretches in quotation marks, marks included.

    A mark that is never closed ends with its sentence; a second opening mark at the end of a word
    closes, as broken texts have it.

    Args:
        text: The article's text.
        start: Where to begin, in code points.
        end: Where to stop: quotations never leave their block.
        borders: Ends of the sentences in between, ascending.

    Returns:
        Spans in text order, not nested.
    """
    ends = [*borders, end]
    spans: list[Span] = []
    opened: int | None = None
    closers = ""
    place = 0
    for i in range(start, end):
        while ends[place] <= i and place < len(ends) - 1:
            place += 1
        sign = text[i]
        if opened is None:
            if sign in _PAIRS and _opens(text, i, start, end):
                opened, closers = i, _PAIRS[sign]
        elif sign in closers and not _opens_again(text, i, end):
            spans.append(Span(opened, i + 1))
            opened = None
    if opened is not None:
        spans.append(Span(opened, next((stop for stop in ends if stop > opened), end)))
    return [span for span in spans if span.end - span.start > 2]


def _opens(text: str, i: int, start: int, end: int) -> bool:
    """An opening mark stands at the start of a word."""
    before = i == start or text[i - 1] in _SPACES or not text[i - 1].isalnum()
    return before and i + 1 < end and not text[i + 1].isspace()


def _opens_again(text: str, i: int, end: int) -> bool:
    """Whether a mark that could close rather opens: *„* before a letter and behind a space."""
    return text[i] == "„" and i + 1 < end and text[i + 1].isalnum() and text[i - 1].isspace()
