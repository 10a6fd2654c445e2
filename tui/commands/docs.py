"""The keys as tables in Markdown, for `docs/keys.md`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tui.commands.command import Command, Mode, key_text


def keys_table(commands: Sequence[Command]) -> str:
    """A table per group, in the order of declaration.

    Args:
        commands: The commands of a screen.
    """
    groups = list(dict.fromkeys(command.group for command in commands))
    ordered = sorted(commands, key=lambda command: groups.index(command.group))
    parts = []
    for group, members in groupby(ordered, key=lambda command: command.group):
        rows = "\n".join(_row(command) for command in members)
        parts.append(
            f"### {group}\n\n| Keys | What it does | Works while |\n| --- | --- | --- |\n{rows}"
        )
    return "\n\n".join(parts) + "\n"


def _row(command: Command) -> str:
    keys = " ".join(f"<kbd>{_escaped(key_text(key))}</kbd>" for key in command.keys)
    letters = " ".join(f"<kbd>{_escaped(key_text(key))}</kbd>" for key in command.letters)
    shown = " ".join(part for part in (keys, letters) if part)
    return f"| {shown} | {command.help} | {_works_while(command)} |"


def _escaped(key: str) -> str:
    return key.replace("<", "&lt;").replace(">", "&gt;").replace("|", "\\|")


def _works_while(command: Command) -> str:
    names = {
        Mode.LIBRARY: "in the library",
        Mode.BROWSE: "reading",
        Mode.SEARCH: "reading",
        Mode.EDIT: "correcting",
        Mode.NEW: "making a fact",
    }
    if set(command.modes) == {Mode.SEARCH}:
        return "matches are lit"
    return ", ".join(dict.fromkeys(names[mode] for mode in command.modes))
