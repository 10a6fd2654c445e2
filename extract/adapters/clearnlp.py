"""Turns ClearNLP dependencies, as spaCy's English pipelines give them, into Universal Dependencies.

Most labels have one counterpart. What differs is who heads whom: ClearNLP makes prepositions and
copulas heads, chains conjuncts, and gives an object that is somebody's subject to the lower verb.
"""

from __future__ import annotations

from extract.adapters.coordination import flatten
from extract.adapters.graph import Graph
from extract.adapters.promotion import OBJECT, PREDICATE, lift_content
from extract.adapters.schemes import name_type, table

_GOVERNED = {"pobj", "pcomp"}
_PREDICATES = {"attr", "acomp"}
_HELPERS = {"aux", "auxpass"}


def convert(graph: Graph) -> None:
    """Rewrite a graph in place.

    Args:
        graph: With ClearNLP labels and the tags of the Penn Treebank.
    """
    _ClearNLP(graph).convert()


class _ClearNLP:
    """The rules at work on one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.data = table("clearnlp")
        self.tags: dict[str, list[str]] = self.data["tags"]
        self.roles: dict[str, list[str]] = self.data["roles"]
        self.settled: set[int] = set()
        self.below: list[set[str]] = []

    def convert(self) -> None:
        graph = self.graph
        self.settled = flatten(graph, conjunct="conj", conjunction="cc", tag="CC")
        for i in range(len(graph)):
            self._currency(i)
            self._raise_object(i)
        self.below = [{graph.labels[kid] for kid in kids} for kids in graph.kids]
        functions = {i: self._function(i) for i in range(len(graph)) if self._leads(i)}
        graph.labels[:] = [self._label(i) for i in range(len(graph))]
        lift_content(graph, functions)
        self._persons()

    def _currency(self, i: int) -> None:
        """The sign heads its number: *$* of *$5 million*."""
        graph = self.graph
        signs = [kid for kid in graph.kids[i] if graph.tags[kid] in self.tags["currency"]]
        if signs and signs[0] < i and graph.tags[i] == "CD":
            stay = {kid for kid in graph.kids_of(i, *self.roles["number"]) if kid not in signs}
            graph.promote(signs[0], "nummod", keep=stay.__contains__)

    def _raise_object(self, i: int) -> None:
        """*asked him to come*: him is the object of *asked*."""
        graph, head = self.graph, self.graph.heads[i]
        if graph.labels[i] != "ccomp" or graph.is_root(i) or graph.has(i, "mark", "complm"):
            return
        helpers = graph.kids_of(i, "aux", "auxpass")
        if any(graph.tags[word] in self.tags["finite"] for word in [i, *helpers]):
            return
        subjects = [kid for kid in graph.kids_of(i, *self.roles["subject"]) if kid > head]
        if subjects and graph.tags[head] in self.tags["verb"]:
            graph.attach(subjects[0], head, "dobj")
            graph.labels[i] = "xcomp"

    def _leads(self, i: int) -> bool:
        """Whether a token has a content word below it that is to take its place."""
        return any(self._mark(kid) for kid in self.graph.kids[i])

    def _function(self, i: int) -> str:
        """The relation of a function word to its content word."""
        if not self._is_preposition(i):
            return "cop"
        return "mark" if self._kind(i) == "clause" else "case"

    def _mark(self, i: int) -> str:
        """How a content word is to take its head's place, or an empty string."""
        graph, label, head = self.graph, self.graph.labels[i], self.graph.heads[i]
        if graph.is_root(i):
            return ""
        if self._is_preposition(head):
            return OBJECT if self._completes(i, head) else ""
        if graph.words[head] not in self.data["words"]["copula"] or label in self.roles["subject"]:
            return ""
        below = self.below[head]
        if below & _PREDICATES:
            return PREDICATE if label in _PREDICATES and "expl" not in below else ""
        place = label == "prep" and i > head and self._kind(i) == "phrase"
        bare = below.isdisjoint({"xcomp", "ccomp", "expl", "oprd"})
        return PREDICATE if place and bare and graph.labels[head] not in _HELPERS else ""

    def _is_preposition(self, i: int) -> bool:
        graph = self.graph
        named = graph.labels[i] in self.roles["preposition"] and not graph.is_root(i)
        tagged = graph.tags[i] in self.tags["preposition"]
        return (named and graph.tags[i] not in self.tags["noun"]) or tagged

    def _completes(self, i: int, head: int) -> bool:
        """Whether a token is what a preposition governs: a noun, a clause, or one more phrase."""
        label, below = self.graph.labels[i], self.below
        if label in {"pobj", "pcomp"} or label != "prep" or i < head:
            return label in {"pobj", "pcomp"}
        return bool(below[i] & _GOVERNED) and not below[head] & _GOVERNED

    def _label(self, i: int) -> str:
        graph = self.graph
        label, head = graph.labels[i], graph.heads[i]
        if graph.is_root(i) or i in self.settled:
            return label
        if mark := self._mark(i):
            return mark
        if label == "attr" and "expl" in self.below[head]:
            return "nsubj"
        kind = "noun" if graph.tags[head] in self.tags["noun"] else "verb"
        plain = self.data["labels"].get(label, "dep")
        return str(self.data[kind].get(label, {}).get(self._kind(i), plain))

    def _kind(self, i: int) -> str:
        """What a token with all below it is."""
        graph, tag = self.graph, self.graph.tags[i]
        inner = [kid for kid in graph.kids[i] if self._completes(kid, i)]
        if inner and self._is_preposition(i):
            verb = graph.tags[inner[0]] in self.tags["verb"]
            return "clause" if verb and not self._is_preposition(inner[0]) else "phrase"
        kinds = ("infinitive", "determiner", "noun", "verb", "adjective")
        return next((kind for kind in kinds if tag in self.tags[kind]), "other")

    def _persons(self) -> None:
        """The first part of a person's name is its head: *Anna* of *Anna Weber*."""
        graph = self.graph
        for i in range(len(graph.entities)):
            if name_type(graph.entities[i]) != "PER":
                continue
            parts = [
                kid
                for kid in graph.kids_of(i, "compound")
                if kid < i and graph.entities[kid] == graph.entities[i]
            ]
            graph.relabel(parts, "flat")
            if parts:
                graph.promote(parts[0], "flat")
