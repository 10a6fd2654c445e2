"""Every command of the screen, declared once: keys, footer, palette, help and docs follow."""

from __future__ import annotations

from tui.commands.command import Command, Mode
from tui.commands.library import LIBRARY_COMMANDS
from tui.commands.reader import READER_COMMANDS

__all__ = ["LIBRARY_COMMANDS", "READER_COMMANDS", "Command", "Mode"]
