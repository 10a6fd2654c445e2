"""Lets content words take the places of the function words above them."""

from __future__ import annotations

from extract.adapters.graph import Graph

# Marks in place of a relation: the token takes the place of its head, which is …
OBJECT = "@object"
"""… an adposition."""
PREDICATE = "@predicate"
"""… a copula."""
COMPLEX = "@complex"
"""… an auxiliary or modal."""
_MARKS = (OBJECT, PREDICATE, COMPLEX)
#: Relation of a further token with a mark below one function word.
_SECOND = {OBJECT: "nmod", PREDICATE: "xcomp", COMPLEX: "xcomp"}


def lift_content(graph: Graph, functions: dict[int, str]) -> None:
    """Swap function words with the content words marked below them.

    Args:
        graph: With relations, and marks at the content words.
        functions: Function word -> its relation to the content word.
    """
    for i in [i for i in graph.upwards() if i in functions]:
        marked = graph.kids_of(i, *_MARKS)
        if not marked:
            continue
        best = min(marked, key=lambda kid: (_MARKS.index(graph.labels[kid]), kid < i, kid))
        for kid in marked:
            if kid != best:
                graph.labels[kid] = _SECOND[graph.labels[kid]]
        graph.promote(best, functions[i], keep=lambda kid: _belongs(graph, kid, functions))


def _belongs(graph: Graph, kid: int, functions: dict[int, str]) -> bool:
    """Whether a dependent of a function word is one more of them: *vor und nach dem Krieg*."""
    bare = graph.labels[kid] == "conj" and kid not in functions
    head = graph.heads[kid]
    return bare and graph.tags[kid][:2] == graph.tags[head][:2] and not _has_arguments(graph, kid)


def _has_arguments(graph: Graph, i: int) -> bool:
    return any(graph.labels[kid] not in {"cc", "punct", "advmod"} for kid in graph.kids[i])
