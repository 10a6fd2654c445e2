"""The list of articles: empty, full, long, and while articles are being read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
import spacy
from textual.worker import WorkerFailed

from extract.components import load_pipeline
from store.errors import LibraryError
from store.library import Library
from tests.tui.examples import REVIEWER, make_library, new_article
from tui.app import BelegApp
from tui.messages import LibraryChanged
from tui.screens.library import LibraryScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.article_list import ArticleList


def text_of(app: BelegApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))


def put_samples(library: Library) -> None:
    library.add_article(new_article("Erster Satz. [/] Zweiter.", title="Probe [/]"))


async def test_an_empty_library_says_how_to_begin(library_path: Path) -> None:
    app = BelegApp(library_path, reviewer=REVIEWER, extracts=False, load_samples=put_samples)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "This library is empty" in text_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert "Probe [/]" in text_of(app)
        assert "Sample articles" not in text_of(app), "offered only while there are none"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert "Not read yet" in text_of(app)
        await pilot.press("a", "e", "r", "o", "tab", "4", "space")
        assert app.is_running


async def test_a_long_list_draws_only_what_is_in_sight(library_path: Path) -> None:
    with Library.open(library_path, reviewer=REVIEWER) as library:
        for number in range(1_200):
            library.add_article(new_article(f"Satz {number}.", title=f"Titel {number:04}"))
    app = BelegApp(library_path, reviewer=REVIEWER, extracts=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pane = app.screen.query_one(ArticleList)
        assert pane.row_count() == 1_200
        assert pane.rows_rendered < 100
        await pilot.press("end")
        await pilot.pause()
        assert "Titel 1199" in text_of(app)
        await pilot.press("g", "j", "pagedown", "pageup", "k")
        await pilot.pause()
        assert pane.highlighted == 0


@pytest.mark.parametrize(("width", "shown"), [(60, False), (80, True), (140, True)])
async def test_columns_follow_the_width(library_path: Path, width: int, shown: bool) -> None:
    make_library(library_path)
    app = BelegApp(library_path, reviewer=REVIEWER, extracts=False)
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.pause()
        text = text_of(app)
        assert "○5" in text
        assert ("2025-11-21" in text) is shown


async def test_reading_goes_on_beside_the_screen(library_path: Path) -> None:
    with Library.open(library_path, reviewer=REVIEWER) as library:
        article, _ = library.add_article(new_article())
    with ThreadPoolExecutor(1) as executor:
        app = BelegApp(library_path, reviewer=REVIEWER, executor=executor)
        told: list[LibraryChanged] = []

        def hear(message: object) -> None:
            if isinstance(message, LibraryChanged):
                told.append(message)

        async with app.run_test(size=(80, 24), message_hook=hear) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert [message.article_id for message in told] == [article.id]
            assert isinstance(app.screen, LibraryScreen)
            read = app.screen.articles[0].extracted
            assert read is (told[0].error is None)


async def test_a_pipeline_that_was_named_reads_beside_the_screen(
    library_path: Path, tmp_path: Path
) -> None:
    load_pipeline("de").to_disk(tmp_path / "house-model")
    with Library.open(library_path, reviewer=REVIEWER) as library:
        library.add_article(new_article())
    with ThreadPoolExecutor(1) as executor:
        app = BelegApp(
            library_path,
            reviewer=REVIEWER,
            executor=executor,
            pipeline=str(tmp_path / "house-model"),
        )
        async with app.run_test(size=(80, 24)):
            await app.workers.wait_for_complete()
            [run] = [step for step in app.library.steps() if step.kind == "run"]
            assert "from house-model" in run.reviewer


async def test_a_pipeline_that_cannot_be_used_is_told_once_for_all_articles(
    library_path: Path, tmp_path: Path
) -> None:
    spacy.blank("de").to_disk(tmp_path / "poor")
    with Library.open(library_path, reviewer=REVIEWER) as library:
        for number in range(3):
            library.add_article(new_article(f"Satz {number}."))
    with ThreadPoolExecutor(1) as executor:
        app = BelegApp(
            library_path, reviewer=REVIEWER, executor=executor, pipeline=str(tmp_path / "poor")
        )
        async with app.run_test(size=(80, 24)) as pilot:
            # It fails, before or while it is waited for.
            with suppress(WorkerFailed):
                await app.workers.wait_for_complete()
            await pilot.pause()
            [notice] = app._notifications
            assert "no dependency parser" in notice.message


async def test_a_fault_in_many_articles_is_told_once(library_path: Path) -> None:
    make_library(library_path)
    app = BelegApp(library_path, reviewer=REVIEWER, extracts=False)
    async with app.run_test(size=(80, 24)) as pilot:
        for pending in range(3, 0, -1):
            app.post_message(LibraryChanged("x", "No pipeline [/] for fr", pending))
        await pilot.pause()
        assert [notice.message for notice in app._notifications] == ["No pipeline [/] for fr"]


def test_a_file_that_is_no_library_is_refused_before_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Kein Bestand")
    with pytest.raises(LibraryError):
        BelegApp(path, reviewer=REVIEWER)
