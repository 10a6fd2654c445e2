"""What a spaCy pipeline sets, and with which labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

Pipe = Callable[..., object]


def setters(nlp: Language, *attributes: str) -> list[Pipe]:
    """The enabled components that declare to set one of some attributes.

    Args:
        nlp: The pipeline.
        attributes: As spaCy writes them, such as ``token.dep``.
    """
    return [
        pipe
        for name, pipe in nlp.pipeline
        if set(nlp.get_pipe_meta(name).assigns).intersection(attributes)
    ]


def labels_of(pipes: list[Pipe]) -> tuple[str, ...]:
    """The labels of some components together, sorted."""
    return tuple(sorted({str(label) for pipe in pipes for label in getattr(pipe, "labels", ())}))


def has_parts_of_speech(nlp: Language) -> bool:
    """Whether tokens get universal parts of speech.

    English pipelines map them from tags by an attribute ruler, which declares nothing.
    """
    ruled = any(nlp.get_pipe_meta(name).factory == "attribute_ruler" for name in nlp.pipe_names)
    return bool(setters(nlp, "token.pos")) or (ruled and bool(setters(nlp, "token.tag")))
