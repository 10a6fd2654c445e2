"""Accuracy of trees, tags, lemmas and names on gold tokens, and of sentence splitting on raw text.

All figures are in percent. What a pipeline does not set has no figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.adapters.schemes import name_type
from training.labels import harmonise
from training.sentence import UNSURE, Sentence

#: Running text is joined from this many sentences for measuring sentence splitting.
PARAGRAPH = 10

Scores = dict[str, float]
Pair = tuple[Sentence, Doc]
"""Gold and what a pipeline made of its tokens."""
Name = tuple[int, int, str]
"""Start and end, in tokens, and type."""
Border = tuple[int, int]
"""Where a sentence starts and ends, in characters without white space."""


def syntax_scores(nlp: Language, sentences: list[Sentence]) -> Scores:
    """Accuracies over all tokens, punctuation included."""
    return tree_scores(list(analyse(nlp, sentences)))


def name_scores(nlp: Language, sentences: list[Sentence]) -> Scores:
    """Precision, recall and F1 of exact spans with their types."""
    return span_scores(list(analyse(nlp, sentences)))


def splitting_scores(nlp: Language, sentences: list[Sentence]) -> Scores:
    """Precision, recall and F1 of sentences found in raw text, compared without white space."""
    return border_scores(split_paragraphs(nlp, sentences))


def analyse(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Pair]:
    """Runs a pipeline on gold tokens, a sentence a text, with its start given.

    Args:
        nlp: any spaCy pipeline.
        sentences: with words and spaces.

    Yields:
        Each sentence with its analysis.
    """
    for sentence in sentences:
        starts: list[bool | int | None] = [i == 0 for i in range(len(sentence.words))]
        doc = Doc(nlp.vocab, sentence.words, sentence.spaces, sent_starts=starts)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        yield sentence, doc


def tree_scores(pairs: Sequence[Pair]) -> Scores:
    """UAS, LAS, LAS without subtypes, UPOS, FEATS and lemma, as far as the pipeline sets them."""
    hits: Counter[str] = Counter()
    total = heads = 0
    for sentence, doc in pairs:
        upos, feats, lemmas = sentence.upos or [], sentence.feats or [], sentence.lemmas or []
        for i, token in enumerate(doc):
            total += 1
            hits["UPOS"] += token.pos_ == upos[i]
            hits["FEATS"] += str(token.morph or "_") == feats[i]
            hits["lemma"] += token.lemma_ == lemmas[i]
        for (gold_head, gold), (head, label) in zip(gold_arcs(sentence), arcs(doc), strict=True):
            if gold_head == UNSURE:
                continue
            heads += 1
            right = head == gold_head
            hits["UAS"] += right
            hits["LAS"] += right and label == gold
            hits["LAS without subtypes"] += right and universal(label) == universal(gold)
    of = {name: heads if "AS" in name else total for name in hits}
    set_by = {"UAS": "DEP", "LAS": "DEP", "LAS without subtypes": "DEP"}
    set_by |= {"UPOS": "POS", "FEATS": "MORPH", "lemma": "LEMMA"}
    return {
        name: 100 * hits[name] / max(of[name], 1)
        for name in ("UAS", "LAS", "LAS without subtypes", "UPOS", "FEATS", "lemma")
        if any(doc.has_annotation(set_by[name]) for _, doc in pairs)
    }


def gold_arcs(sentence: Sentence) -> list[tuple[int, str]]:
    """Head, -1 for the root, and label of each token, in the habits of the main treebank."""
    heads, labels = sentence.heads or [], sentence.deprels or []
    own = (harmonise(label, sentence.lang) for label in labels)
    return list(zip(heads, own, strict=True))


def arcs(doc: Doc) -> list[tuple[int, str]]:
    """Head, -1 for the root, and label of each token of an analysis."""
    return [
        (-1 if token.head.i == token.i else token.head.i, token.dep_.replace("ROOT", "root"))
        for token in doc
    ]


def universal(label: str) -> str:
    """A label without its subtype."""
    return label.split(":")[0]


def span_scores(pairs: Sequence[Pair]) -> Scores:
    """Precision, recall and F1 of names; nothing where no component looks for any."""
    if not any(doc.has_annotation("ENT_IOB") for _, doc in pairs):
        return {}
    found = right = gold_total = 0
    for sentence, doc in pairs:
        gold, own = gold_names(sentence), found_names(sentence, doc)
        found, right, gold_total = (
            found + len(own),
            right + len(gold & own),
            gold_total + len(gold),
        )
    return _f1("names", found, right, gold_total)


def gold_names(sentence: Sentence) -> set[Name]:
    """The names of a sentence, from its BIO tags."""
    tags = sentence.names or []
    names, start = set(), 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and not tag.startswith("I"):
            names.add((start, i, tags[i - 1][2:]))
        if tag.startswith("B"):
            start = i
    return names


def found_names(sentence: Sentence, doc: Doc) -> set[Name]:
    """The names that were found, in our four types; no MISC where gold does not annotate it."""
    typed = ((ent.start, ent.end, name_type(ent.label_)) for ent in doc.ents)
    return {
        (start, end, kind)
        for start, end, kind in typed
        if kind is not None and not (sentence.names_open and kind == "MISC")
    }


def split_paragraphs(
    nlp: Language, sentences: Sequence[Sentence]
) -> list[tuple[list[str], list[str]]]:
    """Gold sentences of each paragraph of raw text beside those that a pipeline finds in it."""
    paragraphs = []
    for at in range(0, len(sentences), PARAGRAPH):
        texts = [text_of(sentence) for sentence in sentences[at : at + PARAGRAPH]]
        doc = nlp(" ".join(texts))
        split = doc.has_annotation("SENT_START")
        paragraphs.append((texts, [sent.text for sent in doc.sents] if split else [doc.text]))
    return paragraphs


def text_of(sentence: Sentence) -> str:
    """The text of a sentence."""
    pairs = zip(sentence.words, sentence.spaces, strict=True)
    return "".join(word + " " * space for word, space in pairs).strip()


def border_scores(paragraphs: Iterable[tuple[list[str], list[str]]]) -> Scores:
    """Precision, recall and F1 of whole sentences.

    Args:
        paragraphs: gold sentences and those found, of each.
    """
    found = right = gold_total = 0
    for texts, sents in paragraphs:
        gold, own = borders(texts), borders(sents)
        found, right, gold_total = (
            found + len(own),
            right + len(gold & own),
            gold_total + len(gold),
        )
    return _f1("sentences", found, right, gold_total)


def borders(texts: Iterable[str]) -> set[Border]:
    """Where sentences that follow each other start and end."""
    places, at = set(), 0
    for text in texts:
        size = len("".join(text.split()))
        if size:
            places.add((at, at + size))
        at += size
    return places


def _f1(name: str, found: int, right: int, gold: int) -> Scores:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {f"{name} P": 100 * precision, f"{name} R": 100 * recall, f"{name} F1": 100 * f1}
