"""The way to the screen: Textual is imported here, and only when it is wanted."""

from __future__ import annotations

import sys
from pathlib import Path


def has_terminal() -> bool:
    """Whether a person can see and steer a screen."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_screen(library: Path, reviewer: str, *, pipeline: str | None = None) -> int:
    """Open a library on the screen until the person leaves it.

    Args:
        library: The library file.
        reviewer: Who decides about facts.
        pipeline: A spaCy pipeline, by name or path, that reads new articles of its language.

    Returns:
        The exit code.
    """
    from cli.samples import add_to
    from tui.app import run

    return run(library, reviewer=reviewer, pipeline=pipeline, load_samples=add_to)
