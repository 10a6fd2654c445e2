"""A reader on the example article, over a real library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.model import Document, Fact
from tests.tui.examples import REVIEWER, make_library
from tui.app import BelegApp
from tui.screens.reader import ReaderScreen


@dataclass
class Desk:
    """An open reader, the keys to it, and a second look at the library behind it."""

    app: BelegApp
    pilot: Pilot[None]
    path: Path
    article_id: str

    @property
    def reader(self) -> ReaderScreen:
        screen = self.app.screen
        assert isinstance(screen, ReaderScreen)
        return screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in text))

    def stored(self) -> Document:
        """The article as another program would read it from the library now."""
        with Library.open(self.path, reviewer="else", read_only=True) as library:
            return library.document(self.article_id)

    def stored_fact(self, fact_id: str) -> Fact:
        return next(fact for fact in self.stored().facts if fact.id == fact_id)

    def put(self, words: str, *, after: str = "") -> int:
        """Put the text cursor on words."""
        text = self.reader.text
        offset = text.index(words, text.index(after) if after else 0)
        self.reader.put_cursor(offset)
        return offset

    def screen_text(self) -> str:
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text for strip in strips)

    def notices(self) -> list[str]:
        return [notice.message for notice in self.app._notifications]


OpenReader = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def open_reader(library_path: Path) -> OpenReader:
    @asynccontextmanager
    async def opened(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Desk]:
        article_id = make_library(library_path)
        app = BelegApp(library_path, reviewer=REVIEWER, article_id=article_id, extracts=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Desk(app, pilot, library_path, article_id)

    return opened
