"""Loads any pipeline to be measured: a shipped one, one that training exported, any of spaCy's."""

from __future__ import annotations

import sys
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from extract.pipelines import FOLDER, WEIGHTS, available_languages

if TYPE_CHECKING:
    from spacy.language import Language

#: Stands for ``spacy.blank`` where a pipeline is named.
BLANK = "blank"


def load(name: str, lang: str | None = None) -> Language:
    """Loads a pipeline.

    Args:
        name: a language of the shipped pipelines; a folder laid out as theirs, such as training
            exports; a package or folder of spaCy's; or ``blank``.
        lang: the language, where the name does not say it: German if None.

    Returns:
        The pipeline; one of spaCy's with the labels that our rules read, where it can have them.
    """
    import spacy

    if name == BLANK:
        return spacy.blank(lang or "de")
    from extract.components import load_pipeline

    if name in available_languages():
        return load_pipeline(name)
    if (Path(name) / WEIGHTS).is_dir():
        return load_pipeline(lang or "de", Path(name).resolve())
    from extract.adapters import UnusablePipelineError, prepare

    nlp = spacy.load(name)
    try:
        return prepare(nlp, name)
    except UnusablePipelineError as error:
        # The processes that measure speed need not say it again.
        if parent_process() is None:
            sys.stderr.write(f"Measured as it is: {error}\n")
        return nlp


def size_of(name: str, nlp: Language) -> int:
    """Bytes on disk; all languages of the shipped pipelines share one folder, which counts whole.

    Args:
        name: as it was loaded by.
        nlp: the pipeline.
    """
    shipped = name in available_languages()
    folder = FOLDER if shipped else Path(nlp.path or name)
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
