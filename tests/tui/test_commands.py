"""One declaration per command: keys, footer, palette, help and docs agree."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.tui.conftest import OpenReader
from tui.commands import LIBRARY_COMMANDS, READER_COMMANDS, Command, Mode
from tui.commands.docs import keys_table
from tui.screens.help import help_lines
from tui.screens.library import LibraryScreen
from tui.screens.reader import ReaderScreen

SETS = {"library": LIBRARY_COMMANDS, "reader": READER_COMMANDS}
# AltGr keys of a German keyboard, and the two letters that it swaps.
HARD_KEYS = {
    "left_square_bracket", "right_square_bracket", "left_curly_bracket", "right_curly_bracket",
    "backslash", "at", "tilde", "vertical_line", "y", "z", "Y", "Z",
}  # fmt: skip


@pytest.mark.parametrize("commands", SETS.values(), ids=SETS)
def test_names_are_unique(commands: tuple[Command, ...]) -> None:
    assert len({command.name for command in commands}) == len(commands)


@pytest.mark.parametrize("mode", list(Mode))
def test_no_two_commands_share_a_key_in_a_mode(mode: Mode) -> None:
    commands = LIBRARY_COMMANDS if mode is Mode.LIBRARY else READER_COMMANDS
    counted = Counter(key for command in commands for key in command.keys_in(mode))
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("mode", list(Mode))
def test_every_command_has_a_key_that_any_keyboard_has(mode: Mode) -> None:
    commands = LIBRARY_COMMANDS if mode is Mode.LIBRARY else READER_COMMANDS
    for command in commands:
        if command.works_in(mode) and command.keys_in(mode):
            assert set(command.keys_in(mode)) - HARD_KEYS, command.name


@pytest.mark.parametrize(
    ("screen", "commands"), [(LibraryScreen, LIBRARY_COMMANDS), (ReaderScreen, READER_COMMANDS)]
)
def test_every_declared_action_exists(
    screen: type[LibraryScreen | ReaderScreen], commands: tuple[Command, ...]
) -> None:
    for command in commands:
        assert callable(getattr(screen, f"action_{command.action.split('(')[0]}"))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_footer_fits_eighty_columns(mode: Mode) -> None:
    commands = LIBRARY_COMMANDS if mode is Mode.LIBRARY else READER_COMMANDS
    shown = [command for command in commands if command.footer and command.works_in(mode)]
    assert 3 <= len(shown) <= 7


@pytest.mark.parametrize("commands", SETS.values(), ids=SETS)
def test_help_and_docs_have_every_command(commands: tuple[Command, ...]) -> None:
    help_text = " ".join(" ".join(help_lines(commands, 200)).split())
    for command in commands:
        assert command.help in help_text
        assert command.help in keys_table(commands)


async def test_the_palette_offers_what_works_now(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        offered = {command.title for command in desk.app.get_system_commands(desk.app.screen)}
        expected = {one.label for one in READER_COMMANDS if one.works_in(Mode.BROWSE)}
        assert expected < offered
        await desk.press("ctrl+p")
        await desk.type("reject")
        await desk.pilot.pause(0.3)
        await desk.press("enter", "enter")
        await desk.pilot.pause(0.3)
        assert "rejected" in {fact.status for fact in desk.stored().facts}


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_and_closes(open_reader: OpenReader, key: str) -> None:
    async with open_reader(size=(80, 24)) as desk:
        await desk.press(key)
        assert "The fact is right" in desk.screen_text()
        await desk.press("escape")
        assert isinstance(desk.app.screen, ReaderScreen)
