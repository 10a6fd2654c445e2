"""English goes through the same rules; only the words differ."""

from __future__ import annotations

import pytest

from extract.pack import load_pack
from extract.values.find import find_values

EN = load_pack("en")
FRIDAY = "2025-11-21"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on May 3, 2026", "2026-05-03"),
        ("on 16 May 2026", "2026-05-16"),
        ("since 2019", "2019"),
        ("last week", "2025-W46"),
        ("on Tuesday it rained", "2025-11-18"),
        ("yesterday", "2025-11-20"),
        ("three days ago", "2025-11-18"),
        ("the 1990s", "199"),
        ("in 2030", "2030"),
    ],
)
def test_dates(text: str, value: str):
    assert find_values(text, EN, FRIDAY)[0].value.value == value


def test_the_afternoon_is_behind_noon():
    assert find_values("at 5:30 p.m.", EN, FRIDAY)[0].value.value == "2025-11-21T17:30"


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [("$1.5 billion", "1500000000", "USD"), ("£40", "40", "GBP"), ("twenty euros", "20", "EUR")],
)
def test_money(text: str, amount: str, currency: str):
    value = find_values(text, EN, None)[0].value
    assert (value.amount, value.currency) == (amount, currency)


def test_counted_plurals_are_units():
    value = find_values("more than 3,400 new members", EN, None)[0].value
    assert (value.amount, value.unit, value.mod) == ("3400", "members", "MORE_THAN")
