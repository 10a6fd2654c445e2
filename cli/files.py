"""Opening what a person named: files, compressed files and standard input, with clear refusals."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from store.errors import InputError
from store.text import MAX_BYTES

STDIN: Final = "-"

_GZIP: Final = b"\x1f\x8b"
# Formats that people hand in by mistake, by how their files begin.
_FOREIGN: Final = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP or Office",
    b"\xd0\xcf\x11\xe0": "Word or Excel",
    b"{\\rtf": "RTF",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
}
_HTML: Final = (b"<!doctype html", b"<html")


@contextmanager
def open_input(name: str) -> Iterator[io.BufferedReader[Any]]:
    """Open a file or standard input; gzip is unpacked on the way.

    Args:
        name: A path, or `-`.

    Yields:
        The bytes, with a peek at their beginning possible.

    Raises:
        InputError: The file is missing, a folder, unreadable, or of a kind that is no text.
    """
    try:
        with _raw(name) as raw:
            stream = io.BufferedReader(cast("io.RawIOBase", raw))
            if stream.peek(2)[:2] == _GZIP:
                stream = io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=stream)))
            _refuse_foreign(stream.peek(16), name)
            yield stream
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(
            f"{name} is not a whole gzip file", remedy="Fetch or compress it again."
        ) from error
    except IsADirectoryError as error:
        raise InputError(
            f"{name} is a folder", remedy=f"Name the files in it, for example: {name}/*.txt."
        ) from error
    except FileNotFoundError as error:
        raise InputError(f"There is no file {name}", remedy="Check its name.") from error
    except OSError as error:
        raise InputError(
            f"{name} cannot be read: {(error.strerror or str(error)).lower()}",
            remedy="Check that it exists and that you may read it.",
        ) from error


def read_all(stream: BinaryIO, name: str) -> bytes:
    """Read one article's file.

    Raises:
        InputError: It is larger than any article.
    """
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise too_large(name)
    return raw


def too_large(name: str) -> InputError:
    """The error for an article or a line beyond every measure."""
    return InputError(
        f"{name} has more than {MAX_BYTES / 1e6:.0f} MB, which no article has",
        remedy="Split it into one file per article, or into JSONL with one article per line.",
    )


def _raw(name: str) -> BinaryIO:
    if name == STDIN:
        return sys.stdin.buffer
    return Path(name).open("rb", buffering=0)


def _refuse_foreign(start: bytes, name: str) -> None:
    for magic, kind in _FOREIGN.items():
        if start.startswith(magic):
            raise InputError(
                f"{name} is a binary file ({kind})",
                remedy="Save its text as .txt, or hand in Markdown or JSONL.",
            )
    if start.lstrip().lower().startswith(_HTML):
        raise InputError(
            f"{name} is a web page", remedy="Save the article's text as .txt, without the markup."
        )
