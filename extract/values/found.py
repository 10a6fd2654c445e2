"""The record that all recognisers of values return, and how overlaps between them are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.model import Value


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A value in a stretch of text; offsets in code points."""

    start: int
    end: int
    value: Value


def settle(found: Iterable[Found]) -> list[Found]:
    """Of values that overlap keep the longest; of equally long ones the one named first.

    Args:
        found: In order of preference.

    Returns:
        Values in text order that never overlap.
    """
    ranked = sorted(enumerate(found), key=lambda item: (item[1].start - item[1].end, item[0]))
    kept: list[Found] = []
    taken: set[int] = set()
    for _, item in ranked:
        places = range(item.start, item.end)
        if item.end > item.start and taken.isdisjoint(places):
            taken.update(places)
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)
