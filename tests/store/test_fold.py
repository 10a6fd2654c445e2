from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.fold import Folded, find_all, fold_key
from store.model import Span


def found(text: str, query: str) -> list[str]:
    return [text[span.start : span.end] for span in find_all(text, query)]


def test_umlaut_digraph_and_bare_vowel_coincide() -> None:
    assert len({fold_key(name) for name in ("Müller", "mueller", "MULLER", "Mu\u0308ller")}) == 1


def test_sharp_s_and_double_s_coincide() -> None:
    assert fold_key("Straße") == fold_key("STRASSE")


def test_places_cover_the_words_of_the_text() -> None:
    text = "Müller, Mueller und Mu\u0308ller"
    assert found(text, "muller") == ["Müller", "Mueller", "Mu\u0308ller"]


def test_a_match_inside_a_sharp_s_takes_the_whole_letter() -> None:
    assert found("Straße", "stras") == ["Straß"]


def test_white_space_of_a_query_matches_line_ends() -> None:
    assert find_all("in den\n\nUSA", "den usa") == [Span(3, 11)]


def test_a_query_without_letters_finds_nothing() -> None:
    assert find_all("Text", "  ") == []


def test_query_signs_are_not_a_pattern() -> None:
    assert found("a.c abc", "a.c") == ["a.c"]


@given(st.text())
def test_both_foldings_agree(text: str) -> None:
    assert Folded(text).text == fold_key(text)


@given(st.text(), st.text())
def test_places_lie_in_the_text_and_never_overlap(text: str, query: str) -> None:
    places = find_all(text, query)
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
