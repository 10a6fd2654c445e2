"""The commands of the reader, in the order in which help and docs show them."""

from __future__ import annotations

from typing import Final

from tui.commands.around import FIND_COMMANDS, SCREEN_COMMANDS
from tui.commands.correcting import CORRECT_COMMANDS, ROLE_COMMANDS
from tui.commands.moving import MOVING_COMMANDS
from tui.commands.reviewing import REVIEW_COMMANDS

READER_COMMANDS: Final = (
    *REVIEW_COMMANDS,
    *CORRECT_COMMANDS,
    *ROLE_COMMANDS,
    *FIND_COMMANDS,
    *MOVING_COMMANDS,
    *SCREEN_COMMANDS,
)
