from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc


def relations(doc: Doc) -> set[tuple[str, str, str]]:
    return {(token.text, token.dep_, token.head.text) for token in doc}


def names(doc: Doc) -> set[tuple[str, str]]:
    return {(ent.text, ent.label_) for ent in doc.ents}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Katze jagt den Hund.", {("Katze", "nsubj", "jagt"), ("Hund", "obj", "jagt")}),
        (
            "Das Unternehmen wurde 2013 von zwei Studenten gegründet.",
            {("Unternehmen", "nsubj:pass", "gegründet"), ("wurde", "aux:pass", "gegründet")},
        ),
        (
            "Der Minister hat gelogen.",
            {("Minister", "nsubj", "gelogen"), ("hat", "aux", "gelogen")},
        ),
        ("Berlin ist eine große Stadt.", {("ist", "cop", "Stadt"), ("große", "amod", "Stadt")}),
        ("Sie arbeitet im Garten.", {("im", "case", "Garten"), ("Garten", "obl", "arbeitet")}),
    ],
)
def test_german_trees(de: Language, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= relations(de(text))


def test_english_trees(en: Language) -> None:
    doc = en("The company announced a new factory in Texas.")
    assert {("company", "nsubj", "announced"), ("factory", "obj", "announced")} <= relations(doc)


def test_german_names(de: Language) -> None:
    doc = de("Angela Merkel traf in Paris den Chef von Siemens.")
    assert names(doc) == {("Angela Merkel", "PER"), ("Paris", "LOC"), ("Siemens", "ORG")}


def test_english_names(en: Language) -> None:
    doc = en("Barack Obama met the mayor of London on Friday.")
    assert {("Barack Obama", "PER"), ("London", "LOC")} <= names(doc)


def test_german_tags_and_features(de: Language) -> None:
    doc = de("Die kleinen Kinder spielten gestern im Park.")
    tags = [token.pos_ for token in doc]
    assert tags == ["DET", "ADJ", "NOUN", "VERB", "ADV", "ADP", "NOUN", "PUNCT"]
    assert doc[2].morph.get("Number") == ["Plur"]
    assert doc[3].morph.get("Tense") == ["Past"]


def test_german_lemmas(de: Language) -> None:
    doc = de("Die Kinder spielten mit den alten Autos.")
    assert [token.lemma_ for token in doc[:-1]] == [
        "der",
        "Kind",
        "spielen",
        "mit",
        "der",
        "alt",
        "Auto",
    ]


def test_sentences_in_running_text(de: Language) -> None:
    doc = de("Am 3. Mai kam Dr. Meier an. Er blieb z. B. drei Tage. Wer weiß? Niemand!")
    assert len(list(doc.sents)) == 4


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("10.000Euro", ["10.000", "Euro"]),
        ("die „Bild“-Zeitung", ["die", "„", "Bild", "“", "-", "Zeitung"]),
        ('Er sagte:"Nein".Das', ["Er", "sagte", ":", '"', "Nein", '"', ".", "Das"]),
        ("wahr?Ja!", ["wahr", "?", "Ja", "!"]),
        ("im US-Bundesstaat", ["im", "US-Bundesstaat"]),
        ("5,3 % u.a. 15.03.2024", ["5,3", "%", "u.a.", "15.03.2024"]),
    ],
)
def test_glued_words_come_apart(de: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in de.make_doc(text)] == tokens
