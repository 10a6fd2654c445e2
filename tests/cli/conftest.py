"""The program as a person runs it, in this process, with a library of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main

Run = Callable[..., Result]

ARTICLE = """Fähre nach Halmoog fährt wieder

Die Fähre fährt seit Montag wieder nach Halmoog. Die Reederei Nordlinie zahlte zwei Millionen Euro.
"""


@pytest.fixture
def library_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "library.db"
    monkeypatch.setenv("BELEG_LIBRARY", str(path))
    return path


@pytest.fixture
def beleg(library_path: Path) -> Run:
    """Run a command line; the result has `exit_code`, `stdout` and `stderr`."""

    def run(*words: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=stdin)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "halmoog.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def samples() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "sample_articles").glob("*.jsonl"))
