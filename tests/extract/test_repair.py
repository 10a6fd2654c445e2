"""Each rule on a parse that went wrong in the way it mends."""

from __future__ import annotations

from tests.extract.docs import facts, marks

FIN = "VerbForm=Fin|Mood=Ind"


def heads(table: str) -> dict[str, tuple[str, str]]:
    """Word -> its relation and head."""
    nodes = marks(table).tree.nodes
    return {node.text: (node.dep, node.head.text if node.head else "") for node in nodes}


def test_a_second_auxiliary_with_a_subject_is_a_clause():
    assert facts(f"""
        Der det 2 DET
        Markt nsubj:pass 4 NOUN
        wurde aux:pass 4 AUX werden {FIN}
        geschlossen root 0 VERB schließen VerbForm=Part
        , punct 7 PUNCT
        Kiel nsubj 7 PROPN
        wurde aux:pass 4 AUX werden {FIN}
        zum case 9 ADP
        Zentrum obl 4 NOUN
    """) == ["schließen | object=Der Markt", "werden | subject=Kiel | purpose=zum Zentrum"]


def test_nothing_hangs_on_an_auxiliary():
    assert heads(f"""
        Anna nsubj 2 PROPN
        hat aux 4 AUX haben {FIN}
        Brot obj 4 NOUN
        gekauft root 0 VERB kaufen VerbForm=Part
    """)["Anna"] == ("nsubj", "gekauft")


def test_a_name_in_the_genitive_belongs_to_the_noun_behind():
    found = heads(f"""
        Heute advmod 2 ADV
        beginnt root 0 VERB beginnen {FIN}
        Alfas nsubj 2 PROPN Alfa
        Messe obj 2 NOUN
    """)
    assert (found["Alfas"], found["Messe"]) == (("nmod:poss", "Messe"), ("nsubj", "beginnt"))


def test_a_phrase_before_a_participle_belongs_to_it():
    found = heads(f"""
        Ein det 5 DET
        mit case 3 ADP
        Alfa nmod 5 PROPN
        verbundenes amod 5 ADJ verbunden
        Unternehmen nsubj 6 NOUN
        wächst root 0 VERB wachsen {FIN}
    """)
    assert found["Alfa"] == ("obl", "verbundenes")


def test_an_indefinite_noun_between_commas_is_an_apposition():
    found = heads(f"""
        Anna nsubj 2 PROPN
        verklagt root 0 VERB verklagen {FIN}
        Alfa obj 2 PROPN
        , punct 6 PUNCT
        eine det 6 DET
        Firma obl 2 NOUN
        aus case 8 ADP
        Kiel nmod 6 PROPN
        . punct 2 PUNCT
    """)
    assert found["Firma"] == ("appos", "Alfa")


def test_a_name_behind_a_colon_is_no_party():
    assert facts(f"""
        Anna nsubj 2 PROPN
        baut root 0 VERB bauen {FIN}
        Häuser obj 2 NOUN
        : punct 5 PUNCT
        Tagblatt obj 2 PROPN
    """) == ["bauen | subject=Anna | object=Häuser"]


def test_an_article_belongs_to_the_next_noun():
    assert heads(f"""
        Anna nsubj 2 PROPN
        fährt root 0 VERB fahren {FIN}
        in case 5 ADP
        die det 7 DET
        Stadt obl 2 NOUN
        vor case 7 ADP
        Sonnenaufgang obl 2 NOUN
    """)["die"] == ("det", "Stadt")
