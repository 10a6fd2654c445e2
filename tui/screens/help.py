"""All keys of a screen, generated from its commands."""

from __future__ import annotations

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


def help_lines(commands: Sequence[Command]) -> list[str]:
    """One line per command below its group's heading."""
    lines: list[str] = []
    ordered = sorted(commands, key=lambda command: _group_order(commands, command))
    for group, members in groupby(ordered, key=lambda command: command.group):
        lines += ["", group.upper()] if lines else [group.upper()]
        lines += [_line(command) for command in members]
    return lines


def _line(command: Command) -> str:
    keys = " ".join(key_text(key) for key in command.keys + command.letters)
    where = ""
    if Mode.EDIT in command.modes and Mode.BROWSE not in command.modes:
        where = " (correcting)" if Mode.NEW not in command.modes else " (correcting, new fact)"
    elif command.modes == (Mode.NEW,):
        where = " (new fact)"
    elif command.modes == (Mode.SEARCH,):
        where = " (after a search)"
    return f"{keys:<{_KEYS_WIDTH}} {command.help}{where}"


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
            yield Static(Content("\n".join(help_lines(self._commands))))

    def action_scroll(self, direction: str) -> None:
        """Scroll by a line.

        Args:
            direction: "up" or "down".
        """
        frame = self.query_one(VerticalScroll)
        frame.scroll_relative(y=1 if direction == "down" else -1, animate=False)
