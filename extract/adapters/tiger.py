"""Turns TIGER dependencies, as spaCy's German pipelines give them, into Universal Dependencies.

TIGER makes function words heads: the auxiliary of a verb complex, the copula, the preposition; and
it chains conjuncts over the conjunction. First every token gets its relation, which depends on what
the token and its head are; then content words and function words swap places.
"""

from __future__ import annotations

from extract.adapters.coordination import flatten
from extract.adapters.graph import Graph
from extract.adapters.promotion import COMPLEX, OBJECT, PREDICATE, lift_content
from extract.adapters.schemes import table


def convert(graph: Graph) -> None:
    """Rewrite a graph in place.

    Args:
        graph: With TIGER labels and the tags of STTS.
    """
    _Tiger(graph).convert()


class _Tiger:
    """The rules at work on one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.data = table("tiger")
        self.tags: dict[str, list[str]] = self.data["tags"]
        self.words: dict[str, list[str]] = self.data["words"]
        self.settled: set[int] = set()
        self.kinds: list[str] = []
        self.predicates: set[int] = set()

    def convert(self) -> None:
        graph = self.graph
        self.settled = flatten(graph, conjunct="cj", conjunction="cd", tag="KON")
        for i in graph.upwards():
            if graph.labels[i] == "re" and not graph.is_root(i):
                self._free(i)
        self.kinds = [self._find_kind(i) for i in range(len(graph))]
        self.predicates = {graph.heads[i] for i in range(len(graph)) if graph.labels[i] == "pd"}
        functions = {i: self._function(i) for i in range(len(graph)) if self._leads(i)}
        graph.labels[:] = [self._label(i) for i in range(len(graph))]
        lift_content(graph, functions)
        _names(graph)
        self._titles()
        for i in range(len(graph)):
            if graph.has(i, "aux:pass"):
                graph.relabel(graph.kids_of(i, "nsubj"), "nsubj:pass")

    def _free(self, i: int) -> None:
        """A clause that *es* or *darauf* stands for belongs to the verb."""
        head = self.graph.heads[i]
        if self.graph.tags[head] in self.tags["placeholder"] and not self.graph.is_root(head):
            self.graph.attach(i, self.graph.heads[head], "re")

    def _leads(self, i: int) -> bool:
        """Whether a token has a content word below it that is to take its place."""
        return any(self._mark(kid) for kid in self.graph.kids[i])

    def _function(self, i: int) -> str:
        """The relation of a function word to its content word."""
        marks = {self._mark(kid): self.graph.tags[kid] for kid in self.graph.kids[i]}
        if OBJECT in marks:
            return "case"
        if PREDICATE in marks:
            return "cop"
        passive = self.graph.words[i] in self.words["passive"]
        return "aux:pass" if passive and marks.get(COMPLEX) == "VVPP" else "aux"

    def _mark(self, i: int) -> str:
        """How a content word is to take its head's place, or an empty string."""
        graph = self.graph
        head, label, tag = graph.heads[i], graph.labels[i], graph.tags[i]
        if graph.is_root(i):
            return ""
        if graph.tags[head] in self.tags["adposition"] and label in {"nk", "pnc"}:
            return OBJECT
        if graph.tags[head][:2] not in {"VA", "VM"}:
            return ""
        copula = graph.words[head] in self.words["copula"]
        if label == "pd" and copula and self.kinds[i] != "finite":
            return PREDICATE
        apart = copula and head in self.predicates
        verb = tag[:1] == "V" and self.kinds[i] == "nonfinite"
        return COMPLEX if label == "oc" and verb and not apart else ""

    def _label(self, i: int) -> str:
        graph = self.graph
        label, head = graph.labels[i], graph.heads[i]
        if graph.is_root(i) or i in self.settled:
            return label
        if mark := self._mark(i):
            return mark
        kind = "verb" if self._governs_clause(head) else "noun"
        special = self.data[kind].get(label, {}).get(self.kinds[i])
        if special is None and label == "nk":
            return self._kernel(i, head)
        return str(special or self.data["labels"].get(label, "dep"))

    def _kernel(self, i: int, head: int) -> str:
        tables = ["kernel_before", "kernel"] if i < head else ["kernel"]
        found = (self.data[name].get(self.graph.tags[i]) for name in tables)
        return str(next(filter(None, found), self.data["labels"]["nk"]))

    def _governs_clause(self, i: int) -> bool:
        tag = self.graph.tags[i]
        phrase = self.kinds[i] == "phrase"
        return not phrase and tag not in [*self.tags["noun"], *self.tags["number"]]

    def _find_kind(self, i: int) -> str:
        """What a token with all below it is."""
        graph, tag = self.graph, self.graph.tags[i]
        if tag[:1] == "V":
            bound = any(graph.tags[kid] == "KOUS" for kid in graph.kids[i])
            return "finite" if bound or tag in self.tags["finite"] else "nonfinite"
        if tag in self.tags["adposition"]:
            return "phrase" if graph.has(i, "nk", "pnc") else "adverb"
        kinds = ("noun", "number", "adjective", "conjunction")
        return next((kind for kind in kinds if tag in self.tags[kind]), "adverb")

    def _titles(self) -> None:
        """*Herr* says nothing about a person: the name heads *Herr Meier*, not the other way."""
        graph = self.graph
        for i, word in enumerate(graph.words):
            if word in self.words["title"]:
                names = [kid for kid in graph.kids_of(i, "appos", "flat") if kid == i + 1]
                if names:
                    graph.promote(names[0], "compound")


def _names(graph: Graph) -> None:
    """The first part of a name is its head: *Anna* of *Anna Meyer*."""
    for i in range(len(graph)):
        parts = graph.kids_of(i, "flat")
        if parts and parts[0] < i:
            graph.promote(parts[0], "flat")
