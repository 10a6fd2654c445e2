"""What is loaded when, and what happens without a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.main import COMMANDS, main

HEAVY = {"textual", "spacy", "numpy", "onnxruntime", "sqlite_utils", "msgspec"}


def modules_after(*words: str) -> set[str]:
    """Top-level modules that a command line loads in a fresh interpreter."""
    code = (
        "import sys, atexit\n"
        f"sys.argv = ['beleg', *{list(words)!r}]\n"
        "atexit.register(lambda: print(*{n.split('.')[0] for n in sys.modules}, file=sys.stderr))\n"
        "from cli.main import run\n"
        "run()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("bogus",)])
def test_help_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    assert not modules_after(*words) & HEAVY


@pytest.mark.parametrize("words", [("formats",), ("list", "--help"), ("add", "--help"), ("demo",)])
def test_only_the_screen_loads_textual_and_only_extraction_spacy(words: tuple[str, ...]) -> None:
    assert not modules_after(*words) & {"textual", "spacy", "onnxruntime"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_help_is_the_one_of_the_command(name: str) -> None:
    command = main.get_command(None, name)
    assert command.name == name
    assert command.help.split("\n")[0] == COMMANDS[name]


def test_every_option_has_a_line_of_help_or_says_its_choices() -> None:
    for name in COMMANDS:
        for parameter in main.get_command(None, name).params:
            if parameter.param_type_name == "option":
                assert parameter.help or parameter.type.name in ("choice", "integer range")


def run_program(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")},
    )


def test_without_a_terminal_the_screen_is_refused_in_one_line(tmp_path: Path) -> None:
    done = run_program(home=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


def test_the_demo_prints_the_samples_without_a_terminal_and_writes_nothing(tmp_path: Path) -> None:
    done = run_program("demo", home=tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("Facts ") == 6
    assert "Solvanta plant Batteriewerk in Brandenburg" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_library_lies_in_the_data_folder_unless_named(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ein Titel\n\nEin Satz.\n")
    done = run_program("add", str(article), "--no-extract", home=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "data" / "beleg" / "library.db").is_file()
