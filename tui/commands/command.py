"""What a command is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from textual.binding import Binding


class Mode(Enum):
    """What the person is doing; a command holds in some of these and not in others."""

    LIBRARY = "Library"
    BROWSE = "Reader"
    SEARCH = "Reader, with matches of a search"
    EDIT = "Correcting a fact"
    NEW = "Making a new fact"


READING: Final = (Mode.BROWSE, Mode.SEARCH)
"""The reader while nothing is being edited."""

IN_TEXT: Final = (Mode.BROWSE, Mode.SEARCH, Mode.EDIT, Mode.NEW)
"""The reader, whatever is being done."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """One thing that a person can do by a key."""

    name: str
    """Stable name, for keymaps and tests; unique on a screen."""
    action: str
    """What the screen runs, e.g. `accept` or `go("down")`."""
    keys: tuple[str, ...]
    """Keys that work wherever the command does, in Textual's names."""
    letters: tuple[str, ...] = ()
    """More keys, which work only while nothing is being edited."""
    label: str
    """Footer and palette text."""
    help: str
    """What it does, one sentence without a full stop."""
    group: str
    """Heading in the help."""
    modes: tuple[Mode, ...]
    """Where it works."""
    footer: bool = False
    """Whether it is shown at the lower edge of the screen."""

    def works_in(self, mode: Mode, *, by_letter: bool = False) -> bool:
        """Whether the command (or its further keys) works in a mode."""
        return mode in self.modes and not (by_letter and mode in (Mode.EDIT, Mode.NEW))

    def keys_in(self, mode: Mode) -> tuple[str, ...]:
        """The keys that run the command in a mode."""
        if not self.works_in(mode):
            return ()
        return self.keys + (self.letters if self.works_in(mode, by_letter=True) else ())

    def bindings(self) -> Iterable[Binding]:
        """The command as Textual binds it."""
        for key in self.keys + self.letters:
            prefix = "letter" if key in self.letters else "command"
            is_first = key == (self.keys + self.letters)[0]
            # With priority, a key is acted on before the next one is looked at; otherwise fast
            # typing behind a key that moves the focus would still reach the former pane.
            yield Binding(
                key,
                f"{prefix}({self.name!r})",
                self.label,
                show=self.footer and is_first,
                priority=True,
                key_display=key_text(key),
                tooltip=self.help,
                id=f"{self.name}.{key}",
            )


_KEY_TEXTS: Final = {
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "colon": ":",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_text(key: str) -> str:
    """A key as people read it: `ctrl+left` becomes `Ctrl+←`."""
    *modifiers, last = key.split("+")
    shown = _KEY_TEXTS.get(last, last.upper() if last[0] == "f" and len(last) > 1 else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])
