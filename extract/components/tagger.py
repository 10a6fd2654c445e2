"""``beleg_tagger``: universal parts of speech and morphological features."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.symbols import SPACE  # type: ignore[import-not-found]  # a compiled module
from spacy.tokens import Doc

from extract.components.head import Floats, Head


@Language.factory("beleg_tagger", assigns=["token.pos", "token.morph"])
def make_tagger(nlp: Language, name: str) -> Tagger:
    """Makes a tagger without weights."""
    return Tagger(nlp.vocab, name)


class Tagger(Head):
    """Sets ``token.pos`` and ``token.morph``; each feature is decided on its own."""

    def annotate(self, doc: Doc, vectors: Floats) -> None:
        """Takes the best part of speech and the best value of each feature."""
        upos = self.linear(vectors, "upos").argmax(axis=1).tolist()
        scores = self.linear(vectors, "feats")
        best, at = [], 0
        for values in self.labels_by_kind["feats"].values():
            best.append(scores[:, at : at + len(values)].argmax(axis=1))
            at += len(values)
        bundles = np.stack(best, axis=1).tolist()
        tags = [self.vocab.strings.add(tag) for tag in self.labels_by_kind["upos"]]
        for token, tag, bundle in zip(doc, upos, bundles, strict=True):
            if token.is_space:
                token.pos = SPACE
                continue
            token.pos = tags[tag]
            token.set_morph(self._feats(bundle))  # type: ignore[attr-defined]  # not in the stub

    def _feats(self, bundle: list[int]) -> str:
        """Feature values, by index, as ``Case=Nom|Number=Sing``."""
        pairs = zip(self.labels_by_kind["feats"].items(), bundle, strict=True)
        return "|".join(f"{name}={values[i]}" for (name, values), i in pairs if i)
