"""`beleg show`."""

from __future__ import annotations

import click

from cli.output import write_data
from cli.readable import lines_of
from cli.settings import Settings, library_options
from formats.jsonl import write
from formats.registry import Report


@click.command("show")
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, as in export.")
@library_options
@click.pass_obj
def command(settings: Settings, article: str, *, as_json: bool) -> None:
    """Show an article with its facts.

    ARTICLE is an id or the beginning of one; beleg list shows the ids.
    """
    with settings.open_to_read() as library:
        document = library.document(article)
    if as_json:
        write_data(write([document], Report()))
    else:
        for line in lines_of(document):
            click.echo(line)
