"""Measures the TIGER adapter on gold trees: SQUOIA as TIGER dependencies, against our own UD.

    python -m bench.adapters SQUOIA_FOLDER [--show LABEL,LABEL] [--limit N]

The reference is what our own training uses (`training/tiger.py`), wherever that is sure.
It is no gold: phrases whose head SQUOIA does not name (adjectives, participles) have it wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from bench.tiger import tiger_graphs
from extract.adapters import tiger
from extract.adapters.graph import ROOT, Graph
from training.sentence import UNSURE, Sentence
from training.tiger import read_tiger


def compare(folder: Path, shown: set[str], limit: int) -> None:
    """Print agreement over all tokens but punctuation, and the commonest disagreements."""
    total: Counter[str] = Counter()
    per_label: dict[str, Counter[str]] = {}
    confused: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.glob("*.xml.gz")):
        ours = {tuple(word.lower() for word in s.words): s for s in read_tiger(path)}
        for graph in tiger_graphs(path):
            gold = ours.get(tuple(graph.words))
            if gold is None:
                continue
            before = [f"{graph.labels[i]}>{graph.heads[i]}" for i in range(len(graph))]
            tiger.convert(graph)
            _score(graph, gold, total, per_label, confused)
            if shown and limit > 0:
                limit -= _show(graph, gold, before, shown)
    print(f"{total['heads']} heads, {100 * total['head right'] / total['heads']:.1f} % agree")
    print(f"{total['labels']} labels, {100 * total['label right'] / total['labels']:.1f} % agree")
    print(f"both of {total['both']}: {100 * total['both right'] / total['both']:.1f} % agree")
    for label, counts in sorted(per_label.items(), key=lambda item: -item[1]["n"]):
        head, name = counts["head"] / counts["heads"] if counts["heads"] else 0, counts["label"]
        print(
            f"  {label:14} {counts['n']:6}  heads {100 * head:5.1f}  "
            f"labels {100 * name / counts['n']:5.1f}"
        )
    print("reference -> adapter:")
    for (gold_label, label), n in confused.most_common(30):
        print(f"  {n:5}  {gold_label} -> {label}")


def _score(
    graph: Graph,
    gold: Sentence,
    total: Counter[str],
    per_label: dict[str, Counter[str]],
    confused: Counter[tuple[str, str]],
) -> None:
    for i, (head, label) in enumerate(zip(gold.heads or [], gold.deprels or [], strict=True)):
        if graph.tags[i][:1] == "$":
            continue
        own = -1 if graph.is_root(i) else graph.heads[i]
        name = graph.labels[i].replace(ROOT, "root")
        counts = per_label.setdefault(label, Counter())
        counts["n"] += 1
        if head != UNSURE:
            total["heads"] += 1
            total["head right"] += own == head
            counts["heads"] += 1
            counts["head"] += own == head
        if label != "_":
            total["labels"] += 1
            total["label right"] += name == label
            counts["label"] += name == label
            if name != label:
                confused[label, name] += 1
            if head != UNSURE:
                total["both"] += 1
                total["both right"] += own == head and name == label


def _show(graph: Graph, gold: Sentence, before: list[str], shown: set[str]) -> int:
    """Print the disagreements of a sentence that concern some labels of the reference."""
    lines = []
    for i, (head, label) in enumerate(zip(gold.heads or [], gold.deprels or [], strict=True)):
        own = -1 if graph.is_root(i) else graph.heads[i]
        name = graph.labels[i].replace(ROOT, "root")
        wrong = head not in (UNSURE, own) or label not in ("_", name)
        if label in shown and wrong and graph.tags[i][:1] != "$":
            target = gold.words[head] if head is not None and head >= 0 else "root"
            lines.append(
                f"  {i}:{gold.words[i]}/{graph.tags[i]} was {before[i]} "
                f"reference {label}>{target} adapter {graph.labels[i]}>"
                f"{gold.words[own] if own >= 0 else 'root'}"
            )
    if lines:
        print(" ".join(f"{i}:{word}" for i, word in enumerate(gold.words)))
        print("\n".join(lines))
    return bool(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="labels whose disagreements to print")
    parser.add_argument("--limit", type=int, default=20, help="sentences to print")
    args = parser.parse_args()
    compare(args.folder, set(filter(None, args.show.split(","))), args.limit)


if __name__ == "__main__":
    main()
