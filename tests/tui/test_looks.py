"""How it looks, at the sizes it is laid out for.

After a wanted change: `pytest tests/tui/test_looks.py --snapshot-update`, then look at the files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.examples import REVIEWER, make_library
from tui.app import BelegApp

LOOKS = {
    "reader-80x24": ((80, 24), "a space c"),
    "reader-140x40": ((140, 40), "a space c"),
    "reader-60x20": ((60, 20), "a space c"),
    "correcting-80x24": ((80, 24), "space e tab tab"),
    "library-80x24": ((80, 24), "a q"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_look(look: str, tmp_path: Path, snap_compare: Callable[..., bool]) -> None:
    size, keys = LOOKS[look]
    path = tmp_path / "library.db"
    app = BelegApp(path, reviewer=REVIEWER, article_id=make_library(path), extracts=False)

    async def press(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause(0.1)

    assert snap_compare(app, terminal_size=size, run_before=press)
