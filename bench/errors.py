"""Shows what a pipeline gets wrong: for finding what to improve, not for measuring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bench.scores import Name, Pair, arcs, found_names, gold_arcs, gold_names
from training.sentence import UNSURE

#: Characters that are shown on either side of a wrong split.
CONTEXT = 45
SPLIT = "⏐"


def tree_errors(pairs: Sequence[Pair], limit: int) -> Iterator[str]:
    """Lines on trees, tags and lemmas: what is confused most often.

    Args:
        pairs: gold and analyses.
        limit: lines of each kind.
    """
    labels: Counter[tuple[str, str]] = Counter()
    tags: Counter[tuple[str, str]] = Counter()
    lemmas: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for sentence, doc in pairs:
        gold, own = gold_arcs(sentence), arcs(doc)
        for token, (gold_head, label), (head, found) in zip(doc, gold, own, strict=True):
            if gold_head != UNSURE:
                total[label] += 1
                wrong[label] += head != gold_head
                labels[label, found] += label != found
            tag = (sentence.upos or [])[token.i]
            lemma = (sentence.lemmas or [])[token.i]
            tags[tag, token.pos_] += tag != token.pos_
            lemmas[f"{token.text}: {lemma}", token.lemma_] += lemma != token.lemma_
    yield "label, gold → found"
    yield from _most(labels, limit)
    yield "wrong heads by gold label"
    for label, n in wrong.most_common(limit):
        if n:
            yield f"  {n:5}  {label} ({100 * n / total[label]:.0f} % of {total[label]:,})"
    yield "part of speech, gold → found"
    yield from _most(tags, limit)
    yield "lemma, gold → found"
    yield from _most(lemmas, limit)


def _most(confused: Counter[tuple[str, str]], limit: int) -> Iterator[str]:
    for (gold, found), n in confused.most_common(limit):
        if n:
            yield f"  {n:5}  {gold} → {found}"


def name_errors(pairs: Sequence[Pair], limit: int) -> Iterator[str]:
    """Lines on names: those missed, with what was found in their place, and those that are none.

    Args:
        pairs: gold and analyses.
        limit: lines of each kind.
    """
    missed: Counter[str] = Counter()
    spurious: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for sentence, doc in pairs:
        gold, own = gold_names(sentence), found_names(sentence, doc)
        for name in gold - own:
            instead = [other for other in own if _overlap(name, other)]
            missed[f"{_show(sentence.words, name)} → {_shown(sentence.words, instead)}"] += 1
            kinds[name[2], _kind(name, instead)] += 1
        for name in own - gold:
            if not any(_overlap(name, other) for other in gold):
                spurious[_show(sentence.words, name)] += 1
                kinds["none", name[2]] += 1
    yield "names, gold → found"
    yield from _most(kinds, limit)
    yield "names missed → found instead"
    yield from (f"  {n:5}  {text}" for text, n in missed.most_common(limit))
    yield "names where gold has none"
    yield from (f"  {n:5}  {text}" for text, n in spurious.most_common(limit))


def _overlap(a: Name, b: Name) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _kind(name: Name, instead: list[Name]) -> str:
    """What stands in the place of a missed name: nothing, another type, or other borders."""
    if not instead:
        return "nothing"
    if any(other[:2] == name[:2] for other in instead):
        return instead[0][2]
    same = any(other[2] == name[2] for other in instead)
    return "other borders" if same else "other borders and type"


def _show(words: list[str], name: Name) -> str:
    return f"{' '.join(words[name[0] : name[1]])} ({name[2]})"


def _shown(words: list[str], names: list[Name]) -> str:
    return ", ".join(_show(words, name) for name in sorted(names)) or "nothing"


def split_errors(paragraphs: Iterable[tuple[list[str], list[str]]], limit: int) -> Iterator[str]:
    """Lines on sentence splitting: wrong splits and missing ones, with the text around them.

    Args:
        paragraphs: gold sentences and those found, of each.
        limit: lines of each kind.
    """
    wrong: list[str] = []
    missing: list[str] = []
    for gold, found in paragraphs:
        text = " ".join(" ".join(gold).split())
        places, ours = _splits(gold), _splits(found)
        wrong += (_context(text, at) for at in sorted(ours - places))
        missing += (_context(text, at) for at in sorted(places - ours))
    yield f"splits where gold has none: {len(wrong)}"
    yield from (f"  {line}" for line in wrong[:limit])
    yield f"splits that were missed: {len(missing)}"
    yield from (f"  {line}" for line in missing[:limit])


def _splits(sentences: Iterable[str]) -> set[int]:
    """Where one sentence ends and the next begins, in characters without white space."""
    at, places = 0, set()
    for sentence in sentences:
        places.add(at)
        at += len("".join(sentence.split()))
    return places - {0, at}


def _context(text: str, at: int) -> str:
    """The text around a place that is counted in characters without white space."""
    i = 0
    while at or text[i].isspace():
        at -= not text[i].isspace()
        i += 1
    left, right = text[max(i - CONTEXT, 0) : i], text[i : i + CONTEXT]
    return f"{left}{SPLIT}{right}"
