"""What a library answers with, beside the records of `store.model`."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

Row = dict[str, Any]
"""One row of a content table, by column name, without its internal `key`."""


class NewArticle(Struct, frozen=True, kw_only=True):
    """An article about to be added; its text has gone through `store.text.clean_text`."""

    title: str
    text: str
    raw: bytes
    """The bytes as received."""
    source: str | None = None
    lang: str | None = None
    published: str | None = None


class StatusCounts(Struct, frozen=True):
    """How many facts stand where."""

    proposed: int = 0
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    added: int = 0

    @property
    def open(self) -> int:
        """Facts that nobody has decided about."""
        return self.proposed

    @property
    def reviewed(self) -> int:
        """Facts that a person decided about or made."""
        return self.accepted + self.corrected + self.rejected + self.added

    @property
    def total(self) -> int:
        """All facts."""
        return self.open + self.reviewed


class ArticleRow(Struct, frozen=True):
    """An article as lists show it."""

    id: str
    title: str
    source: str | None
    lang: str | None
    published: str | None
    extracted: bool
    """Whether a run has been recorded for it."""
    counts: StatusCounts


class Hit(Struct, frozen=True):
    """A place that a search found."""

    kind: str
    """`article` or `fact`."""
    article_id: str
    title: str
    fact_id: str | None
    start: int
    """Code points into the article's text."""
    end: int
    snippet: str


class Step(Struct, frozen=True):
    """One entry of the journal: what one command changed."""

    id: int
    kind: str
    """`edit`, `undo`, `redo`, `run` or `import`."""
    label: str
    reviewer: str
    at: str
    """ISO 8601 time in UTC."""
    article_id: str | None
    item_id: str | None
    """The fact or mention that the step is about."""


class Change(Struct, frozen=True):
    """One row before and after a step; None where it did not exist."""

    step: Step
    table: str
    item_id: str
    before: Row | None
    after: Row | None


class RunReport(Struct, frozen=True):
    """What a run or an import did to the facts of one article."""

    added: int = 0
    kept: int = 0
    retired: int = 0
