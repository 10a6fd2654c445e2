"""One line below the article in which a person types what to look for."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static

from tui.messages import SearchChanged, SearchClosed


class SearchBar(Horizontal):
    """An input with the number of matches behind it; hidden until it is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]
    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        background: $panel;
        & > Static { width: auto; padding: 0 1; }
        & > Input { width: 1fr; }
    }
    """

    counter: reactive[str] = reactive("", init=False)
    """Where among the matches the person stands, e.g. `3/41`."""

    def on_mount(self) -> None:
        """Wait to be opened."""
        self.display = False

    def compose(self) -> ComposeResult:
        """A slash, the input, the counter."""
        yield Static(Content("/"))
        yield Input(compact=True, select_on_focus=True)
        yield Static("", id="counter", markup=False)

    def open(self) -> None:
        """Show the bar and take the focus at once, so that the next key is typed into it."""
        self.display = True
        self.screen.set_focus(self.query_one(Input))

    def close(self) -> None:
        """Hide the bar."""
        self.display = False

    def peek(self) -> None:
        """Show the bar without taking the focus, so that the counter can be read."""
        self.display = True

    def watch_counter(self, counter: str) -> None:
        """Show the counter."""
        self.query_one("#counter", Static).update(Content(counter))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(SearchChanged(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.close()
        self.post_message(SearchClosed(keep=True))

    def action_cancel(self) -> None:
        """Leave, and let the former place come back."""
        self.close()
        self.post_message(SearchClosed(keep=False))
