from __future__ import annotations

from extract.attribution import attribute, attributions
from extract.clauses.build import clause_drafts
from extract.quotemarks import quoted
from tests.extract.docs import marks, shown

FIN = "VerbForm=Fin|Mood=Ind"


def attributed(table: str, **given: object) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Facts, and quotations as kind, content, source."""
    tree = marks(table, **given)  # type: ignore[arg-type]
    text = tree.tree.text
    spans = quoted(text, 0, len(text), [])
    found = attributions(tree, spans)
    drafts = [d for root in tree.tree.roots for d in clause_drafts(root, tree)]
    facts = [shown(draft, text) for draft in attribute(drafts, found, tree)]
    quotes = [
        (
            q.kind,
            text[q.content.start : q.content.end],
            text[q.source.span.start : q.source.span.end],
        )
        for q in found
        if q.source
    ]
    return facts, quotes


def test_a_content_clause_has_its_speaker_and_the_saying_is_no_fact():
    facts, quotes = attributed(f"""
        Anna nsubj 2 PROPN
        sagt root 0 VERB sagen {FIN}
        , punct 7 PUNCT
        dass mark 7 SCONJ
        Ben nsubj 7 PROPN
        Brot obj 7 NOUN
        kauft ccomp 2 VERB kaufen {FIN}
        . punct 2 PUNCT
    """)
    assert facts == ["kaufen | source=Anna | cue=sagt | subject=Ben | object=Brot"]
    assert quotes == [("indirect", "dass Ben Brot kauft", "Anna")]


def test_words_in_quotation_marks_are_a_direct_quote():
    _, quotes = attributed(f"""
        „ punct 3 PUNCT
        Ben nsubj 3 PROPN
        kauft root 0 VERB kaufen {FIN}
        Brot obj 3 NOUN
        “ punct 3 PUNCT
        , punct 7 PUNCT
        sagt parataxis 3 VERB sagen {FIN}
        Anna nsubj 7 PROPN
        . punct 3 PUNCT
    """)
    assert quotes == [("direct", "„Ben kauft Brot“", "Anna")]


def test_laut_names_a_source_and_no_topic():
    facts, _ = attributed(f"""
        Laut case 2 ADP
        Anna obl 3 PROPN
        kauft root 0 VERB kaufen {FIN}
        Ben nsubj 3 PROPN
        Brot obj 3 NOUN
        . punct 3 PUNCT
    """)
    assert facts == ["kaufen | cue=Laut | source=Anna | subject=Ben | object=Brot"]


def test_nach_angaben_takes_the_noun_behind_it():
    facts, _ = attributed(f"""
        Nach case 2 ADP
        Angaben obl 5 NOUN Angabe
        der det 4 DET
        Polizei nmod 2 NOUN = Case=Gen
        kauft root 0 VERB kaufen {FIN}
        Ben nsubj 5 PROPN
        Brot obj 5 NOUN
        . punct 5 PUNCT
    """)
    assert facts == ["kaufen | cue=Nach Angaben | source=der Polizei | subject=Ben | object=Brot"]


def test_wie_mitteilte_names_a_source():
    facts, _ = attributed(f"""
        Wie mark 4 SCONJ
        die det 3 DET
        Polizei nsubj 4 NOUN
        mitteilte advcl 6 VERB mitteilen {FIN}
        , punct 4 PUNCT
        kauft root 0 VERB kaufen {FIN}
        Ben nsubj 6 PROPN
        Brot obj 6 NOUN
        . punct 6 PUNCT
    """)
    assert facts == ["kaufen | source=die Polizei | cue=mitteilte | subject=Ben | object=Brot"]


def test_so_behind_a_comma_names_a_source():
    facts, _ = attributed(f"""
        Ben nsubj 2 PROPN
        kauft root 0 VERB kaufen {FIN}
        Brot obj 2 NOUN
        , punct 6 PUNCT
        so advmod 6 ADV
        Anna parataxis 2 PROPN
        . punct 2 PUNCT
    """)
    assert facts == ["kaufen | subject=Ben | object=Brot | cue=so | source=Anna"]


def test_a_headline_may_end_in_its_source():
    facts, quotes = attributed(
        f"""
        Ben nsubj 2 PROPN
        kauft root 0 VERB kaufen {FIN}
        Brot obj 2 NOUN
        : punct 2 PUNCT
        Tagblatt parataxis 2 PROPN
        """,
        block="headline",
    )
    assert facts == ["kaufen | subject=Ben | object=Brot | cue=: | source=Tagblatt"]
    assert quotes == [("reported", "Ben kauft Brot", "Tagblatt")]


def test_a_verb_behind_a_comma_names_the_speaker_behind_it_whatever_the_labels_say():
    _, quotes = attributed(f"""
        Sie nsubj 6 PRON
        seien cop 3 AUX sein VerbForm=Fin|Mood=Sub
        gesund ccomp 6 ADJ
        dort advmod 3 ADV
        , punct 3 PUNCT
        sagte root 0 VERB sagen {FIN}
        Anna obj 6 PROPN
        . punct 6 PUNCT
    """)
    assert quotes == [("indirect", "Sie seien gesund dort", "Anna")]


def test_konjunktiv_goes_on_with_the_last_source():
    _, quotes = attributed(f"""
        Laut case 2 ADP
        Anna obl 3 PROPN
        kauft root 0 VERB kaufen {FIN}
        Ben nsubj 3 PROPN
        Brot obj 3 NOUN
        . punct 3 PUNCT
        Er nsubj 9 PRON
        sei cop 9 AUX sein VerbForm=Fin|Mood=Sub
        froh root 0 ADJ
        . punct 9 PUNCT
    """)
    assert [(kind, source) for kind, _, source in quotes] == [
        ("reported", "Anna"),
        ("reported", "Anna"),
    ]


def test_own_words_are_those_of_the_subject():
    facts, _ = attributed(f"""
        Nach case 3 ADP
        eigenen amod 3 ADJ eigen
        Angaben obl 4 NOUN Angabe
        kauft root 0 VERB kaufen {FIN}
        Ben nsubj 4 PROPN
        Brot obj 4 NOUN
        . punct 4 PUNCT
    """)
    assert any("source=Ben" in fact for fact in facts)


def test_a_title_in_quotation_marks_is_no_speech():
    _, quotes = attributed(f"""
        Anna nsubj 2 PROPN
        liest root 0 VERB lesen {FIN}
        „ punct 6 PUNCT
        Wer nsubj 6 PRON
        hat aux 6 AUX haben {FIN}
        gewonnen obj 2 VERB gewinnen VerbForm=Part
        “ punct 6 PUNCT
        . punct 2 PUNCT
    """)
    assert quotes == []
