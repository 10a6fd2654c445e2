"""All values of a stretch of text."""

from __future__ import annotations

from extract.pack import Pack
from extract.values.amounts import find_amounts
from extract.values.dates import find_dates
from extract.values.found import Found, settle


def find_values(text: str, pack: Pack, published: str | None) -> list[Found]:
    """Dates, times, durations, money, percentages, quantities, ordinals and tickers.

    Args:
        text: A block or sentence; no value crosses its borders.
        pack: Lexicons of its language.
        published: ISO 8601 date that relative dates count from.

    Returns:
        Values in text order, without overlaps; of overlapping ones the longest, and dates before
        amounts.
    """
    return settle([*find_dates(text, pack, published), *find_amounts(text, pack)])
