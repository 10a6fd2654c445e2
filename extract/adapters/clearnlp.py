"""Turns the labels of a scheme into Universal Dependencies."""

from __future__ import annotations

from extract.adapters.graph import Graph
from extract.adapters.schemes import table


def convert(graph: Graph) -> None:
    """Rewrite a graph in place."""
    labels = table("clearnlp")["labels"]
    for i in range(len(graph)):
        if not graph.is_root(i):
            graph.labels[i] = labels.get(graph.labels[i], "dep")
