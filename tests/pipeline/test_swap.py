"""How the training puts other names into sentences."""

import random
from dataclasses import replace

from training.sentence import Sentence
from training.swap import collect_names, swap_names

SENTENCE = Sentence(
    words=["Anna", "Weiß", "wohnt", "in", "Köln", "."],
    spaces=[True, True, True, True, False, False],
    lang="de",
    names=["B-PER", "I-PER", "O", "O", "B-LOC", "O"],
)
POOL = {"PER": [["Bo"]], "LOC": [["Bad", "Ems"]]}


def _variants(sentence: Sentence) -> list[Sentence]:
    return list(swap_names([sentence] * 200, POOL, random.Random(1)))


def test_pool_holds_each_name_under_its_type() -> None:
    assert collect_names([SENTENCE]) == {"PER": [["Anna", "Weiß"]], "LOC": [["Köln"]]}


def test_pool_is_german() -> None:
    assert collect_names([replace(SENTENCE, lang="en")]) == {}


def test_other_name_brings_its_own_tags() -> None:
    both = ["Bo", "wohnt", "in", "Bad", "Ems", "."]
    found = next(one for one in _variants(SENTENCE) if one.words == both)
    assert found.names == ["B-PER", "O", "O", "B-LOC", "I-LOC", "O"]
    assert found.spaces == [True, True, True, True, False, True]


def test_words_that_are_no_names_stay() -> None:
    for one in _variants(SENTENCE):
        assert one.names is not None
        assert [w for w, tag in zip(one.words, one.names, strict=True) if tag == "O"] == [
            "wohnt",
            "in",
            ".",
        ]


def test_some_sentences_stay_as_they_are() -> None:
    assert SENTENCE in _variants(SENTENCE)


def test_sentences_with_trees_stay_as_they_are() -> None:
    tree = replace(SENTENCE, heads=[2, 0, -1, 4, 2, 2])
    assert all(one == tree for one in _variants(tree))
