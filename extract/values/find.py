"""All values of a stretch of text."""

from __future__ import annotations

from extract.pack import Pack
from extract.values.found import Found


def find_values(text: str, pack: Pack, published: str | None) -> list[Found]:
    """Dates, times, amounts."""
    return []
