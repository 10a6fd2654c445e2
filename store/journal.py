"""Every change as a journal step, and steps turned back.

The only code that writes content tables is `StepWriter`: it records each row before and after.
Undo and redo are steps of their own that write the other side of an older step.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlite_utils import Database

from store.codec import fact_record
from store.errors import NotFoundError, StaleStepError
from store.rows import Change, Row, Step
from store.search import forget_fact, index_fact
from store.validate import check_row

_STEP_COLUMNS = "id, kind, label, reviewer, at, article, item"

_UNDOABLE = f"""
SELECT {_STEP_COLUMNS} FROM steps
WHERE reviewer = ? AND kind IN ('edit', 'redo')
  AND NOT EXISTS (SELECT 1 FROM steps AS later WHERE later.inverts = steps.id)
ORDER BY id DESC LIMIT 1
"""  # noqa: S608

# A new edit closes the way forward: what was undone before it stays in the journal only.
_REDOABLE = f"""
SELECT {_STEP_COLUMNS} FROM steps
WHERE reviewer = :reviewer AND kind = 'undo'
  AND NOT EXISTS (SELECT 1 FROM steps AS later WHERE later.inverts = steps.id)
  AND id > coalesce(
      (SELECT max(id) FROM steps WHERE reviewer = :reviewer AND kind = 'edit'), 0)
ORDER BY id DESC LIMIT 1
"""  # noqa: S608


class StepWriter:
    """Writes content rows within one transaction and journals each as part of one step."""

    def __init__(self, db: Database, step: Step, *, inverts: int | None = None) -> None:
        """Open a step; the caller holds the transaction.

        Args:
            db: The connection, inside a write transaction.
            step: What is being done and by whom; its `id` is assigned here.
            inverts: The step that this one turns back.
        """
        self._db = db
        self._number = 0
        self._texts: dict[str, str] = {}
        cursor = db.conn.execute(
            "INSERT INTO steps (kind, label, reviewer, at, article, item, inverts) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [step.kind, step.label, step.reviewer, step.at, step.article_id, step.item_id, inverts],
        )
        self.step_id = int(cursor.lastrowid or 0)
        """The journal's number for this step."""

    def put(self, table: str, row: Row) -> bool:
        """Insert a row or replace the one with its id.

        Args:
            table: A content table.
            row: All its columns except `key`.

        Returns:
            False when the row stood there just so.

        Raises:
            SpanError: A span of the row is not valid in its article.
            WordError: A column holds a word that the schema does not have.
            NotFoundError: The row's article is not in the library.
        """
        before = find_row(self._db, table, row["id"])
        if before == row:
            return False
        check_row(table, row, self._text(row))
        self._write(table, row["id"], row)
        self._record(table, row["id"], before, row)
        return True

    def restore(self, table: str, item: str, before: Row | None, after: Row | None) -> None:
        """Turn one change back: the row must be as the change left it.

        Args:
            table: A content table.
            item: The row's id.
            before: What to write; None removes the row (the journal keeps it).
            after: What must stand there now.

        Raises:
            StaleStepError: The row was changed since.
        """
        current = find_row(self._db, table, item)
        if current != after:
            raise StaleStepError(
                f"This was changed again since, by {_last_reviewer(self._db, item)}",
                remedy="Correct it by hand instead.",
            )
        self._write(table, item, before)
        self._record(table, item, after, before)

    def _write(self, table: str, item: str, row: Row | None) -> None:
        if row is None:
            self._db.conn.execute(f'DELETE FROM "{table}" WHERE id = ?', [item])  # noqa: S608
        else:
            self._db.conn.execute(_upsert_sql(table, tuple(row)), list(row.values()))
        if table == "facts":
            if row is None or row["retired"]:
                forget_fact(self._db, item)
            else:
                index_fact(self._db, row["article"], self._text(row), fact_record(row))

    def _text(self, row: Row) -> str:
        """The text of a row's article, fetched once per step; empty where it belongs to none."""
        article = row.get("article")
        if article is None:
            return ""
        if article not in self._texts:
            self._texts[article] = article_text(self._db, article)
        return self._texts[article]

    def _record(self, table: str, item: str, before: Row | None, after: Row | None) -> None:
        self._number += 1
        self._db.conn.execute(
            "INSERT INTO changes (step, number, table_name, item, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [self.step_id, self._number, table, item, _dump(before), _dump(after)],
        )


def find_row(db: Database, table: str, item: str) -> Row | None:
    """A content row by id, without its internal key."""
    cursor = db.conn.execute(f'SELECT * FROM "{table}" WHERE id = ?', [item])  # noqa: S608
    values = cursor.fetchone()
    if values is None:
        return None
    row = dict(zip((column[0] for column in cursor.description), values, strict=True))
    row.pop("key", None)
    return row


def article_text(db: Database, article: str) -> str:
    """The text of an article.

    Raises:
        NotFoundError: There is no such article.
    """
    found = db.conn.execute("SELECT text FROM articles WHERE id = ?", [article]).fetchone()
    if found is None:
        raise NotFoundError(f"There is no article {article} in this library")
    return str(found[0])


def next_undo(db: Database, reviewer: str) -> Step | None:
    """The step that this reviewer's next undo turns back."""
    return _one_step(db, _UNDOABLE, [reviewer])


def next_redo(db: Database, reviewer: str) -> Step | None:
    """The undo that this reviewer's next redo turns back."""
    return _one_step(db, _REDOABLE, {"reviewer": reviewer})


def changes_of(db: Database, step: int) -> list[tuple[str, str, Row | None, Row | None]]:
    """The changes of a step in the order in which they were made: table, item, before, after."""
    rows = db.conn.execute(
        "SELECT table_name, item, before, after FROM changes WHERE step = ? ORDER BY number",
        [step],
    )
    return [(table, item, _load(before), _load(after)) for table, item, before, after in rows]


def history(db: Database, item: str) -> list[Change]:
    """All changes of one row, oldest first."""
    rows = db.conn.execute(
        "SELECT s.id, s.kind, s.label, s.reviewer, s.at, s.article, s.item, "
        "c.table_name, c.before, c.after "
        "FROM changes AS c JOIN steps AS s ON s.id = c.step WHERE c.item = ? ORDER BY c.step",
        [item],
    )
    return [Change(Step(*row[:7]), row[7], item, _load(row[8]), _load(row[9])) for row in rows]


def steps(db: Database, *, limit: int, before: int | None = None) -> Iterator[Step]:
    """Steps, the newest first.

    Args:
        db: The connection.
        limit: How many at the most.
        before: Only steps with a lower number, to page back.
    """
    rows = db.conn.execute(
        f"SELECT {_STEP_COLUMNS} FROM steps WHERE ? IS NULL OR id < ? "  # noqa: S608
        "ORDER BY id DESC LIMIT ?",
        [before, before, limit],
    )
    return (Step(*row) for row in rows)


def _one_step(db: Database, sql: str, parameters: Any) -> Step | None:
    row = db.conn.execute(sql, parameters).fetchone()
    return Step(*row) if row else None


def _last_reviewer(db: Database, item: str) -> str:
    row = db.conn.execute(
        "SELECT reviewer FROM steps JOIN changes ON changes.step = steps.id "
        "WHERE changes.item = ? ORDER BY steps.id DESC LIMIT 1",
        [item],
    ).fetchone()
    return str(row[0]) if row else "somebody"


@cache
def _upsert_sql(table: str, columns: tuple[str, ...]) -> str:
    """An upsert that keeps the row's internal key, which the search index counts by."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column != "id")
    return (
        f'INSERT INTO "{table}" ({names}) VALUES ({marks}) '  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {updates}"
    )


def _dump(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _load(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
