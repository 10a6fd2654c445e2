"""Dialogs of one line: a value with its reading shown live, and a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.errors import BelegError
from tui.layout.glyphs import one_line

Check = Callable[[str], str]
"""Gives the reading of what was typed; raises BelegError where it cannot be read."""


class LineDialog(ModalScreen[str | None]):
    """Asks for one line of text; Enter keeps it if it can be read and is new."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]
    DEFAULT_CSS = """
    LineDialog {
        align: center middle;
        & > Vertical {
            width: 64;
            max-width: 96%;
            height: auto;
            border: round $border;
            background: $surface;
            padding: 0 1;
        }
        & .-wrong { color: $text-error; }
    }
    """

    def __init__(self, title: str, value: str, *, check: Check) -> None:
        """Ask.

        Args:
            title: What is asked for.
            value: What stands there at first.
            check: Reads what was typed.
        """
        super().__init__()
        self._title = title
        self._value = one_line(value)
        self._check = check

    def compose(self) -> ComposeResult:
        """The input above its reading."""
        with Vertical() as frame:
            frame.border_title = Content(one_line(self._title))
            yield Input(self._value, compact=True, select_on_focus=False)
            yield Static("", id="reading", markup=False)

    def on_mount(self) -> None:
        """Read what stands there."""
        self._read(self._value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._read(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if self._read(event.value):
            self.dismiss(event.value if event.value != self._value else None)

    def _read(self, typed: str) -> bool:
        """Show the reading or what is wrong; whether it can be read."""
        reading = self.query_one("#reading", Static)
        try:
            words = self._check(typed)
        except BelegError as error:
            words = str(error)
            readable = False
        else:
            readable = True
        reading.set_class(not readable, "-wrong")
        reading.update(Content(one_line(words)))
        return readable
