"""Runs a batch of articles through a pipeline and the rules. Imports spaCy; nothing light does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from extract.blocks import find_blocks, pieces
from extract.language import detect
from extract.pack import load_pack
from extract.pipelines import available_languages
from extract.records import Piece, assemble
from store.ids import article_id
from store.model import Extraction

if TYPE_CHECKING:
    from spacy.language import Language

#: Version of the rules; stands in `Extraction.extractor`.
RULES_VERSION = "0.1.0"
_PIPE_BATCH = 64


class Source(Struct, frozen=True):
    """A text to extract from, with what is known about it."""

    text: str
    lang: str | None = None
    published: str | None = None


def run(sources: Sequence[Source]) -> list[Extraction]:
    """Extract from texts; those of one language go through its pipeline together.

    Args:
        sources: Texts in any language.

    Returns:
        One extraction per text, in their order.
    """
    langs = [source.lang or detect(source.text) for source in sources]
    results: list[Extraction | None] = [None] * len(sources)
    for lang in sorted(set(langs)):
        places = [i for i, own in enumerate(langs) if own == lang]
        for i, extraction in zip(places, _run(lang, [sources[i] for i in places]), strict=True):
            results[i] = extraction
    return [result for result in results if result is not None]


def _run(lang: str, sources: Sequence[Source]) -> Iterator[Extraction]:
    nlp = _pipeline(lang)
    pack = load_pack(lang)
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
    docs = _parsed(nlp, texts)
    for source, plan in zip(sources, plans, strict=True):
        parsed = [Piece(span, block, next(docs)) for span, block in plan]
        yield assemble(
            source.text,
            parsed,
            pack,
            article=article_id(source.text),
            published=source.published,
            extractor=_extractor(lang, nlp),
        )


def _parsed(nlp: Language | None, texts: Iterable[str]) -> Iterator[Any]:
    if nlp is None:
        return (None for _ in texts)
    return iter(nlp.pipe(texts, batch_size=_PIPE_BATCH))


def _pipeline(lang: str) -> Language | None:
    """The pipeline of a language, or None where this installation has none."""
    if lang not in available_languages():
        return None
    from extract.components import load_pipeline

    return load_pipeline(lang)


def _extractor(lang: str, nlp: Language | None) -> str:
    if nlp is None:
        return f"beleg-rules {RULES_VERSION}"
    return f"beleg-{lang} {nlp.meta.get('version', '0')}+rules {RULES_VERSION}"
