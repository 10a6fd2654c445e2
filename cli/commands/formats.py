"""`beleg formats`."""

from __future__ import annotations

import click

from formats.registry import FORMATS


@click.command("formats")
def command() -> None:
    """List the export formats, and what each can hold."""
    for entry in FORMATS:
        directions = "write, read" if entry.reads else "write"
        click.echo(f"{entry.name} ({directions}): {entry.summary}")
        click.echo(f"  holds: {entry.holds}")
        click.echo(f"  lacks: {entry.lacks}")
