"""spaCy components that rewrite trees and names; importing this module registers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]  # a compiled module
from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.adapters import clearnlp, tiger
from extract.adapters.graph import ROOT, Graph
from extract.adapters.schemes import name_type, table

_TREE = ["token.head", "token.dep", "token.pos"]


@Language.factory("beleg_tiger_to_ud", assigns=_TREE, requires=["token.dep", "token.tag"])
def make_tiger_to_ud(nlp: Language, name: str) -> TreeAdapter:
    """Makes the component that turns TIGER dependencies into Universal Dependencies."""
    return TreeAdapter(tiger.convert, "tiger")


@Language.factory("beleg_clearnlp_to_ud", assigns=_TREE, requires=["token.dep", "token.tag"])
def make_clearnlp_to_ud(nlp: Language, name: str) -> TreeAdapter:
    """Makes the component that turns ClearNLP dependencies into Universal Dependencies."""
    return TreeAdapter(clearnlp.convert, "clearnlp")


@Language.factory("beleg_name_types", assigns=["doc.ents"], requires=["doc.ents"])
def make_name_types(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Makes the component that maps types of names to PER, LOC, ORG and MISC."""
    return map_name_types


class TreeAdapter:
    """Rewrites heads and labels; sentences and everything else of a Doc stay."""

    def __init__(self, convert: Callable[[Graph], None], scheme: str) -> None:
        """Takes the rules of one scheme.

        Args:
            convert: Rewrites a graph in place.
            scheme: Name of its table, which may name tags with another part of speech.
        """
        self.convert = convert
        self.parts: dict[str, str] = table(scheme).get("parts_of_speech", {})

    def __call__(self, doc: Doc) -> Doc:
        """Rewrites the trees of a Doc in place."""
        if not doc.has_annotation("DEP"):
            return doc
        graph = Graph(
            words=[token.lower_ for token in doc],
            tags=[token.tag_ for token in doc],
            heads=[token.head.i for token in doc],
            labels=[ROOT if token.head.i == token.i else token.dep_ for token in doc],
            entities=[token.ent_type_ for token in doc],
        )
        self.convert(graph)
        for token in doc:
            if token.tag_ in self.parts:
                token.pos_ = self.parts[token.tag_]
        offsets = np.array(graph.heads, np.int64) - np.arange(len(doc))
        ids = [doc.vocab.strings.add(label) for label in graph.labels]
        array: Any = np.stack([offsets.astype(np.uint64), np.array(ids, np.uint64)], axis=1)
        doc.from_array([HEAD, DEP], array)
        return doc


def map_name_types(doc: Doc) -> Doc:
    """Gives every name our type and drops what is none."""
    doc.ents = tuple(
        Span(doc, ent.start, ent.end, label=kind, kb_id=ent.kb_id, span_id=ent.id)
        for ent in doc.ents
        if (kind := name_type(ent.label_)) is not None
    )
    return doc
