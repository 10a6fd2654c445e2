"""``python -m training``: every step, from the corpora to the shipped files."""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from itertools import islice
from pathlib import Path

import torch

from extract.components.pieces import PieceEncoder
from extract.pipelines import FOLDER
from training.card import add_scores, describe
from training.export import export
from training.hub import base_files, read_base
from training.labels import collect_labels
from training.lexicon import collect_lexicon
from training.manifest import write_manifest
from training.model import Encoder, Model
from training.silver import Teacher
from training.sources import SOURCES, read_source
from training.train import ROUNDS, load, train
from training.vocabulary import build_tokenizer, choose_pieces, count_words
from training.weights import BaseModel

#: More pieces than this are never needed: every piece seen three times makes 42,000.
VOCABULARY = 46_000
#: Every so many lines of the raw text one is looked at for placing the eight bits.
CALIBRATION_STEP, CALIBRATION_LINES = 40, 100


def main() -> None:
    """Parses the command line and runs the steps."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the training sets")
    parser.add_argument(
        "--base", required=True, help="the file e5-small-q4.bin, or a folder or name as on the hub"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--target", type=Path, default=FOLDER, help="folder of the pipelines")
    parser.add_argument(
        "--only", choices=["train", "export"], help="run one half; export needs a checkpoint"
    )
    options = parser.parse_args()
    files = base_files(options.base)
    base = read_base(files)
    if options.only != "export":
        run_training(options.corpora, base, options.work)
    if options.only != "train":
        run_export(options.corpora, base, options.work, options.target)
        manifest = Path(__file__).parent / "manifest.json"
        write_manifest(manifest, options.corpora, files, options.work, options.target)


def run_training(corpora: Path, base: BaseModel, work: Path) -> None:
    """Trims the vocabulary, trains in three rounds, and leaves a checkpoint of each in ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(ROUNDS["first"].seed)
    sources = [(source, read_source(source, corpora)[0]) for source in SOURCES]
    annotated = [(source, sentences) for source, sentences in sources if any(source.passes[:2])]
    raw = count_words(sorted((corpora / "de/raw").glob("*.gz")))
    extra = Counter(word for _, sentences in annotated for s in sentences for word in s.words)
    ids = choose_pieces(base, raw, extra, VOCABULARY)
    tokenizer = build_tokenizer([base.pieces[i] for i in ids])
    tokenizer.save(str(work / "tokenizer.json"), pretty=False)
    (work / "ids.txt").write_text("\n".join(map(str, ids)), encoding="utf-8")
    pieces = PieceEncoder(tokenizer)

    labels = collect_labels(s for _, sentences in annotated for s in sentences)
    model = Model(Encoder(base, ids), labels)
    train(model, labels, annotated, pieces, work / "first", ROUNDS["first"])
    load(model, work / "first")
    teacher = Teacher(model, labels, pieces)
    filled = [(source, teacher.fill(sentences)) for source, sentences in sources]
    train(model, labels, filled, pieces, work / "second", ROUNDS["second"])
    load(model, work / "second")
    train(model, labels, annotated, pieces, work / "third", ROUNDS["third"])


def run_export(corpora: Path, base: BaseModel, work: Path, target: Path) -> None:
    """Turns the checkpoint into the shipped files and measures them."""
    sentences = (s for source in SOURCES for s in read_source(source, corpora)[0])
    lexicon = collect_lexicon(sentences)
    with gzip.open(corpora / "de/raw/wikipedia.txt.gz", "rt", encoding="utf-8") as lines:
        texts = list(islice(lines, 0, CALIBRATION_STEP * CALIBRATION_LINES, CALIBRATION_STEP))
    export(work, base, target, describe(), lexicon, texts)
    add_scores(target, corpora)


if __name__ == "__main__":
    main()
