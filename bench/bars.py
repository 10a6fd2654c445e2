"""What a pipeline must reach, as issue 3 asks."""

from __future__ import annotations

from dataclasses import dataclass

GOOD, BAD = "✓", "✗"


@dataclass(frozen=True, slots=True)
class Bar:
    """A limit that a figure must keep.

    Attributes:
        limit: in the figure's own unit.
        most: the figure must not be larger; else it must not be smaller.
    """

    limit: float
    most: bool = False

    def mark(self, value: float) -> str:
        """``✓`` where a figure keeps the limit, ``✗`` where it does not."""
        kept = value <= self.limit if self.most else value >= self.limit
        return GOOD if kept else BAD


#: By language and figure, in percent.
SCORES: dict[str, dict[str, Bar]] = {
    "de": {
        "UAS": Bar(87.0),
        "LAS": Bar(82.0),
        "UPOS": Bar(94.5),
        "lemma": Bar(94.0),
        "sentences F1": Bar(96.0),
        "names F1": Bar(76.0),
    },
    "en": {"LAS": Bar(85.0)},
}
SIZE = Bar(45.0, most=True)
LOADING = Bar(1.0, most=True)
MEMORY = Bar(250.0, most=True)
ONE_CORE = Bar(3_500.0)
TWO_CORES = Bar(6_500.0)
