"""Files into articles: plain text, Markdown, JSONL, and Beleg's own reviewed JSONL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec
from msgspec import Struct

from cli.details import Details, check_details
from cli.files import STDIN, open_input, read_all, too_large
from cli.markdown import plain
from formats import jsonl
from formats.records import FORMAT
from store.errors import InputError
from store.model import Article, Document
from store.rows import NewArticle
from store.text import MAX_BYTES, clean_text, decode, has_words

if TYPE_CHECKING:
    from extract.workers import Given

KINDS: Final = ("txt", "md", "jsonl")

_SUFFIXES: Final = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_BOM: Final = b"\xef\xbb\xbf"
_TITLE_LENGTH: Final = 200

Item = NewArticle | Document | InputError
"""What a file holds: a new article, one with reviewed facts, or something unusable."""


class _Record(Details, frozen=True, kw_only=True):
    """A line of JSONL with an article; fields of other names are left alone."""

    text: str


class _Probe(Struct):
    format: Any = None


def read_items(
    name: str, given: Details, kind: str | None = None, *, pipeline: Given | None = None
) -> Iterator[Item]:
    """Read a file; what is wrong with one article does not stop the others.

    Args:
        name: A path, or `-` for standard input.
        given: What the person said about the articles; what a file says itself comes first,
            except that a title on the command line is meant.
        kind: One of `KINDS`; told from the name and the first bytes if None.
        pipeline: The spaCy pipeline that was named, for languages that only it reads.

    Yields:
        Articles in the order of the file, and an error for each that cannot be used.
    """
    label = "standard input" if name == STDIN else name
    try:
        with open_input(name) as stream:
            kind = kind or _kind(name, stream.peek(512))
            if kind == "jsonl":
                yield from _read_lines(stream, label, given, pipeline)
            else:
                yield _read_text(read_all(stream, label), label, kind, given, pipeline)
    except InputError as error:
        yield error


def new_article(text: str, raw: bytes, details: Details) -> NewArticle:
    """Clean a text and put its title in front, unless it begins with it.

    Args:
        text: As decoded.
        raw: The bytes it came as.
        details: What is known about it, checked.
    """
    text = clean_text(text)
    first_line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    title = details.title or first_line[:_TITLE_LENGTH]
    if not _folded(text).startswith(_folded(title)):
        text = f"{title}\n\n{text}"
    return NewArticle(
        title=title,
        text=text,
        raw=raw,
        source=details.source,
        lang=details.lang,
        published=details.published,
    )


def as_new(article: Article) -> NewArticle:
    """An article that comes with reviewed facts, as one to be added."""
    return NewArticle(
        title=article.title,
        text=article.text,
        raw=article.text.encode(),
        source=article.source,
        lang=article.lang,
        published=article.published,
    )


def _kind(name: str, start: bytes) -> str:
    path = PurePath(name[:-3] if name.lower().endswith(".gz") else name)
    known = _SUFFIXES.get(path.suffix.lower())
    if known:
        return known
    start = start.removeprefix(_BOM).lstrip()
    if re.match(rb'\{\s*"', start):
        return "jsonl"
    return "md" if re.match(rb"#{1,2} |---\s*\n\w+:", start) else "txt"


def _read_text(
    raw: bytes, label: str, kind: str, given: Details, pipeline: Given | None
) -> NewArticle:
    text = decode(raw, label)
    if kind == "txt":
        return new_article(text, raw, given)
    text, title, fields = plain(clean_text(text))
    if not has_words(text):
        raise InputError(f"{label} has no text", remedy="Hand in a file with an article in it.")
    found = Details(
        title=given.title or title,
        source=given.source or fields.get("source"),
        published=given.published or fields.get("published") or fields.get("date"),
        lang=given.lang or fields.get("lang") or fields.get("language"),
    )
    return new_article(text, raw, check_details(found, label, pipeline=pipeline))


def _read_lines(
    stream: BinaryIO, label: str, given: Details, pipeline: Given | None
) -> Iterator[Item]:
    number, empty = 0, True
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        where = f"{label}:{number}"
        if len(line) > MAX_BYTES:
            yield too_large(where)
            return
        line = line.removeprefix(_BOM) if number == 1 else line
        if not line.strip():
            continue
        empty = False
        try:
            yield _parse_line(line, where, given, pipeline)
        except InputError as error:
            yield error
    if empty:
        yield InputError(f"{label} is empty", remedy="Hand in a file with an article in it.")


def _parse_line(
    line: bytes, where: str, given: Details, pipeline: Given | None
) -> NewArticle | Document:
    _check_encoding(line, where)
    try:
        if msgspec.json.decode(line, type=_Probe).format == FORMAT:
            return jsonl.parse(line, where)
        record = msgspec.json.decode(line, type=_Record)
    except msgspec.ValidationError as error:
        raise InputError(
            f"{where}: {error}",
            remedy='Write {"text": …}, with title, source, published and lang as strings or not '
            "at all.",
        ) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(
            f"{where}: the line is not valid JSON ({error})",
            remedy="Write one JSON object per line.",
        ) from error
    if not has_words(record.text):
        raise InputError(f"{where}: the article has no text", remedy="Fill the field text.")
    details = Details(
        title=record.title or given.title,
        source=record.source or given.source,
        published=record.published or given.published,
        lang=record.lang or given.lang,
    )
    return new_article(record.text, line, check_details(details, where, pipeline=pipeline))


def _check_encoding(line: bytes, where: str) -> None:
    try:
        line.decode()
    except UnicodeDecodeError as error:
        name = where.rpartition(":")[0]
        try:
            decode(line, name)
        except InputError as explained:
            raise InputError(
                f"{where}: byte {error.start + 1} of the line is not UTF-8",
                remedy=explained.remedy,
            ) from error


def _folded(text: str) -> str:
    """The beginning of a text with single spaces, for comparing it with a title."""
    return " ".join(text[: _TITLE_LENGTH * 10].split())
