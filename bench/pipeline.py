"""Measures a pipeline: trees, tags, lemmas, sentences, names, size, load time, memory, speed.

    python -m bench.pipeline de FILE.conllu NAMES.tsv        the shipped German pipeline
    python -m bench.pipeline NAME_OR_PATH FILE...            any spaCy pipeline, or an export
    python -m bench.pipeline de --held-back CORPORA          the parts that training held back
    python -m bench.pipeline de --only speed --speed TEXT    words per second on a text a line
    python -m bench.pipeline de FILE --only scores --errors 20

Gold tokens and gold sentences are given for trees, tags, lemmas and names; contractions (*im*) are
one token. Sentence splitting is measured on raw text, ten sentences a paragraph. Files are CoNLL-U,
or names in columns as in GermEval 2014 or CoNLL-2003; ``.gz`` is read as well.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from bench import footprint, speed
from bench.errors import name_errors, split_errors, tree_errors
from bench.loading import load, size_of
from bench.scores import (
    Scores,
    analyse,
    border_scores,
    name_scores,
    span_scores,
    split_paragraphs,
    splitting_scores,
    syntax_scores,
    tree_scores,
)
from bench.sets import read_set
from bench.table import Measured, as_json, resource_table, score_table
from bench.texts import read_lines, repeated, sample_texts
from store.errors import BelegError
from training.sentence import Sentence
from training.sources import SOURCES, read_source

__all__ = ["main", "measure", "name_scores", "splitting_scores", "syntax_scores"]

KINDS = ("scores", "resources", "speed")
#: How many words the sample articles are repeated to.
WORDS = 60_000


def measure(nlp: Language, name: str, sentences: list[Sentence], errors: int = 0) -> Measured:
    """Every score that the annotation of a set allows.

    Args:
        nlp: the pipeline.
        name: what to call the set.
        sentences: gold.
        errors: how many errors of each kind to print.
    """
    scores: Scores = {}
    if trees := [sentence for sentence in sentences if sentence.heads is not None]:
        pairs, paragraphs = list(analyse(nlp, trees)), split_paragraphs(nlp, trees)
        scores |= tree_scores(pairs) | border_scores(paragraphs)
        if errors:
            _say(name, tree_errors(pairs, errors))
            _say(name, split_errors(paragraphs, errors))
    if names := [sentence for sentence in sentences if sentence.names is not None]:
        pairs = list(analyse(nlp, names))
        scores |= span_scores(pairs)
        if errors:
            _say(name, name_errors(pairs, errors))
    tokens = sum(len(sentence.words) for sentence in sentences)
    lang = sentences[0].lang if sentences else str(nlp.lang)
    return Measured(name, lang, len(sentences), tokens, scores)


def _say(name: str, lines: Iterator[str]) -> None:
    sys.stdout.write("\n".join([f"# {name}", *lines]) + "\n\n")


def _sets(options: argparse.Namespace, lang: str) -> Iterator[tuple[str, list[Sentence]]]:
    """The sets that the command line asks for, with what to call them."""
    for path in options.files:
        yield path.name, read_set(path, options.lang or lang)
    if options.held_back:
        for source in SOURCES:
            held = read_source(source, options.held_back)[1]
            if held and held[0].lang == lang:
                yield f"{source.name}, held back", held


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("pipeline", help="a language of the shipped pipelines, a spaCy name, or a path")
    add("files", nargs="*", type=Path, help="gold: CoNLL-U, or names in columns")
    add("--lang", help="the language of the files, if it is not the pipeline's")
    add("--held-back", type=Path, metavar="CORPORA", help="measure on what training held back")
    add("--only", action="append", choices=KINDS, help="leave out the rest; may be repeated")
    add("--speed", type=Path, metavar="TEXT", help="a text a line; else the sample articles")
    add("--rounds", type=int, default=3, help="of each timing (default: 3)")
    add("--errors", type=int, default=0, metavar="N", help="show N errors of each kind")
    add("--json", action="store_true", help="one JSON object instead of tables")
    options = parser.parse_intermixed_args()
    options.only = options.only or KINDS
    options.errors = 0 if options.json else options.errors
    missing = [path for path in (*options.files, options.speed) if path and not path.is_file()]
    if missing:
        parser.error(f"no such file: {', '.join(map(str, missing))}")
    return options


def main() -> None:
    """Parses the command line and prints the tables."""
    options = _options()
    try:
        nlp = load(options.pipeline, options.lang)
    except (OSError, BelegError) as error:
        sys.exit(f"{options.pipeline!r} cannot be loaded: {error}")
    lang = str(nlp.lang)
    sets = _sets(options, lang) if "scores" in options.only else ()
    measured = [measure(nlp, name, gold, options.errors) for name, gold in sets]
    if measured and not options.json:
        print(score_table(measured), flush=True)
    size = size_of(options.pipeline, nlp) / 1e6
    found = pace = None
    if "resources" in options.only:
        found = footprint.measure(options.pipeline, lang, options.rounds)
    if "speed" in options.only:
        own = read_lines(options.speed) if options.speed else None
        texts = own or repeated(sample_texts(lang), WORDS)
        pace = speed.measure(options.pipeline, lang, texts, options.rounds)
    if options.json:
        figures = as_json(measured, size, found, pace)
        print(json.dumps({"pipeline": options.pipeline, "lang": lang} | figures, indent=1))
    elif found or pace:
        print("\n" * bool(measured) + resource_table(size, found, pace))


if __name__ == "__main__":
    main()
