from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quotemarks import quoted


def parts(text: str, *borders: int) -> list[str]:
    return [text[span.start : span.end] for span in quoted(text, 0, len(text), borders)]


@pytest.mark.parametrize("pair", ["„“", "“”", '""', "«»", "»«", "„”"])
def test_pairs_of_many_countries(pair: str):
    text = f"Er rief: {pair[0]}Wir bauen{pair[1]} und ging."
    assert parts(text) == [f"{pair[0]}Wir bauen{pair[1]}"]


def test_an_open_mark_ends_with_its_sentence():
    text = "Er rief „wir bauen. Dann ging er."
    assert parts(text, 19, len(text)) == ["„wir bauen."]


def test_a_second_opening_mark_at_the_end_of_a_word_closes():
    text = "Es sei „im Land gebaut„ worden. Dann ging er."
    assert parts(text) == ["„im Land gebaut„"]


def test_an_apostrophe_opens_nothing():
    assert parts("Geht's so? Das war's.") == []


@given(st.text(alphabet='ab .„“”"«»\u201a‘’', max_size=80))
def test_quotations_never_overlap(text: str):
    spans = quoted(text, 0, len(text), [])
    assert all(a.end <= b.start for a, b in pairwise(spans))
