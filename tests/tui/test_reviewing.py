"""Deciding about facts: each key is one durable step, and the library is asked, not the screen."""

from __future__ import annotations

import pytest

from tests.tui.conftest import OpenReader
from tests.tui.examples import BUILD, FACTS, HOLD, INVEST, REFUSE, REVIEWER, SUPPLY


@pytest.mark.parametrize(("key", "status"), [("a", "accepted"), ("x", "rejected")])
async def test_one_key_decides_and_goes_on(open_reader: OpenReader, key: str, status: str) -> None:
    async with open_reader() as desk:
        assert desk.reader.current == INVEST.id
        await desk.press(key)
        stored = desk.stored_fact(INVEST.id)
        assert (stored.status, stored.reviewer) == (status, REVIEWER)
        assert desk.reader.current == BUILD.id


async def test_a_whole_article_takes_one_key_per_fact(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press(*"a" * len(FACTS))
        assert {fact.status for fact in desk.stored().facts} == {"accepted"}
        assert "reviewed" in desk.notices()[-1]


async def test_undo_and_redo_say_what_and_go_there(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("a", "x", "u")
        assert desk.stored_fact(BUILD.id).status == "proposed"
        assert desk.reader.current == BUILD.id
        assert desk.notices()[-1].startswith("Undone: reject: Die Stadtwerke Lindenau")
        await desk.press("u")
        assert desk.stored_fact(INVEST.id).status == "proposed"
        assert desk.reader.current == INVEST.id
        await desk.press("U", "ctrl+r")
        assert desk.stored_fact(INVEST.id).status == "accepted"
        assert desk.stored_fact(BUILD.id).status == "rejected"
        await desk.press("U")
        assert desk.notices()[-1] == "Nothing to do again"


async def test_undo_with_nothing_done_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("u")
        assert desk.notices() == ["Nothing to undo"]


async def test_reopen(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("a", "b", "k")
        desk.reader.stand_on(INVEST.id)
        await desk.press("o")
        assert desk.stored_fact(INVEST.id).status == "proposed"


async def test_open_facts_are_walked_round(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        order = [fact.id for fact in desk.reader.review.document.facts]
        await desk.press("space")
        assert desk.reader.current == order[1]
        await desk.press("a", "b")
        assert desk.reader.current == order[0]
        await desk.press("b")
        assert desk.reader.current == order[-1]


async def test_accepting_what_was_corrected_keeps_the_correction(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("c", "a")
        stored = desk.stored_fact(INVEST.id)
        assert stored.status == "corrected"
        assert stored.original == INVEST.claim
        assert desk.reader.current == BUILD.id


async def test_a_note(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("m")
        await desk.type("Wer zahlt [/]?")
        await desk.press("enter")
        assert desk.stored_fact(INVEST.id).note == "Wer zahlt [/]?"
        assert "Wer zahlt [/]?" in desk.screen_text()


async def test_the_list_selects_and_the_text_follows(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("f", "down")
        assert desk.reader.current == BUILD.id
        assert desk.reader.lit.claim == BUILD.claim
        assert desk.reader.cursor == BUILD.claim.roles[0].start
        await desk.press("end")
        assert desk.reader.current == REFUSE.id


async def test_the_cursor_selects_the_fact_that_stands_there(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t")
        desk.put("versorgt")
        assert desk.reader.current == SUPPLY.id
        desk.put("30.000")
        assert desk.reader.current == HOLD.id
        desk.put("Osthafen")
        assert desk.reader.current == BUILD.id


async def test_tab_cycles_the_facts_at_the_cursor(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t")
        desk.put("Der Speicher")
        both = {HOLD.id, SUPPLY.id}
        first = desk.reader.current
        await desk.press("tab")
        assert {first, desk.reader.current} == both
        await desk.press("right")
        assert desk.reader.current != first, "the choice stays while the same facts stand here"
        await desk.press("shift+tab")
        assert desk.reader.current == first
