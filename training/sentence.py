"""The one record that all readers produce and the trainer consumes."""

from __future__ import annotations

from dataclasses import dataclass

#: Name types; MISC is what GermEval calls OTH.
NAME_TYPES = ("PER", "LOC", "ORG", "MISC")
NAME_TAGS = ("O", *(f"{prefix}-{kind}" for kind in NAME_TYPES for prefix in "BI"))
#: In ``heads``: nobody knows. An unsure label or tag is ``_``.
UNSURE = -100


@dataclass(slots=True)
class Sentence:
    """A sentence with whatever is annotated in it; ``None`` means: this set does not say.

    Attributes:
        words: the tokens; contractions such as *im* are whole.
        spaces: whether white space follows each token.
        lang: ``de``, ``en`` or the code of a helper language.
        upos, feats, lemmas, deprels: one string a token.
        heads: index of each token's head in the sentence, -1 for the root, ``UNSURE`` if unknown.
        names: one of ``NAME_TAGS`` a token.
        names_open: the set does not annotate MISC, so its O may be MISC.
        whole: it is one sentence; False where a line may hold several.
        follows: the sentence follows the one before it in the same running text.
    """

    words: list[str]
    spaces: list[bool]
    lang: str
    upos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    names: list[str] | None = None
    names_open: bool = False
    whole: bool = True
    follows: bool = False


def bio(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """Writes token spans (start, end, type) as BIO tags; the first of two that overlap wins."""
    tags = ["O"] * length
    for start, end, kind in spans:
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tags
