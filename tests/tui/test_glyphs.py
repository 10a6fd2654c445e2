"""What the screen shows for any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.layout.glyphs import fit, is_plain, one_line, shown
from tui.marks import BLOCK_MARKS, LINK_MARKS, ROLE_KEYS, STATUS_MARKS, TYPE_KEYS

ANY_TEXT = st.text(st.characters(), max_size=200)


@given(ANY_TEXT)
def test_every_code_point_has_a_cell(text: str) -> None:
    laid = shown(text)
    assert len(laid.at) == len(laid.columns) == len(text) + 1
    assert list(laid.columns) == sorted(laid.columns)
    assert laid.columns[-1] == (len(text) if is_plain(text) else sum(map(cell_len, laid.text)))


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_shown(text: str) -> None:
    for character in shown(text).text:
        assert unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@given(ANY_TEXT)
def test_a_cell_leads_back_to_its_code_point(text: str) -> None:
    laid = shown(text)
    for offset in range(len(text)):
        if laid.columns[offset] < laid.columns[offset + 1]:
            assert laid.columns[laid.offset_at(laid.columns[offset])] == laid.columns[offset]


@given(ANY_TEXT, st.integers(1, 40))
def test_fitted_text_has_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fit(one_line(text), width)) == width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\u202eb", "a⇆b"),
        ("Do\u00adnau", "Donau"),
        ("a\x00b\x7f", "a␀b␡"),
        ("e\u0301", "e\u0301"),
        ("👩\u200d👩\u200d👧!", "👩!"),
        ("\u0301", "◌"),
        ("\ud800", "�"),
        ("a\tb", "a b"),
    ],
)
def test_placeholders(text: str, expected: str) -> None:
    assert shown(text).text == expected


@pytest.mark.parametrize(
    "marks", [STATUS_MARKS, BLOCK_MARKS, LINK_MARKS, ROLE_KEYS, TYPE_KEYS], ids=str
)
def test_every_mark_takes_one_cell(marks: dict[str, str]) -> None:
    assert {cell_len(mark) for mark in marks.values()} == {1}


@pytest.mark.parametrize("keys", [ROLE_KEYS, TYPE_KEYS], ids=["roles", "types"])
def test_letters_are_unique_and_need_no_shift(keys: dict[str, str]) -> None:
    assert len(set(keys.values())) == len(keys)
    assert all(key.isascii() and key.islower() and key not in "yz" for key in keys.values())
