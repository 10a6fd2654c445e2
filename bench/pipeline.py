"""Measures a pipeline: trees, tags, lemmas, sentences, names, speed, size.

    python -m bench.pipeline de FILE.conllu NAMES.tsv        the shipped German pipeline
    python -m bench.pipeline path/to/pipeline --lang de ...  any spaCy pipeline with UD labels
    python -m bench.pipeline de --held-back CORPORA          the parts that training held back
    python -m bench.pipeline de --speed TEXT.txt             words per second against spacy.blank

Gold tokens and gold sentences are given for trees, tags, lemmas and names; sentence splitting is
measured on raw text.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.components import load_pipeline
from extract.pipelines import FOLDER, available_languages
from training.conllu import read_conllu
from training.labels import harmonise
from training.name_sets import read_germeval
from training.sentence import Sentence
from training.sources import SOURCES, read_source

#: Running text is joined from this many sentences for measuring sentence splitting.
PARAGRAPH = 10


def analyse(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Doc]:
    """Runs a pipeline on gold tokens, a sentence a text."""
    for sentence in sentences:
        doc = Doc(
            nlp.vocab,
            sentence.words,
            sentence.spaces,
            sent_starts=[True] + [False] * (len(sentence.words) - 1),
        )
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        yield doc


def syntax_scores(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """Accuracies over all tokens, punctuation included, in percent."""
    hits: Counter[str] = Counter()
    total = 0
    for sentence, doc in zip(sentences, analyse(nlp, sentences), strict=True):
        upos, feats, lemmas = sentence.upos or [], sentence.feats or [], sentence.lemmas or []
        heads, deprels = sentence.heads or [], sentence.deprels or []
        for i, token in enumerate(doc):
            total += 1
            head = -1 if token.head.i == i else token.head.i
            gold, label = deprels[i], token.dep_.replace("ROOT", "root")
            right = head == heads[i]
            gold = harmonise(gold, sentence.lang)
            hits["UAS"] += right
            hits["LAS"] += right and label == gold
            hits["LAS without subtypes"] += right and label.split(":")[0] == gold.split(":")[0]
            hits["UPOS"] += token.pos_ == upos[i]
            hits["FEATS"] += str(token.morph or "_") == feats[i]
            hits["lemma"] += token.lemma_ == lemmas[i]
    return {name: 100 * n / total for name, n in hits.items()}


def name_scores(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """Precision, recall and F1 of exact spans with their types, in percent."""
    found = right = gold_total = 0
    for sentence, doc in zip(sentences, analyse(nlp, sentences), strict=True):
        gold = set(_spans(sentence.names or []))
        spans = {(ent.start, ent.end, ent.label_) for ent in doc.ents}
        found, right, gold_total = (
            found + len(spans),
            right + len(gold & spans),
            gold_total + len(gold),
        )
    return _f1("names", found, right, gold_total)


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and not tag.startswith("I"):
            yield start, i, tags[i - 1][2:]
        if tag.startswith("B"):
            start = i


def splitting_scores(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """F1 of sentences found in raw text, compared without white space."""
    found = right = gold_total = 0
    for at in range(0, len(sentences), PARAGRAPH):
        texts = [_text(sentence) for sentence in sentences[at : at + PARAGRAPH]]
        gold = _borders(texts)
        spans = _borders([sent.text for sent in nlp(" ".join(texts)).sents])
        found, right, gold_total = (
            found + len(spans),
            right + len(gold & spans),
            gold_total + len(gold),
        )
    return _f1("sentences", found, right, gold_total)


def _text(sentence: Sentence) -> str:
    pairs = zip(sentence.words, sentence.spaces, strict=True)
    return "".join(word + " " * space for word, space in pairs).strip()


def _borders(texts: Iterable[str]) -> set[tuple[int, int]]:
    borders, at = set(), 0
    for text in texts:
        size = len("".join(text.split()))
        if size:
            borders.add((at, at + size))
        at += size
    return borders


def _f1(name: str, found: int, right: int, gold: int) -> dict[str, float]:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {f"{name} P": 100 * precision, f"{name} R": 100 * recall, f"{name} F1": 100 * f1}


def speed(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Words per second of the pipeline, of its encoder, and of ``spacy.blank``."""
    pipelines = {"words/s": nlp.pipe_names, "words/s, encoder alone": ["beleg_encoder"]}
    rates: dict[str, float] = {}
    for name, pipes in pipelines.items():
        with nlp.select_pipes(enable=[pipe for pipe in pipes if pipe in nlp.pipe_names]):
            rates[name] = _rate(nlp, texts)
    rates["words/s, spacy.blank"] = _rate(spacy.blank(nlp.lang), texts)
    return rates


def _rate(nlp: Language, texts: list[str]) -> float:
    list(nlp.pipe(texts[:2]))
    started = time.perf_counter()
    words = sum(1 for doc in nlp.pipe(texts) for token in doc if not token.is_space)
    return words / (time.perf_counter() - started)


def load(name: str, lang: str | None) -> tuple[Language, dict[str, float]]:
    """Loads a pipeline by language or path; gives load time, memory and size as well."""
    blank = spacy.blank(lang or "de")
    blank("Ein Satz.")
    before, started = _memory(), time.perf_counter()
    shipped = name in available_languages()
    nlp = load_pipeline(name) if shipped else spacy.load(name)
    seconds = time.perf_counter() - started
    nlp("Ein Satz mit Wörtern. A sentence with words.")
    folder = FOLDER if shipped else Path(nlp.path or name)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return nlp, {
        "load, seconds": seconds,
        "memory over spacy.blank, MB": (_memory() - before) / 1024,
        "size, MB": size / 1e6,
    }


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def show(title: str, scores: dict[str, float]) -> None:
    """Prints one row of the table."""
    row = "  ".join(f"{name} {value:,.1f}" for name, value in scores.items())
    sys.stdout.write(f"{title}: {row}\n")
    sys.stdout.flush()


def measure(nlp: Language, title: str, sentences: list[Sentence]) -> None:
    """Prints every score that the annotation of the sentences allows."""
    if trees := [sentence for sentence in sentences if sentence.heads is not None]:
        show(title, syntax_scores(nlp, trees) | splitting_scores(nlp, trees))
    if names := [sentence for sentence in sentences if sentence.names is not None]:
        show(title, name_scores(nlp, names))


def main() -> None:
    """Parses the command line and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "pipeline", help="a language of the shipped pipelines, or a name or path of spaCy's"
    )
    parser.add_argument(
        "files", nargs="*", type=Path, help=".conllu, or names as in GermEval 2014 (.tsv)"
    )
    parser.add_argument("--lang", help="the language of the files, if it is not the pipeline's")
    parser.add_argument("--held-back", type=Path, metavar="CORPORA")
    parser.add_argument("--speed", type=Path, metavar="TEXT", help="a text file with a text a line")
    options = parser.parse_args()
    nlp, loading = load(options.pipeline, options.lang)
    show("loading", loading)
    for path in options.files:
        lang = options.lang or nlp.lang
        names = path.suffix == ".tsv"
        measure(nlp, path.name, list(read_germeval(path) if names else read_conllu(path, lang)))
    if options.held_back:
        for source in SOURCES:
            held = read_source(source, options.held_back)[1]
            if held and held[0].lang == nlp.lang:
                measure(nlp, f"{source.name}, held back", held)
    if options.speed:
        texts = [
            line for line in options.speed.read_text(encoding="utf-8").split("\n") if line.strip()
        ]
        show("speed", speed(nlp, texts))


if __name__ == "__main__":
    main()
