"""Writes down what went in and what came out, with checksums."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from training.sources import SOURCES
from training.train import ROUNDS


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(
    target: Path, corpora: Path, base: list[Path], work: Path, shipped: Path
) -> None:
    """Writes ``target``, a JSON file.

    Args:
        target: the file to write.
        corpora: the folder of the training sets.
        base: the files of the base model.
        work: holds the training's logs, for its length.
        shipped: the folder of what came out.
    """
    manifest = {
        "rounds": {
            name: asdict(settings) | _length(work / name / "log.jsonl")
            for name, settings in ROUNDS.items()
        },
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
        "base": {path.name: checksum(path) for path in base},
        "shipped": {
            str(path.relative_to(shipped)): checksum(path)
            for path in sorted(shipped.rglob("*"))
            if path.is_file() and path.suffix in {".onnx", ".npz", ".json", ".cfg"}
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")


def _length(log: Path) -> dict[str, int]:
    """Steps, words and seconds of a round; words and seconds since it was last taken up."""
    last = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    return {"steps": last["of"], "words": last["words"], "seconds": last["seconds"]}
