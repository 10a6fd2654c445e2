from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from extract.adapters import prepare
from tests.adapters.pipelines import CLEARNLP, ONTONOTES, TIGER, WIKINER, pipeline
from tests.adapters.tables import Table, read


def doc_of(tables: list[Table], lang: str) -> Doc:
    """Sentences of the tables, one behind the other, as a parsed Doc."""
    rows = [(row, start) for start, table in starts(tables) for row in table.rows]
    return Doc(
        spacy.blank(lang).vocab,
        words=[row[0] for row, _ in rows],
        tags=[row[1] for row, _ in rows],
        heads=[start + row[2] - 1 if row[2] else i for i, (row, start) in enumerate(rows)],
        deps=[row[3] for row, _ in rows],
        lemmas=[row[0].lower() for row, _ in rows],
        morphs=["Case=Nom"] * len(rows),
        pos=["ADV"] * len(rows),
    )


def starts(tables: list[Table]) -> list[tuple[int, Table]]:
    sizes = [len(table.rows) for table in tables]
    return [(sum(sizes[:i]), table) for i, table in enumerate(tables)]


def adapter(
    lang: str, labels: list[str], names: list[str], component: str
) -> spacy.language.Language:
    nlp = prepare(pipeline(lang, labels, names), "official")
    for name in list(nlp.pipe_names):
        if name != component:
            nlp.remove_pipe(name)
    return nlp


def test_a_doc_gets_heads_and_labels_and_keeps_its_sentences() -> None:
    tables = read("tiger_trees.txt")
    doc = doc_of(tables, "de")
    before = [(sent.start, sent.end) for sent in doc.sents]
    nlp = adapter("de", TIGER, WIKINER, "beleg_tiger_to_ud")
    doc = nlp.get_pipe("beleg_tiger_to_ud")(doc)
    assert [(sent.start, sent.end) for sent in doc.sents] == before
    assert len(before) == len(tables)
    for table, sent in zip(tables, doc.sents, strict=True):
        found = [
            f"{t.lower_} {0 if t.head == t else t.head.i - sent.start + 1} {t.dep_}" for t in sent
        ]
        assert found == table.expected()


def test_lemmas_morphology_and_names_stay() -> None:
    doc = doc_of(read("tiger_trees.txt")[:2], "de")
    doc.ents = (Span(doc, 4, 5, label="ORG"),)
    nlp = adapter("de", TIGER, WIKINER, "beleg_tiger_to_ud")
    doc = nlp.get_pipe("beleg_tiger_to_ud")(doc)
    assert [token.lemma_ for token in doc] == [token.lower_ for token in doc]
    assert {str(token.morph) for token in doc} == {"Case=Nom"}
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Bundestag", "ORG")]


def test_predicative_adjectives_become_adjectives() -> None:
    table = next(table for table in read("tiger_trees.txt") if table.title == "two predicates")
    nlp = adapter("de", TIGER, WIKINER, "beleg_tiger_to_ud")
    doc = nlp.get_pipe("beleg_tiger_to_ud")(doc_of([table], "de"))
    assert [token.text for token in doc if token.pos_ == "ADJ"] == ["alt", "teuer"]


def test_a_persons_first_name_heads_the_name() -> None:
    nlp = adapter("en", CLEARNLP, ONTONOTES, "beleg_clearnlp_to_ud")
    doc = Doc(
        nlp.vocab,
        words=["Anna", "Weber", "left"],
        tags=["NNP", "NNP", "VBD"],
        heads=[1, 2, 2],
        deps=["compound", "nsubj", "ROOT"],
        ents=["B-PERSON", "I-PERSON", "O"],
    )
    doc = nlp.get_pipe("beleg_clearnlp_to_ud")(doc)
    assert [(t.head.text, t.dep_) for t in doc][:2] == [("left", "nsubj"), ("Anna", "flat")]


def test_types_of_names_are_mapped_and_values_dropped() -> None:
    nlp = adapter("en", CLEARNLP, ONTONOTES, "beleg_name_types")
    doc = Doc(
        nlp.vocab,
        words=["Anna", "saw", "Kiel", "today"],
        ents=["B-PERSON", "O", "B-GPE", "B-DATE"],
    )
    doc = nlp.get_pipe("beleg_name_types")(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Anna", "PER"), ("Kiel", "LOC")]


def test_an_empty_text_passes() -> None:
    nlp = adapter("de", TIGER, WIKINER, "beleg_tiger_to_ud")
    assert len(nlp("")) == 0


def test_a_doc_without_a_parse_stays_as_it_is() -> None:
    nlp = adapter("de", TIGER, WIKINER, "beleg_tiger_to_ud")
    assert not nlp("Er hat gewonnen").has_annotation("DEP")


def test_white_space_between_words_does_no_harm() -> None:
    nlp = adapter("de", TIGER, WIKINER, "beleg_tiger_to_ud")
    doc = Doc(
        nlp.vocab,
        words=["Er", "\n", "hat", "gewonnen"],
        tags=["PPER", "_SP", "VAFIN", "VVPP"],
        heads=[2, 0, 2, 2],
        deps=["sb", "dep", "ROOT", "oc"],
    )
    doc = nlp.get_pipe("beleg_tiger_to_ud")(doc)
    assert [token.head.text for token in doc] == ["gewonnen", "Er", "gewonnen", "gewonnen"]
