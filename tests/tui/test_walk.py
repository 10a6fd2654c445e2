"""A person who presses anything: nothing crashes, and the screen never parts from the library."""

from __future__ import annotations

import random

import pytest

from store.offsets import check
from tests.tui.conftest import OpenReader
from tui.commands import READER_COMMANDS
from tui.screens.reader import ReaderScreen

# Keys that leave the reader are left out; escape ends whatever a key has opened.
LEAVING = {"back", "quit"}
KEYS = [
    key
    for command in READER_COMMANDS
    if command.name not in LEAVING
    for key in command.keys + command.letters
]


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_random_walk_keeps_screen_and_library_together(
    open_reader: OpenReader, seed: int
) -> None:
    chosen = random.Random(seed)
    async with open_reader() as desk:
        for _ in range(60):
            await desk.pilot.press(chosen.choice(KEYS))
            if not isinstance(desk.app.screen, ReaderScreen):
                await desk.pilot.press("escape")
        await desk.pilot.pause()
        await desk.press("escape", "escape", "escape")
        reader = desk.reader
        assert reader.review.document == desk.stored()
        assert 0 <= reader.cursor <= len(reader.text)
        for fact in desk.stored().facts:
            for role in fact.claim.roles:
                check(reader.text, role.start, role.end)
        undone = 0
        while reader.review.undo() is not None:
            undone += 1
        assert {fact.status for fact in desk.stored().facts} == {"proposed"}
        assert reader.review.document == desk.stored()
