"""The facts of an article, one line each, in text order."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive

from store.model import Document
from tui.marks import LINK_MARKS, STATUS_MARKS
from tui.widgets.virtual_list import Piece, VirtualList
from tui.wording import count_statuses, progress, short_form

_MARKS_WIDTH = 4


class FactList(VirtualList):
    """Status mark and short form of each fact."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "fact-list--proposed",
        "fact-list--accepted",
        "fact-list--corrected",
        "fact-list--rejected",
        "fact-list--added",
        "fact-list--conflict",
    }
    DEFAULT_CSS = """
    FactList {
        & > .fact-list--accepted { color: $text-success; }
        & > .fact-list--corrected { color: $text-accent; }
        & > .fact-list--added { color: $text-accent; }
        & > .fact-list--rejected { color: $quiet; text-style: strike; }
        & > .fact-list--conflict { color: $text-warning; }
    }
    """

    document: reactive[Document | None] = reactive(None, init=False)
    """The article and its facts."""

    fact_index: reactive[int] = reactive(0, init=False)
    """The current fact, or -1."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin without an article."""
        super().__init__(id=id)
        self._conflicts: set[str] = set()

    def row_count(self) -> int:
        """One row per fact."""
        return len(self.document.facts) if self.document else 0

    def row_pieces(self, index: int, width: int) -> list[Piece]:
        """Place mark, status mark, conflict mark and short form.

        Args:
            index: Row, from 0.
            width: Cells that there are.
        """
        assert self.document is not None
        fact = self.document.facts[index]
        place = "▸" if self.is_highlighted(index) else " "
        component = f"fact-list--{fact.status}"
        text = self.document.article.text
        conflict = LINK_MARKS["contradicts"] if fact.id in self._conflicts else " "
        return [
            (place, "", 1),
            (STATUS_MARKS.get(fact.status, "·"), component, 1),
            (conflict, "fact-list--conflict", 1),
            (" ", "", 1),
            (short_form(text, fact.claim, width=width - _MARKS_WIDTH), component, 0),
        ]

    def watch_document(self, former: Document | None, document: Document | None) -> None:
        """Count anew, and draw those rows anew that changed."""
        facts = document.facts if document else ()
        before = former.facts if former else ()
        links = document.links if document else ()
        self._conflicts = {
            fact for link in links if link.kind == "contradicts" for fact in link.facts
        }
        self.border_title = Content(f"Facts {len(facts)}")
        self.border_subtitle = Content(progress(count_statuses(facts)))
        if former is None or len(facts) != len(before) or former.links != links:
            self.rows_changed()
            return
        for index, fact in enumerate(facts):
            if fact is not before[index]:
                self.row_changed(index)

    def watch_fact_index(self, index: int) -> None:
        """Stand on the current fact."""
        self.highlighted = max(index, 0)
