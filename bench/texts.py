"""Texts to measure speed and memory on."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "sample_articles"


def sample_texts(lang: str) -> list[str]:
    """The sample articles of a language; all of them where it has none."""
    articles = [
        json.loads(line)["article"]
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    own = [article["text"] for article in articles if article["lang"] == lang]
    return own or [article["text"] for article in articles]


def repeated(texts: list[str], words: int) -> list[str]:
    """Texts over and over, until they hold that many words (by white space)."""
    found: list[str] = []
    for text in cycle(texts):
        if words <= 0:
            break
        found.append(text)
        words -= max(len(text.split()), 1)
    return found


def read_lines(path: Path) -> list[str]:
    """The lines of a file, each a text; empty ones are left out."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
