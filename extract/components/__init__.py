"""spaCy components that run the shipped encoder; importing this module registers them all."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from spacy import util
from spacy.language import Language

from extract.components.encoder import Encoder
from extract.components.lemmas import Lemmas
from extract.components.names import Names
from extract.components.parser import Parser
from extract.components.storage import StoredPipe
from extract.components.tagger import Tagger
from extract.components.tokens import make_tokenizer
from extract.pipelines import FOLDER, WEIGHTS, PipelineMissingError

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


@lru_cache(maxsize=4)
def load_pipeline(lang: str, path: Path | None = None) -> Language:
    """Loads a pipeline; the second call with the same arguments gives the same object.

    Args:
        lang: the language's code, such as ``de``.
        path: the folder of ``<lang>/config.cfg`` and the shared weights; the shipped one if None.

    Raises:
        PipelineMissingError: if the files are not there.
    """
    folder = path or FOLDER
    home = folder / lang
    if not (home / "config.cfg").is_file() or not (folder / WEIGHTS / "beleg_encoder").is_dir():
        raise PipelineMissingError(lang, folder)
    nlp = util.load_model_from_config(util.load_config(home / "config.cfg"), auto_fill=True)
    nlp.meta.update(json.loads((home / "meta.json").read_text(encoding="utf-8")))
    nlp.max_length = MAX_LENGTH
    for name, component in nlp.pipeline:
        assert isinstance(component, StoredPipe)
        component.from_disk(folder / WEIGHTS / name)
    return nlp
