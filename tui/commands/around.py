"""The commands that find, that go from pane to pane, and that leave."""

from __future__ import annotations

from typing import Final

from tui.commands.command import IN_TEXT, READING, Command, Mode

FIND_COMMANDS: Final = (
    Command(
        name="search",
        action="search",
        keys=("slash",),
        label="Search",
        help="Find words in the article; ä, ae and a count as the same",
        group="Find",
        modes=READING,
        footer=True,
    ),
    Command(
        name="next_match",
        action="match(1)",
        keys=("n",),
        label="Next match",
        help="The next place that was found",
        group="Find",
        modes=(Mode.SEARCH,),
        footer=True,
    ),
    Command(
        name="previous_match",
        action="match(-1)",
        keys=("N",),
        label="Previous match",
        help="The place that was found before this one",
        group="Find",
        modes=(Mode.SEARCH,),
    ),
)

SCREEN_COMMANDS: Final = (
    Command(
        name="help",
        action="help",
        keys=("question_mark", "f1"),
        label="Help",
        help="Show all keys",
        group="Screen",
        modes=IN_TEXT,
        footer=True,
    ),
    Command(
        name="cancel",
        action="cancel",
        keys=("escape",),
        label="Cancel",
        help="Drop the selection, then the search, then leave correcting or drop the new fact",
        group="Screen",
        modes=IN_TEXT,
    ),
    Command(
        name="focus_text",
        action="pane('article')",
        keys=(),
        letters=("t", "enter"),
        label="Text",
        help="Go to the article",
        group="Screen",
        modes=READING,
    ),
    Command(
        name="focus_facts",
        action="pane('facts')",
        keys=(),
        letters=("f",),
        label="Facts",
        help="Go to the list of facts",
        group="Screen",
        modes=READING,
    ),
    Command(
        name="focus_inspector",
        action="pane('inspector')",
        keys=(),
        letters=("i",),
        label="Inspector",
        help="Go to the roles of the fact",
        group="Screen",
        modes=READING,
    ),
    Command(
        name="next_pane",
        action="next_pane",
        keys=("f6",),
        label="Next pane",
        help="Go to the next pane",
        group="Screen",
        modes=IN_TEXT,
    ),
    Command(
        name="back",
        action="back",
        keys=(),
        letters=("q",),
        label="Back",
        help="Go back to the library",
        group="Screen",
        modes=READING,
    ),
    Command(
        name="quit",
        action="quit",
        keys=("ctrl+q",),
        label="Quit",
        help="Leave; everything is saved already",
        group="Screen",
        modes=IN_TEXT,
    ),
)
