from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pack import load_pack
from extract.values.calendar import easter
from extract.values.find import find_values

DE = load_pack("de")
FRIDAY = "2025-11-21"


def one(text: str, published: str | None = FRIDAY) -> tuple[str, dict[str, str]]:
    """The only value of a text: its words, and its fields without the type."""
    (found,) = find_values(text, DE, published)
    fields = {
        name: getattr(found.value, name)
        for name in found.value.__struct_fields__
        if getattr(found.value, name)
    }
    return text[found.start : found.end], fields


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("am 5. August 1930 geboren", "1930-08-05"),
        ("am 21.11.2025 eröffnet", "2025-11-21"),
        ("vom 2005-08-05 an", "2005-08-05"),
        ("am 3. Dezember beginnt", "2025-12-03"),
        ("im Mai 2026 folgt", "2026-05"),
        ("im Jahr 2021 verboten", "2021"),
        ("sie bauten 2019 weiter", "2019"),
        ("im dritten Quartal 2025 stieg", "2025-Q3"),
        ("im Sommer 2010 kam", "2010-SU"),
        ("in den 1990er Jahren", "199"),
        ("im 19. Jahrhundert", "18"),
        ("heute kommt", "2025-11-21"),
        ("gestern kam", "2025-11-20"),
        ("übermorgen", "2025-11-23"),
        ("am Dienstag kam", "2025-11-18"),
        ("am Dienstag wird gebaut", "2025-11-25"),
        ("am kommenden Montag", "2025-11-24"),
        ("im vergangenen Jahr stieg", "2024"),
        ("nächste Woche", "2025-W48"),
        ("vor drei Tagen kam", "2025-11-18"),
        ("in zwei Wochen", "2025-W49"),
        ("in den nächsten Monaten", "FUTURE_REF"),
        ("derzeit ruht es", "PRESENT_REF"),
        ("Ostern 2024", "2024-03-31"),
    ],
)
def test_dates(text: str, value: str):
    assert one(text)[1] == {"type": "DATE", "value": value}


@pytest.mark.parametrize(
    ("text", "mod"), [("Anfang 2026", "START"), ("Mitte 2026", "MID"), ("Ende 2026", "END")]
)
def test_part_of_a_year_is_a_modifier(text: str, mod: str):
    assert one(text) == (text, {"type": "DATE", "value": "2026", "mod": mod})


def test_about_a_year_ago_is_approximate():
    found = one("vor etwa einem Jahr begann")
    assert found[1] == {"type": "DATE", "value": "2024", "mod": "APPROX"}


def test_a_time_belongs_to_the_day_named_before_it():
    values = find_values("Sie treffen sich am 3. Mai 2026 um 20.30 Uhr.", DE, FRIDAY)
    assert [found.value.value for found in values] == ["2026-05-03", "2026-05-03T20:30"]


def test_the_evening_of_a_day_is_a_time():
    assert one("gestern Abend kam")[1]["value"] == "2025-11-20TEV"


def test_a_morning_is_not_tomorrow():
    assert one("am Morgen kam")[1]["value"] == "2025-11-21TMO"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("drei Monate dauerte", "P3M"),
        ("anderthalb Jahre lang", "P1.5Y"),
        ("ein 75-jähriger Mann", "P75Y"),
        ("mehrere Wochen", "PXW"),
        ("zwei Stunden warten", "PT2H"),
        ("zwei Jahrzehnte", "P20Y"),
    ],
)
def test_durations(text: str, value: str):
    assert one(text)[1]["value"] == value


@pytest.mark.parametrize(
    ("text", "value"), [("jährlich", "P1Y"), ("jeden Montag", "XXXX-WXX-1"), ("pro Tag", "P1D")]
)
def test_sets(text: str, value: str):
    assert one(text)[1] == {"type": "SET", "value": value}


def test_a_range_of_years_has_two_ends():
    assert one("von 1939–1945 dauerte")[1] == {"type": "DATE", "low": "1939", "high": "1945"}


def test_without_a_date_of_publication_relative_dates_have_no_value():
    assert one("gestern kam", None)[1] == {"type": "DATE"}


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1,5 Mio. Euro", "1500000", "EUR"),
        ("10.000Euro", "10000", "EUR"),
        ("$ 5 Mrd.", "5000000000", "USD"),
        ("zwei Millionen Franken", "2000000", "CHF"),
        ("99 Cent", "0.99", "EUR"),
        ("US-Dollar", None, None),
    ],
)
def test_money(text: str, amount: str | None, currency: str | None):
    found = find_values(text, DE, None)
    expected = [(amount, currency)] if amount else []
    assert [(item.value.amount, item.value.currency) for item in found] == expected


def test_percent_and_percentage_points_differ():
    assert one("um 3,5 Prozent")[1] == {"type": "PERCENT", "amount": "3.5"}
    assert one("um 2 Prozentpunkte")[1]["unit"] == "percentage_point"


def test_a_counted_noun_is_the_unit():
    assert one("mit 250 neuen Mitarbeitern") == (
        "250 neuen Mitarbeitern",
        {"type": "QUANTITY", "amount": "250", "unit": "Mitarbeitern"},
    )


def test_a_measure_has_its_symbol():
    assert one("2.800 Meter lang")[1] == {"type": "QUANTITY", "amount": "2800", "unit": "m"}


def test_number_words_and_dozens():
    assert one("zwei Dutzend Eier")[1]["amount"] == "24"
    assert one("dreiundzwanzig Leute")[1]["amount"] == "23"


def test_a_range_of_amounts_shares_its_scale():
    fields = one("100 bis 300 Milliarden Dollar")[1]
    assert (fields["low"], fields["high"]) == ("100000000000", "300000000000")


@pytest.mark.parametrize(
    ("text", "mod"),
    [("rund 50 Gäste", "APPROX"), ("mehr als 50 Gäste", "MORE_THAN"), ("knapp 50 m", "LESS_THAN")],
)
def test_words_before_a_number_modify_it(text: str, mod: str):
    assert one(text)[1]["mod"] == mod


def test_ordinals():
    assert one("die 3. Auflage")[1] == {"type": "ORDINAL", "amount": "3"}
    assert one("der zweite Mann")[1] == {"type": "ORDINAL", "amount": "2"}


def test_a_letter_code_behind_a_name_is_a_ticker_where_shares_are_spoken_of():
    text = "Die Aktie von ClearSky (CLSK) fiel."
    assert one(text)[1] == {"type": "TICKER", "value": "CLSK"}
    assert find_values("Der Ort ClearSky (CLSK) ruht.", DE, None) == []


def test_articles_and_names_are_no_numbers():
    assert find_values("Eine Frau und ein Mann.", DE, None) == []


def test_easter_follows_the_calendar():
    assert [easter(year).isoformat() for year in (2000, 2019, 2024, 2025)] == [
        "2000-04-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
    ]


_PARTS = st.sampled_from(
    ["am ", "31.", "2.", " Mai ", "2025", " Uhr", "Montag", "vor ", "zwei ", "Jahren", "Mio.", "€",
     "½", "bis", "–", " ", "\u0301", "99999999999999999999", "(ABC)", "Aktie", "%", "erste "]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(_PARTS, max_size=25).map("".join)))
def test_values_never_overlap_and_never_fail(text: str):
    for published in (FRIDAY, None, "9999-12-31", "kein Datum"):
        found = find_values(text, DE, published)
        assert all(0 <= item.start < item.end <= len(text) for item in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
