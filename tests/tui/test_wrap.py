"""The wrap table, for any text at any width."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.model import Span
from tests.tui.examples import EXTRACTION, TEXT
from tui.layout.glyphs import shown
from tui.layout.wrap import WrapTable, block_breaks

ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from(" \n-äße\u0301日🇩🇪\u200d👩\u00ad")), max_size=300
)
WIDTHS = st.integers(1, 50)
BREAKS = st.lists(st.integers(-5, 320), max_size=5)


@given(ANY_TEXT, WIDTHS, BREAKS)
def test_every_code_point_is_on_exactly_one_line(text: str, width: int, breaks: list[int]) -> None:
    table = WrapTable(text, width, breaks)
    spans = [table.span(line) for line in range(len(table))]
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(one.end == two.start for one, two in pairwise(spans))
    for line, span in enumerate(spans):
        for offset in range(span.start, span.end):
            assert table.line_of(offset) == line


@given(ANY_TEXT, WIDTHS, BREAKS)
def test_line_and_column_lead_back(text: str, width: int, breaks: list[int]) -> None:
    table = WrapTable(text, width, breaks)
    for offset in range(len(text) + 1):
        line, column = table.line_of(offset), table.column_of(offset)
        back = table.offset_at(line, column)
        assert table.line_of(back) == line
        assert table.column_of(back) <= column


@given(ANY_TEXT, st.integers(2, 50))
def test_lines_fit_their_width_but_for_hanging_space(text: str, width: int) -> None:
    table = WrapTable(text, width)
    for line in range(len(table)):
        span = table.visible(line)
        words = text[span.start : span.end]
        assert cell_len(shown(words).text) <= width + 1
        assert cell_len(shown(words.rstrip()).text) <= width


@given(ANY_TEXT, WIDTHS, st.integers(-3, 60))
def test_a_cell_is_on_its_line(text: str, width: int, column: int) -> None:
    table = WrapTable(text, width)
    for line in range(len(table)):
        offset = table.offset_at(line, column)
        assert table.line_of(offset) == line


def test_newlines_begin_lines() -> None:
    table = WrapTable("eins\nzwei\n\ndrei", 20)
    assert [table.visible(line) for line in range(len(table))] == [
        Span(0, 4),
        Span(5, 9),
        Span(10, 10),
        Span(11, 15),
    ]


def test_long_words_fold_and_compounds_break_behind_hyphens() -> None:
    table = WrapTable("US-Kryptomining-Anlage", 16)
    assert [table.text[slice(*_ends(table, line))] for line in range(len(table))] == [
        "US-Kryptomining-",
        "Anlage",
    ]


def test_glued_blocks_begin_lines_and_list_marks_stay_with_their_point() -> None:
    breaks = block_breaks(TEXT, [block.start for block in EXTRACTION.blocks])
    table = WrapTable(TEXT, 60, breaks)
    lines = [TEXT[slice(*_ends(table, line))].strip() for line in range(len(table))]
    assert "Kritik vom Umweltverband" in lines
    assert any(line.startswith("- Die Stadtwerke") for line in lines)


def _ends(table: WrapTable, line: int) -> tuple[int, int]:
    span = table.span(line)
    return span.start, span.end
