"""Start, accept, correct, undo, quit, restart, export, and a terminal left as it was found."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extract.workers import available_languages
from store.library import Library
from tests.e2e.terminal import HAS_TMUX, REASON, Terminal
from tests.tui.examples import BUILD, HOLD, INVEST, TEXT, make_library, new_article

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason=REASON)

BELEG = Path(sys.executable).parent / "beleg"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    make_library(path)
    return path


def exported(library: Path) -> dict[str, dict[str, Any]]:
    """Facts by id, as `beleg export` writes them."""
    done = subprocess.run(
        [BELEG, "--library", library, "export", "--format", "jsonl", "-o", "-"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    (line,) = done.stdout.splitlines()
    return {fact["id"]: fact for fact in json.loads(line)["facts"]}


def has_frame(screen: str, *, width: int) -> bool:
    """Whether the panes reach from one edge of the terminal to the other."""
    first = screen.splitlines()[0]
    return len(first) == width and first.startswith("╭") and first.endswith("╮")


def test_a_review_survives_leaving_and_is_exported(terminal: Terminal, library: Path) -> None:
    terminal.beleg("--library", library)
    terminal.wait_for("Articles 1")
    terminal.send("Enter")
    terminal.wait_for("Fact 1 · proposed")
    terminal.send("a")
    terminal.wait_for("Fact 2 · proposed")
    terminal.send("c")
    terminal.wait_for("Fact 2 · corrected")
    terminal.send("Space")
    terminal.wait_for("Fact 3 · proposed")
    terminal.send("x")
    terminal.wait_for("Fact 4 · proposed")
    terminal.send("u")
    terminal.wait_for("Undone: reject")
    terminal.send("C-q")
    terminal.wait_for("rc=0")

    terminal.beleg("--library", library)
    terminal.wait_for("✓1 ✎1 ○3")
    terminal.send("Enter")
    terminal.wait_for("Fact 3 · proposed")
    terminal.send("u")
    terminal.wait_for("Undone: change certainty")
    terminal.send("U")
    terminal.wait_for("Done again: change certainty")
    terminal.send("C-q")
    terminal.wait_for("rc=0")

    facts = exported(library)
    assert facts[INVEST.id]["status"] == "accepted"
    assert facts[BUILD.id]["status"] == "corrected"
    assert facts[BUILD.id]["certainty"] == "possible"
    assert facts[BUILD.id]["original"]["certainty"] == "probable"
    assert facts[HOLD.id]["status"] == "proposed"


def test_roles_are_corrected_and_facts_added_by_keys(terminal: Terminal, library: Path) -> None:
    terminal.beleg("--library", library)
    terminal.wait_for("Articles 1")
    terminal.send("Enter")
    terminal.wait_for("Fact 1 · proposed")
    terminal.send("e", "Tab", "Tab", "3")
    terminal.wait_for("Fact 1 · corrected")
    terminal.send("Escape")
    terminal.wait_for("a Accept")
    terminal.send("C-Home", "n", "s", "C-Right", "C-Right", "p", "C-Right", "o", "Enter")
    terminal.wait_for("added")
    terminal.send("C-q")
    terminal.wait_for("rc=0")
    facts = exported(library)
    amounts = [role["text"] for role in facts[INVEST.id]["roles"] if role["role"] == "amount"]
    assert amounts == ["40 Millionen"]
    (added,) = [fact for fact in facts.values() if fact["status"] == "added"]
    assert [role["text"] for role in added["roles"]] == ["Stadtwerke", "bauen", "Wärmespeicher"]


def test_umlauts_are_typed_and_every_size_is_drawn(terminal: Terminal, library: Path) -> None:
    terminal.beleg("--library", library)
    terminal.wait_for("Articles 1")
    terminal.send("Enter")
    terminal.wait_for("Fact 1")
    terminal.send("/")
    terminal.send_text("Wärme")
    terminal.wait_for("/3")
    for width, height in ((140, 40), (60, 20), (40, 12), (80, 24)):
        terminal.resize(width, height)
        frame = partial(has_frame, width=width)
        terminal.wait_until(frame, f"a frame {width} cells wide")
    terminal.send("Enter", "C-q")
    terminal.wait_for("rc=0")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_restores_the_terminal(terminal: Terminal, library: Path, name: str) -> None:
    terminal.beleg("--library", library)
    terminal.wait_for("Articles 1")
    assert terminal.flags() == "1 1"
    os.kill(terminal.child(), getattr(signal, name))
    terminal.wait_for("rc=")
    assert terminal.flags() == "0 0"
    assert TEXT[:20] not in terminal.screen()


def test_an_empty_library_says_how_to_begin(terminal: Terminal, tmp_path: Path) -> None:
    terminal.beleg("--library", tmp_path / "new.db")
    terminal.wait_for("This library is empty")
    terminal.send("s")
    terminal.wait_for("Articles 6")
    terminal.send("q")
    terminal.wait_for("rc=0")


@pytest.mark.skipif("de" not in available_languages(), reason="no German pipeline in this checkout")
def test_new_articles_are_read_by_worker_processes(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with Library.open(path, reviewer="anna") as library:
        library.add_article(new_article())
    terminal.beleg("--library", path)
    terminal.wait_for("Articles 1")
    terminal.wait_until(lambda screen: "○" in screen, "a first open fact")
    terminal.send("Enter")
    terminal.wait_for("Fact 1 · proposed")
    terminal.send("C-q")
    terminal.wait_for("rc=0")
