"""The table holds every fact, in cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings

from formats import facts_csv, jsonl
from formats.registry import Report
from store.model import Document, Value
from tests.formats.documents import SAMPLES, documents


def rows_of(*found: Document) -> list[dict[str, str]]:
    written = b"".join(facts_csv.write(found, Report())).decode()
    return list(csv.DictReader(io.StringIO(written, newline=""), strict=True))


@pytest.fixture(scope="module")
def document() -> Document:
    return jsonl.parse((SAMPLES / "solvanta-werk.jsonl").read_bytes(), "x")


def test_one_row_per_fact(document: Document) -> None:
    assert len(rows_of(document)) == len(document.facts)


def test_roles_and_values_stand_in_columns_of_their_own(document: Document) -> None:
    row = next(row for row in rows_of(document) if row["lemma"] == "beginnen")
    assert row["subject"] == "Der Bau"
    assert row["time"] == "im zweiten Quartal 2026"
    assert row["time_value"] == "2026-Q2"
    assert row["said_by"] == "Solberg"


def test_a_role_in_several_places_is_joined(document: Document) -> None:
    row = next(row for row in rows_of(document) if row["lemma"] == "fertigen wollen")
    assert row["predicate"] == "will … fertigen"


def test_lines_end_as_rfc_4180_says(document: Document) -> None:
    written = b"".join(facts_csv.write([document], Report()))
    assert written.count(b"\r\n") == len(document.facts) + 1


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-5 Grad", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_cell_that_may_be_a_formula_is_defused(cell: str) -> None:
    assert facts_csv.safe(cell) == f"'{cell}"


@given(documents())
@settings(max_examples=50, deadline=None)
def test_any_document_gives_rows_that_read_back_and_never_start_a_formula(
    document: Document,
) -> None:
    rows = rows_of(document)
    assert [row["fact"].removeprefix("'") for row in rows] == [f.id for f in document.facts]
    assert not any(cell[:1] in set("=+-@\t\r") for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Value("DATE", value="2026", mod="START"), "2026 START"),
        (Value("MONEY", amount="1500000", currency="EUR"), "1500000 EUR"),
        (Value("PERCENT", amount="6.4"), "6.4 %"),
        (Value("QUANTITY", low="10", high="12", unit="km"), "10..12 km"),
    ],
)
def test_a_value_reads_as_one_cell(value: Value, text: str) -> None:
    assert facts_csv.value_text(value) == text


def test_the_report_counts_what_a_table_cannot_hold(document: Document) -> None:
    report = Report()
    list(facts_csv.write([document], report))
    assert report.facts == len(document.facts)
    assert report.left_out["mentions"] == len(document.mentions)
