"""What a pipeline or an import brings, laid beside what is there: a person's word always wins."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from store import codec
from store.codec import content_key, is_touched
from store.ids import content_id
from store.journal import StepWriter, find_row
from store.model import Document, Entity, Extraction
from store.rows import Row, RunReport

_TABLES = ("blocks", "mentions", "facts", "quotes", "links")


def record(db: Database, writer: StepWriter, article: str, extraction: Extraction) -> RunReport:
    """Lay a run beside what is there.

    New proposals are added, known ones refreshed, and those that the run no longer makes are
    retired. Rows that a person touched stay as they are, and a proposal that says what a person
    has already put right is not made again.

    Args:
        db: The connection, inside a write transaction.
        writer: The journal step of this run.
        article: Id of the article that was read.
        extraction: What the pipeline found.

    Returns:
        What happened to the facts.
    """
    _add_entities(db, writer, extraction.entities)
    proposals = _rows_of(article, extraction)
    reports = {table: _reconcile(db, writer, table, article, proposals[table]) for table in _TABLES}
    run: Row = {
        "id": content_id("run", article, writer.step_id),
        "article": article,
        "extractor": extraction.extractor,
        "lang": extraction.lang,
        "warnings": codec.dump(extraction.warnings),
    }
    writer.put("runs", run)
    return reports["facts"]


def import_document(db: Database, writer: StepWriter, document: Document) -> RunReport:
    """Lay reviewed data beside what is there; where both sides were touched, the library wins.

    Args:
        db: The connection, inside a write transaction.
        writer: The journal step of this import.
        document: What was exported elsewhere; its article is in the library already.

    Returns:
        What happened to the facts.
    """
    article = document.article.id
    _add_entities(db, writer, _with_foreign_aliases(document))
    rows = _rows_of(article, document)
    added = kept = 0
    for table in _TABLES:
        for row in rows[table]:
            before = find_row(db, table, row["id"])
            if before is not None and is_touched(before):
                kept += table == "facts"
            else:
                added += writer.put(table, row) and table == "facts"
    run: Row = {
        "id": content_id("run", article, writer.step_id),
        "article": article,
        "extractor": "import",
        "lang": document.article.lang or "",
        "warnings": "[]",
    }
    writer.put("runs", run)
    return RunReport(added=added, kept=kept)


def _rows_of(article: str, found: Extraction | Document) -> dict[str, list[Row]]:
    return {
        "blocks": [codec.block_row(article, block) for block in found.blocks],
        "mentions": [codec.mention_row(article, mention) for mention in found.mentions],
        "facts": [codec.fact_row(article, fact) for fact in found.facts],
        "quotes": [codec.quote_row(article, quote) for quote in found.quotes],
        "links": [codec.link_row(article, link) for link in found.links],
    }


def _add_entities(db: Database, writer: StepWriter, entities: Iterable[Entity]) -> None:
    """Add entities that the library does not have; those it has may have been renamed."""
    for entity in entities:
        before = find_row(db, "entities", entity.id)
        if before is None:
            writer.put("entities", codec.entity_row(entity))
        elif missing := set(entity.aliases) - set(codec.entity_record(before).aliases):
            known = codec.entity_record(before)
            merged = tuple(sorted({*known.aliases, *missing} - {known.name}))
            writer.put("entities", {**before, "aliases": codec.dump(merged)})


def _with_foreign_aliases(document: Document) -> list[Entity]:
    """Entities with only those aliases that the article's own mentions do not show anyway."""
    text = document.article.text
    shown: dict[str | None, set[str]] = {}
    for mention in document.mentions:
        surface = " ".join(text[mention.start : mention.end].split())
        shown.setdefault(mention.entity, set()).add(surface)
    return [
        Entity(
            entity.id,
            entity.type,
            entity.name,
            tuple(sorted(set(entity.aliases) - shown.get(entity.id, set()))),
            entity.kb_id,
        )
        for entity in document.entities
    ]


def _reconcile(
    db: Database, writer: StepWriter, table: str, article: str, proposals: list[Row]
) -> RunReport:
    existing = {
        row["id"]: row
        for row in db.query(f'SELECT * FROM "{table}" WHERE article = ?', [article])  # noqa: S608
    }
    settled = {content_key(table, row) for row in existing.values() if is_touched(row)} - {None}
    added = kept = retired = 0
    proposed = set()
    for row in proposals:
        proposed.add(row["id"])
        before = existing.get(row["id"])
        settled_here = content_key(table, row) in settled if before is None else is_touched(before)
        if settled_here:
            kept += 1
        else:
            writer.put(table, row)
            added += before is None
            kept += before is not None
    for row in existing.values():
        if row["id"] not in proposed and not row["retired"] and not is_touched(row):
            row.pop("key", None)
            writer.put(table, {**row, "retired": 1})
            retired += 1
    return RunReport(added=added, kept=kept, retired=retired)
