"""The machine-readable model card, ``meta.json``: version, licence, data, scores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.pipeline import name_scores, splitting_scores, syntax_scores
from extract.components import load_pipeline
from training.sources import SOURCES, read_source

VERSION = "0.2.0"


def describe() -> dict[str, Any]:
    """What is known before anything is measured."""
    return {
        "version": VERSION,
        "description": "Sentences, Universal Dependencies, lemmas and names from one small"
        " multilingual encoder (multilingual-e5-small, MIT) in eight bits.",
        "license": "CC BY-SA 4.0",
        "sources": [
            {"name": source.name, "license": source.licence}
            for source in SOURCES
            if sum(source.passes)
        ],
    }


def add_scores(shipped: Path, corpora: Path) -> None:
    """Measures the shipped pipelines on the held-back parts; the scores go into their cards."""
    for config in sorted(shipped.glob("*/config.cfg")):
        nlp = load_pipeline(config.parent.name, shipped)
        scores: dict[str, dict[str, float]] = {}
        for source in SOURCES:
            held = read_source(source, corpora)[1]
            if not held or held[0].lang != nlp.lang:
                continue
            found: dict[str, float] = {"sentences": len(held)}
            if trees := [sentence for sentence in held if sentence.heads is not None]:
                found |= syntax_scores(nlp, trees) | splitting_scores(nlp, trees)
            if names := [sentence for sentence in held if sentence.names is not None]:
                found |= name_scores(nlp, names)
            scores[source.name] = {name: round(value, 1) for name, value in found.items()}
        meta_file = config.parent / "meta.json"
        meta = json.loads(meta_file.read_text(encoding="utf-8")) | {"performance": scores}
        text = json.dumps(meta, ensure_ascii=False, indent=1)
        meta_file.write_text(text + "\n", encoding="utf-8")
