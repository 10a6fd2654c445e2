"""Measures the languages that share the encoder without weights of their own.

    python -m bench.languages CORPORA    the lines for extract/pipelines/languages.toml
    python -m bench.languages            only how much of each language the vocabulary holds

Scores: gold tokens of the tenth of each set that training held back; labels in the habits of the
German treebank (`training/labels.py`).

Vocabulary: of the sample sentences in `bench/languages.toml`, letters a piece, and the share of
words that fall (almost) into single letters, of which the encoder can make little.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import spacy

from bench.pipeline import syntax_scores
from extract.components import Encoder, load_pipeline
from extract.components.pieces import PieceEncoder
from extract.pipelines.languages import other_languages
from training.sentence import Sentence
from training.sources import SOURCES, read_source

#: Scores that `languages.toml` takes.
SHOWN = ("UAS", "LAS", "UPOS")
#: A word of more pieces than this share of its letters is spelt rather than read.
SPELT = 0.6


def held_back(lang: str, corpora: Path) -> list[Sentence]:
    """The sentences of a language that training kept aside.

    Args:
        lang: the language's code.
        corpora: the folder of the training sets.
    """
    return [
        # Nobody learnt these in a helper language, and nobody measures them.
        replace(sentence, feats=["_"] * len(sentence.words), lemmas=sentence.words)
        for source in SOURCES
        for sentence in read_source(source, corpora)[1]
        if sentence.lang == lang and sentence.heads is not None
    ]


def show_scores(lang: str, corpora: Path) -> None:
    """Prints the table of a language as `languages.toml` has it."""
    sentences = held_back(lang, corpora)
    if not sentences:
        sys.stdout.write(f"[{lang}]  # nothing held back\n\n")
        return
    scores = syntax_scores(load_pipeline(lang), sentences)
    row = ", ".join(f"{name} = {scores[name]:.1f}" for name in SHOWN)
    sys.stdout.write(f"[{lang}]  # {len(sentences)} sentences\nscores = {{ {row} }}\n\n")
    sys.stdout.flush()


def pieces() -> PieceEncoder:
    """The word pieces of the shipped encoder."""
    encoder = load_pipeline("de").get_pipe("beleg_encoder")
    assert isinstance(encoder, Encoder)
    assert encoder.network is not None
    return encoder.network.pieces


def show_vocabulary(known: PieceEncoder) -> None:
    """Prints how much of each sample the vocabulary holds."""
    samples = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for kind, texts in samples.items():
        for lang, text in texts.items():
            words = [token.text for token in spacy.blank(lang)(text) if token.is_alpha]
            ids = known.encode(words, [True] * len(words))
            letters, count = sum(map(len, words)), sum(map(len, ids))
            spelt = sum(
                len(own) > 1 and len(own) >= SPELT * len(word)
                for word, own in zip(words, ids, strict=True)
            )
            unknown = sum(piece == known.unknown for own in ids for piece in own)
            sys.stdout.write(
                f"{lang} ({kind}): {letters / count:.2f} letters a piece, "
                f"{spelt / len(words):.0%} of the words spelt, {unknown / count:.0%} unknown\n"
            )


def main() -> None:
    """Prints the scores, if corpora are given, and the vocabulary."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpora", nargs="?", type=Path, help="the folder of the training sets")
    options = parser.parse_args()
    if options.corpora:
        for lang in other_languages():
            show_scores(lang, options.corpora)
    show_vocabulary(pieces())


if __name__ == "__main__":
    main()
