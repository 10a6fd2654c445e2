"""The commands that change what a fact says."""

from __future__ import annotations

from typing import Final

from tui.commands.command import IN_TEXT, READING, Command, Mode
from tui.marks import ROLE_KEYS

_FACT: Final = (*READING, Mode.EDIT)

CORRECT_COMMANDS: Final = (
    Command(
        name="next_here",
        action="cycle(1)",
        keys=("tab",),
        label="Next here",
        help="The next fact that stands at the cursor; the next role while correcting",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="previous_here",
        action="cycle(-1)",
        keys=("shift+tab",),
        label="Previous here",
        help="The fact or role before",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="start_left",
        action="border('start', -1)",
        keys=("1", "less_than_sign"),
        label="Start left",
        help="Let the role begin one word earlier",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="start_right",
        action="border('start', 1)",
        keys=("2", "greater_than_sign"),
        label="Start right",
        help="Let the role begin one word later",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="end_left",
        action="border('end', -1)",
        keys=("3", "comma"),
        label="End left",
        help="Let the role end one word earlier",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="end_right",
        action="border('end', 1)",
        keys=("4", "full_stop"),
        label="End right",
        help="Let the role end one word later",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="take",
        action="take",
        keys=("enter",),
        label="Take",
        help="Give the role the marked text, or the word at the cursor",
        group="Correct",
        modes=(Mode.EDIT,),
        footer=True,
    ),
    Command(
        name="remove_role",
        action="remove_role",
        keys=("x", "delete", "backspace"),
        label="Remove",
        help="Take the role out of the fact",
        group="Correct",
        modes=(Mode.EDIT, Mode.NEW),
        footer=True,
    ),
    Command(
        name="certainty",
        action="certainty",
        keys=("c",),
        label="Certainty",
        help="How sure the article is: certain, probable, possible, unknown in turn",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="polarity",
        action="polarity",
        keys=("d",),
        label="Deny",
        help="Whether the article says that it is so or that it is not so",
        group="Correct",
        modes=IN_TEXT,
    ),
    Command(
        name="value",
        action="value",
        keys=("r",),
        label="Value",
        help="Write the date, amount or quantity of the role in its normal form",
        group="Correct",
        modes=_FACT,
    ),
    Command(
        name="label",
        action="label",
        keys=("g",),
        label="Type",
        help="Give the name or value at the cursor another type, or the marked text its first",
        group="Correct",
        modes=_FACT,
    ),
    Command(
        name="save",
        action="save",
        keys=("enter",),
        label="Save",
        help="Keep the new fact",
        group="Correct",
        modes=(Mode.NEW,),
        footer=True,
    ),
    Command(
        name="leave_edit",
        action="cancel",
        keys=("e",),
        label="Done",
        help="Go back to reviewing; every correction is saved already",
        group="Correct",
        modes=(Mode.EDIT,),
        footer=True,
    ),
)


def _role_commands() -> tuple[Command, ...]:
    """A letter for each role: retypes the focused role, or adds one from marked text."""
    return tuple(
        Command(
            name=f"role_{role}",
            action=f"role({role!r})",
            keys=(key,),
            label=role.replace("_", " ").capitalize(),
            help=f"Make the marked text the {role.replace('_', ' ')}; "
            "without a selection, the focused role (correcting) or the word at the cursor",
            group="Roles",
            modes=(Mode.EDIT, Mode.NEW),
        )
        for role, key in ROLE_KEYS.items()
    )


ROLE_COMMANDS: Final = _role_commands()
