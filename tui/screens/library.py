"""The library: all articles, and what to do where there are none."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Footer, Static

from store.library import Library
from store.rows import ArticleRow
from tui.commands import LIBRARY_COMMANDS, Command, Mode
from tui.layout.glyphs import one_line
from tui.messages import ArticleChosen, RowChosen, SamplesWanted
from tui.screens.command_screen import CommandScreen, bindings_of
from tui.widgets.article_list import ArticleList
from tui.wording import asdict_counts, progress

_PAGE = 1_000
# While articles are being read, the list is read anew no more often than a person can follow.
_RELOAD_SECONDS = 0.5
_WELCOME = """\
This library is empty.

Press s to put in the sample articles and look around,
or add your own from the command line:

    beleg add article.txt
    beleg add --help
"""


class LibraryScreen(CommandScreen, inherit_bindings=False):
    """A list of articles; Enter opens one."""

    DECLARED: ClassVar[tuple[Command, ...]] = LIBRARY_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(LIBRARY_COMMANDS)]
    AUTO_FOCUS = "ArticleList"
    DEFAULT_CSS = """
    LibraryScreen {
        & ArticleList {
            height: 1fr;
            border: round $border;
            border-title-color: $foreground;
            border-subtitle-color: $quiet;
        }
        & #welcome { display: none; height: 1fr; padding: 2 4; }
        &.-empty ArticleList { display: none; }
        &.-empty #welcome { display: block; }
    }
    """

    articles: reactive[tuple[ArticleRow, ...]] = reactive((), repaint=False)
    """All articles, the newest first."""

    def __init__(self, library: Library) -> None:
        """Show a library."""
        super().__init__()
        self.library = library
        """The open library."""
        self._note = ""
        self._reload_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The list, or how to begin, above the keys."""
        yield ArticleList(id="articles").data_bind(LibraryScreen.articles)
        yield Static(Content(_WELCOME), id="welcome")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the library."""
        self.reload()

    def on_screen_resume(self) -> None:
        """Facts may have been reviewed since."""
        self.reload()

    @property
    def mode(self) -> Mode:
        """There is only one."""
        return Mode.LIBRARY

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Sample articles are offered while there are no others.

        Args:
            action: `command` or `letter` for declared commands.
            parameters: The command's name.
        """
        if parameters == ("samples",) and self.articles:
            return False
        return super().check_action(action, parameters)

    def reload(self) -> None:
        """Read the list of articles anew, page by page."""
        rows: list[ArticleRow] = []
        while page := self.library.article_rows(limit=_PAGE, after=rows[-1] if rows else None):
            rows += page
            if len(page) < _PAGE:
                break
        self.articles = tuple(rows)
        self.set_class(not rows, "-empty")
        self.refresh_bindings()
        pane = self.query_one(ArticleList)
        counts = progress(asdict_counts(self.library.counts()))
        pane.border_title = Content(f"Articles {len(rows)}")
        pane.border_subtitle = Content(" · ".join(part for part in (self._note, counts) if part))

    def tell_reading(self, note: str) -> None:
        """Say how far the reading of new articles has come, or nothing once it is done."""
        self._note = one_line(note)
        if not note:
            self.reload()
        elif self._reload_timer is None:
            self._reload_timer = self.set_timer(_RELOAD_SECONDS, self._reload_now)

    def _reload_now(self) -> None:
        self._reload_timer = None
        self.reload()

    @on(RowChosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Read the article."""
        index = self.query_one(ArticleList).highlighted
        if index < len(self.articles):
            self.post_message(ArticleChosen(self.articles[index].id))

    def action_go(self, move: str) -> None:
        """Move in the list.

        Args:
            move: The name of a move command.
        """
        pane = self.query_one(ArticleList)
        rows = {"up": -1, "down": 1, "page_up": -pane.page(), "page_down": pane.page()}
        if move in rows:
            pane.step(rows[move])
        else:
            pane.go_to(0 if move == "first" else len(self.articles) - 1)

    def action_samples(self) -> None:
        """Put the sample articles in."""
        self.post_message(SamplesWanted())
