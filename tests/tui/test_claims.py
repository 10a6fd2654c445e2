"""Corrections as functions on claims."""

from __future__ import annotations

import pytest

from store.errors import SpanError
from store.offsets import check
from tests.tui.examples import (
    BUILD,
    EXTRACTION,
    HOLD,
    INVEST,
    SECOND,
    TEXT,
    document_of,
    span_of,
)
from tui import claims

DOCUMENT = document_of(TEXT, EXTRACTION)


def test_a_role_is_retyped_and_nothing_else() -> None:
    changed = claims.retype(DOCUMENT, HOLD.claim, 2, "amount")
    assert [role.role for role in changed.roles] == ["subject", "predicate", "amount"]
    assert changed.roles[2].start == HOLD.claim.roles[2].start
    assert claims.retype(DOCUMENT, HOLD.claim, 2, "object") is HOLD.claim


def test_a_moved_role_takes_the_entity_of_the_name_it_stands_on() -> None:
    span = span_of("Mareike Tiedemann")
    changed, at = claims.set_span(DOCUMENT, BUILD.claim, 7, span)
    assert changed.roles[at].entity == "e-tiedemann"


def test_a_moved_role_loses_the_value_of_its_former_words() -> None:
    changed, at = claims.set_span(DOCUMENT, INVEST.claim, 2, span_of("Wärmespeicher am"))
    assert changed.roles[at].value is None


def test_the_predicate_follows_its_words() -> None:
    changed, _ = claims.set_span(DOCUMENT, HOLD.claim, 1, span_of("versorgt"))
    assert changed.predicate == "versorgt"
    unchanged, _ = claims.set_span(DOCUMENT, HOLD.claim, 2, span_of("Wasser"))
    assert unchanged.predicate == "fassen"


@pytest.mark.parametrize(
    ("side", "step", "words"),
    [
        ("start", -1, "fasst 30.000 Kubikmeter Wasser"),
        ("start", 1, "Kubikmeter Wasser"),
        ("end", -1, "30.000 Kubikmeter"),
        ("end", 1, "30.000 Kubikmeter Wasser und"),
    ],
)
def test_borders_move_by_words(side: str, step: int, words: str) -> None:
    changed, at = claims.move_border(DOCUMENT, HOLD.claim, 2, side, step)
    role = changed.roles[at]
    assert TEXT[role.start : role.end] == words


def test_a_role_keeps_a_word_and_a_fact_a_role() -> None:
    with pytest.raises(SpanError):
        claims.move_border(DOCUMENT, HOLD.claim, 1, "end", -1)
    claim = claims.remove_role(DOCUMENT, claims.remove_role(DOCUMENT, HOLD.claim, 2), 0)
    with pytest.raises(SpanError):
        claims.remove_role(DOCUMENT, claim, 0)


def test_a_new_fact_is_backed_by_the_sentences_of_its_roles() -> None:
    claim, _ = claims.add_role(DOCUMENT, claims.EMPTY_CLAIM, "subject", span_of("Der Speicher"))
    assert not claims.is_complete(claim)
    claim, _ = claims.add_role(DOCUMENT, claim, "predicate", span_of("fasst"))
    assert claims.is_complete(claim)
    assert claim.predicate == "fasst"
    backed = claims.with_evidence(DOCUMENT, claim)
    assert backed.evidence == (span_of(SECOND),)
    for span in backed.evidence:
        check(TEXT, span.start, span.end)


def test_certainty_and_polarity_come_round() -> None:
    claim = HOLD.claim
    for _ in range(4):
        claim = claims.next_certainty(claim)
    assert claim == HOLD.claim
    assert claims.next_polarity(claim).polarity == "negative"
