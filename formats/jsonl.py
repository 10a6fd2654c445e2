"""beleg/1: one JSON object per article, without loss, the same bytes for the same state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from formats.check import first_problem
from formats.convert import to_document, to_line
from formats.records import LineRecord
from formats.registry import Report
from store.errors import InputError
from store.model import Document

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(LineRecord)
_REMEDY = "docs/formats.md says what each field holds."


def write(documents: Iterable[Document], report: Report) -> Iterator[bytes]:
    """Yield one line per article.

    Args:
        documents: In the order in which they shall be written.
        report: Counts what goes out.

    Yields:
        UTF-8 with a line feed at the end.
    """
    for document in documents:
        report.articles += 1
        report.facts += len(document.facts)
        yield _ENCODER.encode(to_line(document)) + b"\n"


def read(lines: Iterable[bytes], name: str) -> Iterator[Document | InputError]:
    """Read lines; a bad one does not stop the good ones.

    Args:
        lines: The file's lines; empty ones are passed over.
        name: What to call the file in an error.

    Yields:
        A document, or the error that says which line and field is wrong.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield parse(line, f"{name}:{number}")
        except InputError as error:
            yield error


def parse(line: bytes, where: str) -> Document:
    """Read one line.

    Args:
        line: A JSON object in UTF-8.
        where: File and line, for errors.

    Returns:
        The document.

    Raises:
        InputError: The line is not JSON, or a field is wrong.
    """
    try:
        record = _DECODER.decode(line)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {error}", remedy=_REMEDY) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            f"{where}: the line is not valid JSON ({error})",
            remedy="Write one JSON object per line, in UTF-8.",
        ) from error
    problem = first_problem(record)
    if problem is not None:
        raise InputError(f"{where}: {problem}", remedy=_REMEDY)
    return to_document(record)
