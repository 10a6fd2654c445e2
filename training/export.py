"""Turns a checkpoint into the files that ship: shared weights, and a folder for each language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import spacy
import torch
from tokenizers import Tokenizer

import extract.components  # noqa: F401 - registers the factories
from extract.components.embeddings import BlockEmbeddings
from extract.components.head import Head
from extract.components.pieces import PieceEncoder
from extract.components.storage import pack_arrays
from extract.components.windows import split_windows
from extract.pipelines import WEIGHTS
from training.calibrate import input_peaks
from training.graph import build_encoder
from training.labels import Labels
from training.weights import BLOCK_BYTES, BaseModel

#: Word pieces in a window when the eight bits are placed, as in the encoder's default.
WINDOW = 160
PIPES = ("beleg_tagger", "beleg_parser", "beleg_names", "beleg_lemmas")
#: The round whose weights ship.
LAST = "third"
Arrays = dict[str, npt.NDArray[np.float32]]


def export(
    work: Path,
    base: BaseModel,
    target: Path,
    card: dict[str, Any],
    lexicon: dict[str, Any],
    texts: list[str],
) -> None:
    """Writes all shipped files below ``target``.

    Args:
        work: the folder of ``tokenizer.json``, ``ids.txt`` and the rounds' checkpoints.
        base: where the word embeddings come from.
        target: the folder of the pipelines.
        card: version, licence, sources and the like, for ``meta.json``.
        lexicon: for each language the lemmas of forms with their part of speech.
        texts: some plain text, to see how large the numbers in the network become.
    """
    checkpoint = work / LAST
    labels = Labels(**json.loads((checkpoint / "labels.json").read_text()))
    state = torch.load(checkpoint / "model.pt", weights_only=True)
    weights: Arrays = {name: value.float().numpy() for name, value in state.items()}
    _write_encoder(weights, work, base, target / WEIGHTS / "beleg_encoder", texts)
    for pipe, (kinds, arrays) in _heads(weights, labels, lexicon).items():
        head = Head(spacy.blank("de").vocab, pipe)
        head.labels_by_kind, head.weights = kinds, arrays
        head.to_disk(target / WEIGHTS / pipe)
    for lang in labels.deprels_of:
        _write_language(lang, labels, target / lang, card)


def _write_encoder(
    weights: Arrays, work: Path, base: BaseModel, folder: Path, texts: list[str]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    prefix = "encoder."
    own = {n.removeprefix(prefix): a for n, a in weights.items() if n.startswith(prefix)}
    ids = [int(line) for line in (work / "ids.txt").read_text().split()]
    blocks = base.word_blocks[ids].reshape(len(ids), -1, BLOCK_BYTES)
    tables = {
        "scales": np.ascontiguousarray(blocks[..., :2]).view(np.float16)[..., 0],
        "nibbles": np.ascontiguousarray(blocks[..., 2:]),
        "positions": own["positions"].astype(np.float16),
    }
    (folder / "embeddings.npz").write_bytes(pack_arrays(tables))
    (folder / "tokenizer.json").write_bytes((work / "tokenizer.json").read_bytes())

    exact = build_encoder(own, layers=base.layers, heads=base.heads, eight_bit=False)
    words = BlockEmbeddings(tables["scales"], tables["nibbles"])
    pieces = PieceEncoder(Tokenizer.from_file(str(folder / "tokenizer.json")))
    blank = spacy.blank("de")
    inputs = (
        (words[window.pieces] + own["positions"][: len(window.pieces)])[None]
        for text in texts
        for window in split_windows(blank.make_doc(text), pieces, WINDOW)
    )
    peaks = input_peaks(exact, inputs)
    graph = build_encoder(own, layers=base.layers, heads=base.heads, peaks=peaks)
    (folder / "encoder.onnx").write_bytes(graph)


def _heads(
    weights: Arrays, labels: Labels, lexicon: dict[str, Any]
) -> dict[str, tuple[dict[str, Any], Arrays]]:
    def linear(*names: str) -> Arrays:
        found: Arrays = {}
        for name in names:
            found[f"{name}.weight"] = weights[f"{name}.weight"].T
            found[f"{name}.bias"] = weights[f"{name}.bias"]
        return found

    parser = linear("arc_dep", "arc_head", "label_dep", "label_head", "starts")
    parser |= {name: weights[name] for name in ("root", "arc", "label")}
    return {
        "beleg_tagger": ({"upos": labels.upos, "feats": labels.feats}, linear("upos", "feats")),
        "beleg_parser": ({"deprels": labels.deprels}, parser),
        "beleg_names": ({"names": labels.names}, linear("names")),
        "beleg_lemmas": ({"scripts": labels.scripts, "lexicon": lexicon}, linear("scripts")),
    }


def _write_language(lang: str, labels: Labels, folder: Path, card: dict[str, Any]) -> None:
    nlp = spacy.blank(lang, config={"nlp": {"tokenizer": {"@tokenizers": "beleg_tokenizer"}}})
    settings: dict[str, dict[str, Any]] = {
        "beleg_parser": {"allowed": labels.deprels_of[lang]},
        # English edit scripts are right as often as the dictionary, and need no memory.
        "beleg_lemmas": {"dictionary": lang == "de"},
    }
    nlp.add_pipe("beleg_encoder")
    for pipe in PIPES:
        nlp.add_pipe(pipe, config=settings.get(pipe, {}))
    folder.mkdir(parents=True, exist_ok=True)
    nlp.config.to_disk(folder / "config.cfg")
    meta = {"lang": lang, "name": "beleg", "spacy_version": ">=3.8.0,<3.9.0"} | card
    (folder / "meta.json").write_text(
        json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
