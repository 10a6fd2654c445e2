"""A tiny gold file, and analyses of it made by hand."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from training.sentence import Sentence

VOCAB = spacy.blank("de").vocab
CONLLU = """\
# text = Anna wohnt im Süden Kölns.
1\tAnna\tAnna\tPROPN\tNE\tCase=Nom|Number=Sing\t2\tnsubj\t_\t_
2\twohnt\twohnen\tVERB\tVVFIN\tVerbForm=Fin\t0\troot\t_\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tSüden\tSüden\tNOUN\tNN\tCase=Dat\t2\tobl\t_\t_
6\tKölns\tKöln\tPROPN\tNE\tCase=Gen\t5\tnmod:poss\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

# text = Das ist alles.
1\tDas\tder\tPRON\tPDS\t_\t3\tnsubj\t_\t_
2\tist\tsein\tAUX\tVAFIN\t_\t3\tcop\t_\t_
3\talles\talles\tPRON\tPIS\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_

"""
WORDS = ["Anna", "wohnt", "im", "Süden", "Kölns", "."]


def gold(**annotation: object) -> Sentence:
    """The first sentence, with what a test wants of it."""
    return Sentence(
        WORDS,
        [True] * 4 + [False, True],
        "de",
        upos=["PROPN", "VERB", "ADP", "NOUN", "PROPN", "PUNCT"],
        feats=["_"] * 6,
        lemmas=["Anna", "wohnen", "in", "Süden", "Köln", "."],
        heads=[1, -1, 3, 1, 3, 1],
        deprels=["nsubj", "root", "case", "obl", "nmod:poss", "punct"],
        **annotation,  # type: ignore[arg-type]
    )


def analysis(
    *,
    heads: tuple[int, ...] = (1, 1, 3, 1, 3, 1),
    deps: tuple[str, ...] = ("nsubj", "ROOT", "case", "obl", "nmod", "punct"),
    pos: tuple[str, ...] = ("PROPN", "VERB", "ADP", "NOUN", "PROPN", "PUNCT"),
    lemmas: tuple[str, ...] = ("Anna", "wohnen", "in", "Süden", "Köln", "."),
    names: tuple[tuple[int, int, str], ...] | None = None,
) -> Doc:
    """An analysis of the first sentence; what is not said is right."""
    doc = Doc(
        VOCAB,
        WORDS,
        [True] * 4 + [False, True],
        heads=list(heads),
        deps=list(deps),
        pos=list(pos),
        lemmas=list(lemmas),
        morphs=[""] * 6,
    )
    if names is not None:
        doc.set_ents([Span(doc, *name) for name in names])
    return doc
