"""The article, its facts and the current fact: three linked panes over one state."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.reactive import reactive, var
from textual.widgets import Footer, Static

from store.library import Library
from store.model import Claim, Document, Fact, Span
from tui.commands.command import Mode
from tui.layout.layers import Lit
from tui.layout.moves import Selection, sentence_at, token_at
from tui.messages import (
    CursorMoved,
    RoleFocused,
    RowChosen,
    RowHighlighted,
    SpanSelected,
)
from tui.review import Review
from tui.screens.command_screen import CommandScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.fact_list import FactList
from tui.widgets.inspector import Inspected, Inspector
from tui.widgets.search_bar import SearchBar
from tui.wording import here_words


class ArticleScreen(CommandScreen, inherit_bindings=False):
    """Three panes over one state: the current fact, the text cursor, the selection, the search."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-narrow"),
        (76, "-normal"),
        (120, "-wide"),
    ]
    AUTO_FOCUS = "#facts"
    DEFAULT_CSS = """
    ArticleScreen {
        layout: vertical;
        & > #panes {
            height: 1fr;
            layout: horizontal;
        }
        & ArticleView, & FactList, & Inspector {
            border: round $border-blurred;
            border-title-color: $foreground;
            border-subtitle-color: $quiet;
            &:focus { border: round $border; }
        }
        & ArticleView { width: 3fr; height: 100%; }
        & #side { width: 2fr; height: 100%; }
        & FactList { height: 1fr; }
        & Inspector { height: 1fr; }
        &.-wide Inspector { height: 2fr; }
        &.-wide FactList { height: 3fr; }
        & > #hint {
            display: none;
            height: auto;
            padding: 0 1;
            background: $panel;
        }
        &.-hinting > #hint { display: block; }
        &.-narrow > #panes { layout: vertical; }
        &.-narrow ArticleView { width: 100%; height: 1fr; }
        &.-narrow #side { width: 100%; height: 45%; layout: horizontal; }
        &.-narrow FactList { width: 1fr; height: 100%; }
        &.-narrow Inspector { width: 1fr; height: 100%; }
    }
    """

    document: reactive[Document | None] = reactive(None, repaint=False)
    """The article as it stands."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """Where the text cursor stands, code points."""
    lit: reactive[Lit] = reactive(Lit(), repaint=False)
    """What is lit in the text."""
    inspected: reactive[Inspected] = reactive(Inspected(), repaint=False)
    """What the inspector shows."""
    fact_index: reactive[int] = reactive(-1, repaint=False)
    """The current fact's place in the list, or -1."""
    counter: reactive[str] = reactive("", repaint=False)
    """Where among the matches the person stands."""
    editing: var[bool] = var(False)
    """Whether the roles of the current fact are being corrected."""
    draft: var[Claim | None] = var(None)
    """A new fact that is being made."""

    def __init__(self, library: Library, article_id: str, *, fact_id: str | None = None) -> None:
        """Open an article.

        Args:
            library: The open library.
            article_id: Which article.
            fact_id: The fact to begin at; the first open one if None.
        """
        super().__init__()
        self.review = Review(library, article_id)
        """The article under review."""
        first = fact_id or self.review.next_open(None, 1)
        facts = self.review.document.facts
        self.current: str | None = first or (facts[0].id if facts else None)
        """Id of the current fact."""
        self.role = -1
        """Place of the focused role, or -1."""
        self.marked_from: int | None = None
        """Where the marked text begins."""
        self.matches: tuple[Span, ...] = ()
        """Places that the search found."""
        self.match_index = -1
        """The current one among them."""
        self._shown_mode = Mode.BROWSE
        self.query_text = ""
        """What was looked for."""
        self._here: list[str] = []

    def compose(self) -> ComposeResult:
        """Article beside facts above inspector; below them the search and the keys."""
        cls = ArticleScreen
        with Container(id="panes"):
            yield ArticleView(id="article").data_bind(cls.document, cls.lit, cls.cursor)
            with Vertical(id="side"):
                yield FactList(id="facts").data_bind(cls.document, cls.fact_index)
                yield Inspector(id="inspector").data_bind(cls.inspected)
        yield SearchBar().data_bind(cls.counter)
        yield Static("", id="hint", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the article at the first open fact."""
        self.stand_on(self.current)

    @property
    def mode(self) -> Mode:
        """What the person is doing."""
        if self.draft is not None:
            return Mode.NEW
        if self.editing:
            return Mode.EDIT
        return Mode.SEARCH if self.matches else Mode.BROWSE

    @property
    def text(self) -> str:
        """The article's text."""
        return self.review.document.article.text

    @property
    def fact(self) -> Fact | None:
        """The current fact."""
        return self.review.fact(self.current)

    @property
    def claim(self) -> Claim | None:
        """What is shown in the inspector: the draft, or the current fact's claim."""
        if self.draft is not None:
            return self.draft
        fact = self.fact
        return fact.claim if fact else None

    @property
    def selection(self) -> Span | None:
        """The marked text."""
        if self.marked_from is None:
            return None
        return Selection(self.marked_from, self.cursor).span(self.text)

    @property
    def article_view(self) -> ArticleView:
        """The article pane."""
        return self.query_one(ArticleView)

    # Showing the state

    def show(self) -> None:
        """Hand the state down to the panes."""
        review, claim = self.review, self.claim
        if claim is None or self.role >= len(claim.roles):
            self.role = len(claim.roles) - 1 if claim and self.mode is Mode.EDIT else -1
        with self.app.batch_update():
            self.document = review.document
            self.lit = Lit(claim, self.role, self.selection, self.matches, self.match_index)
            self.fact_index = review.position(self.current)
            self.inspected = Inspected(
                document=review.document,
                fact=None if self.draft is not None else self.fact,
                claim=claim,
                role=self.role,
                here=here_words(
                    self.text, review.mentions_at(self.cursor), review.facts_at(self.cursor)
                ),
            )
            total = len(self.matches)
            self.counter = f"{self.match_index + 1}/{total}" if self.query_text else ""
            if self.mode is not self._shown_mode:
                self._show_mode()

    def _show_mode(self) -> None:
        """Other keys work in another mode: change the footer and the hint above it."""
        self._shown_mode = self.mode
        hint = self.hint()
        self.set_class(bool(hint), "-hinting")
        self.query_one("#hint", Static).update(hint)
        self.refresh_bindings()

    def hint(self) -> Content:
        """What may be done now, above the keys; nothing while reading."""
        return Content("")

    def stand_on(self, fact_id: str | None) -> None:
        """Make a fact the current one and bring its evidence into sight."""
        self.current = fact_id
        self.role = -1
        fact = self.fact
        if fact is None:
            self.show()
            return
        spans = [*fact.claim.evidence, *(Span(r.start, r.end) for r in fact.claim.roles)]
        self.cursor = min((r.start for r in fact.claim.roles), default=spans[0].start)
        self._here = self.review.facts_at(self.cursor)
        self.show()
        self.article_view.reveal(min(span.start for span in spans), max(span.end for span in spans))

    def put_cursor(self, offset: int) -> None:
        """Put the text cursor somewhere; the fact that stands there becomes the current one."""
        self.cursor = min(max(offset, 0), len(self.text))
        here = self.review.facts_at(self.cursor)
        follows = self.marked_from is None and self.mode in (Mode.BROWSE, Mode.SEARCH)
        if follows and here and here != self._here:
            self.current = here[0]
            self.role = -1
        self._here = here
        self.show()
        self.article_view.reveal(self.cursor, self.cursor + 1)

    def article_read(self, article_id: str) -> None:
        """Show what a pipeline found in this article meanwhile."""
        if article_id == self.review.document.article.id:
            self.review.reload()
            if self.current is None:
                self.stand_on(self.review.next_open(None, 1))
            else:
                self.show()

    # What the panes tell

    @on(CursorMoved)
    def _cursor_moved(self, event: CursorMoved) -> None:
        self.article_view.forget_column()
        units = {"token": token_at(self.text, event.offset)}
        if event.unit == "sentence":
            units["sentence"] = sentence_at(self.text, event.offset, self.review.document.blocks)
        marked = units.get(event.unit)
        if marked is not None:
            self.mark(marked)
            return
        self.marked_from = None
        self.put_cursor(event.offset)
        if event.again:
            self.action_cycle(1)

    @on(SpanSelected)
    def _span_selected(self, event: SpanSelected) -> None:
        self.marked_from = event.anchor
        self.put_cursor(event.cursor)

    @on(RowHighlighted)
    def _row_highlighted(self, event: RowHighlighted) -> None:
        if event.list_id == "facts" and self.mode in (Mode.BROWSE, Mode.SEARCH):
            self.marked_from = None
            self.stand_on(self.review.document.facts[event.index].id)

    @on(RowChosen)
    def _row_chosen(self) -> None:
        self.set_focus(self.article_view)

    @on(RoleFocused)
    def _role_focused(self, event: RoleFocused) -> None:
        self.focus_role(event.index)

    def focus_role(self, index: int) -> None:
        """Walk to a role and stand on its words."""
        claim = self.claim
        if claim is None or not claim.roles:
            return
        self.role = index % len(claim.roles)
        role = claim.roles[self.role]
        self.marked_from = None
        self.cursor = role.start
        self.show()
        self.article_view.reveal(role.start, role.end)

    def mark(self, span: Span) -> None:
        """Mark a stretch of text."""
        self.marked_from = span.start
        self.put_cursor(max(span.start, span.end - 1))

    def action_cycle(self, step: int) -> None:
        """The next fact at the cursor, or the next role of the current fact.

        Args:
            step: 1 or -1.
        """
        walks_roles = self.mode in (Mode.EDIT, Mode.NEW) or isinstance(self.focused, Inspector)
        if walks_roles:
            self.focus_role(self.role + step if self.role >= 0 or step > 0 else -1)
            return
        here = self.review.facts_at(self.cursor)
        if here:
            at = here.index(self.current) if self.current in here else -1
            self.current = here[(at + step) % len(here)]
            self.role = -1
            self.show()
