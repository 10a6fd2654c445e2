"""The commands that move the text cursor, the list and the roles, and that mark text."""

from __future__ import annotations

from typing import Final, NamedTuple

from tui.commands.command import IN_TEXT, Command


class _Move(NamedTuple):
    name: str
    keys: tuple[str, ...]
    letters: tuple[str, ...]
    help: str


# What each does in a list is said where it does anything there.
_MOVES: Final = (
    _Move("up", ("up",), ("k",), "One line, fact or role up"),
    _Move("down", ("down",), ("j",), "One line, fact or role down"),
    _Move("left", ("left",), ("h",), "One character to the left"),
    _Move("right", ("right",), ("l",), "One character to the right"),
    _Move("word_left", ("ctrl+left",), ("W",), "One word to the left"),
    _Move("word_right", ("ctrl+right",), ("w",), "One word to the right"),
    _Move("sentence_left", ("left_parenthesis",), (), "To the start of the sentence, or before"),
    _Move("sentence_right", ("right_parenthesis",), (), "To the next sentence"),
    _Move("block_up", ("ctrl+up",), (), "To the start of the paragraph, or before"),
    _Move("block_down", ("ctrl+down",), (), "To the next paragraph"),
    _Move("page_up", ("pageup", "ctrl+b"), (), "One screen up"),
    _Move("page_down", ("pagedown", "ctrl+f"), (), "One screen down"),
    _Move("line_start", ("home",), (), "To the start of the line, or the first fact"),
    _Move("line_end", ("end",), (), "To the end of the line, or the last fact"),
    _Move("first", ("ctrl+home",), (), "To the start of the article, or the first fact"),
    _Move("last", ("ctrl+end",), ("G",), "To the end of the article, or the last fact"),
)

MOVING_COMMANDS: Final = (
    *(
        Command(
            name=move.name,
            action=f"go({move.name!r})",
            keys=move.keys,
            letters=move.letters,
            label=move.name.replace("_", " ").capitalize(),
            help=move.help,
            group="Move",
            modes=IN_TEXT,
        )
        for move in _MOVES
    ),
    Command(
        name="mark",
        action="mark",
        keys=("v",),
        label="Mark",
        help="Begin to mark text here; every move then makes the marked text longer or shorter",
        group="Move",
        modes=IN_TEXT,
    ),
    Command(
        name="mark_word",
        action="mark_unit",
        keys=("V",),
        label="Mark more",
        help="Mark the word at the cursor; again, its sentence",
        group="Move",
        modes=IN_TEXT,
    ),
    Command(
        name="copy",
        action="copy",
        keys=("ctrl+c",),
        label="Copy",
        help="Copy the marked text through the terminal",
        group="Move",
        modes=IN_TEXT,
    ),
)
