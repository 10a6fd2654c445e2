from __future__ import annotations

import pytest

from tests.extract.docs import drafts

FIN = "VerbForm=Fin|Mood=Ind"


def judged(table: str) -> tuple[str, str]:
    draft = drafts(table)[-1]
    return draft.certainty, draft.polarity


def clause(word: str, lemma: str = "=", pos: str = "ADV") -> str:
    return f"""
        Anna nsubj 2 PROPN
        baut root 0 VERB bauen {FIN}
        {word} advmod 2 {pos} {lemma}
        Häuser obj 2 NOUN
    """


def test_a_plain_clause_is_certain_and_positive():
    assert judged(clause("dort")) == ("certain", "positive")


@pytest.mark.parametrize(
    ("word", "certainty"),
    [("voraussichtlich", "probable"), ("offenbar", "probable"), ("vielleicht", "possible")],
)
def test_adverbs_lower_the_certainty(word: str, certainty: str):
    assert judged(clause(word)) == (certainty, "positive")


@pytest.mark.parametrize("word", ["nicht", "nie", "keineswegs"])
def test_adverbs_deny(word: str):
    assert judged(clause(word)) == ("certain", "negative")


def test_a_negative_determiner_denies():
    assert judged(f"""
        Anna nsubj 2 PROPN
        baut root 0 VERB bauen {FIN}
        kein det 4 DET
        Haus obj 2 NOUN
    """) == ("certain", "negative")


def test_denial_stays_in_its_clause():
    found = drafts(f"""
        Anna nsubj 2 PROPN
        spart root 0 VERB sparen {FIN}
        Geld obj 2 NOUN
        , punct 7 PUNCT
        weil mark 7 SCONJ
        Ben nsubj 7 PROPN
        zahlt advcl 2 VERB zahlen {FIN}
        nicht advmod 7 PART
        selbst advmod 7 ADJ
    """)
    assert [draft.polarity for draft in found] == ["positive", "negative"]


def test_a_condition_is_unknown():
    assert judged(f"""
        Wenn mark 4 SCONJ
        Anna nsubj 4 PROPN
        Häuser obj 4 NOUN
        baut advcl 6 VERB bauen {FIN}
        , punct 4 PUNCT
        hilft root 0 VERB helfen {FIN}
        Ben nsubj 6 PROPN
        gern advmod 6 ADV
    """) == ("unknown", "positive")


def test_a_question_is_unknown():
    assert judged(f"""
        Baut root 0 VERB bauen {FIN}
        Anna nsubj 1 PROPN
        Häuser obj 1 NOUN
        ? punct 1 PUNCT
    """) == ("unknown", "positive")


def test_what_is_planned_is_probable():
    assert judged(f"""
        Anna nsubj 2 PROPN
        plant root 0 VERB planen {FIN}
        ein det 4 DET
        Haus obj 2 NOUN
    """) == ("probable", "positive")


def test_an_imagined_clause_is_possible():
    assert judged("""
        Anna nsubj 4 PROPN
        hätte aux 4 AUX haben VerbForm=Fin|Mood=Sub|Tense=Past
        Häuser obj 4 NOUN
        gebaut root 0 VERB bauen VerbForm=Part
    """) == ("possible", "positive")
