"""A library: one SQLite file with articles, facts about them and every change to them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlite_utils import Database

from store import journal, reading, review, runs, search
from store.database import open_database, transaction
from store.ids import article_id, new_id, sha256
from store.journal import StepWriter
from store.model import Article, Claim, Document, Extraction, Fact, Mention, Value
from store.rows import ArticleRow, Change, Hit, NewArticle, RunReport, StatusCounts, Step


def utc_now() -> str:
    """The time now, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Library:
    """An open library, for use in one thread.

    Every method that changes something is one transaction and one journal step, and is durable
    when it returns. Ids of articles may be shortened to a beginning that no other article has.
    """

    def __init__(
        self, db: Database, path: Path, *, reviewer: str, clock: Callable[[], str] = utc_now
    ) -> None:
        """Wrap an open database; `Library.open` is the usual way in."""
        self._db = db
        self._clock = clock
        self.path = path
        """The library file."""
        self.reviewer = reviewer
        """Who makes the changes of this session."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        reviewer: str,
        read_only: bool = False,
        create: bool = True,
        clock: Callable[[], str] = utc_now,
    ) -> Library:
        """Open a library file.

        Args:
            path: The file; a new library is made where there is none.
            reviewer: Who makes the changes of this session.
            read_only: Never write, not even a migration.
            create: Make a new library where there is none.
            clock: Gives the time of changes.

        Raises:
            LibraryError: The file is missing, foreign, damaged, too new or cannot be written.
        """
        db = open_database(path, read_only=read_only, create=create)
        return cls(db, path, reviewer=reviewer, clock=clock)

    def close(self) -> None:
        """Close the file; what was changed is already durable."""
        self._db.close()

    def __enter__(self) -> Library:
        """The library itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    # Reading

    def article_rows(
        self, *, limit: int = 1000, after: ArticleRow | None = None
    ) -> list[ArticleRow]:
        """A page of articles, the newest first; `after` is the last row of the page before."""
        return reading.article_rows(self._db, limit=limit, after=after)

    def article_count(self) -> int:
        """How many articles there are."""
        return reading.article_count(self._db)

    def article_ids(self) -> Iterator[str]:
        """All article ids in order, streamed."""
        return reading.article_ids(self._db)

    def articles_without_run(self) -> list[str]:
        """Articles that no pipeline has read yet."""
        return reading.articles_without_run(self._db)

    def counts(self) -> StatusCounts:
        """Facts of the whole library by status."""
        return reading.counts(self._db)

    def has_article(self, article_id: str) -> bool:
        """Whether an article is here, by its whole id."""
        return reading.has_article(self._db, article_id)

    def article(self, article_id: str) -> Article:
        """An article; raises NotFoundError."""
        return reading.article(self._db, article_id)

    def raw(self, article_id: str) -> bytes:
        """The bytes an article came as; raises NotFoundError."""
        return reading.raw(self._db, article_id)

    def document(self, article_id: str) -> Document:
        """An article with all that stands about it; raises NotFoundError."""
        return reading.document(self._db, article_id)

    def fact(self, fact_id: str) -> Fact:
        """A fact; raises NotFoundError."""
        return reading.fact(self._db, fact_id)[1]

    def fact_article(self, fact_id: str) -> str:
        """The id of a fact's article; raises NotFoundError."""
        return reading.fact(self._db, fact_id)[0]

    def search(self, query: str, *, limit: int = 100) -> list[Hit]:
        """Articles and facts that hold all words of a query, the best first."""
        return search.search(self._db, query, limit=limit)

    def history(self, item_id: str) -> list[Change]:
        """All changes of a fact or mention, oldest first, also of one that was undone away."""
        return journal.history(self._db, item_id)

    def steps(self, *, limit: int = 100, before: int | None = None) -> list[Step]:
        """Steps of the journal, the newest first; `before` pages back."""
        return list(journal.steps(self._db, limit=limit, before=before))

    # Writing

    def add_article(self, new: NewArticle) -> tuple[Article, bool]:
        """Add an article; the same text is the same article.

        Args:
            new: Its text and what is known about it.

        Returns:
            The article as stored, and whether it is new.
        """
        id_ = article_id(new.text)
        with transaction(self._db, self.path):
            if reading.has_article(self._db, id_):
                return reading.article(self._db, id_), False
            row = {
                "id": id_,
                "title": new.title,
                "source": new.source,
                "lang": new.lang,
                "published": new.published,
                "sha256": sha256(new.text),
                "text": new.text,
                "raw": zlib.compress(new.raw),
                "added_at": self._clock(),
            }
            self._db.table("articles").insert(row)
            search.index_article(self._db, id_, new.title, new.text)
            self._write_step("import", "add article", id_, None)
        return reading.article(self._db, id_), True

    def record(self, article_id: str, extraction: Extraction) -> RunReport:
        """Lay what a pipeline found beside what is there; what a person touched stays.

        Raises:
            NotFoundError: There is no such article.
            SpanError: The extraction holds a span that is not valid in the text.
        """
        with self._step("run", "extract", article_id, by=extraction.extractor) as writer:
            return runs.record(self._db, writer, article_id, extraction)

    def import_document(self, document: Document) -> RunReport:
        """Lay reviewed data beside what is there; what was touched here stays.

        Raises:
            NotFoundError: The document's article is not in the library.
            SpanError: The document holds a span that is not valid in the text.
        """
        with self._step("import", "import", document.article.id) as writer:
            return runs.import_document(self._db, writer, document)

    def accept(self, fact_id: str) -> Fact:
        """Say that a fact is right as it stands; raises NotFoundError."""
        return self._decide(fact_id, "accepted", "accept")

    def reject(self, fact_id: str) -> Fact:
        """Say that the article does not claim this; raises NotFoundError."""
        return self._decide(fact_id, "rejected", "reject")

    def reopen(self, fact_id: str) -> Fact:
        """Put a fact back among the undecided; raises NotFoundError."""
        return self._decide(fact_id, "proposed", "reopen")

    def correct(self, fact_id: str, claim: Claim, *, label: str = "correct") -> Fact:
        """Replace what a fact says; raises NotFoundError, SpanError or WordError.

        Args:
            fact_id: Which fact.
            claim: What it says now.
            label: What the journal calls the step.
        """
        with self._fact_step(label, fact_id) as writer:
            return review.correct(
                self._db, writer, fact_id, claim, reviewer=self.reviewer, at=self._clock()
            )

    def add_fact(self, article_id: str, claim: Claim) -> Fact:
        """Add a fact of a person's own; raises NotFoundError, SpanError or WordError."""
        id_ = new_id()
        with self._step("edit", "add fact", article_id, item=id_) as writer:
            return review.add_fact(
                writer, article_id, id_, claim, reviewer=self.reviewer, at=self._clock()
            )

    def set_note(self, fact_id: str, note: str | None) -> Fact:
        """Write a note beside a fact, or take it away with None; raises NotFoundError."""
        with self._fact_step("note", fact_id) as writer:
            return review.set_note(
                self._db, writer, fact_id, note, reviewer=self.reviewer, at=self._clock()
            )

    def add_mention(
        self, article_id: str, type: str, start: int, end: int, *, value: Value | None = None
    ) -> Mention:
        """Add a mention; raises NotFoundError, SpanError or WordError."""
        id_ = new_id()
        with self._step("edit", "add mention", article_id, item=id_) as writer:
            return review.add_mention(
                self._db,
                writer,
                article_id,
                id_,
                type,
                start,
                end,
                value=value,
                reviewer=self.reviewer,
            )

    def change_mention(
        self,
        mention_id: str,
        *,
        type: str = review.UNCHANGED,
        start: int = review.UNCHANGED,
        end: int = review.UNCHANGED,
        value: Value | None = review.UNCHANGED,
        status: str = review.UNCHANGED,
    ) -> Mention:
        """Change what is named of a mention; raises NotFoundError, SpanError or WordError."""
        given = {"type": type, "start": start, "end": end, "value": value, "status": status}
        changes = {name: new for name, new in given.items() if new is not review.UNCHANGED}
        row = journal.find_row(self._db, "mentions", mention_id)
        article = row["article"] if row else None
        with self._step("edit", "change mention", article, item=mention_id) as writer:
            return review.change_mention(
                self._db, writer, mention_id, changes, reviewer=self.reviewer
            )

    def undo(self) -> Step | None:
        """Turn back this reviewer's last step.

        Returns:
            The step that was turned back, or None when there is none.

        Raises:
            StaleStepError: Somebody changed the same thing since.
        """
        return self._invert("undo", journal.next_undo)

    def redo(self) -> Step | None:
        """Turn back this reviewer's last undo.

        Returns:
            The undo that was turned back, or None when there is none.

        Raises:
            StaleStepError: Somebody changed the same thing since.
        """
        return self._invert("redo", journal.next_redo)

    def _invert(self, kind: str, next_step: Callable[[Database, str], Step | None]) -> Step | None:
        with transaction(self._db, self.path):
            target = next_step(self._db, self.reviewer)
            if target is None:
                return None
            writer = self._write_step(
                kind, target.label, target.article_id, target.item_id, inverts=target.id
            )
            for table, item, before, after in reversed(journal.changes_of(self._db, target.id)):
                writer.restore(table, item, before, after)
        return target

    def _decide(self, fact_id: str, status: str, label: str) -> Fact:
        with self._fact_step(label, fact_id) as writer:
            return review.decide(
                self._db, writer, fact_id, status=status, reviewer=self.reviewer, at=self._clock()
            )

    @contextmanager
    def _fact_step(self, label: str, fact_id: str) -> Iterator[StepWriter]:
        with self._step("edit", label, self.fact_article(fact_id), item=fact_id) as writer:
            yield writer

    @contextmanager
    def _step(
        self,
        kind: str,
        label: str,
        article: str | None,
        *,
        item: str | None = None,
        by: str | None = None,
    ) -> Iterator[StepWriter]:
        with transaction(self._db, self.path):
            yield self._write_step(kind, label, article, item, by=by)

    def _write_step(
        self, kind: str, label: str, article: str | None, item: str | None, **more: Any
    ) -> StepWriter:
        reviewer = more.pop("by", None) or self.reviewer
        step = Step(0, kind, label, reviewer, self._clock(), article, item)
        return StepWriter(self._db, step, **more)
