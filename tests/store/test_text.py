import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import InputError
from store.text import MAX_BYTES, clean_text, decode


@pytest.mark.parametrize(
    ("received", "stored"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffAnfang", "Anfang"),
        ("Tab\tbleibt", "Tab\tbleibt"),
        ("\x1b]0;Titel\x07", " ]0;Titel "),
        ("halbes \ud83d Zeichen", "halbes \ufffd Zeichen"),
        ("Ä\u0308 bleibt zerlegt", "Ä\u0308 bleibt zerlegt"),
    ],
)
def test_clean_text(received: str, stored: str) -> None:
    assert clean_text(received) == stored


@given(st.text(st.characters(exclude_characters="\r\ufeff")))
def test_cleaning_keeps_offsets(text: str) -> None:
    assert len(clean_text(text)) == len(text)


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text).removeprefix("\ufeff")


def test_utf16_with_mark_is_read() -> None:
    assert decode("Über Köln".encode("utf-16"), "a.txt") == "Über Köln"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "a.txt has no text"),
        (b" \n\t ", "a.txt has no text"),
        (b"PK\x03\x04\x00\x00", "a.txt is a binary file"),
        ("Die Größe der Straße über München".encode("cp1252"), "a.txt is not UTF-8: byte 7"),
        (b"a" * (MAX_BYTES + 1), "a.txt has 20 MB"),
    ],
    ids=["empty", "blank", "binary", "other encoding", "too large"],
)
def test_bad_bytes_are_refused_with_a_remedy(raw: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        decode(raw, "a.txt")
    assert caught.value.remedy
