"""Searching in the article, moving, marking, the mouse."""

from __future__ import annotations

from textual import events

from tests.tui.conftest import Desk, OpenReader
from tests.tui.examples import BUILD, HOLD, TEXT
from tui.widgets.article_view import GUTTER_WIDTH, ArticleView


async def found(desk: Desk) -> None:
    """Wait for the search, which runs beside the screen."""
    await desk.app.workers.wait_for_complete()
    await desk.pilot.pause()


async def test_search_finds_umlauts_however_typed(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("slash")
        await desk.type("waermespeicher")
        await found(desk)
        places = [TEXT[one.start : one.end] for one in desk.reader.matches]
        assert places == ["Wärmespeicher"] * 3
        assert desk.reader.counter == "2/3", "the first one at or behind the cursor"
        await desk.press("enter")
        assert desk.reader.mode.name == "SEARCH"
        assert desk.reader.cursor == desk.reader.matches[1].start
        assert "2/3" in desk.screen_text()
        await desk.press("n", "n")
        assert desk.reader.cursor == desk.reader.matches[0].start
        await desk.press("N")
        assert desk.reader.cursor == desk.reader.matches[2].start
        await desk.press("escape")
        assert desk.reader.mode.name == "BROWSE"


async def test_escape_brings_the_former_place_back(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        desk.reader.stand_on(HOLD.id)
        cursor = desk.reader.cursor
        await desk.press("slash")
        await desk.type("hafen")
        await found(desk)
        await desk.press("escape")
        assert (desk.reader.cursor, desk.reader.current) == (cursor, HOLD.id)
        assert not desk.reader.matches


async def test_nothing_found_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("slash")
        await desk.type("[/x")
        await found(desk)
        await desk.press("enter")
        assert desk.notices() == ["Not found: [/x"]


async def test_the_cursor_moves(open_reader: OpenReader) -> None:
    expected = {
        "right": "tadtwerke",
        "w": "Lindenau",
        "ctrl+right ctrl+left": "Stadtwerke",
        "right_parenthesis": "- Die Stadtwerke Lindenau inv",
        "right_parenthesis left_parenthesis": "Stadtwerke",
        "ctrl+down": "Die Stadtwerke Lindenau inv",
        "ctrl+down ctrl+up": "Stadtwerke",
        "ctrl+end ctrl+home": "Stadtwerke",
        "end home": "Stadtwerke",
        "l l h": "tadtwerke",
    }
    async with open_reader() as desk:
        for keys, words in expected.items():
            await desk.press("t", "ctrl+home", *keys.split())
            assert TEXT[desk.reader.cursor :].startswith(words), keys


async def test_the_column_is_kept_over_short_lines(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t")
        view = desk.reader.article_view
        desk.put("investieren")
        column = view.table.column_of(desk.reader.cursor)
        line = view.table.line_of(desk.reader.cursor)
        await desk.press("down", "j", "up", "k")
        assert view.table.line_of(desk.reader.cursor) == line
        assert view.table.column_of(desk.reader.cursor) == column


async def test_text_is_marked_by_keys_and_dropped_by_escape(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t", "ctrl+home", "v", "ctrl+right")
        span = desk.reader.selection
        assert span is not None
        assert TEXT[span.start : span.end] == "Stadtwerke"
        await desk.press("escape")
        assert desk.reader.selection is None
        await desk.press("V", "V")
        span = desk.reader.selection
        assert span is not None
        assert TEXT[span.start : span.end].startswith("Stadtwerke Lindenau bauen")


async def at(desk: Desk, words: str) -> tuple[int, int]:
    """The cell of some words in the article pane, counted from its border."""
    view = desk.reader.article_view
    offset = TEXT.index(words)
    line = view.table.line_of(offset) - view.scroll_offset.y
    return view.table.column_of(offset) + GUTTER_WIDTH + 1, line + 1


async def test_a_click_moves_the_cursor_and_again_cycles(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        place = await at(desk, "Speicher fasst")
        await desk.pilot.click(ArticleView, offset=place)
        assert desk.reader.cursor == TEXT.index("Speicher fasst")
        first = desk.reader.current
        await desk.pilot.pause(0.6)
        await desk.pilot.click(ArticleView, offset=place)
        assert desk.reader.current != first


async def test_a_drag_marks_text_and_a_double_click_a_word(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        x, y = await at(desk, "Osthafen")
        await desk.pilot.mouse_down(ArticleView, offset=(x, y))
        await desk.pilot.hover(ArticleView, offset=(x + 3, y))
        await desk.pilot.hover(ArticleView, offset=(x + 7, y))
        await desk.pilot.mouse_up(ArticleView, offset=(x + 7, y))
        await desk.pilot.pause()
        span = desk.reader.selection
        assert span is not None
        assert TEXT[span.start : span.end] == "Osthafen"
        await desk.press("escape")
        await desk.pilot.double_click(ArticleView, offset=await at(desk, "Mareike"))
        span = desk.reader.selection
        assert span is not None
        assert TEXT[span.start : span.end] == "Mareike"


async def test_the_wheel_scrolls_and_moves_nothing_else(open_reader: OpenReader) -> None:
    async with open_reader(size=(60, 20)) as desk:
        cursor = desk.reader.cursor
        view = desk.reader.article_view
        view.post_message(events.MouseScrollDown(view, 5, 5, 0, 1, 0, False, False, False))
        await desk.pilot.pause()
        assert view.scroll_offset.y > 0
        assert desk.reader.cursor == cursor


async def test_a_double_click_in_the_list_goes_to_the_text(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.pilot.double_click("#facts", offset=(3, 2))
        assert desk.reader.current == BUILD.id
        assert desk.reader.focused is desk.reader.article_view


async def test_a_click_in_the_list_selects(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.pilot.click("#facts", offset=(3, 2))
        assert desk.reader.current == BUILD.id


async def test_a_click_in_the_inspector_focuses_a_role(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        desk.reader.stand_on(HOLD.id)
        await desk.pilot.pause()
        await desk.pilot.click("#inspector", offset=(5, 3))
        assert desk.reader.role == 2
        assert TEXT[desk.reader.cursor :].startswith("30.000")


async def test_panes_are_reached_by_letters_and_f6(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        for key, pane in (("t", "article"), ("f", "facts"), ("i", "inspector")):
            await desk.press(key)
            assert desk.reader.focused is not None
            assert desk.reader.focused.id == pane
        await desk.press("f6")
        assert desk.reader.focused is desk.reader.article_view


async def test_copying_goes_through_the_terminal(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t", "ctrl+home", "V", "ctrl+c")
        assert desk.app.clipboard == "Stadtwerke"


async def test_back_and_in_again(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("a", "q")
        assert "✓1 ○4" in desk.screen_text()
        await desk.press("enter")
        assert desk.reader.review.document.article.id == desk.article_id
