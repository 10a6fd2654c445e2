from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import offsets
from store.errors import SpanError
from store.model import Span

FAMILY = "👩‍👩‍👧"
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=30)


@given(st.text(), st.integers(-5, 50), st.integers(-5, 50))
def test_snapped_spans_are_whole_characters(text: str, start: int, length: int) -> None:
    span = offsets.snap(text, Span(start, start + length))
    assert offsets.is_boundary(text, span.start)
    assert offsets.is_boundary(text, span.end)


@given(st.text())
def test_tokens_never_overlap_and_lie_on_boundaries(text: str) -> None:
    found = offsets.tokens(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for token in found:
        offsets.check(text, token.start, token.end)


def test_tokens_keep_hyphens_and_split_punctuation() -> None:
    text = "US-Zoll, 1.5 „Ja“"
    words = [text[token.start : token.end] for token in offsets.tokens(text)]
    assert words == ["US-Zoll", ",", "1.5", "„", "Ja", "“"]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 99), (2, 2), (3, 2)])
def test_spans_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="outside the text"):
        offsets.check("Köln", start, end)


@pytest.mark.parametrize("text", ["a\u0308bc", FAMILY])
def test_spans_that_cut_a_character_are_refused(text: str) -> None:
    with pytest.raises(SpanError, match="cuts a character"):
        offsets.check(text, 0, 1)


@given(st.text(), st.data())
def test_utf16_and_bytes_round_trip(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert offsets.from_utf16(text, offsets.to_utf16(text, offset)) == offset
    assert offsets.from_bytes(text, offsets.to_bytes(text, offset)) == offset


def test_utf16_counts_two_for_an_astral_character() -> None:
    assert offsets.to_utf16("😊x", 1) == 2


@given(SPANS, st.integers(0, 60), st.integers(1, 20))
def test_index_finds_what_a_full_look_finds(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    items = [(first, first + size, str(i)) for i, (first, size) in enumerate(spans)]
    expected = sorted(item for item in items if item[0] < start + length and start < item[1])
    assert offsets.SpanIndex(items).overlapping(start, start + length) == expected


def test_smallest_span_comes_first() -> None:
    index = offsets.SpanIndex([(0, 10, "outer"), (2, 4, "inner")])
    assert [key for _, _, key in index.at(3)] == ["inner", "outer"]
