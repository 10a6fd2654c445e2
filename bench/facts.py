"""Scores facts against a BenchIE file: do triples equal gold lines word for word?

`python -m bench.facts FILE [-v]`. After Gashteovski et al. 2022 (BenchIE): a triple counts if its
three parts equal one line of gold, where words in `[ ]` may be missing; recall counts fact
clusters that were hit, precision triples that hit one. Case and outer punctuation are folded.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from extract import extract_many
from formats.triples import triples

Slot = list[tuple[str, bool]]
"""Words of a part of a gold line, each with whether it must be there."""


class Sentence(Struct):
    """A sentence with its gold clusters, each a list of lines of three slots."""

    text: str
    clusters: list[list[tuple[Slot, Slot, Slot]]]


def read(path: Path) -> Iterator[Sentence]:
    """Read a BenchIE file."""
    current: Sentence | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("sent_id:"):
            if current:
                yield current
            current = Sentence(line.split("\t", 1)[1], [])
        elif re.match(r"\d+--> Cluster", line) and current:
            current.clusters.append([])
        elif line.count("-->") == 2 and current and current.clusters:
            parts = [_slot(part) for part in line.split("-->")]
            current.clusters[-1].append((parts[0], parts[1], parts[2]))
    if current:
        yield current


def _slot(text: str) -> Slot:
    words: Slot = []
    inside = False
    for piece in re.findall(r"\[|\]|[^\[\]\s]+", text):
        if piece in "[]":
            inside = piece == "["
        elif word := _word(piece):
            words.append((word, not inside))
    return words


def _word(text: str) -> str:
    return text.casefold().strip(".,;:!?\"'„“”«»()")


def equals(words: list[str], slot: Slot) -> bool:
    """Whether words are the slot, some optional ones left out."""
    states = {0}
    for word in words:
        following = set()
        for state in states:
            for i in range(state, len(slot)):
                if slot[i][0] == word:
                    following.add(i + 1)
                if slot[i][1]:
                    break
        states = following
    return any(not any(must for _, must in slot[state:]) for state in states)


def main() -> None:
    """Print precision, recall and F1; with `-v` every sentence with its triples."""
    sentences = list(read(Path(sys.argv[1])))
    verbose = "-v" in sys.argv
    found = extract_many([(sentence.text, "de", None) for sentence in sentences])
    hit = clusters = right = total = 0
    for sentence, extraction in zip(sentences, found, strict=True):
        ours = {
            triple: [[w for x in part.split() if (w := _word(x))] for part in triple]
            for fact in extraction.facts
            for triple in triples(sentence.text, fact.claim)
        }
        good = {
            triple
            for triple, parts in ours.items()
            if any(_hits(parts, line) for cluster in sentence.clusters for line in cluster)
        }
        hits = [
            any(_hits(parts, line) for parts in ours.values() for line in cluster)
            for cluster in sentence.clusters
        ]
        hit, clusters = hit + sum(hits), clusters + len(hits)
        right, total = right + len(good), total + len(ours)
        if verbose:
            print("#", sentence.text)
            for triple in ours:
                print("   ", "+" if triple in good else "-", " | ".join(triple))
            for cluster, done in zip(sentence.clusters, hits, strict=True):
                if not done and cluster:
                    line = [" ".join(w if m else f"[{w}]" for w, m in s) for s in cluster[0]]
                    print("      missed:", " | ".join(line))
    precision, recall = right / max(total, 1), hit / max(clusters, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{total} triples, {clusters} clusters: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def _hits(parts: list[list[str]], line: tuple[Slot, Slot, Slot]) -> bool:
    return all(equals(words, slot) for words, slot in zip(parts, line, strict=True))


if __name__ == "__main__":
    main()
