"""The clause rules read converted trees: facts from TIGER and ClearNLP analyses."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extract.adapters import clearnlp, tiger
from extract.adapters.components import TreeAdapter
from extract.clauses.build import clause_drafts
from extract.marks import Marks
from extract.pack import load_pack
from extract.tree import Tree
from tests.adapters.tables import Table, read
from tests.extract.docs import shown

# What a tagger beside the parser says: part of speech by fine-grained tag; other V… are verbs.
PARTS = {
    "NN": "NOUN", "NE": "PROPN", "ADJD": "ADJ", "ART": "DET", "APPR": "ADP", "APPRART": "ADP",
    "PPER": "PRON", "PRELS": "PRON", "KON": "CCONJ", "KOUS": "SCONJ", "PTKNEG": "PART",
    "PTKVZ": "ADP", "VAFIN": "AUX", "VMFIN": "AUX", "VAPP": "AUX", "VAINF": "AUX", "CARD": "NUM",
    "PTKZU": "PART", "DT": "DET", "IN": "ADP", "NNP": "PROPN", "NNS": "NOUN", "PRP": "PRON",
    "WP": "PRON", "CC": "CCONJ",
}  # fmt: skip
FORMS = {
    "FIN": "Mood=Ind|VerbForm=Fin", "VBD": "Mood=Ind|VerbForm=Fin", "VBZ": "Mood=Ind|VerbForm=Fin",
    "INF": "VerbForm=Inf", "PP": "VerbForm=Part", "VBN": "VerbForm=Part",
}  # fmt: skip
LEMMAS = {
    "wurde": "werden", "worden": "werden", "soll": "sollen", "hat": "haben", "ist": "sein",
    "was": "be", "is": "be",
}  # fmt: skip


def part(word: str, tag: str) -> str:
    verb = "AUX" if LEMMAS.get(word) == "be" else "VERB"
    return PARTS.get(tag, verb if tag.startswith("V") else "PUNCT")


def form(tag: str) -> str:
    return next((form for end, form in FORMS.items() if tag[:1] == "V" and tag.endswith(end)), "")


def facts(table: Table, lang: str) -> list[str]:
    rows = table.rows
    doc = Doc(
        spacy.blank(lang).vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        heads=[row[2] - 1 if row[2] else i for i, row in enumerate(rows)],
        deps=[row[3] for row in rows],
        pos=[part(row[0], row[1]) for row in rows],
        morphs=[form(row[1]) for row in rows],
        lemmas=[LEMMAS.get(row[0], row[0]) for row in rows],
    )
    convert = tiger.convert if lang == "de" else clearnlp.convert
    doc = TreeAdapter(convert, "tiger" if lang == "de" else "clearnlp")(doc)
    marks = Marks(Tree.of(doc, doc.text), load_pack(lang))
    found = [draft for root in marks.tree.roots for draft in clause_drafts(root, marks)]
    return [shown(draft, doc.text) for draft in found]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "passive with an agent",
            ["beschlossen | object=Das Gesetz | subject=Bundestag"],
        ),
        (
            "coordinated nouns",
            [f"kauften | subject={name} | object=Äpfel" for name in ("Meier", "Schulz", "Weber")],
        ),
        (
            "relative clause",
            ["lacht | subject=Die Frau", "gewonnen | subject=Die Frau | object=den Preis"],
        ),
        (
            "infinitive with zu",
            ["verkaufen versucht | subject=Er | object=das Auto"],
        ),
        (
            "copula and noun",
            ["sein | subject=Berlin | object=die Hauptstadt von Deutschland"],
        ),
        (
            "prepositions of nouns and of verbs",
            ["wartet | subject=Der Sprecher der Firma aus Kiel | place=vor dem Haus"],
        ),
        (
            "reported speech behind its verb and before it",
            ["sagte | object=„ Wir kommen “ | subject=Müller", "kommen | subject=Wir"],
        ),
    ],
)
def test_german(title: str, expected: list[str]) -> None:
    table = next(table for table in read("tiger_trees.txt") if table.title == title)
    assert facts(table, "de") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("passive with an agent", ["passed | object=The law | subject=parliament"]),
        (
            "prepositions of nouns and of verbs",
            ["waited | subject=The head of the firm | place=in Kiel"],
        ),
        (
            "relative clause",
            ["smiled | subject=The woman", "won | subject=The woman | object=the prize"],
        ),
        ("copula and noun", ["be | subject=Berlin | object=the capital of Germany"]),
    ],
)
def test_english(title: str, expected: list[str]) -> None:
    table = next(table for table in read("clearnlp_trees.txt") if table.title == title)
    assert facts(table, "en") == expected
