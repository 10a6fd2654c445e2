"""Turns SQUOIA's constituents into TIGER dependencies, as Tiger2Dep does for spaCy's German models.

Function words head, and conjuncts are chained over the conjunction (Seeker and Kuhn 2012).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from extract.adapters.graph import ROOT, Graph
from training.tiger import COORDINATED, HEAD_TAGS, NOUN_TAGS


def tiger_graphs(path: Path) -> Iterator[Graph]:
    """TIGER dependencies of the sentences of a gzipped TigerXML file."""
    with gzip.open(path) as file:
        for _, element in ElementTree.iterparse(file):
            if element.tag == "s":
                yield _graph(element)
                element.clear()


def _graph(sentence: ElementTree.Element) -> Graph:
    tokens = list(sentence.iter("t"))
    place = {token.attrib["id"]: i for i, token in enumerate(tokens)}
    tags = [token.attrib["pos"] for token in tokens]
    heads, labels = list(range(len(tokens))), [ROOT] * len(tokens)
    nodes = {
        node.attrib["id"]: (
            node.attrib["cat"],
            [(edge.attrib["label"].lower(), edge.attrib["idref"]) for edge in node.iter("edge")],
        )
        for node in sentence.iter("nt")
    }

    def lift(name: str) -> int:
        if name in place:
            return place[name]
        category, edges = nodes[name]
        lifted = sorted((lift(child), label) for label, child in edges)
        head = _head(category, lifted, tags)
        before = head
        for i, label in lifted:
            if i == head:
                continue
            chained = category in COORDINATED and label in {"cj", "cd"} and i > head
            # A second head is a close apposition: *Kanzlei Meier*.
            heads[i], labels[i] = (before if chained else head), "nk" if label == "hd" else label
            before = i if chained else before
        return head

    graph = sentence.find("graph")
    top = graph.attrib.get("root", "") if graph is not None else ""
    root = lift(top) if top in nodes or top in place else 0
    for i in range(len(tokens)):
        if i != root and heads[i] == i:
            heads[i], labels[i] = root, "punct" if tags[i][:1] == "$" else "dep"
    words = [token.attrib["word"].lower() for token in tokens]
    return Graph(words, tags, heads, labels)


def _head(category: str, lifted: list[tuple[int, str]], tags: list[str]) -> int:
    if category in COORDINATED:
        return next((i for i, label in lifted if label == "cj"), lifted[0][0])
    if category == "PN":  # the last part, as in TIGER; SQUOIA takes the first
        parts = [i for i, label in lifted if label in {"pnc", "hd"}]
        return parts[-1] if parts else lifted[-1][0]
    head = next((i for i, label in lifted if label == "hd"), None)
    kinds = HEAD_TAGS.get(category, NOUN_TAGS)
    fitting = [i for i, _ in lifted if tags[i].startswith(kinds)]
    return head if head is not None else next(iter(fitting), lifted[0][0])
