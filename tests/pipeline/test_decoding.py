from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from extract.components.embeddings import BlockEmbeddings
from extract.components.lemmas import apply_script
from extract.components.mst import single_root_tree
from extract.components.names import best_tags, tagged_spans

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(-1) != 1:
        return False
    for i in range(len(heads)):
        at, steps = i, 0
        while heads[at] >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if steps > len(heads):
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, head + 1] for i, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(60))
def test_trees_are_the_best_of_all(seed: int) -> None:
    n = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    heads = tuple(single_root_tree(scores))
    assert is_tree(heads)
    every = (h for h in product(range(-1, n), repeat=n) if is_tree(h))
    assert total(scores, heads) == pytest.approx(max(total(scores, h) for h in every), abs=1e-4)


def test_a_large_sentence_of_noise_is_still_one_tree() -> None:
    scores = np.random.default_rng(1).normal(size=(150, 151)).astype(np.float32)
    assert is_tree(tuple(single_root_tree(scores)))


def test_equal_scores_give_a_tree() -> None:
    assert is_tree(tuple(single_root_tree(np.zeros((9, 10), np.float32))))


@pytest.mark.parametrize("seed", range(20))
def test_tags_are_the_best_valid_sequence(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, len(TAGS))).astype(np.float32)

    def valid(path: tuple[int, ...]) -> bool:
        tags = ["O", *(TAGS[i] for i in path)]
        return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in pairwise(tags))

    def score(path: tuple[int, ...]) -> float:
        return float(sum(scores[i, tag] for i, tag in enumerate(path)))

    best = tuple(best_tags(scores, TAGS))
    assert valid(best)
    paths = filter(valid, product(range(len(TAGS)), repeat=4))
    assert score(best) == pytest.approx(max(map(score, paths)), abs=1e-4)


def test_tags_become_spans() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", "B-LOC"]
    assert tagged_spans(tags) == [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC")]


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("Kinder", "k|0,|2,", "Kind"),
        ("gegründet", "k|2,|1,n", "gründen"),
        ("Die", "l|0,|2,er", "der"),
        ("BERLIN", "t|0,|0,", "Berlin"),
        ("war", "k|*,sein|0,", "sein"),
        ("ab", "k|0,|5,", "ab"),
    ],
)
def test_scripts(form: str, script: str, lemma: str) -> None:
    assert apply_script(form, script) == lemma


def test_block_embeddings_unpack_low_nibbles_first() -> None:
    nibbles = np.full((1, 1, 16), 0x9A, np.uint8)
    table = BlockEmbeddings(np.array([[2.0]], np.float16), nibbles)
    assert table[[0]].tolist() == [[4.0] * 16 + [2.0] * 16]
