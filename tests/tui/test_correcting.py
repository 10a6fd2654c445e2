"""Correcting roles, adding facts: keys in, claims in the library out."""

from __future__ import annotations

from store.library import Library
from store.model import Claim, Value
from tests.tui.conftest import Desk, OpenReader
from tests.tui.examples import BUILD, HOLD, INVEST, SECOND, TEXT, THIRD
from tui.commands import Mode


def words(claim: Claim, role: str) -> list[str]:
    return [TEXT[one.start : one.end] for one in claim.roles if one.role == role]


async def edit(desk: Desk, fact_id: str, at: str, *, after: str = SECOND) -> None:
    """Open a fact for correction with the role at some words in focus."""
    desk.reader.stand_on(fact_id)
    desk.reader.put_cursor(TEXT.index(at, TEXT.index(after)))
    desk.reader.current = fact_id
    await desk.press("e")


async def test_a_role_is_retyped_by_one_key(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await edit(desk, HOLD.id, "30.000")
        assert desk.reader.mode is Mode.EDIT
        await desk.press("m")
        stored = desk.stored_fact(HOLD.id)
        assert stored.status == "corrected"
        assert stored.original == HOLD.claim
        assert words(stored.claim, "amount") == ["30.000 Kubikmeter Wasser"]
        assert not words(stored.claim, "object")


async def test_a_border_moves_by_one_key(open_reader: OpenReader) -> None:
    expected = {
        "1": "fasst 30.000 Kubikmeter Wasser",
        "2": "Kubikmeter Wasser",
        "3": "30.000 Kubikmeter",
        "4": "30.000 Kubikmeter Wasser und",
        "less_than_sign": "fasst 30.000 Kubikmeter Wasser",
        "greater_than_sign": "Kubikmeter Wasser",
        "comma": "30.000 Kubikmeter",
        "full_stop": "30.000 Kubikmeter Wasser und",
    }
    async with open_reader() as desk:
        await edit(desk, HOLD.id, "30.000")
        for key, words_then in expected.items():
            await desk.press(key)
            assert words(desk.stored_fact(HOLD.id).claim, "object") == [words_then], key
            await desk.press("u")
            desk.reader.focus_role(2)


async def test_borders_move_without_entering_edit(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        desk.reader.stand_on(HOLD.id)
        await desk.press("i", "down", "down", "down", "3")
        assert words(desk.stored_fact(HOLD.id).claim, "object") == ["30.000 Kubikmeter"]


async def test_a_role_takes_marked_text(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await edit(desk, HOLD.id, "30.000")
        await desk.press("v", "ctrl+right", "enter")
        assert words(desk.stored_fact(HOLD.id).claim, "object") == ["30.000"]
        assert desk.reader.selection is None
        assert desk.reader.mode is Mode.EDIT


async def test_marked_text_becomes_another_role(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await edit(desk, HOLD.id, "30.000")
        desk.put("versorgt")
        await desk.press("V", "b")
        claim = desk.stored_fact(HOLD.id).claim
        assert words(claim, "topic") == ["versorgt"]
        assert len(claim.roles) == 4
        assert claim.roles[desk.reader.role].role == "topic"


async def test_roles_are_walked_and_removed(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await edit(desk, HOLD.id, "Der Speicher")
        assert desk.reader.role == 0
        await desk.press("tab", "tab")
        assert desk.reader.role == 2
        await desk.press("shift+tab", "tab", "x")
        assert not words(desk.stored_fact(HOLD.id).claim, "object")
        await desk.press("x", "x")
        assert len(desk.stored_fact(HOLD.id).claim.roles) == 1
        assert "at least one role" in desk.notices()[-1]


async def test_certainty_and_polarity(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("c", "d")
        claim = desk.stored_fact(INVEST.id).claim
        assert (claim.certainty, claim.polarity) == ("probable", "negative")
        await desk.press("u", "u")
        assert desk.stored_fact(INVEST.id).claim == INVEST.claim
        assert desk.stored_fact(INVEST.id).status == "proposed"


async def test_a_value_is_checked_while_it_is_typed(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await edit(desk, INVEST.id, "40 Millionen", after="- Die")
        await desk.press("r")
        assert "amount 40000000" in desk.screen_text()
        await desk.press("backspace")
        assert "currency is missing" in desk.screen_text()
        await desk.press("enter")
        assert len(desk.app.screen_stack) == 4, "what cannot be read is not kept"
        await desk.press(*["backspace"] * 30)
        await desk.type("MONEY 41000000 chf")
        await desk.press("enter")
        roles = desk.stored_fact(INVEST.id).claim.roles
        assert [role.value for role in roles if role.role == "amount"] == [
            Value(type="MONEY", amount="41000000", currency="CHF")
        ]


async def test_escape_leaves_a_value_alone(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("r", "x", "escape")
        assert desk.stored_fact(INVEST.id).claim == INVEST.claim


async def test_a_name_gets_another_type(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t")
        offset = desk.put("Osthafen")
        await desk.press("g", "o")
        mention = next(one for one in desk.stored().mentions if one.start == offset)
        assert (mention.type, mention.status) == ("ORG", "corrected")
        assert "ORG Osthafen" in desk.screen_text()
        await desk.press("ctrl+home", "u")
        assert desk.notices()[-1] == "Undone: change mention: Osthafen"
        assert desk.reader.cursor == offset


async def test_marked_text_becomes_a_name(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t")
        desk.put("Gutachten")
        await desk.press("V", "g", "m")
        added = [one for one in desk.stored().mentions if one.status == "added"]
        assert [TEXT[one.start : one.end] for one in added] == ["Gutachten"]


async def test_a_new_fact_takes_five_keys_beyond_moving(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("t")
        before = {fact.id for fact in desk.stored().facts}
        desk.put("Umweltverband Grüne", after=THIRD)
        await desk.press("n", "s")
        assert desk.reader.mode is Mode.NEW
        desk.put("verlangt")
        await desk.press("p")
        desk.put("Gutachten")
        await desk.press("o", "enter")
        (added,) = [fact for fact in desk.stored().facts if fact.id not in before]
        assert added.status == "added"
        assert added.claim.predicate == "verlangt"
        assert [words(added.claim, role) for role in ("subject", "predicate", "object")] == [
            ["Umweltverband"],
            ["verlangt"],
            ["Gutachten"],
        ]
        (evidence,) = added.claim.evidence
        assert TEXT[evidence.start : evidence.end] == THIRD
        assert desk.reader.current == added.id
        await desk.press("u")
        assert {fact.id for fact in desk.stored().facts} == before


async def test_a_new_fact_needs_a_predicate_and_can_be_dropped(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("n", "s", "enter")
        assert "needs a predicate" in desk.notices()[-1]
        await desk.press("escape")
        assert desk.reader.mode is Mode.BROWSE
        assert len(desk.stored().facts) == 5


async def test_undo_reaches_into_an_earlier_session(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("a", "c")
    async with open_reader() as desk:
        await desk.press("u", "u")
        assert {fact.status for fact in desk.stored().facts} == {"proposed"}


async def test_two_correctors_do_not_run_over_each_other(open_reader: OpenReader) -> None:
    async with open_reader() as desk:
        await desk.press("a")
        with Library.open(desk.path, reviewer="berta") as library:
            library.reject(INVEST.id)
        await desk.press("u")
        assert "changed again since, by berta" in desk.notices()[-1]
        assert desk.stored_fact(INVEST.id).status == "rejected"


async def test_what_another_person_changed_is_shown_before_it_is_changed(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as desk:
        with Library.open(desk.path, reviewer="berta") as library:
            library.reject(INVEST.id)
        await desk.press("c")
        assert "changed meanwhile by berta" in desk.notices()[-1]
        assert desk.stored_fact(INVEST.id).claim == INVEST.claim
        assert desk.reader.fact == desk.stored_fact(INVEST.id)
        await desk.press("c")
        assert desk.stored_fact(INVEST.id).status == "corrected"


async def test_roles_far_apart_all_light_up(open_reader: OpenReader) -> None:
    async with open_reader(size=(140, 40)) as desk:
        desk.reader.stand_on(BUILD.id)
        await desk.pilot.pause()
        text = desk.screen_text()
        assert "SPT… Die Stadtwerke Lindenau wollen" in text, "the letters of roles on this line"
        assert "how sure probable" in text
        assert "link" in text
