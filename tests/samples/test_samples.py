"""The sample articles are what they say: whole, exact, and with work left to do."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from cli.samples import add_to, documents
from formats import jsonl
from formats.registry import Report
from store.library import Library
from store.model import Claim, Document, Value
from store.offsets import check

SAMPLES = {document.article.title: document for document in documents()}
TIMEX = re.compile(
    r"\d{4}(-(\d{2}(-\d{2}(T(\d{2}:\d{2}|MO|MI|AF|EV|NI))?)?|Q[1-4]|W\d{2}|SP|SU|FA|WI))?"
    r"|P(T?\d+[YMWDH])+|PRESENT_REF|T\d{2}:\d{2}|XXXX-WXX-[1-7]"
)


@pytest.fixture(params=SAMPLES, ids=lambda title: title[:20])
def document(request: pytest.FixtureRequest) -> Document:
    return SAMPLES[request.param]


def claims_of(document: Document) -> list[Claim]:
    claims = [fact.claim for fact in document.facts]
    return claims + [fact.original for fact in document.facts if fact.original]


def values_of(document: Document) -> list[Value]:
    roles = [role.value for claim in claims_of(document) for role in claim.roles]
    return [value for value in roles + [m.value for m in document.mentions] if value]


def test_four_are_german_and_two_english() -> None:
    assert sorted(d.article.lang for d in SAMPLES.values()) == ["de"] * 4 + ["en"] * 2


def test_the_files_are_as_beleg_would_write_them() -> None:
    for path in (Path(__file__).parents[2] / "sample_articles").glob("*.jsonl"):
        written = b"".join(jsonl.write([jsonl.parse(path.read_bytes(), path.name)], Report()))
        assert written == path.read_bytes(), path.name


def test_an_article_has_title_date_source_and_150_to_350_words(document: Document) -> None:
    article = document.article
    assert article.title
    assert article.published
    assert article.source
    assert 150 <= len(article.text.split()) <= 350


def test_every_span_is_whole_and_inside(document: Document) -> None:
    text = document.article.text
    spans = [*document.blocks, *document.mentions, *document.quotes]
    spans += [role for claim in claims_of(document) for role in claim.roles]
    spans += [span for claim in claims_of(document) for span in claim.evidence]
    for span in spans:
        check(text, span.start, span.end)
        words = text[span.start : span.end]
        assert words == words.strip(), words


def test_roles_begin_and_end_with_whole_words(document: Document) -> None:
    text = document.article.text
    inside = re.compile(r"[^\W\d_]{2}")
    for claim in claims_of(document):
        for role in claim.roles:
            cut = inside.fullmatch(text[role.start - 1 : role.start + 1]) if role.start else None
            # Only the badly scraped article has words that are glued together.
            assert not cut or text[role.start].isupper(), text[role.start : role.end]


def test_the_evidence_of_a_fact_holds_its_roles(document: Document) -> None:
    for claim in claims_of(document):
        start = min(span.start for span in claim.evidence)
        end = max(span.end for span in claim.evidence)
        assert all(start <= role.start and role.end <= end for role in claim.roles)


def test_blocks_leave_out_nothing_but_space_and_bullets(document: Document) -> None:
    text = list(document.article.text)
    for block in document.blocks:
        text[block.start : block.end] = " " * (block.end - block.start)
    assert "".join(text).replace("-", " ").strip() == ""


def test_values_are_in_normal_form(document: Document) -> None:
    for value in values_of(document):
        if value.type in ("DATE", "TIME", "DURATION", "SET"):
            given = [part for part in (value.value, value.low, value.high) if part]
            assert given
            assert all(TIMEX.fullmatch(part) for part in given), value
        elif value.type == "TICKER":
            assert value.value
        else:
            given = [part for part in (value.amount, value.low, value.high) if part]
            assert given
            assert all(Decimal(part).is_finite() for part in given)
        assert (value.currency is not None) == (value.type == "MONEY")


def test_corrected_facts_differ_from_the_machine_s_version(document: Document) -> None:
    for fact in document.facts:
        assert (fact.original is not None) == (fact.status == "corrected")
        assert fact.original != fact.claim


def test_only_decided_facts_have_a_reviewer(document: Document) -> None:
    for fact in document.facts:
        assert (fact.reviewer is None) == (fact.status == "proposed")


def test_each_leaves_something_to_decide(document: Document) -> None:
    statuses = {fact.status for fact in document.facts}
    assert {"accepted", "corrected", "proposed"} <= statuses


def test_german_samples_have_10_to_25_facts(document: Document) -> None:
    if document.article.lang == "de":
        assert 10 <= len(document.facts) <= 25


def test_each_has_quotes_and_a_link(document: Document) -> None:
    assert document.quotes
    assert any(link.kind == "corroborates" for link in document.links)


def test_a_library_holds_the_samples_without_loss(tmp_path: Path) -> None:
    with Library.open(tmp_path / "samples.db", reviewer="Mara") as library:
        add_to(library)
        for document in documents():
            assert library.document(document.article.id) == document


def test_adding_the_samples_again_changes_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "samples.db", reviewer="Mara") as library:
        add_to(library)
        steps = library.steps()
        add_to(library)
        assert library.steps() == steps
