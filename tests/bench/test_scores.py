from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bench.scores import (
    analyse,
    border_scores,
    gold_names,
    span_scores,
    split_paragraphs,
    syntax_scores,
    tree_scores,
)
from extract.components import load_pipeline
from tests.bench.gold import VOCAB, WORDS, analysis, gold
from training.sentence import UNSURE, Sentence

SIXTH = 100 / 6


@pytest.fixture(scope="module")
def de() -> Language:
    return load_pipeline("de")


def test_what_is_right_is_all_right() -> None:
    scores = tree_scores([(gold(), analysis())])
    assert scores == pytest.approx(dict.fromkeys(scores, 100))
    assert set(scores) == {"UAS", "LAS", "LAS without subtypes", "UPOS", "FEATS", "lemma"}


def test_a_wrong_head_costs_both_attachment_scores() -> None:
    scores = tree_scores([(gold(), analysis(heads=(1, 1, 3, 1, 1, 1)))])
    assert scores["UAS"] == scores["LAS"] == pytest.approx(100 - SIXTH)


def test_a_wrong_label_costs_the_labelled_score_alone() -> None:
    wrong = analysis(deps=("obj", "ROOT", "case", "obl", "nmod", "punct"))
    scores = tree_scores([(gold(), wrong)])
    assert scores["UAS"] == pytest.approx(100)
    assert scores["LAS"] == pytest.approx(100 - SIXTH)


def test_a_wrong_subtype_costs_nothing_without_subtypes() -> None:
    wrong = analysis(deps=("nsubj:pass", "ROOT", "case", "obl", "nmod", "punct"))
    scores = tree_scores([(gold(), wrong)])
    assert scores["LAS"] == pytest.approx(100 - SIXTH)
    assert scores["LAS without subtypes"] == pytest.approx(100)


def test_a_head_that_nobody_knows_is_not_counted() -> None:
    unsure = gold()
    unsure.heads = [UNSURE, -1, 3, 1, 3, 1]
    assert tree_scores([(unsure, analysis(heads=(3, 1, 3, 1, 3, 1)))])["UAS"] == pytest.approx(100)


def test_a_wrong_tag_and_a_wrong_lemma() -> None:
    wrong = analysis(
        pos=("NOUN", "VERB", "ADP", "NOUN", "PROPN", "PUNCT"),
        lemmas=("Anna", "wohnt", "in", "Süd", "Köln", "."),
    )
    scores = tree_scores([(gold(), wrong)])
    assert scores["UPOS"] == pytest.approx(100 - SIXTH)
    assert scores["lemma"] == pytest.approx(100 - 2 * SIXTH)


def test_what_a_pipeline_does_not_set_has_no_score() -> None:
    doc = Doc(VOCAB, WORDS)
    assert tree_scores([(gold(), doc)]) == {}
    assert span_scores([(gold(names=["O"] * 6), doc)]) == {}


def test_names_count_if_borders_and_type_are_right() -> None:
    sentence = gold(names=["B-PER", "O", "O", "B-LOC", "I-LOC", "O"])
    doc = analysis(names=((0, 1, "PER"), (4, 5, "LOC")))
    scores = span_scores([(sentence, doc)])
    assert (scores["names P"], scores["names R"]) == (pytest.approx(50), pytest.approx(50))


def test_types_of_names_of_other_inventories_are_mapped() -> None:
    sentence = gold(names=["B-PER", "O", "O", "O", "B-LOC", "O"])
    doc = analysis(names=((0, 1, "PERSON"), (1, 2, "DATE"), (4, 5, "GPE")))
    assert span_scores([(sentence, doc)])["names F1"] == pytest.approx(100)


def test_misc_is_not_counted_where_gold_does_not_annotate_it() -> None:
    sentence = gold(names=["B-PER", "O", "O", "O", "O", "O"], names_open=True)
    doc = analysis(names=((0, 1, "PER"), (3, 4, "MISC")))
    assert span_scores([(sentence, doc)])["names P"] == pytest.approx(100)


def test_names_side_by_side_are_two() -> None:
    assert gold_names(gold(names=["B-PER", "B-PER", "I-PER", "O", "O", "B-LOC"])) == {
        (0, 1, "PER"),
        (1, 3, "PER"),
        (5, 6, "LOC"),
    }


def test_a_missed_border_costs_two_sentences_and_gives_a_wrong_one() -> None:
    scores = border_scores(
        [(["Eins ist.", "Zwei auch.", "Drei."], ["Eins ist. Zwei auch.", "Drei."])]
    )
    assert scores["sentences P"] == pytest.approx(50)
    assert scores["sentences R"] == pytest.approx(100 / 3)


def test_white_space_moves_no_border() -> None:
    assert border_scores([(["Eins ist.", "Zwei."], ["Eins  ist. ", " Zwei."])])[
        "sentences F1"
    ] == pytest.approx(100)


def test_a_pipeline_without_sentences_finds_one_a_paragraph() -> None:
    sentences = [Sentence(["Ja", "."], [False, True], "de") for _ in range(12)]
    found = split_paragraphs(spacy.blank("de"), sentences)
    assert [len(own) for _, own in found] == [1, 1]
    assert [len(given) for given, _ in found] == [10, 2]


def test_given_sentence_starts_are_respected(de: Language) -> None:
    words = ["Das", "stimmt", ".", "Das", "stimmt", "nicht", "."]
    ((_, doc),) = analyse(de, [Sentence(words, [True] * 7, "de")])
    assert len(list(doc.sents)) == 1


def test_the_shipped_pipeline_reads_a_simple_sentence(de: Language) -> None:
    scores = syntax_scores(de, [gold()])
    assert scores["UPOS"] == pytest.approx(100)
