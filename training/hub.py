"""Finds and reads the base model: a four-bit file, a folder as on the hub, or the hub itself."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from huggingface_hub import snapshot_download
from safetensors.numpy import load_file

from training.weights import BaseModel, quantise, read_base_model

FILES = ("config.json", "model.safetensors", "tokenizer.json")
#: Names of BERT's parts, here and there.
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
KINDS = {"w": "weight", "b": "bias"}


def base_files(name: str) -> list[Path]:
    """The files of a base model.

    Args:
        name: the four-bit file, a folder with ``FILES``, or the name of a model on the hub, which
            is then fetched.
    """
    path = Path(name)
    if path.is_file():
        return [path]
    folder = path if path.is_dir() else Path(snapshot_download(name, allow_patterns=list(FILES)))
    return [folder / file for file in FILES]


def read_base(files: list[Path]) -> BaseModel:
    """Reads what ``base_files`` found."""
    return read_base_model(files[0]) if len(files) == 1 else _read_folder(files[0].parent)


def _read_folder(folder: Path) -> BaseModel:
    """A BERT encoder with a unigram tokenizer; its word embeddings are brought to four bits."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    arrays = {
        key.removeprefix("bert."): value.astype(np.float32)
        for key, value in load_file(folder / "model.safetensors").items()
        if np.issubdtype(value.dtype, np.floating)
    }
    layers = config["num_hidden_layers"]
    tensors = {
        "emb.pos": arrays["embeddings.position_embeddings.weight"],
        "emb.type": arrays["embeddings.token_type_embeddings.weight"].reshape(-1),
    }
    for kind, suffix in KINDS.items():
        tensors[f"emb.ln.{kind}"] = arrays[f"embeddings.LayerNorm.{suffix}"]
        for i in range(layers):
            for short, part in PARTS.items():
                tensors[f"l{i}.{short}.{kind}"] = arrays[f"encoder.layer.{i}.{part}.{suffix}"]
    return BaseModel(
        hidden=config["hidden_size"],
        layers=layers,
        heads=config["num_attention_heads"],
        feed_forward=config["intermediate_size"],
        pieces=[(piece, score) for piece, score in tokenizer["model"]["vocab"]],
        tensors=tensors,
        word_blocks=quantise(arrays["embeddings.word_embeddings.weight"]),
    )
