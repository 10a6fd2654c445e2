"""All keys of a screen, generated from its commands."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.commands.command import Command, Mode, key_text

_KEYS_WIDTH = 14


def help_lines(commands: Sequence[Command], width: int) -> list[str]:
    """A paragraph per command below its group's heading.

    Args:
        commands: The commands of a screen.
        width: Cells that there are.
    """
    lines: list[str] = []
    ordered = sorted(commands, key=lambda command: _group_order(commands, command))
    for group, members in groupby(ordered, key=lambda command: command.group):
        lines += ["", group.upper()] if lines else [group.upper()]
        for command in members:
            lines += _paragraph(command, width)
    return lines


def _paragraph(command: Command, width: int) -> list[str]:
    keys = " ".join(key_text(key) for key in command.keys + command.letters)
    indent = " " * (_KEYS_WIDTH + 1)
    text = f"{keys:<{_KEYS_WIDTH}} {command.help}{_where(command)}"
    return textwrap.wrap(text, max(width, 2 * _KEYS_WIDTH), subsequent_indent=indent)


def _where(command: Command) -> str:
    """In which modes a command works, where that is not plain."""
    modes = set(command.modes)
    if Mode.BROWSE in modes or Mode.LIBRARY in modes:
        return ""
    names = {Mode.EDIT: "correcting", Mode.NEW: "new fact", Mode.SEARCH: "after a search"}
    return f" ({', '.join(name for mode, name in names.items() if mode in modes)})"


def _group_order(commands: Sequence[Command], command: Command) -> int:
    return next(at for at, other in enumerate(commands) if other.group == command.group)


class HelpScreen(ModalScreen[None]):
    """Shows the keys; any of the keys that open it closes it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 90%;
            max-width: 110;
            height: 90%;
            border: round $border;
            background: $surface;
            padding: 0 1;
        }
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        """Show the keys of some commands."""
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The lines in a frame that scrolls."""
        with VerticalScroll() as frame:
            frame.border_title = Content("Keys")
            frame.border_subtitle = Content("Esc closes")
            yield Static("", markup=False)

    def on_resize(self) -> None:
        """Lay the lines out for the width there is."""
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        self.query_one(Static).update(Content("\n".join(help_lines(self._commands, width))))

    def action_scroll(self, direction: str) -> None:
        """Scroll by a line.

        Args:
            direction: "up" or "down".
        """
        frame = self.query_one(VerticalScroll)
        frame.scroll_relative(y=1 if direction == "down" else -1, animate=False)
