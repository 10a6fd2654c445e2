"""`beleg demo`."""

from __future__ import annotations

import click

from cli.readable import lines_of
from cli.samples import add_to, documents
from cli.screen import has_terminal, open_screen
from cli.settings import SAMPLES_NAME, Settings, data_folder
from store.library import Library


@click.command("demo")
@click.pass_obj
def command(settings: Settings) -> int:
    """Open the sample articles.

    They live in a library of their own in your data folder, which keeps what you try out. With no
    terminal attached, their facts are printed instead and nothing is written.
    """
    if not has_terminal():
        for document in documents():
            for line in lines_of(document):
                click.echo(line)
            click.echo("")
        return 0
    path = data_folder() / SAMPLES_NAME
    with Library.open(path, reviewer=settings.reviewer_name) as library:
        add_to(library)
    return open_screen(path, settings.reviewer_name)
