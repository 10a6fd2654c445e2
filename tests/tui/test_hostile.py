"""Text is data: whatever an article holds, it neither crashes nor steers the screen."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from store.ids import fact_id
from store.library import Library
from store.model import Block, Claim, Entity, Extraction, Fact, Link, Mention, Role, Span, Value
from store.offsets import snap
from store.rows import NewArticle
from tests.tui.examples import REVIEWER
from tui.app import BelegApp

HOSTILE = {
    "markup": "[/] dpa [@click=app.quit]Klick[/] [bold red]rot[/bold red] [ $warning \\[x] {{}} %s",
    "escapes": "\x1b[31mrot\x1b]52;c;Zm9v\x07\x1b]0;Titel\x1b\\ \u2028\u2029\x85\x0b\x0c",
    "direction": "rechts\u202enach\u2066links\u2069\u200f \U000e0041\u00ad\u200b\ufeff",
    "clusters": f"e\u0301a{chr(0x300) * 200} 👩\u200d👩\u200d👧 🇩🇪 日本語 ❤\ufe0f {'W' * 300}",
}


def hostile_library(path: Path, words: str) -> str:
    """A library in which every field that a person or a pipeline fills holds the same words."""
    text = f"{words} A\n{words} B {words}.\nEnde."
    with Library.open(path, reviewer=f"{REVIEWER} {words}") as library:
        article, _ = library.add_article(
            NewArticle(title=words, text=text, raw=b"x", source=words, lang="de", published=words)
        )
        whole = snap(text, Span(0, len(words)))
        role = Role("subject", whole.start, whole.end, value=Value(type="TICKER", value=words))
        end = Role("predicate", len(text) - 5, len(text) - 1)
        claim = Claim("event", words, (role, end), (Span(0, len(text)),))
        other = replace(claim, predicate="x")
        facts = tuple(Fact(id=fact_id(article.id, one), claim=one) for one in (claim, other))
        library.record(
            article.id,
            Extraction(
                lang="de",
                extractor=words,
                blocks=(Block("headline", whole.start, whole.end),),
                mentions=(Mention("m", "PER", whole.start, whole.end, entity="e"),),
                entities=(Entity("e", "PER", words),),
                facts=facts,
                links=(Link("contradicts", (facts[0].id, facts[1].id), words),),
            ),
        )
        library.set_note(facts[0].id, words)
    return article.id


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
async def test_every_pane_shows_it_as_text(tmp_path: Path, words: str) -> None:
    path = tmp_path / "library.db"
    article = hostile_library(path, words)
    app = BelegApp(path, reviewer=f"{REVIEWER} {words}", article_id=article, extracts=False)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        seen = ""
        # Every pane, every dialog, notifications, and the library.
        for keys in (
            "t w g",
            "escape v right escape",
            "i down r",
            "escape m",
            "enter x u",
            "e s u q",
        ):
            await pilot.press(*keys.split())
            app.notify(words)
            await pilot.pause()
            seen += "".join(strip.text for strip in app.screen._compositor.render_strips(app.size))
        categories = {unicodedata.category(character) for character in seen}
        assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert app.is_running
        assert not app._exit


async def test_searching_for_it_is_harmless(tmp_path: Path) -> None:
    words = " ".join(HOSTILE.values())
    path = tmp_path / "library.db"
    article = hostile_library(path, words)
    app = BelegApp(path, reviewer=REVIEWER, article_id=article, extracts=False)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("slash")
        app.screen.query_one(Input).insert_text_at_cursor("[/] dpa")
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.is_running
