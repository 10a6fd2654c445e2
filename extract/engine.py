"""Runs a batch of articles through a pipeline and the rules. Imports spaCy; nothing light does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from extract.blocks import find_blocks, pieces
from extract.pack import load_pack
from extract.readers import Reader, language_of, reader
from extract.records import Piece, assemble
from store.ids import article_id
from store.model import Extraction

_PIPE_BATCH = 64


class Source(Struct, frozen=True):
    """A text to extract from, with what is known about it."""

    text: str
    lang: str | None = None
    published: str | None = None


def run(sources: Sequence[Source], *, pipeline: str | None = None) -> list[Extraction]:
    """Extract from texts; those of one language go through its pipeline together.

    Args:
        sources: Texts in any language.
        pipeline: A spaCy pipeline, by name or path, that reads the texts of its language.

    Returns:
        One extraction per text, in their order.
    """
    langs = [language_of(source.text, source.lang, pipeline) for source in sources]
    results: list[Extraction | None] = [None] * len(sources)
    for lang in sorted(set(langs)):
        places = [i for i, own in enumerate(langs) if own == lang]
        found = _run(reader(lang, pipeline), [sources[i] for i in places])
        for i, extraction in zip(places, found, strict=True):
            results[i] = extraction
    return [result for result in results if result is not None]


def _run(reader: Reader, sources: Sequence[Source]) -> Iterator[Extraction]:
    pack = load_pack(reader.lang)
    plans = [
        [
            (span, block)
            for block in find_blocks(source.text, pack)
            for span in pieces(source.text, block)
        ]
        for source in sources
    ]
    texts = (
        source.text[span.start : span.end]
        for source, plan in zip(sources, plans, strict=True)
        for span, _ in plan
    )
    docs = reader.nlp.pipe(texts, batch_size=_PIPE_BATCH)
    for source, plan in zip(sources, plans, strict=True):
        parsed = [Piece(span, block, next(docs)) for span, block in plan]
        yield assemble(
            source.text,
            parsed,
            pack,
            article=article_id(source.text),
            published=source.published,
            extractor=reader.extractor,
            warnings=reader.warnings,
        )
