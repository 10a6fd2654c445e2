"""Writes down what went in and what came out, with checksums."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from training.sources import SOURCES
from training.train import Settings


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(
    target: Path, corpora: Path, base_file: Path, work: Path, shipped: Path, settings: Settings
) -> None:
    """Writes ``target``, a JSON file.

    Args:
        target: the file to write.
        corpora: the folder of the training sets.
        base_file: the four-bit weights.
        work: holds the training's log, for its length.
        shipped: the folder of what came out.
        settings: the numbers of the training.
    """
    last = json.loads((work / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    manifest = {
        "settings": asdict(settings),
        "steps": last["of"],
        "words": last["words"],
        "seconds": last["seconds"],
        "sources": [
            {
                "name": source.name,
                "licence": source.licence,
                "passes": sum(source.passes),
                "held_back": source.held_back,
                "files": {
                    str(path.relative_to(corpora)): checksum(path)
                    for path in sorted(corpora.glob(source.pattern))
                },
            }
            for source in SOURCES
        ],
        "base": {base_file.name: checksum(base_file)},
        "shipped": {
            str(path.relative_to(shipped)): checksum(path)
            for path in sorted(shipped.rglob("*"))
            if path.is_file() and path.suffix in {".onnx", ".npz", ".json", ".cfg"}
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")
