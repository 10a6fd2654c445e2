"""Which pipeline reads a text: one that the person named, or one of Beleg's own.

spaCy and the pipelines are loaded with the first text that needs them, each once per process.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.language import detect
from extract.pack import load_pack
from extract.pipelines.given import Given, PipelineError, find_pipeline
from extract.pipelines.languages import other_languages, unread

if TYPE_CHECKING:
    from spacy.language import Language

#: Version of the rules; stands in `Extraction.extractor`.
RULES_VERSION = "0.2.0"


@dataclass(frozen=True, eq=False)
class Reader:
    """A loaded pipeline for texts of one language."""

    lang: str
    """ISO 639-1 code of the texts."""
    nlp: Language
    extractor: str
    """Name and version of pipeline and rules."""
    warnings: tuple[str, ...] = ()
    """What people should know about everything that it reads."""


def language_of(text: str, lang: str | None, pipeline: str | None) -> str:
    """The language of a text.

    Args:
        text: The article's text.
        lang: What is known of it.
        pipeline: The spaCy pipeline that the person named: for texts that say nothing of their
            language, it says it.
    """
    given = find_pipeline(pipeline) if pipeline else None
    return lang or (given.only_language if given else None) or detect(text)


@lru_cache(maxsize=32)
def reader(lang: str, pipeline: str | None = None) -> Reader:
    """Load what reads a language.

    Args:
        lang: ISO 639-1 code.
        pipeline: A spaCy pipeline that the person named; texts of other languages than its own go
            to Beleg's pipelines.

    Raises:
        PipelineError: The pipeline that was named cannot be loaded.
        UnusablePipelineError: It says too little for the rules.
        PipelineMissingError: Nothing here reads the language.
    """
    given = find_pipeline(pipeline) if pipeline else None
    if given is None or not given.reads(lang):
        return _own(lang, given)
    nlp, told = load_given(given)
    if not load_pack(lang).has_word_lists:
        told = (*told, f"{given.label} ({lang}): {unread(lang)}")
    return Reader(lang, nlp, f"{given.label}+rules {RULES_VERSION}", told)


def _own(lang: str, unused: Given | None) -> Reader:
    from extract.components import load_pipeline

    nlp = load_pipeline(lang)
    told = []
    if unused is not None:
        told.append(
            f"{unused.label} is for {unused.lang!r}; articles in {lang!r} were read by Beleg's own "
            "pipeline"
        )
    if lang in other_languages():
        told.append(other_languages()[lang].warning(lang))
    version = nlp.meta.get("version", "0")
    return Reader(lang, nlp, f"beleg-{lang} {version}+rules {RULES_VERSION}", tuple(told))


@lru_cache(maxsize=2)
def load_given(given: Given) -> tuple[Language, tuple[str, ...]]:
    """Load a pipeline that a person named, and make it speak the labels of the rules.

    Args:
        given: From `find_pipeline`.

    Returns:
        The pipeline, and what spaCy warned of.

    Raises:
        PipelineError: It cannot be loaded.
        UnusablePipelineError: It says too little for the rules.
    """
    import spacy.about

    from extract.adapters import prepare
    from extract.components import MAX_LENGTH

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", UserWarning)
        try:
            nlp = spacy.load(given.target)
        # Whatever a foreign pipeline and its packages raise, it is the pipeline that fails.
        except Exception as error:
            made_for = f" and the pipeline was made for {given.spacy}" if given.spacy else ""
            raise PipelineError(
                f"the pipeline {given.asked!r} cannot be loaded: {_first_sentence(error)}",
                remedy=f"This is spaCy {spacy.about.__version__}{made_for}: install what it needs, "
                "or name another pipeline.",
            ) from error
    nlp = prepare(nlp, given.asked)
    # Texts come in stretches of some thousand code points, so spaCy's limit has no purpose here.
    nlp.max_length = MAX_LENGTH
    told = (f"{given.label}: {_first_sentence(item.message)}" for item in caught)
    return nlp, tuple(dict.fromkeys(told))


def _first_sentence(error: object) -> str:
    """What an error says, without the paragraphs of advice behind it."""
    kind = "" if isinstance(error, ValueError | Warning) else f"{type(error).__name__}: "
    lines = str(error).strip().splitlines() or [""]
    return kind + lines[0].partition(". ")[0].rstrip(".:")
