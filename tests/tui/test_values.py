"""Values as a person types them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import InputError
from store.model import Value
from tui.values import parse_value, reading, typed_form


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("DATE 2026 START", Value(type="DATE", value="2026", mod="START")),
        ("date 2025-w47", Value(type="DATE", value="2025-W47")),
        ("DATE 2025-11-21", Value(type="DATE", value="2025-11-21")),
        ("DATE 2026-SP", Value(type="DATE", value="2026-SP")),
        ("DATE PRESENT_REF", Value(type="DATE", value="PRESENT_REF")),
        ("DURATION P2Y", Value(type="DURATION", value="P2Y")),
        ("MONEY 1,5 eur", Value(type="MONEY", amount="1.5", currency="EUR")),
        ("QUANTITY 2..3 km", Value(type="QUANTITY", low="2", high="3", unit="km")),
        ("QUANTITY 250 MORE_THAN", Value(type="QUANTITY", amount="250", mod="MORE_THAN")),
        ("DATE 2025..", Value(type="DATE", low="2025")),
        ("TICKER BTC", Value(type="TICKER", value="BTC")),
        ("  ", None),
    ],
)
def test_values_are_read(typed: str, value: Value | None) -> None:
    assert parse_value(typed) == value
    assert parse_value(typed_form(value)) == value


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("GELD 3", "GELD is no type"),
        ("MONEY", "missing"),
        ("MONEY 3", "currency"),
        ("DATE morgen", "ISO 8601"),
        ("PERCENT viel", "decimal"),
        ("PERCENT 3 km", "km does not belong"),
        ("QUANTITY 1..2..3", "no range"),
    ],
)
def test_what_cannot_be_read_is_named(typed: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        parse_value(typed)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    with suppress(InputError):
        assert reading(typed)
