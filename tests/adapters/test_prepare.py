from __future__ import annotations

import pytest
import spacy

from extract.adapters import UnusablePipelineError, prepare
from extract.components import load_pipeline
from tests.adapters.pipelines import CLEARNLP, FRENCH, ONTONOTES, TIGER, WIKINER, pipeline


def added(lang: str, labels: list[str], names: list[str]) -> list[str]:
    nlp = pipeline(lang, labels, names)
    before = list(nlp.pipe_names)
    prepare(nlp, "some_pipeline")
    return [name for name in nlp.pipe_names if name not in before]


def test_german_official_pipelines_get_the_tiger_adapter() -> None:
    assert added("de", TIGER, WIKINER) == ["beleg_tiger_to_ud"]


def test_english_official_pipelines_get_the_clearnlp_adapter_and_name_types() -> None:
    assert added("en", CLEARNLP, ONTONOTES) == ["beleg_clearnlp_to_ud", "beleg_name_types"]


def test_universal_dependencies_are_used_as_they_are() -> None:
    assert added("fr", FRENCH, WIKINER) == []


def test_universal_dependencies_with_foreign_name_types_get_the_names_mapped() -> None:
    assert added("nl", FRENCH, ONTONOTES) == ["beleg_name_types"]


def test_our_own_pipeline_stays_as_it_is() -> None:
    nlp = load_pipeline("de")
    before = list(nlp.pipe_names)
    assert prepare(nlp, "de").pipe_names == before


def test_preparing_twice_adds_nothing_more() -> None:
    nlp = prepare(pipeline("en", CLEARNLP, ONTONOTES), "en_core_web_sm")
    assert nlp.pipe_names == prepare(nlp, "en_core_web_sm").pipe_names


def problems(nlp: spacy.language.Language) -> str:
    with pytest.raises(UnusablePipelineError) as caught:
        prepare(nlp, "my_pipeline")
    return str(caught.value)


def test_the_message_names_the_pipeline_and_all_that_is_missing() -> None:
    message = problems(spacy.blank("de"))
    assert "'my_pipeline'" in message
    assert "no dependency parser" in message
    assert "no part-of-speech tags" in message
    assert "no names recogniser" in message


def test_a_missing_recogniser_is_the_only_thing_named() -> None:
    message = problems(pipeline("de", TIGER))
    assert "no names recogniser" in message
    assert "parser;" not in message


def test_missing_tags_are_named() -> None:
    assert "no part-of-speech tags" in problems(pipeline("fr", FRENCH, WIKINER, tags=False))


def test_labels_of_an_unknown_scheme_are_shown() -> None:
    message = problems(pipeline("de", ["SUBJ", "OBJA", "DET", "PN"], WIKINER))
    assert "unknown scheme" in message
    assert "OBJA" in message


def test_names_of_unknown_types_are_shown() -> None:
    assert "unknown types (GENE)" in problems(pipeline("de", TIGER, ["GENE"]))


def test_a_disabled_parser_counts_as_none() -> None:
    nlp = pipeline("de", TIGER, WIKINER)
    nlp.disable_pipe("parser")
    assert "no dependency parser" in problems(nlp)


def test_an_english_pipeline_may_map_its_tags_by_an_attribute_ruler() -> None:
    nlp = pipeline("en", CLEARNLP, ONTONOTES)
    nlp.remove_pipe("morphologizer")
    nlp.add_pipe("attribute_ruler")
    assert "beleg_clearnlp_to_ud" in prepare(nlp, "en_core_web_sm").pipe_names
