"""The commands of the library screen."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command, Mode

_LIBRARY = (Mode.LIBRARY,)

LIBRARY_COMMANDS: Final = (
    Command(
        name="open",
        action="open",
        keys=("enter", "right"),
        letters=("l",),
        label="Open",
        help="Read the article and review its facts",
        group="Articles",
        modes=_LIBRARY,
        footer=True,
    ),
    Command(
        name="up",
        action="go('up')",
        keys=("up",),
        letters=("k",),
        label="Up",
        help="One article up",
        group="Articles",
        modes=_LIBRARY,
    ),
    Command(
        name="down",
        action="go('down')",
        keys=("down",),
        letters=("j",),
        label="Down",
        help="One article down",
        group="Articles",
        modes=_LIBRARY,
    ),
    Command(
        name="page_up",
        action="go('page_up')",
        keys=("pageup",),
        label="Page up",
        help="One screen up",
        group="Articles",
        modes=_LIBRARY,
    ),
    Command(
        name="page_down",
        action="go('page_down')",
        keys=("pagedown",),
        label="Page down",
        help="One screen down",
        group="Articles",
        modes=_LIBRARY,
    ),
    Command(
        name="first",
        action="go('first')",
        keys=("home",),
        letters=("g",),
        label="First",
        help="The first article",
        group="Articles",
        modes=_LIBRARY,
    ),
    Command(
        name="last",
        action="go('last')",
        keys=("end",),
        letters=("G",),
        label="Last",
        help="The last article",
        group="Articles",
        modes=_LIBRARY,
    ),
    Command(
        name="samples",
        action="samples",
        keys=("s",),
        label="Sample articles",
        help="Put the sample articles that come with Beleg into an empty library",
        group="Articles",
        modes=_LIBRARY,
        footer=True,
    ),
    Command(
        name="help",
        action="help",
        keys=("question_mark", "f1"),
        label="Help",
        help="Show all keys",
        group="Screen",
        modes=_LIBRARY,
        footer=True,
    ),
    Command(
        name="quit",
        action="quit",
        keys=("q", "ctrl+q"),
        label="Quit",
        help="Leave; everything is saved already",
        group="Screen",
        modes=_LIBRARY,
        footer=True,
    ),
)
