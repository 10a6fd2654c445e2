"""The articles of a library, one line each, the newest first."""

from __future__ import annotations

from typing import ClassVar

from textual.reactive import reactive

from store.rows import ArticleRow
from tui.layout.glyphs import one_line
from tui.widgets.virtual_list import Piece, VirtualList
from tui.wording import row_progress

_DATE_WIDTH = 11
_LANGUAGE_WIDTH = 3
_PROGRESS_WIDTH = 21
_SOURCE_WIDTH = 18
_NARROW = 64
_WIDE = 100


class ArticleList(VirtualList):
    """Title, source, date, language and how far the review has come."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--title",
        "article-list--aside",
        "article-list--done",
        "article-list--waiting",
    }
    DEFAULT_CSS = """
    ArticleList {
        & > .article-list--title { color: $foreground; }
        & > .article-list--aside { color: $quiet; }
        & > .article-list--done { color: $text-success; }
        & > .article-list--waiting { color: $text-warning; }
    }
    """

    articles: reactive[tuple[ArticleRow, ...]] = reactive((), init=False)
    """The articles that were read from the library so far."""

    def row_count(self) -> int:
        """One row per article."""
        return len(self.articles)

    def row_pieces(self, index: int, width: int) -> list[Piece]:
        """As many columns as there is room for.

        Args:
            index: Row, from 0.
            width: Cells that there are.
        """
        row = self.articles[index]
        is_done = row.counts.total > 0 and row.counts.open == 0
        state = "article-list--done" if is_done else "article-list--aside"
        if not row.extracted:
            state = "article-list--waiting"
        title: Piece = (one_line(row.title), "article-list--title", 0)
        published: Piece = (one_line(row.published or ""), "article-list--aside", _DATE_WIDTH)
        language: Piece = (one_line(row.lang or ""), "article-list--aside", _LANGUAGE_WIDTH)
        review: Piece = (row_progress(row), state, _PROGRESS_WIDTH)
        source: Piece = (one_line(row.source or ""), "article-list--aside", _SOURCE_WIDTH)
        gap: Piece = (" ", "", 1)
        if width < _NARROW:
            return [title, gap, review]
        if width < _WIDE:
            return [title, gap, published, language, review]
        return [title, gap, source, gap, published, language, review]

    def watch_articles(self) -> None:
        """Draw anew."""
        self.rows_changed()
