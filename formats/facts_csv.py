"""Facts as a table: RFC 4180, one row per fact, cells that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from formats.registry import Report
from store.model import Article, Document, Fact, Value
from store.vocabulary import ROLES

# `source` is the article's; who a fact is attributed to stands in `said_by`.
_ROLE_COLUMNS: Final = {role: "said_by" if role == "source" else role for role in ROLES}
_VALUE_COLUMNS: Final = {"time": "time_value", "amount": "amount_value"}

COLUMNS: Final = (
    "article",
    "title",
    "source",
    "lang",
    "published",
    "fact",
    "status",
    "confidence",
    "kind",
    "lemma",
    "certainty",
    "polarity",
    *_ROLE_COLUMNS.values(),
    *_VALUE_COLUMNS.values(),
    "evidence",
    "start",
    "end",
    "note",
    "reviewer",
    "reviewed_at",
)
"""The header, in order."""

# With these a cell may be run as a formula by a spreadsheet; the last four are the full-width
# forms that some of them read alike.
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")


def write(documents: Iterable[Document], report: Report) -> Iterator[bytes]:
    """Yield the header and, article by article, the rows of its facts.

    Args:
        documents: In the order in which they shall be written.
        report: Counts what goes out and what a table cannot hold.

    Yields:
        UTF-8 with CRLF line ends.
    """
    yield _rows([COLUMNS])
    for document in documents:
        report.articles += 1
        report.facts += len(document.facts)
        report.left_out["machine versions of corrected facts"] += sum(
            fact.original is not None for fact in document.facts
        )
        report.left_out["mentions"] += len(document.mentions)
        report.left_out["quotes"] += len(document.quotes)
        report.left_out["links"] += len(document.links)
        yield _rows(_cells(document.article, fact) for fact in document.facts)


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows and never runs: a `'` goes before a formula's first sign."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def value_text(value: Value) -> str:
    """A value as one readable cell, e.g. `2026 START`, `1500000 EUR` or `10..12 km`."""
    core = value.value or value.amount or ""
    if value.low is not None or value.high is not None:
        core = f"{value.low or ''}..{value.high or ''}"
    unit = "%" if value.type == "PERCENT" else value.currency or value.unit
    return " ".join(part for part in (core, unit, value.mod) if part)


def _cells(article: Article, fact: Fact) -> list[str]:
    claim, text = fact.claim, article.text
    surfaces: dict[str, list[str]] = {role: [] for role in ROLES}
    values: dict[str, list[str]] = {role: [] for role in _VALUE_COLUMNS}
    for role in claim.roles:
        surfaces[role.role].append(text[role.start : role.end])
        if role.role in values and role.value is not None:
            values[role.role].append(value_text(role.value))
    return [
        article.id,
        article.title,
        article.source or "",
        article.lang or "",
        article.published or "",
        fact.id,
        fact.status,
        f"{fact.confidence:g}",
        claim.kind,
        claim.predicate,
        claim.certainty,
        claim.polarity,
        *(" … ".join(surfaces[role]) for role in _ROLE_COLUMNS),
        *(" … ".join(values[role]) for role in _VALUE_COLUMNS),
        " … ".join(text[span.start : span.end] for span in claim.evidence),
        str(min((span.start for span in claim.evidence), default="")),
        str(max((span.end for span in claim.evidence), default="")),
        fact.note or "",
        fact.reviewer or "",
        fact.reviewed_at or "",
    ]


def _rows(rows: Iterable[Iterable[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8", "surrogatepass")
