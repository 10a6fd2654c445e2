"""Whatever bytes a file holds, reading it gives articles or named errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.details import Details
from cli.incoming import KINDS, read_items
from store.errors import InputError
from store.rows import NewArticle
from store.text import clean_text
from tests.formats.documents import texts


@pytest.mark.parametrize("kind", [None, *KINDS])
@given(content=st.binary(max_size=80) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(tmp_path: Path, kind: str | None, content: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(content)
    for item in read_items(str(path), Details(), kind):
        if isinstance(item, InputError):
            assert "any" in str(item)
            assert item.remedy
        else:
            assert isinstance(item, NewArticle)
            assert item.text == clean_text(item.text)
            assert item.title


@given(text=texts)
def test_a_plain_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode())
    [item] = read_items(str(path), Details())
    assert isinstance(item, NewArticle)
    assert item.text == text
    assert item.raw == text.encode()
