"""Turns TigerXML trees with explicit heads (SQUOIA) into Universal Dependencies.

What the two schemes do not settle stays open: an unsure label is ``_``, an unsure head ``UNSURE``,
and neither is trained on. Content words become heads: of prepositional phrases the noun, of verb
complexes the full verb, of copular clauses the predicate; a conjunct hangs on the first one.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from training.sentence import UNSURE, Sentence
from training.spacing import guess_spaces

SEIN = frozenset(
    [
        "bin",
        "bist",
        "ist",
        "sind",
        "seid",
        "war",
        "warst",
        "waren",
        "wart",
        "sei",
        "seien",
        "wäre",
        "wären",
        "gewesen",
        "sein",
    ]
)
UPOS = {
    "NN": "NOUN", "NE": "PROPN", "ADJA": "ADJ", "ART": "DET", "APPR": "ADP", "APPRART": "ADP",
    "APPO": "ADP", "APZR": "ADP", "ADV": "ADV", "PROAV": "ADV", "PAV": "ADV", "PWAV": "ADV",
    "PPER": "PRON", "PRF": "PRON", "PDS": "PRON", "PIS": "PRON", "PRELS": "PRON", "PWS": "PRON",
    "PDAT": "DET", "PIAT": "DET", "PPOSAT": "DET", "PWAT": "DET", "PRELAT": "DET",
    "KON": "CCONJ", "KOUS": "SCONJ", "KOUI": "SCONJ", "CARD": "NUM", "PTKNEG": "PART",
    "PTKZU": "PART", "VVFIN": "VERB", "VVINF": "VERB", "VVPP": "VERB", "VVIZU": "VERB",
    "VVIMP": "VERB",
}  # fmt: skip
#: Functions whose label does not depend on what fills them.
LABELS = {
    "OA": "obj", "DA": "obl:arg", "OG": "obl:arg", "AG": "nmod", "PG": "nmod", "RC": "acl",
    "APP": "appos", "SVP": "compound:prt", "CP": "mark", "PM": "mark", "CD": "cc", "EP": "expl",
    "SBP": "obl:agent", "NG": "advmod", "VO": "vocative", "PNC": "flat",
}  # fmt: skip
NOUN_KINDS = {
    "ART": "det", "PDAT": "det", "PIAT": "det", "PWAT": "det", "PPOSAT": "det:poss",
    "ADJA": "amod", "CARD": "nummod", "ADV": "advmod",
}  # fmt: skip
COORDINATED = frozenset({"CNP", "CS", "CVP", "CAP", "CPP", "CAVP", "CO", "CVZ", "CAC"})
CLAUSES = frozenset({"S", "CS"})
VERBAL = frozenset({"S", "VP", "VZ", "CS", "CVP", "CVZ"})
#: Tags of the heads of phrases that name no head; of all others it is a noun.
HEAD_TAGS = {"S": ("V",), "VP": ("V",), "VZ": ("V",), "AP": ("ADJ", "CARD"), "AVP": ("ADV",)}
NOUN_TAGS = ("NN", "NE", "FM", "TRUNC")


def read_tiger(path: Path) -> Iterator[Sentence]:
    """Yields the sentences of a gzipped TigerXML file."""
    with gzip.open(path) as file:
        for _, element in ElementTree.iterparse(file):
            if element.tag == "s":
                sentence = _Converter(element).sentence()
                element.clear()
                if not any(word.startswith("<") for word in sentence.words):
                    yield sentence


@dataclass(slots=True)
class _Converter:
    element: ElementTree.Element
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)
    trees: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)

    def sentence(self) -> Sentence:
        """The converted sentence."""
        for terminal in self.element.iter("t"):
            self.place[terminal.attrib["id"]] = len(self.words)
            self.words.append(terminal.attrib["word"])
            self.tags.append(terminal.attrib["pos"])
        self.heads = [UNSURE] * len(self.words)
        self.labels = ["_"] * len(self.words)
        for tree in self.element.iter("nt"):
            edges = [(edge.attrib["label"], edge.attrib["idref"]) for edge in tree.iter("edge")]
            self.trees[tree.attrib["id"]] = tree.attrib["cat"], edges
        graph = self.element.find("graph")
        top = graph.attrib.get("root", "") if graph is not None else ""
        if top in self.trees or top in self.place:
            root = self.lift(top)
            self.heads[root], self.labels[root] = -1, "root"
            last = len(self.words) - 1
            if self.tags[last] == "$." and last != root:
                self.heads[last], self.labels[last] = root, "punct"
        self._passives()
        return Sentence(
            self.words,
            guess_spaces(self.words),
            "de",
            upos=[self._upos(i) for i in range(len(self.words))],
            heads=self.heads,
            deprels=self.labels,
        )

    def lift(self, node: str) -> int:
        """Attaches everything below a node and returns the token that heads it."""
        if node in self.place:
            return self.place[node]
        category, edges = self.trees[node]
        if category in COORDINATED:
            return self._coordination(edges)
        lifted = [(function, child, self.lift(child)) for function, child in edges]
        head = next((i for function, _, i in lifted if function == "HD"), None)
        if head is None:
            kinds = HEAD_TAGS.get(category, NOUN_TAGS)
            fitting = (i for _, _, i in lifted if self.tags[i].startswith(kinds))
            head = next(fitting, lifted[0][2])
        top = head
        for function, child, i in lifted:
            if top == head and i != head and self._yields(head, category, function, child, i):
                top = i
        for function, child, i in lifted:
            if i != top:
                label = self._label(category, function, child, i, top)
                if i == head:
                    label = self._function_word(category, head, top)
                self._attach(i, top, label)
        return top

    def _yields(self, head: int, category: str, function: str, child: str, i: int) -> bool:
        """Whether the head of a phrase gives way to a content word."""
        if category == "PP":
            return function == "NK"
        auxiliary = self.tags[head][:2] in {"VA", "VM"}
        if function == "OC" and auxiliary:
            return self._category(child) not in CLAUSES and self.tags[i] != "$,"
        return (
            function == "PD"
            and self.words[head].lower() in SEIN
            and self._category(child) not in VERBAL
        )

    def _function_word(self, category: str, head: int, top: int) -> str:
        if category == "PP":
            return "case"
        if self.words[head].lower() in SEIN and not self.tags[top].startswith("V"):
            return "cop"
        passive = self.words[head].lower()[:3] in {"wer", "wir", "wur", "wor"}
        return "aux:pass" if passive and self.tags[top] == "VVPP" else "aux"

    def _coordination(self, edges: list[tuple[str, str]]) -> int:
        lifted = [(function, child, self.lift(child)) for function, child in edges]
        conjuncts = sorted(i for function, _, i in lifted if function == "CJ")
        first = conjuncts[0] if conjuncts else lifted[0][2]
        for function, child, i in lifted:
            if i == first:
                continue
            if function == "CJ":
                self._attach(i, first, "conj")
            elif function == "CD":
                later = [conjunct for conjunct in conjuncts if conjunct > i]
                self._attach(i, later[0] if later else first, "cc")
            else:
                self._attach(i, first, self._label("S", function, child, i, first))
        return first

    def _attach(self, i: int, head: int, label: str) -> None:
        self.heads[i], self.labels[i] = head, label

    def _category(self, child: str) -> str:
        return self.trees[child][0] if child in self.trees else self.tags[self.place[child]]

    def _label(self, category: str, function: str, child: str, i: int, top: int) -> str:
        kind = self._category(child)
        if function in LABELS:
            return LABELS[function]
        if function == "SB":
            return "csubj" if kind in VERBAL else "nsubj"
        if function == "OC":
            if category in {"NP", "PP"}:
                return "acl"
            return "ccomp" if kind in CLAUSES else "xcomp"
        if function == "PD":
            return "xcomp"
        if function in {"NK", "MNR"} and category in {"NP", "PP", "PN"}:
            if kind in {"PP", "CPP"}:
                return "nmod"
            return NOUN_KINDS.get(self.tags[i], "_")
        if function == "MO":
            return self._modifier(category, kind, i)
        return "_"

    def _modifier(self, category: str, kind: str, i: int) -> str:
        if kind in VERBAL:
            return "advcl"
        if kind in {"PP", "CPP"} and not self.tags[i].startswith(("PROAV", "PAV", "PWAV", "ADV")):
            return "nmod" if category in {"NP", "PP"} else "obl"
        if self.tags[i] in {"NN", "NE"}:
            return "obl"
        return "advmod" if self.tags[i][:3] in {"ADV", "ADJ", "PRO", "PAV", "PWA", "PTK"} else "_"

    def _passives(self) -> None:
        passive = {
            head for head, label in zip(self.heads, self.labels, strict=True) if label == "aux:pass"
        }
        for i, label in enumerate(self.labels):
            if label == "nsubj" and self.heads[i] in passive:
                self.labels[i] = "nsubj:pass"

    def _upos(self, i: int) -> str:
        tag = self.tags[i]
        if tag[:1] == "$":
            return "PUNCT"
        if tag[:2] == "VM":
            return "AUX"
        if tag[:2] == "VA":
            return "AUX" if self.labels[i] in {"aux", "aux:pass", "cop"} else "VERB"
        return UPOS.get(tag, "_")
