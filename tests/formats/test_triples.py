"""Facts unfold into triples as open information extraction writes them."""

from __future__ import annotations

from hypothesis import given, settings

from formats import jsonl, triples
from formats.registry import Report
from store.ids import article_id, sha256
from store.model import Article, Claim, Document, Fact, Role, Span
from tests.formats.documents import SAMPLES, documents


def claim(text: str, *roles: str, predicate: str = "x", polarity: str = "positive") -> Claim:
    """A claim from `role:surface` pairs, each found in the text."""
    found = []
    for role in roles:
        name, surface = role.split(":", 1)
        start = text.index(surface)
        found.append(Role(name, start, start + len(surface)))
    found.sort(key=lambda role: role.start)
    return Claim("event", predicate, tuple(found), (Span(0, len(text)),), "certain", polarity)


def unfold(text: str, *roles: str, **more: str) -> list[tuple[str, ...]]:
    return [tuple(triple) for triple in triples.triples(text, claim(text, *roles, **more))]


def test_subject_verb_and_object_are_one_triple() -> None:
    found = unfold("Sie fand den Ring.", "subject:Sie", "predicate:fand", "object:den Ring")
    assert found == [("Sie", "fand", "den Ring")]


def test_a_qualifier_keeps_its_preposition() -> None:
    found = unfold("Er diente als Richter.", "subject:Er", "predicate:diente", "manner:als Richter")
    assert found == [("Er", "diente", "als Richter")]


def test_each_qualifier_is_a_triple_that_keeps_the_object() -> None:
    found = unfold(
        "Anna band ihn am Montag mit Seilen an den Mast.",
        "subject:Anna",
        "predicate:band",
        "object:ihn",
        "time:am Montag",
        "manner:mit Seilen",
        "place:an den Mast",
    )
    assert found == [
        ("Anna", "band", "ihn"),
        ("Anna", "band ihn", "am Montag"),
        ("Anna", "band ihn", "mit Seilen"),
        ("Anna", "band ihn", "an den Mast"),
    ]


def test_the_verb_complex_stands_in_text_order() -> None:
    found = unfold(
        "Der Laser schneidet das Blech ab.",
        "subject:Der Laser",
        "predicate:ab",
        "predicate:schneidet",
        "object:das Blech",
    )
    assert found == [("Der Laser", "schneidet ab", "das Blech")]


def test_a_negation_outside_the_roles_goes_into_the_relation() -> None:
    found = unfold(
        "Sie wollte den Preis nicht nennen.",
        "subject:Sie",
        "predicate:wollte",
        "object:den Preis",
        "predicate:nennen",
        polarity="negative",
    )
    assert found == [("Sie", "wollte nicht nennen", "den Preis")]


def test_a_claim_without_a_verb_is_named_by_its_lemma() -> None:
    found = unfold("Anna, Richterin,", "subject:Anna", "object:Richterin", predicate="sein")
    assert found == [("Anna", "sein", "Richterin")]


def test_a_sum_within_the_object_gives_no_triple_of_its_own() -> None:
    found = unfold(
        "Er zahlte eine Strafe von 3 Euro.",
        "subject:Er",
        "predicate:zahlte",
        "object:eine Strafe von 3 Euro",
        "amount:3 Euro",
    )
    assert found == [("Er", "zahlte", "eine Strafe von 3 Euro")]


def test_what_is_acted_on_is_the_subject_of_a_passive() -> None:
    found = unfold(
        "Der Ring wurde 2020 gefunden.",
        "object:Der Ring",
        "predicate:wurde",
        "time:2020",
        "predicate:gefunden",
    )
    assert found == [("Der Ring", "wurde gefunden", "2020")]


def test_who_acts_in_a_passive_keeps_the_preposition() -> None:
    found = unfold(
        "Der Ring wurde von Anna gefunden.",
        "object:Der Ring",
        "predicate:wurde",
        "subject:Anna",
        "predicate:gefunden",
    )
    assert found == [("Der Ring", "wurde gefunden", "von Anna")]


def test_a_future_is_no_passive() -> None:
    found = unfold(
        "Anna wird den Ring finden.",
        "subject:Anna",
        "predicate:wird",
        "object:den Ring",
        "predicate:finden",
    )
    assert found == [("Anna", "wird finden", "den Ring")]


def test_an_infinitive_without_a_subject_gives_no_triple() -> None:
    found = unfold(
        "den Ring am Montag zu finden", "object:den Ring", "predicate:finden", "time:am Montag"
    )
    assert found == []


def test_who_says_so_is_no_part_of_the_triples() -> None:
    found = unfold(
        "Laut Bund sinkt der Preis im Mai.",
        "cue:Laut",
        "source:Bund",
        "predicate:sinkt",
        "subject:der Preis",
        "time:im Mai",
    )
    assert found == [("der Preis", "sinkt", "im Mai")]


def test_a_line_has_article_sentence_and_triple() -> None:
    text = "Anna\tund\nBen kamen."
    article = Article(article_id(text), "T", text, sha256(text))
    fact = Fact("f", claim(text, "subject:Anna\tund\nBen", "predicate:kamen", "time:kamen"))
    written = b"".join(triples.write([Document(article, facts=(fact,))], Report()))
    assert written.decode() == f"{article.id}\tAnna und Ben kamen.\tAnna und Ben\tkamen\tkamen\n"


def test_facts_that_give_no_triple_are_counted() -> None:
    text = "Es regnet."
    article = Article(article_id(text), "T", text, sha256(text))
    fact = Fact("f", claim(text, "subject:Es", "predicate:regnet"))
    report = Report()
    assert list(triples.write([Document(article, facts=(fact,))], report)) == []
    assert sum(report.left_out.values()) == 1


@given(documents())
@settings(max_examples=50, deadline=None)
def test_every_line_of_any_document_has_five_columns(document: Document) -> None:
    written = b"".join(triples.write([document], Report())).decode()
    assert all(line.count("\t") == 4 for line in written.split("\n")[:-1])


def test_every_sample_has_triples() -> None:
    for path in SAMPLES.glob("*.jsonl"):
        assert list(triples.write([jsonl.parse(path.read_bytes(), path.name)], Report()))
