"""Text in, facts out: spaCy components and language packs; knows no database and no screen.

Importing this package is light: spaCy and the pipelines are loaded with the first text.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.model import Extraction

__all__ = ["extract", "extract_many"]


def extract(
    text: str,
    *,
    lang: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
) -> Extraction:
    """Find everything in one text.

    Deterministic, and raises nothing on any text.

    Args:
        text: The article's text.
        lang: ISO 639-1 code; if None, the pipeline's language, else guessed, German or English.
        published: ISO 8601 date that relative dates (*gestern*) count from; they stay without a
            value if None.
        pipeline: Name or path of a spaCy pipeline that reads texts of its language in place of
            Beleg's own.

    Returns:
        Blocks, mentions, entities, facts, quotes and links; their spans count code points of
        `text`.

    Raises:
        BelegError: Nothing here reads the language, or the pipeline cannot be used.
    """
    return extract_many([(text, lang, published)], pipeline=pipeline)[0]


def extract_many(
    texts: Iterable[tuple[str, str | None, str | None]], *, pipeline: str | None = None
) -> list[Extraction]:
    """Find everything in several texts, which share the passes through the pipeline.

    Args:
        texts: `(text, lang, published)` of each, as for `extract`.
        pipeline: As for `extract`.

    Returns:
        One extraction per text, in their order.

    Raises:
        BelegError: Nothing here reads a language, or the pipeline cannot be used.
    """
    from extract.engine import Source, run

    sources = [Source(text, lang, published) for text, lang, published in texts]
    return run(sources, pipeline=pipeline)
