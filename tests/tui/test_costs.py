"""What is drawn and asked for per key, as counts: they must not grow with the article."""

from __future__ import annotations

from pathlib import Path

from bench.tui import make_library
from tui.app import BelegApp
from tui.screens.reader import ReaderScreen

CHARACTERS = 60_000


# Key: how many lines of the article it may draw, and how many SQL statements it may take.
MOST = {
    "right": (1, 0),
    "down": (2, 0),
    "tab": (12, 0),
    "pagedown": (40, 0),
    "a": (24, 24),
    "c": (12, 24),
    "4": (12, 44),
}


async def test_a_key_draws_few_lines_and_asks_little(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    article, _ = make_library(path, CHARACTERS)
    app = BelegApp(path, reviewer="anna", article_id=article, extracts=False)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        view = reader.article_view
        assert view.lines_rendered <= 2 * 40, "the first paint draws what is in sight"
        statements: list[str] = []
        app.library._db.conn.set_trace_callback(statements.append)
        for key, (most_lines, most_statements) in MOST.items():
            await pilot.press("t", "down")
            await pilot.pause(0.1)
            drawn = view.lines_rendered
            statements.clear()
            await pilot.press(key)
            await pilot.pause(0.1)
            assert view.lines_rendered - drawn <= most_lines, key
            assert len(statements) <= most_statements, key


async def test_a_long_article_scrolls_and_shows_where_its_facts_are(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    article, _ = make_library(path, CHARACTERS)
    app = BelegApp(path, reviewer="anna", article_id=article, extracts=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        view = reader.article_view
        await pilot.press("f", "end")
        await pilot.pause()
        claim = reader.claim
        assert claim is not None
        top = view.scroll_offset.y
        assert top <= view.table.line_of(claim.roles[0].start) < top + 22
        await pilot.press("t", "up")
        assert view.scroll_offset.y == top, "text in sight is not moved"
        await pilot.press("ctrl+home")
        assert view.scroll_offset.y == 0


async def test_at_another_width_the_same_text_stays_in_sight(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    article, _ = make_library(path, CHARACTERS)
    app = BelegApp(path, reviewer="anna", article_id=article, extracts=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        await pilot.press("t", *["pagedown"] * 8)
        for size in ((60, 20), (140, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
            view = reader.article_view
            line = view.table.line_of(reader.cursor) - view.scroll_offset.y
            assert 0 <= line < view.scrollable_content_region.height
