"""Puts other names of the same type into sentences, so that names are known by their context.

Mention replacement (Dai and Adel 2020, An Analysis of Simple Data Augmentation for Named Entity
Recognition): worth most where few sentences are annotated.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.sentence import Sentence
from training.spacing import guess_spaces

#: Share of the sentences that are changed, and of the names in them.
SENTENCES, NAMES = 0.6, 0.5
#: Longer names are seldom names.
LONGEST = 4

#: Type -> the tokens of its names.
Pool = dict[str, list[list[str]]]


def collect_names(sentences: Iterable[Sentence]) -> Pool:
    """All names that people or silver sets annotated in German, as often as they occur."""
    pool: Pool = {}
    for sentence in sentences:
        if sentence.lang == "de" and sentence.names is not None:
            for start, end, kind in _mentions(sentence.names):
                words = sentence.words[start:end]
                if len(words) <= LONGEST and words[0][:1].isupper():
                    pool.setdefault(kind, []).append(words)
    return pool


def swap_names(sentences: Iterable[Sentence], pool: Pool, rng: random.Random) -> Iterator[Sentence]:
    """The sentences, in some of them other names; those with trees stay as they are."""
    for sentence in sentences:
        fits = sentence.names is not None and sentence.heads is None and sentence.whole
        yield _swapped(sentence, pool, rng) if fits and rng.random() < SENTENCES else sentence


def _swapped(sentence: Sentence, pool: Pool, rng: random.Random) -> Sentence:
    words, names = list(sentence.words), list(sentence.names or [])
    # From the end, so that the places of earlier names stay.
    for start, end, kind in reversed(list(_mentions(names))):
        if kind in pool and rng.random() < NAMES:
            other = rng.choice(pool[kind])
            words[start:end] = other
            names[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (len(other) - 1)
    return replace(sentence, words=words, names=names, spaces=guess_spaces(words))


def _mentions(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Token spans and types of BIO tags."""
    start = 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and not tag.startswith("I"):
            yield start, i, tags[i - 1][2:]
        if tag.startswith("B"):
            start = i
