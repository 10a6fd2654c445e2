from __future__ import annotations

from bench.errors import name_errors, split_errors, tree_errors
from tests.bench.gold import analysis, gold


def test_confused_labels_are_counted() -> None:
    wrong = analysis(deps=("obj", "ROOT", "case", "obl", "nmod", "punct"))
    lines = list(tree_errors([(gold(), wrong)] * 3, 5))
    assert "      3  nsubj → obj" in lines


def test_wrong_heads_are_counted_by_gold_label() -> None:
    wrong = analysis(heads=(1, 1, 3, 1, 1, 1))
    lines = list(tree_errors([(gold(), wrong), (gold(), analysis())], 5))
    assert "      1  nmod (50 % of 2)" in lines


def test_what_is_right_is_no_error() -> None:
    lines = tree_errors([(gold(), analysis())], 5)
    assert not [line for line in lines if line.startswith(" ")]


def test_a_missed_name_stands_with_what_was_found_instead() -> None:
    sentence = gold(names=["B-PER", "O", "O", "B-LOC", "I-LOC", "O"])
    lines = list(name_errors([(sentence, analysis(names=((0, 1, "PER"), (4, 5, "LOC"))))], 5))
    assert "      1  Süden Kölns (LOC) → Kölns (LOC)" in lines
    assert "      1  LOC → other borders" in lines


def test_a_name_that_gold_does_not_have_is_spurious() -> None:
    lines = list(name_errors([(gold(names=["O"] * 6), analysis(names=((3, 4, "LOC"),)))], 5))
    assert lines[-1] == "      1  Süden (LOC)"


def test_a_wrong_split_is_shown_in_its_context() -> None:
    paragraph = (["Am 3. Mai kam er.", "Er blieb."], ["Am 3.", "Mai kam er. Er blieb."])
    lines = list(split_errors([paragraph], 5))
    assert "  Am 3. ⏐Mai kam er. Er blieb." in lines
    assert "  Am 3. Mai kam er. ⏐Er blieb." in lines
