"""Moving and finding in an article: everything that a person does without changing it."""

from __future__ import annotations

from textual import on, work

from store.fold import Folded
from store.library import Library
from tui.layout.moves import STEPS, marking_step, sentence_at, token_at
from tui.messages import MatchesFound, SearchChanged, SearchClosed
from tui.screens.article import ArticleScreen
from tui.widgets.search_bar import SearchBar
from tui.widgets.virtual_list import VirtualList

_UNITS = {
    "left": ("grapheme", -1),
    "right": ("grapheme", 1),
    "word_left": ("token", -1),
    "word_right": ("token", 1),
    "sentence_left": ("sentence", -1),
    "sentence_right": ("sentence", 1),
    "block_up": ("block", -1),
    "block_down": ("block", 1),
}
_PANES = ("#article", "#facts", "#inspector")


class ReadingScreen(ArticleScreen, inherit_bindings=False):
    """Adds the actions of the text cursor, the panes and the search."""

    def __init__(self, library: Library, article_id: str, *, fact_id: str | None = None) -> None:
        """Open an article.

        Args:
            library: The open library.
            article_id: Which article.
            fact_id: The fact to begin at; the first open one if None.
        """
        super().__init__(library, article_id, fact_id=fact_id)
        self._folded: Folded | None = None
        self._before_search: tuple[int, str | None] = (0, None)

    # Moving

    def action_go(self, move: str) -> None:
        """Move in the pane that has the focus.

        Args:
            move: The name of a move command.
        """
        focused = self.focused
        if isinstance(focused, VirtualList):
            self._go_in_list(focused, move)
        else:
            self._go_in_text(move)

    def _go_in_list(self, pane: VirtualList, move: str) -> None:
        rows = {"up": -1, "down": 1, "page_up": -pane.page(), "page_down": pane.page()}
        ends = {"line_start": 0, "first": 0, "line_end": -1, "last": -1}
        if move in rows:
            pane.step(rows[move])
        elif move in ends:
            pane.go_to(ends[move] % max(1, pane.row_count()))

    def _go_in_text(self, move: str) -> None:
        view = self.article_view
        lines = {"up": -1, "down": 1, "page_up": -view.page(), "page_down": view.page()}
        if move in lines:
            self.put_cursor(view.line_step(lines[move]))
            return
        view.forget_column()
        places = {"first": 0, "last": len(self.text)}
        if move in places:
            self.put_cursor(places[move])
        elif move in _UNITS:
            self.put_cursor(self._stepped(*_UNITS[move]))
        else:
            self.put_cursor(view.line_edge(end=move == "line_end"))

    def _stepped(self, unit: str, step: int) -> int:
        """Where the cursor goes by one unit; marking goes by whole words."""
        if unit == "token" and self.marked_from is not None:
            return marking_step(self.text, self.marked_from, self.cursor, step)
        return STEPS[unit](self.text, self.cursor, step, self.review.document.blocks)

    def action_mark(self) -> None:
        """Begin to mark text at the cursor, or stop marking."""
        self.marked_from = self.cursor if self.marked_from is None else None
        self.set_focus(self.query_one("#article"))
        self.show()

    def action_mark_unit(self) -> None:
        """Mark the word at the cursor; again, its sentence."""
        token = token_at(self.text, self.cursor)
        if token is None or self.selection == token:
            self.mark(sentence_at(self.text, self.cursor, self.review.document.blocks))
        else:
            self.mark(token)
        self.set_focus(self.query_one("#article"))

    def action_next_open(self, step: int) -> None:
        """Go to the nearest open fact.

        Args:
            step: 1 or -1.
        """
        found = self.review.next_open(self.current, step)
        if found is None:
            self.tell("No open facts: this article is reviewed")
        else:
            self.marked_from = None
            self.stand_on(found)

    def action_pane(self, name: str) -> None:
        """Go to a pane.

        Args:
            name: Its id.
        """
        self.set_focus(self.query_one(f"#{name}"))

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        focused = f"#{self.focused.id}" if self.focused else ""
        at = _PANES.index(focused) if focused in _PANES else -1
        self.set_focus(self.query_one(_PANES[(at + 1) % len(_PANES)]))

    def action_cancel(self) -> None:
        """Drop the selection, then the search."""
        if self.marked_from is not None:
            self.marked_from = None
        elif self.matches:
            self._forget_search()
        self.show()

    def action_back(self) -> None:
        """Go back to the library."""
        self.dismiss()

    def action_copy(self) -> None:
        """Copy the marked text."""
        selection = self.selection
        if selection is None:
            self.tell("Mark text first, with v or the mouse")
            return
        self.app.copy_to_clipboard(self.text[selection.start : selection.end])
        self.tell(f"Copied {selection.end - selection.start} characters")

    # Finding

    def action_search(self) -> None:
        """Open the search bar."""
        self._before_search = (self.cursor, self.current)
        self.query_one(SearchBar).open()

    def action_match(self, step: int) -> None:
        """Go to another match.

        Args:
            step: 1 or -1.
        """
        self.match_index = (self.match_index + step) % len(self.matches)
        self.put_cursor(self.matches[self.match_index].start)

    @on(SearchChanged)
    def _search_changed(self, event: SearchChanged) -> None:
        self.query_text = event.query
        self._find(event.query)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _find(self, query: str) -> None:
        """Look for a query beside the screen; folding a long text takes its time."""
        if self._folded is None:
            self._folded = Folded(self.text)
        self.post_message(MatchesFound(query, tuple(self._folded.find_all(query))))

    @on(MatchesFound)
    def _matches_found(self, event: MatchesFound) -> None:
        if event.query != self.query_text:
            return
        self.matches = event.spans
        start = self._before_search[0]
        self.match_index = next(
            (at for at, span in enumerate(self.matches) if span.start >= start),
            0 if self.matches else -1,
        )
        self.show()
        if self.match_index >= 0:
            match = self.matches[self.match_index]
            self.article_view.reveal(match.start, match.end)

    @on(SearchClosed)
    def _search_closed(self, event: SearchClosed) -> None:
        self.set_focus(self.query_one("#article"))
        if event.keep and self.match_index >= 0:
            self.query_one(SearchBar).peek()
            self.put_cursor(self.matches[self.match_index].start)
            return
        self.query_one(SearchBar).close()
        if event.keep and self.query_text:
            self.tell(f"Not found: {self.query_text}")
        self._forget_search()
        cursor, self.current = self._before_search
        self.put_cursor(cursor)

    def _forget_search(self) -> None:
        self.matches, self.match_index, self.query_text = (), -1, ""
        self.query_one(SearchBar).close()
