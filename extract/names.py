"""Names in an article: cleaned spans from the recogniser, found again wherever they recur."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.tree import valid
from store.model import Span
from store.vocabulary import NAME_TYPES

_EDGES = " \t\n„“”\"«»‘’'`()[]{}<>,;:.!?–—-…*/|\u201a"
# Full stops that belong to a name: initials and company forms (*Washington D.C.*, *Alfa Inc.*).
_STOPPED = re.compile(r"(?:\b[A-ZÄÖÜ]|\b[A-Z][a-z]{1,3})\.\Z")
_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST_AGAIN = 3


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in the article."""

    start: int
    end: int
    type: str
    text: str


def clean_names(text: str, found: Iterable[tuple[int, int, str]]) -> list[Name]:
    """Trim what the recogniser found and drop what is no name.

    Args:
        text: The article's text.
        found: `(start, end, type)` in code points, in text order.

    Returns:
        Names that hold a letter, lie on grapheme boundaries and never overlap, in text order.
    """
    names: list[Name] = []
    for start, end, type_ in sorted(found):
        span = _trimmed(text, start, end)
        fits = span is not None and type_ in NAME_TYPES
        if fits and span is not None and (not names or span.start >= names[-1].end):
            names.append(Name(span.start, span.end, type_, text[span.start : span.end]))
    return names


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _STOPPED.search(text[start:end]):
        end -= 1
    content = text[start:end]
    # A bracket without its partner is where two names were glued: the longer part stays.
    for bracket in "()[]":
        if content.count(bracket) and content.count("(") != content.count(")"):
            part = max(content.split(bracket), key=len).strip(_EDGES)
            start += content.index(part)
            end, content = start + len(part), part
    span = Span(start, end)
    return span if _LETTER.search(content) and valid(text, span) else None


def recurring(text: str, names: Sequence[Name], spans: Iterable[Span]) -> list[Name]:
    """Add the places where a name stands again but was not recognised, and settle its type.

    A name keeps one type over the article, the most frequent one; ties go to the first.

    Args:
        text: The article's text.
        names: As recognised, in text order.
        spans: Blocks to search.

    Returns:
        All names in text order, without overlaps.
    """
    types: dict[str, Counter[str]] = {}
    for name in names:
        types.setdefault(name.text, Counter())[name.type] += 1
    if not types:
        return []
    settled = {surface: counts.most_common(1)[0][0] for surface, counts in types.items()}
    taken = bytearray(len(text) + 1)
    result = [Name(n.start, n.end, settled[n.text], n.text) for n in names]
    for name in names:
        taken[name.start : name.end] = b"\x01" * (name.end - name.start)
    again = [s for s in settled if len(s) >= _SHORTEST_AGAIN and s[0].isupper()]
    for start, end, surface in _places(text, again, spans):
        if not any(taken[start:end]) and valid(text, Span(start, end)):
            taken[start:end] = b"\x01" * (end - start)
            result.append(Name(start, end, settled[surface], surface))
    return sorted(result)


def _places(
    text: str, surfaces: list[str], spans: Iterable[Span]
) -> Iterable[tuple[int, int, str]]:
    """Where surfaces stand as whole words; the longest wins at each place."""
    by_first: dict[str, list[str]] = {}
    for surface in sorted(surfaces, key=lambda s: (-len(s), s)):
        by_first.setdefault(_first_word(surface), []).append(surface)
    for span in spans:
        for match in re.finditer(r"\w+", text[span.start : span.end]):
            for surface in by_first.get(match.group(), ()):
                start = span.start + match.start()
                end = start + len(surface)
                after = text[end : end + 1]
                if text.startswith(surface, start) and end <= span.end and not _joins(after):
                    yield start, end, surface
                    break


def _first_word(surface: str) -> str:
    match = re.match(r"\w+", surface)
    return match.group() if match else surface


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign in {"_", "-"}
