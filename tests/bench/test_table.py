from __future__ import annotations

import json

from bench.bars import Bar
from bench.footprint import Footprint
from bench.speed import Speed
from bench.table import Measured, aligned, as_json, resource_table, score_table

SPEED = Speed(
    one_core=4_000,
    first_round=3_900,
    encoder=5_000,
    blank=100_000,
    about="Ten texts.",
    ways={"two processes": 7_000, "BELEG_THREADS=2": 6_000},
)


def row(table: str, start: str) -> str:
    return next(line for line in table.splitlines() if line.startswith(start))


def test_a_bar_is_kept_from_its_own_side() -> None:
    assert (Bar(5).mark(5), Bar(5).mark(4.9)) == ("✓", "✗")
    assert (Bar(5, most=True).mark(5), Bar(5, most=True).mark(5.1)) == ("✓", "✗")


def test_columns_are_aligned() -> None:
    assert aligned([["a", "1"], ["bbb", "22"]]) == "a     1\nbbb  22"


def test_a_score_stands_with_its_mark() -> None:
    table = score_table([Measured("x.conllu", "de", 2, 10, {"UAS": 90.0, "LAS": 80.0})])
    assert "90.0✓" in row(table, "x.conllu")
    assert "80.0✗" in row(table, "x.conllu")


def test_a_language_without_bars_has_no_marks() -> None:
    table = score_table([Measured("x.conllu", "nl", 2, 10, {"LAS": 80.0})])
    assert not {"✓", "✗"} & set(table)


def test_what_was_not_measured_is_a_dash() -> None:
    table = score_table([Measured("x.tsv", "de", 2, 10, {"names F1": 80.0})])
    assert "–" in row(table, "x.tsv")


def test_two_cores_are_held_by_the_better_way() -> None:
    found = row(resource_table(30.0, None, SPEED), "words/s, two cores")
    assert "7,000" in found
    assert "✓" in found
    assert "two processes" in found


def test_speed_stands_beside_its_peers() -> None:
    found = row(resource_table(30.0, None, SPEED), "words/s, one core")
    assert "spacy.blank is 25 times as fast" in found
    assert "the encoder alone 1.25 times" in found


def test_memory_that_a_platform_does_not_tell_is_left_out() -> None:
    table = resource_table(30.0, Footprint(0.5, 0.9, None, 3), None)
    assert "memory" not in table
    assert "load" in table


def test_machines_get_every_bar() -> None:
    measured = [Measured("x", "de", 1, 1, {"LAS": 70.0})]
    found = json.loads(json.dumps(as_json(measured, 30.0, Footprint(0.5, 1.9, 200.0, 3), SPEED)))
    assert {(bar["figure"], bar["kept"]) for bar in found["bars"]} == {
        ("LAS", False),
        ("size, MB", True),
        ("load and first text, s", False),
        ("memory, MB", True),
        ("words/s, one core", True),
        ("words/s, two cores", True),
    }
