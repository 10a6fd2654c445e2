"""What goes to standard output (data) and to standard error (talk)."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

# C0 and C1 controls but tab and line feed, and the marks that turn the direction of writing.
_HIDDEN = dict.fromkeys(
    (
        *range(0x09),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        *(0x061C, 0x200E, 0x200F),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ),
    "\N{REPLACEMENT CHARACTER}",
)


def harmless(text: str) -> str:
    """A text in which nothing steers the terminal or turns the direction of writing.

    Args:
        text: Anything; tabs and line feeds stay.
    """
    return text.translate(_HIDDEN)


def complain(message: str) -> None:
    """Say on standard error what is wrong, in one line."""
    click.echo("beleg: " + harmless(" ".join(message.split())), err=True)


def say(message: str) -> None:
    """Say on standard error what was done."""
    click.echo(harmless(message), err=True)


def write_data(chunks: Iterable[bytes]) -> None:
    """Write data to standard output, as it is; where that is a terminal, made harmless.

    Args:
        chunks: UTF-8, each chunk whole characters.
    """
    stream = sys.stdout.buffer
    on_terminal = sys.stdout.isatty()
    for chunk in chunks:
        shown = harmless(chunk.decode("utf-8", "replace")).encode() if on_terminal else chunk
        stream.write(shown)
    stream.flush()
