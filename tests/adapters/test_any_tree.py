"""Whatever a parser says, the result is one tree a sentence over the same tokens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.adapters import clearnlp, tiger
from extract.adapters.graph import ROOT, Graph
from extract.adapters.schemes import SCHEMES, table, unknown_labels
from store.vocabulary import NAME_TYPES
from tests.adapters.pipelines import CLEARNLP, TIGER

TIGER_TAGS = [
    *table("tiger")["kernel"],
    "NN",
    "VAFIN",
    "VMFIN",
    "VVPP",
    "VAINF",
    "KON",
    "KOUS",
    "$,",
]
CLEARNLP_TAGS = [tag for tags in table("clearnlp")["tags"].values() for tag in tags] + ["CC", "RB"]
WORDS = ["ist", "wird", "is", "be", "und", "x"]


@st.composite
def graphs(draw: st.DrawFn, labels: list[str], tags: list[str]) -> Graph:
    """Any forest: every token hangs on one that an arbitrary order puts before it, or is a root."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for place, i in enumerate(order):
        heads[i] = draw(st.sampled_from([i, *order[:place]])) if place else i
    one_of = st.lists(st.sampled_from(labels), min_size=size, max_size=size)
    found = draw(one_of)
    return Graph(
        words=draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size)),
        tags=draw(st.lists(st.sampled_from(tags), min_size=size, max_size=size)),
        heads=heads,
        labels=[ROOT if heads[i] == i else found[i] for i in range(size)],
        entities=draw(st.lists(st.sampled_from(["", "PERSON"]), min_size=size, max_size=size)),
    )


def trees(graph: Graph) -> list[int]:
    """For each token a number that it shares with the tokens of its tree alone; fails on cycles."""
    tops = []
    for i in range(len(graph)):
        top = i
        for _ in range(len(graph)):
            top = graph.heads[top]
        assert graph.is_root(top)
        tops.append(top)
    return [tops.index(top) for top in tops]


def check(graph: Graph, convert: Callable[[Graph], None]) -> None:
    before = trees(graph)
    convert(graph)
    assert trees(graph) == before
    assert [label == ROOT for label in graph.labels] == [
        graph.is_root(i) for i in range(len(graph))
    ]
    assert unknown_labels(set(graph.labels), "ud") == []


@given(graphs([label for label in TIGER if label != ROOT] + ["odd"], TIGER_TAGS))
def test_any_tiger_tree_becomes_a_tree_of_universal_dependencies(graph: Graph) -> None:
    check(graph, tiger.convert)


@given(graphs([label for label in CLEARNLP if label != ROOT] + ["odd"], CLEARNLP_TAGS))
def test_any_clearnlp_tree_becomes_a_tree_of_universal_dependencies(graph: Graph) -> None:
    check(graph, clearnlp.convert)


@pytest.mark.parametrize("convert", [tiger.convert, clearnlp.convert])
@pytest.mark.parametrize("label", ["nk", "cj", "oc", "prep", "pobj", "conj"])
def test_a_chain_deeper_than_the_stack_is_converted(
    convert: Callable[[Graph], None], label: str
) -> None:
    size = 3000
    heads = [max(i - 1, 0) for i in range(size)]
    graph = Graph(["ist"] * size, ["IN"] * size, heads, [ROOT] + [label] * (size - 1))
    convert(graph)
    assert sum(graph.is_root(i) for i in range(size)) == 1


def test_the_table_of_names_maps_to_our_types_alone() -> None:
    assert set(table("names")["types"].values()) == set(NAME_TYPES)


@pytest.mark.parametrize("scheme", [scheme for scheme in SCHEMES if scheme != "ud"])
def test_tables_name_only_universal_dependencies(scheme: str) -> None:
    data = table(scheme)
    relations = set(data["labels"].values()) | set(data.get("kernel", {}).values())
    for kind in ("verb", "noun"):
        relations |= {relation for row in data[kind].values() for relation in row.values()}
    assert unknown_labels(relations, "ud") == []
