"""Reads the tables of trees: each token with its analysis before and after."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.adapters.graph import Graph


@dataclass(frozen=True)
class Table:
    """A sentence with two analyses.

    Attributes:
        title: What it shows.
        rows: Word, tag, head, label, expected head, expected label; heads count from 1, 0 = root.
    """

    title: str
    rows: tuple[tuple[str, str, int, str, int, str], ...]

    def graph(self) -> Graph:
        """The analysis before."""
        return Graph(
            words=[row[0].lower() for row in self.rows],
            tags=[row[1] for row in self.rows],
            heads=[row[2] - 1 if row[2] else i for i, row in enumerate(self.rows)],
            labels=[row[3] for row in self.rows],
        )

    def expected(self) -> list[str]:
        """The analysis after, a line a token."""
        return [f"{row[0].lower()} {row[4]} {row[5]}" for row in self.rows]


def lines(graph: Graph) -> list[str]:
    """A graph as `Table.expected` writes it."""
    heads = [0 if graph.is_root(i) else head + 1 for i, head in enumerate(graph.heads)]
    return [
        f"{word} {head} {label}"
        for word, head, label in zip(graph.words, heads, graph.labels, strict=True)
    ]


def read(name: str) -> list[Table]:
    """The tables of a file beside this module."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    tables = []
    for block in text.split("\n= ")[1:]:
        title, *rest = block.strip().splitlines()
        cells = [line.split() for line in rest if line.strip()]
        rows = tuple((c[0], c[1], int(c[2]), c[3], int(c[4]), c[5]) for c in cells)
        tables.append(Table(title, rows))
    return tables
