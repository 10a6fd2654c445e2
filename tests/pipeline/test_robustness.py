from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extract.components.tokens import RUN
from tests.pipeline.test_loading import analysis

PARAGRAPH = (
    "Der Konzern plant laut „Handelsblatt“, bis Anfang 2026 rund 1.200 Stellen abzubauen. "
    "Die Gewerkschaft kritisierte das scharf.\n"
)
ODD = [
    "",
    " ",
    "\n",
    " \n\t\n ",
    "\n" * 10_000,
    "a",
    "🙂" * 50,
    "👩‍👩‍👧 tanzt \u200b\u202e rückwärts",
    "\x00\x1b[31m",
    "nur klein ohne punkt",
    "DIE REGIERUNG TRITT ZURÜCK",
    "中文和العربية und Ελληνικά",
    "e\u0301" * 300,
    "\ufdfa ﷽ ﬃ",
    "x" * 1_000_000,
    ". " * 3_000,
    "und " * 5_000,
    "[/] @click=app.quit \\ {0} %s",
    "a\r\nb\rc\u2028d",
    "Nein" + "!?" * 1_000 + "doch",
]


def check_trees(doc: Doc) -> None:
    """One root a sentence, and every token reaches it inside its sentence."""
    covered = 0
    for sent in doc.sents:
        covered += len(sent)
        roots = [token for token in sent if token.head.i == token.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        for token in sent:
            steps, at = 0, token
            while at.head.i != at.i:
                at, steps = at.head, steps + 1
                assert steps <= len(sent)
            assert at.i == roots[0].i
    assert covered == len(doc)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_no_text_raises(de: Language, text: str) -> None:
    doc = de(text)
    assert doc.text == text
    check_trees(doc)


@given(text=st.text(max_size=80))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_gives_trees(de: Language, text: str) -> None:
    check_trees(de(text))


def test_a_long_text_gives_trees(de: Language) -> None:
    check_trees(de(PARAGRAPH * 100))


def test_a_long_line_without_a_stop_is_cut_into_trees(de: Language) -> None:
    check_trees(de(" ".join(["Haus", "und", "Hof,"] * 1_000)))


def test_the_same_alone_and_in_any_batch(de: Language) -> None:
    texts = [PARAGRAPH, "Kurz.", "", PARAGRAPH * 5, "Berlin\nParis\nRom", "  Eingerückt."]
    alone = [analysis(de(text)) for text in texts]
    assert [analysis(doc) for doc in de.pipe(texts, batch_size=2)] == alone
    assert [analysis(doc) for doc in de.pipe(reversed(texts))] == alone[::-1]


def test_the_same_twice(de: Language) -> None:
    first, second = de(PARAGRAPH), de(PARAGRAPH)
    assert analysis(first) == analysis(second)
    assert (first.tensor == second.tensor).all()


def test_a_line_end_always_ends_a_sentence_and_a_name(de: Language) -> None:
    doc = de("Das sagte Kanzler Olaf\nScholz am Freitag")
    assert any(sent.text.strip().endswith("Olaf") for sent in doc.sents)
    assert all("\n" not in ent.text for ent in doc.ents)


def test_sentence_starts_that_are_given_are_kept(de: Language) -> None:
    words = ["Das", "ist", "gut", ".", "Oder", "nicht", "?"]
    doc = Doc(de.vocab, words, sent_starts=[True] + [False] * 6)
    for _, pipe in de.pipeline:
        doc = pipe(doc)
    assert len(list(doc.sents)) == 1


def test_long_runs_of_signs_are_cut_for_the_tokenizer(de: Language) -> None:
    doc = de.make_doc("Inhalt " + "." * 1_000 + " Seite 5")
    assert max(len(token) for token in doc) <= RUN


def test_words_around_a_long_run_of_signs_are_as_ever(de: Language) -> None:
    words = [token.text for token in de.make_doc("Ja, im US-Staat" + "_" * 999 + " z. B. 5%")]
    assert words[:4] == ["Ja", ",", "im", "US-Staat"]
    assert words[-4:] == ["z.", "B.", "5", "%"]
