"""spaCy components that run the shipped encoder; importing this module registers them all."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy import util
from spacy.language import Language

from extract.components.encoder import Encoder
from extract.components.lemmas import Lemmas
from extract.components.names import Names
from extract.components.parser import Parser
from extract.components.storage import StoredPipe
from extract.components.tagger import Tagger
from extract.components.tokens import make_tokenizer
from extract.pipelines import FOLDER, MODEL, WEIGHTS, PipelineMissingError, available_languages
from extract.pipelines.languages import other_languages

__all__ = [
    "Encoder",
    "Lemmas",
    "Names",
    "Parser",
    "PipelineMissingError",
    "Tagger",
    "load_pipeline",
    "make_tokenizer",
]

#: Texts of any length are analysed window by window, so spaCy's limit has no purpose here.
MAX_LENGTH = 10**9


@lru_cache(maxsize=16)
def load_pipeline(lang: str, path: Path | None = None) -> Language:
    """Loads a pipeline; the second call with the same arguments gives the same object.

    Args:
        lang: the language's code: one with a folder, or one of ``languages.toml``.
        path: the folder of ``<lang>/config.cfg`` and the shared weights; the shipped one if None.

    Raises:
        PipelineMissingError: if the files are not there, or nothing here reads the language.
    """
    folder = path or FOLDER
    if lang not in available_languages(folder) or not (folder / WEIGHTS / "beleg_encoder").is_dir():
        raise PipelineMissingError(lang, folder)
    own = (folder / lang / "config.cfg").is_file()
    home = folder / (lang if own else MODEL)
    config = util.load_config(home / "config.cfg")
    meta = json.loads((home / "meta.json").read_text(encoding="utf-8"))
    nlp = util.load_model_from_config(config if own else _foreign(config, lang), auto_fill=True)
    # Scores of another language say nothing of this one.
    nlp.meta.update(meta if own else meta | {"lang": lang, "performance": {}})
    nlp.max_length = MAX_LENGTH
    for name, component in nlp.pipeline:
        assert isinstance(component, StoredPipe)
        component.from_disk(folder / WEIGHTS / name)
    return nlp


def _foreign(config: Any, lang: str) -> Any:
    """The settings of a language that has none of its own; its tokenizer is spaCy's for it."""
    config["nlp"]["lang"] = lang
    only = other_languages()[lang].dictionary or lang
    config["components"]["beleg_lemmas"].update(dictionary=False, only=only)
    return config
