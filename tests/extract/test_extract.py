"""Whole articles through the shipped pipeline, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract, extract_many
from extract.components import load_pipeline
from extract.pipelines import PipelineMissingError
from extract.workers import Job, extract_here, make_executor, run_batch, stream
from store.model import Extraction
from store.offsets import check

ARTICLE = """Alfa plant neues Werk in Kiel: Tagblatt

Die Firma Alfa will im Mai 2026 ein Werk in Kiel bauen. Das sagte Chefin Anna Berg am Dienstag.

- Das Werk kostet 12 Millionen Euro.

Nach Angaben der Stadt entstehen 250 Stellen. Berg erklärte, dass die Firma schon Land gekauft habe.

Lange SucheDie Stadt hatte das Gelände im Jahr 2019 geräumt.
"""


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(ARTICLE, lang="de", published="2025-11-21")


def spans(extraction: Extraction) -> list[tuple[int, int]]:
    result = [(item.start, item.end) for item in (*extraction.blocks, *extraction.mentions)]
    for fact in extraction.facts:
        result += [(role.start, role.end) for role in fact.claim.roles]
        result += [(span.start, span.end) for span in fact.claim.evidence]
    for quote in extraction.quotes:
        result.append((quote.start, quote.end))
        result += [(s.start, s.end) for s in (quote.speaker, quote.cue) if s]
    return result


def test_an_article_gives_blocks_of_all_kinds(found: Extraction):
    assert [block.kind for block in found.blocks] == [
        "headline",
        "lead",
        "key_point",
        "paragraph",
        "subhead",
        "paragraph",
    ]


def test_an_article_gives_facts_with_subject_and_predicate(found: Extraction):
    roles = {role.role for fact in found.facts for role in fact.claim.roles}
    assert {"subject", "predicate", "object"} <= roles


def test_values_are_mentions(found: Extraction):
    values = {mention.value.amount for mention in found.mentions if mention.value}
    assert {"12000000", "250"} <= values


def test_ids_are_unique(found: Extraction):
    for items in (found.facts, found.mentions, found.entities, found.quotes):
        assert len({item.id for item in items}) == len(items)


def test_links_and_roles_point_to_what_is_there(found: Extraction):
    entities = {entity.id for entity in found.entities}
    facts = {fact.id for fact in found.facts}
    assert all(
        role.entity in entities for f in found.facts for role in f.claim.roles if role.entity
    )
    assert all(set(link.facts) <= facts for link in found.links)


def test_two_runs_are_equal(found: Extraction):
    assert extract(ARTICLE, lang="de", published="2025-11-21") == found


def test_a_batch_gives_what_single_texts_give(found: Extraction):
    other = "Ben kauft Brot."
    batch = extract_many([(other, "de", None), (ARTICLE, "de", "2025-11-21")])
    assert batch == [extract(other, lang="de"), found]


def test_a_language_that_nothing_reads_is_refused():
    with pytest.raises(PipelineMissingError, match=r"'ru'.*--pipeline"):
        extract("Один два три.", lang="ru")


@pytest.mark.parametrize("text", ["", " \n\t\n ", "„" * 500, "- a\n" * 300, "(" * 400, "a" * 9000])
def test_odd_texts_are_no_error(text: str):
    extraction = extract(text, lang="de")
    for start, end in spans(extraction):
        check(text, start, end)


@settings(max_examples=25)
@given(st.text(max_size=120))
def test_any_text_gives_valid_spans(text: str):
    extraction = extract(text)
    for start, end in spans(extraction):
        check(text, start, end)


@settings(max_examples=25)
@given(st.text(max_size=120))
def test_any_text_without_word_lists_gives_valid_spans(text: str):
    for start, end in spans(extract(text, lang="sv")):
        check(text, start, end)


def test_a_job_keeps_its_id(found: Extraction):
    outcome = extract_here(Job("a1", ARTICLE, "de", "2025-11-21"))
    assert (outcome.article_id, outcome.extraction, outcome.error) == ("a1", found, None)


def test_a_job_that_fails_fails_alone(monkeypatch: pytest.MonkeyPatch):
    import extract.engine

    run = extract.engine.run

    def sometimes(sources, **settings):  # type: ignore[no-untyped-def]
        if any(source.text == "bad" for source in sources):
            raise OSError("disk is gone")
        return run(sources, **settings)

    monkeypatch.setattr(extract.engine, "run", sometimes)
    outcomes = run_batch([Job("a", "Ben kauft Brot.", "de"), Job("b", "bad", "de")])
    assert [outcome.error for outcome in outcomes] == [None, "OSError: disk is gone"]


@pytest.mark.timeout(120)
def test_workers_return_outcomes_in_order():
    jobs = [Job(str(i), f"Titel {i}\n\nEin Satz.", "de") for i in range(5)]
    with make_executor(1) as executor:
        outcomes = list(stream(executor, jobs, batch=2))
    assert [outcome.article_id for outcome in outcomes] == ["0", "1", "2", "3", "4"]
    assert all(outcome.extraction for outcome in outcomes)


def test_the_pipeline_is_loaded_once():
    assert load_pipeline("de") is load_pipeline("de")
