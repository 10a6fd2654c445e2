"""Steps of the text cursor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Span
from store.offsets import is_boundary
from tests.tui.examples import EXTRACTION, FIRST, SECOND, SUBHEAD, TEXT, THIRD, span_of
from tui.layout.moves import (
    STEPS,
    Selection,
    block_step,
    border_step,
    grapheme_step,
    marking_step,
    sentence_at,
    sentence_step,
    token_at,
    token_step,
)

ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from(" .\näe\u0301🇩🇪")), max_size=120)


@given(ANY_TEXT, st.sampled_from(sorted(STEPS)), st.data())
def test_steps_stay_in_the_text_and_go_the_right_way(
    text: str, unit: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert offset <= STEPS[unit](text, offset, 1, ()) <= len(text)
    assert 0 <= STEPS[unit](text, offset, -1, ()) <= offset


@given(ANY_TEXT)
def test_characters_are_walked_by_graphemes(text: str) -> None:
    offset, seen = 0, []
    while offset < len(text):
        assert is_boundary(text, offset)
        seen.append(offset)
        offset = grapheme_step(text, offset, 1)
    for before in reversed(seen):
        offset = grapheme_step(text, offset, -1)
        assert offset == before


@pytest.mark.parametrize(
    ("anchor", "cursor", "step", "marked"),
    [
        (0, 0, 1, "Ost"),
        (0, 2, 1, "Ost und"),
        (0, 6, -1, "Ost"),
        (4, 6, -1, "u"),
        (8, 8, -1, "und W"),
    ],
)
def test_marking_goes_by_whole_words(anchor: int, cursor: int, step: int, marked: str) -> None:
    text = "Ost und Westdeutschland"
    reached = marking_step(text, anchor, cursor, step)
    span = Selection(anchor, reached).span(text)
    assert span is not None
    assert text[span.start : span.end] == marked


@given(ANY_TEXT, st.data(), st.sampled_from([-1, 1]))
def test_marking_goes_the_right_way(text: str, data: st.DataObject, step: int) -> None:
    anchor, cursor = (data.draw(st.integers(0, len(text))) for _ in range(2))
    assert (marking_step(text, anchor, cursor, step) - cursor) * step >= 0


def test_words() -> None:
    text = "Ost- und Westdeutschland, 30.000 Euro"
    assert token_at(text, 10) == Span(9, 24)
    assert token_at(text, 4) is None
    assert token_step(text, 9, 1) == 24
    assert token_step(text, 24, -1) == 9
    assert border_step(text, 24, -1, side="end") == 8
    assert border_step(text, 9, -1, side="start") == 5


@pytest.mark.parametrize(
    "sentence", [FIRST, SECOND, SUBHEAD, THIRD], ids=["first", "second", "subhead", "third"]
)
def test_sentences_end_at_full_stops_and_blocks(sentence: str) -> None:
    span = span_of(sentence)
    assert sentence_at(TEXT, span.start + 3, EXTRACTION.blocks) == span


def test_ordinals_and_initials_end_no_sentence() -> None:
    text = "Am 3. Mai kam J. Meier nach Lindenau. Er blieb."
    assert sentence_at(text, 12) == Span(0, 37)
    assert sentence_step(text, 0, 1) == 38
    assert sentence_step(text, 38, -1) == 0


def test_paragraphs() -> None:
    second = EXTRACTION.blocks[1].start
    assert block_step(TEXT, 0, 1, EXTRACTION.blocks) == second
    assert block_step(TEXT, second, -1, EXTRACTION.blocks) == 0


def test_a_selection_holds_the_character_under_its_end() -> None:
    assert Selection(0, 3).span("eins zwei") == Span(0, 4)
    assert Selection(3, 0).span("eins zwei") == Span(0, 4)
    assert Selection(4, 4).span("eins zwei") is None
