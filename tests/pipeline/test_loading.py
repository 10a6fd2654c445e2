from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extract.components import load_pipeline
from extract.pipelines import FOLDER, PipelineMissingError, available_languages
from store.errors import BelegError

TEXT = "Anna Müller wohnt in Köln.\nSie arbeitet bei der Deutschen Bahn."


def analysis(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos, str(t.morph), t.lemma, t.head.i, t.dep, t.sent_start, t.ent_iob, t.ent_type)
        for t in doc
    ]  # fmt: skip


def test_a_second_call_gives_the_same_object(de: Language) -> None:
    assert load_pipeline("de") is de


def test_both_languages_ship() -> None:
    assert {"de", "en"} <= set(available_languages())


def test_listing_languages_imports_no_spacy() -> None:
    code = (
        "import sys, extract.pipelines as p; p.available_languages();"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("lang", ["fr", "", "../de"])
def test_a_missing_pipeline_is_named(lang: str, tmp_path: Path) -> None:
    with pytest.raises(PipelineMissingError, match="no pipeline") as caught:
        load_pipeline(lang, tmp_path)
    assert isinstance(caught.value, BelegError)
    assert caught.value.lang == lang
    assert caught.value.path == tmp_path


def test_a_folder_written_by_spacy_loads_with_spacy(de: Language, tmp_path: Path) -> None:
    de.to_disk(tmp_path / "copy")
    copy = spacy.load(tmp_path / "copy")
    assert analysis(copy(TEXT)) == analysis(de(TEXT))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_shipped_folder_loads_with_spacy(lang: str) -> None:
    loaded = spacy.load(FOLDER / lang)
    assert analysis(loaded(TEXT)) == analysis(load_pipeline(lang)(TEXT))


def test_bytes_hold_the_whole_pipeline(de: Language) -> None:
    data = de.to_bytes()
    copy = spacy.util.load_model_from_config(de.config, auto_fill=True).from_bytes(data)
    assert analysis(copy(TEXT)) == analysis(de(TEXT))


def test_doc_bin_keeps_the_analysis(de: Language) -> None:
    doc = de(TEXT)
    (copy,) = DocBin(store_user_data=True, docs=[doc]).get_docs(de.vocab)
    assert analysis(copy) == analysis(doc)


@pytest.mark.parametrize("pipe", ["beleg_tagger", "beleg_parser", "beleg_names"])
def test_each_component_works_alone_behind_the_encoder(de: Language, pipe: str) -> None:
    whole = de(TEXT)
    with de.select_pipes(enable=["beleg_encoder", pipe]):
        alone = de(TEXT)
    if pipe == "beleg_tagger":
        assert [t.pos_ for t in alone] == [t.pos_ for t in whole]
    elif pipe == "beleg_parser":
        assert [t.head.i for t in alone] == [t.head.i for t in whole]
    else:
        assert [(e.text, e.label_) for e in alone.ents] == [(e.text, e.label_) for e in whole.ents]


def test_a_component_without_the_encoder_says_so(de: Language) -> None:
    with de.select_pipes(enable=["beleg_tagger"]), pytest.raises(ValueError, match="beleg_encoder"):
        de(TEXT)


def test_an_encoder_vector_for_every_token(de: Language) -> None:
    doc = de("Ein Haus \n steht.")
    assert doc.tensor.shape == (len(doc), 384)
    norms = np.linalg.norm(doc.tensor, axis=1)
    assert [norm > 0 for norm in norms] == [not token.is_space for token in doc]


def test_what_ships_is_small() -> None:
    size = sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file())
    assert size < 45_000_000
