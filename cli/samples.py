"""The sample articles, as documents and as a library of their own."""

from __future__ import annotations

from importlib.resources import files

from cli.incoming import as_new
from formats.jsonl import parse
from store.library import Library
from store.model import Document


def documents() -> list[Document]:
    """The articles that ship with Beleg, with their reviewed facts, the newest first."""
    folder = files("sample_articles")
    lines = [
        (entry.read_bytes(), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".jsonl")
    ]
    found = [parse(line, name) for line, name in lines]
    return sorted(found, key=lambda item: (item.article.published or "", item.article.id))[::-1]


def add_to(library: Library) -> None:
    """Put the samples into a library, unless they are there.

    Args:
        library: Open for writing.

    Raises:
        LibraryError: It cannot be written.
    """
    waiting = set(library.articles_without_run())
    for document in documents():
        article, is_new = library.add_article(as_new(document.article))
        # A stop between the two steps leaves an article without facts, to be filled now.
        if is_new or article.id in waiting:
            library.import_document(document)
