"""A small dialog in which one key chooses one of a few things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.layout.glyphs import one_line


class PickDialog(ModalScreen[str | None]):
    """Shows a key for each choice; the key chooses, Escape changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]
    DEFAULT_CSS = """
    PickDialog {
        align: center middle;
        & > Static {
            width: auto;
            max-width: 96%;
            height: auto;
            border: round $border;
            background: $surface;
            padding: 0 1;
        }
    }
    """

    def __init__(self, title: str, choices: Mapping[str, str], *, current: str | None) -> None:
        """Ask.

        Args:
            title: What is chosen.
            choices: Each choice and its key.
            current: What holds now.
        """
        super().__init__()
        self._title = title
        self._choices = choices
        self._current = current

    def compose(self) -> ComposeResult:
        """One line per choice."""
        lines = [
            f"{'▸' if choice == self._current else ' '} {key}  {choice}"
            for choice, key in self._choices.items()
        ]
        box = Static(Content("\n".join(lines)))
        box.border_title = Content(one_line(self._title))
        yield box

    def on_key(self, event: events.Key) -> None:
        """Choose."""
        for choice, key in self._choices.items():
            if event.character == key:
                event.stop()
                self.dismiss(choice)
                return
