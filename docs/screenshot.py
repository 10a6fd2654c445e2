"""Draws `docs/screenshot.svg`: the reader on a sample article, with a fact under review.

Run with `python -m docs.screenshot`.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from cli.samples import add_to
from store.library import Library
from tui.app import BelegApp
from tui.screens.reader import ReaderScreen

TARGET = Path(__file__).with_name("screenshot.svg")
SIZE = (120, 32)
ARTICLE = "Solvanta"


async def draw(library: Path, target: Path) -> None:
    """Open the sample article and save what the screen shows.

    Args:
        library: A library with the sample articles.
        target: The file to write.
    """
    with Library.open(library, reviewer="you") as opened:
        rows = opened.article_rows()
    article = next(row for row in rows if row.title.startswith(ARTICLE))
    app = BelegApp(library, reviewer="you", article_id=article.id, extracts=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("space", "b")
        await pilot.pause(0.1)
        target.write_text(app.export_screenshot(title="beleg demo"), encoding="utf-8")


def main() -> None:
    """Draw it anew."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samples.db"
        with Library.open(path, reviewer="you") as library:
            add_to(library)
        asyncio.run(draw(path, TARGET))
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
