"""Languages that share the encoder and have no word lists: facts come out, and a warning."""

from __future__ import annotations

import pytest
from spacy.util import get_lang_class

from extract import extract
from extract.clauses.build import clause_drafts
from extract.marks import Marks
from extract.pack import load_pack
from extract.pipelines import available_languages
from extract.pipelines.languages import OtherLanguage, aliases, other_languages
from extract.tree import Tree
from store.model import Extraction
from tests.extract.docs import doc

Party = tuple[str, str]


def claims(text: str, found: Extraction) -> list[tuple[str, set[Party]]]:
    """Each fact as its predicate and its roles with their words."""
    return [
        (fact.claim.predicate, {(r.role, text[r.start : r.end]) for r in fact.claim.roles})
        for fact in found.facts
    ]


@pytest.mark.parametrize(
    ("lang", "text", "predicate", "roles"),
    [
        (
            "nl",
            "Het bedrijf Philips bouwt een nieuwe fabriek in Eindhoven.",
            "bouwen",
            {("object", "een nieuwe fabriek"), ("place", "in Eindhoven")},
        ),
        (
            "sv",
            "Borgmästaren har skrivit ett brev.",
            "skriva",
            {("subject", "Borgmästaren"), ("object", "ett brev")},
        ),
        (
            "da",
            "Regeringen har vedtaget en ny lov.",
            "vedtage",
            {("subject", "Regeringen"), ("object", "en ny lov")},
        ),
        (
            "nb",
            "Norge bygger ti vindmøller i Nordsjøen.",
            "bygge",
            {("subject", "Norge"), ("object", "ti vindmøller"), ("place", "i Nordsjøen")},
        ),
        (
            "fr",
            "Le maire a envoyé une lettre au président.",
            "envoyer",
            {("subject", "Le maire"), ("object", "une lettre")},
        ),
    ],
)
def test_a_clause_gives_its_fact(lang: str, text: str, predicate: str, roles: set[Party]):
    found = claims(text, extract(text, lang=lang))
    assert any(name == predicate and roles <= parties for name, parties in found), found


def test_the_agent_of_a_passive_is_its_subject():
    text = "Loven blev kritiseret af fagforeningen."
    [(_, roles)] = claims(text, extract(text, lang="da"))
    assert {("subject", "fagforeningen"), ("object", "Loven")} <= roles


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ca", "El govern no construirà la fàbrica."),
        ("da", "Regeringen har aldrig støttet planen."),
        ("es", "El gobierno no apoyará el plan."),
        ("fr", "L'entreprise ne construira pas la nouvelle usine."),
        ("it", "Il governo non sosterrà il piano."),
        ("nb", "Regjeringen støtter ikke planen."),
        ("nl", "De regering zal het plan niet steunen."),
        ("nn", "Regjeringa vil ikkje støtte planen."),
        ("pt", "O governo não apoiará o plano."),
        ("sv", "Ingen stöder planen."),
    ],
)
def test_a_denied_claim_is_negative(lang: str, text: str):
    polarities = {fact.claim.polarity for fact in extract(text, lang=lang).facts}
    assert polarities == {"negative"}


def test_features_deny_in_a_language_without_words():
    parsed = doc("""
        Firma nsubj 3 NOUN
        nie advmod 3 PART = Polarity=Neg
        buduje root 0 VERB budować VerbForm=Fin
        fabryki obj 3 NOUN fabryka
    """)
    tree = Tree.of(parsed, parsed.text)
    [draft] = clause_drafts(tree.roots[0], Marks(tree, load_pack("pl")))
    assert draft.polarity == "negative"


@pytest.mark.parametrize(
    ("lang", "text", "subject"),
    [
        ("nl", "De politie arresteerde twee mannen, die containers hadden gestolen.", "mannen"),
        ("sv", "Banken stöder kvinnan som leder företaget.", "kvinnan"),
    ],
)
def test_a_relative_pronoun_stands_for_its_noun(lang: str, text: str, subject: str):
    found = claims(text, extract(text, lang=lang))
    subjects = [words for _, roles in found for role, words in roles if role == "subject"]
    assert any(words.endswith(subject) for words in subjects), found


def test_a_subject_makes_a_clause_where_forms_are_guesses():
    parsed = doc("""
        vittne nsubj 2 NOUN
        fotograferade root 0 VERB fotografera Tense=Past|VerbForm=Part
        bilen obj 2 NOUN bil
    """)
    tree = Tree.of(parsed, parsed.text)
    assert len(clause_drafts(tree.roots[0], Marks(tree, load_pack("sv")))) == 1


def test_an_apposition_is_told_in_the_language_of_the_article():
    text = "Fabriken öppnades av ministern Anna Berg."
    assert ("vara", {("subject", "Anna Berg"), ("object", "ministern")}) in claims(
        text, extract(text, lang="sv")
    )


def test_the_warning_names_the_language_and_what_is_not_found():
    [warning] = extract("De minister steunt het plan.", lang="nl").warnings
    assert warning.startswith("Dutch (nl): ")
    assert "no word lists" in warning


def test_the_warning_says_what_was_measured_and_on_what():
    scores = {"UAS": 86.24, "LAS": 79.1, "UPOS": 93.3}
    warning = OtherLanguage("Dutch", "UD_Dutch-Alpino", scores).warning("nl")
    assert "86 % of heads" in warning
    assert "on sentences of UD_Dutch-Alpino" in warning


@pytest.mark.parametrize("lang", other_languages())
def test_scores_are_complete_or_absent(lang: str):
    known = other_languages()[lang]
    assert not known.scores or (known.sets and known.scores.keys() == {"UAS", "LAS", "UPOS"})


def test_a_language_with_word_lists_has_no_warning():
    assert extract("Der Minister unterstützt den Plan.", lang="de").warnings == ()


def test_the_record_names_the_language_and_version():
    found = extract("De minister steunt het plan.", lang="nl")
    assert found.extractor.startswith("beleg-nl ")
    assert found.lang == "nl"


@pytest.mark.parametrize("lang", other_languages())
def test_every_language_has_a_tokenizer_and_a_dictionary(lang: str):
    from simplemma import lemmatize

    assert get_lang_class(lang).lang == lang
    assert lemmatize("a", lang=other_languages()[lang].dictionary or lang)


def test_other_codes_lead_to_languages_that_are_there():
    assert set(aliases().values()) <= set(available_languages())
    assert set(aliases()).isdisjoint(available_languages())
