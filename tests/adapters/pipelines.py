"""Small pipelines whose components know their labels, as trained ones do; they need no weights."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from spacy.language import Language


def words(*lines: str) -> list[str]:
    return " ".join(lines).split()


TIGER = words(
    "ac adc ag ams app avc cc cd cj cm cp cvc da dep dm ep ju mnr mo ng nk nmc oa oc og op par pd ",
    "pg ph pm pnc punct rc re rs sb sbp svp uc vo ROOT",
)
CLEARNLP = words(
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj ",
    "csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod ",
    "oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp ROOT",
)
FRENCH = words(
    "acl acl:relcl advcl advmod amod appos aux:pass aux:tense case cc ccomp conj cop dep det ",
    "expl:comp expl:pass expl:subj fixed flat:foreign flat:name iobj mark nmod nsubj nsubj:pass ",
    "nummod obj obl:agent obl:arg obl:mod parataxis punct vocative xcomp ROOT",
)
ONTONOTES = words("CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORG PERSON PRODUCT")
WIKINER = ["LOC", "MISC", "ORG", "PER"]


def pipeline(
    lang: str, labels: Iterable[str] = (), names: Iterable[str] = (), *, tags: bool = True
) -> Language:
    """A pipeline with spaCy's own parser, tagger, morphologizer and recogniser, untrained.

    Args:
        lang: ISO 639-1 code.
        labels: Of the parser; no parser if empty.
        names: Types of names; no recogniser if empty.
        tags: Whether it has a tagger and a morphologizer.
    """
    nlp = spacy.blank(lang)
    if tags:
        nlp.add_pipe("tagger")
        nlp.add_pipe("morphologizer")
    for component, own in (("parser", tuple(labels)), ("ner", tuple(names))):
        if own:
            pipe = nlp.add_pipe(component)
            for label in own:
                pipe.add_label(label)  # type: ignore[attr-defined]
    return nlp
