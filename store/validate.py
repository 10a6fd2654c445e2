"""What the store refuses: spans outside their text or inside a character, words nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from store import offsets
from store import vocabulary as words
from store.codec import fact_record, load
from store.errors import BelegError
from store.model import Claim, Role, Span
from store.rows import Row

# Which words a column may hold, by table.
_CLOSED: dict[str, dict[str, tuple[str, ...]]] = {
    "blocks": {"kind": words.BLOCK_KINDS},
    "entities": {"type": words.NAME_TYPES},
    "mentions": {"type": words.MENTION_TYPES, "status": words.STATUSES},
    "facts": {
        "kind": words.FACT_KINDS,
        "certainty": words.CERTAINTIES,
        "polarity": words.POLARITIES,
        "status": words.STATUSES,
    },
    "quotes": {"kind": words.QUOTE_KINDS},
    "links": {"kind": words.LINK_KINDS},
}


class WordError(BelegError):
    """A type, role, kind or status that the schema does not have."""


def check_row(table: str, row: Row, text: str) -> None:
    """Refuse a row that must not be stored.

    Args:
        table: The content table the row is meant for.
        row: Its columns.
        text: The text of its article; empty for a row that belongs to none.

    Raises:
        SpanError: A span is empty, outside the text, or cuts a character in two.
        WordError: A column holds a word that the schema does not have.
    """
    for column, allowed in _CLOSED.get(table, {}).items():
        _check_word(column, row[column], allowed)
    if table == "facts":
        for role in fact_record(row).claim.roles:
            _check_word("role", role.role, words.ROLES)
    for span in _spans(table, row):
        offsets.check(text, span.start, span.end)


def _check_word(column: str, word: str, allowed: tuple[str, ...]) -> None:
    if word not in allowed:
        raise WordError(
            f"{word!r} is no {column} of this library", remedy=f"Use one of {', '.join(allowed)}."
        )


def _spans(table: str, row: Row) -> Iterator[Span | Role]:
    """All spans that a row holds."""
    if "start" in row:
        yield Span(row["start"], row["end"])
    if table == "facts":
        claims = [fact_record(row).claim]
        original = load(row["original"], Claim)
        claims += [original] if original else []
        for claim in claims:
            yield from claim.evidence
            yield from claim.roles
    if table == "quotes":
        yield from filter(None, (load(row["speaker"], Span), load(row["cue"], Span)))
