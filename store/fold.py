"""Search keys in which *muller*, *mueller*, *Müller* and *strasse*, *Straße* coincide.

Case, diacritics and compatibility forms are dropped, *ß* becomes *ss*, and the digraphs *ae*,
*oe*, *ue* lose their *e*: a key is for comparing, never for reading.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from store.model import Span

_DIGRAPH = re.compile("([aou])e")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char.casefold()).casefold()
    return "".join(part for part in decomposed if not unicodedata.combining(part))


def fold_key(text: str) -> str:
    """The search key of a text.

    Args:
        text: Any text.

    Returns:
        The folded text; its offsets differ from those of the text.
    """
    return _DIGRAPH.sub(r"\1", "".join(map(_fold_char, text)))


class Folded:
    """A search key with the way back to the text."""

    def __init__(self, text: str) -> None:
        """Fold a text and remember where each character of the key comes from.

        Args:
            text: The article's text.
        """
        key: list[str] = []
        source: list[int] = []
        for offset, char in enumerate(text):
            for part in _fold_char(char):
                key.append(part)
                source.append(offset)
        joined = "".join(key)
        self.text = _DIGRAPH.sub(r"\1", joined)
        dropped = {match.end() - 1 for match in _DIGRAPH.finditer(joined)}
        self._source = [offset for i, offset in enumerate(source) if i not in dropped]
        self._length = len(text)

    def source(self, index: int) -> int:
        """The code point offset in the text of a character of the key; its end for the last."""
        return self._source[index] if index < len(self._source) else self._length

    def find_all(self, query: str) -> list[Span]:
        """All places of a query in the text, in text order, never overlapping.

        Args:
            query: What a person typed; white space in it matches any white space.

        Returns:
            Spans into the text; none for a query without letters.
        """
        words = [re.escape(word) for word in fold_key(query).split()]
        if not words:
            return []
        found = []
        for match in re.finditer(r"\s+".join(words), self.text):
            start = self.source(match.start())
            # Up to the next character of the key, so that a mark or the e of ue is not cut off.
            end = max(self.source(match.end() - 1) + 1, self.source(match.end()))
            found.append(Span(start, end))
        return found


def find_all(text: str, query: str) -> list[Span]:
    """All places of a query in a text, found through their keys."""
    return Folded(text).find_all(query)
