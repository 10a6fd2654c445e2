"""Coordination: from a chain of conjuncts to conjuncts that all hang on the first."""

from __future__ import annotations

from extract.adapters.graph import Graph


def flatten(graph: Graph, *, conjunct: str, conjunction: str, tag: str) -> set[int]:
    """Hang conjuncts on the first one, as ``conj``, and each conjunction on the next, as ``cc``.

    Args:
        graph: Changed in place; chains may run over conjunctions (*A → und → B*) or not.
        conjunct: The scheme's label of conjuncts.
        conjunction: The scheme's label of conjunctions.
        tag: Of coordinating conjunctions; one that heads conjuncts gives way to the first.

    Returns:
        The tokens whose relation is settled.
    """
    links = {conjunct, conjunction}
    order = [i for i in graph.upwards() if not graph.is_root(i) and graph.labels[i] in links]
    found: dict[int, int] = {}
    for i in reversed(order):
        head = graph.heads[i]
        found[i] = found.get(head, head)
    for i in reversed(order):
        if graph.labels[i] == conjunct:
            graph.attach(i, found[i], "conj")
    for i in order:
        if graph.labels[i] == conjunction:
            first = found[i]
            later = [kid for kid in graph.kids_of(first, "conj") if kid > i]
            graph.attach(i, later[0] if later else first, "cc")
    settled = set(order)
    for i in range(len(graph)):
        conjuncts = [kid for kid in graph.kids_of(i, "conj") if kid in settled]
        if conjuncts and graph.tags[i] == tag and i not in settled:
            graph.promote(conjuncts[0], "cc")
            settled = settled - {conjuncts[0]} | {i}
    return settled
