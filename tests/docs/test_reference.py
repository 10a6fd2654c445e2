"""Every command, option, exit code, format and field is in the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import msgspec
import pytest

from cli.exits import MEANINGS
from cli.main import COMMANDS, main
from formats import records
from formats.facts_csv import COLUMNS
from formats.registry import FORMATS

ROOT = Path(__file__).parents[2]
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
FORMATS_PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """The part of a page under a heading of the second level."""
    return re.split(r"^## ", page.split(f"## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def options_of(command: click.Command) -> list[str]:
    return [word for parameter in command.params for word in parameter.opts if word[:2] == "--"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_are_described(name: str) -> None:
    described = section(COMMANDS_PAGE, f"beleg {name}")
    command = main.get_command(None, name)
    assert f"Usage: beleg {name}" in described
    assert [option for option in options_of(command) if option not in described] == []


def test_the_options_of_the_program_are_described() -> None:
    assert [option for option in options_of(main) if option not in COMMANDS_PAGE] == []


@pytest.mark.parametrize("code", MEANINGS)
def test_an_exit_code_is_described(code: int) -> None:
    assert f"| {code} | {MEANINGS[code]} |" in section(COMMANDS_PAGE, "Exit codes")


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.name)
def test_a_format_is_described_with_its_file_name(entry) -> None:
    assert f"`{entry.suffix}`" in section(FORMATS_PAGE, entry.name)


@pytest.mark.parametrize(
    "record",
    [
        records.LineRecord,
        records.ArticleRecord,
        records.MentionRecord,
        records.RoleRecord,
        records.FactRecord,
        records.QuoteRecord,
    ],
)
def test_every_field_of_a_line_is_described(record: type[msgspec.Struct]) -> None:
    described = section(FORMATS_PAGE, "jsonl")
    assert [name for name in record.__struct_fields__ if f"`{name}`" not in described] == []


def test_every_column_of_the_table_is_described() -> None:
    described = section(FORMATS_PAGE, "csv")
    assert [name for name in COLUMNS if f"`{name}`" not in described] == []


def test_the_generated_parts_are_up_to_date() -> None:
    pages = [str(ROOT / "docs" / name) for name in ("commands.md", "formats.md", "languages.md")]
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "-r", *pages],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
