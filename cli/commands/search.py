"""`beleg search`."""

from __future__ import annotations

import click

from cli.output import say, write_data
from cli.settings import Settings, library_options
from cli.tables import json_array
from tui.layout.glyphs import one_line


@click.command("search")
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True)
@library_options
@click.pass_obj
def command(settings: Settings, query: str, limit: int, *, as_json: bool) -> None:
    """Find articles and facts.

    All words of QUERY must stand in the article or fact. Upper and lower case, umlauts and their
    spellings (muller, mueller, Müller) find each other, and so do parts of words.
    """
    with settings.open_to_read() as library:
        hits = library.search(query, limit=limit)
    if as_json:
        write_data(json_array(hits))
        return
    for hit in hits:
        place = f"{hit.article_id}  {hit.kind:7}"
        click.echo(f"{place}  {one_line(hit.title)}: {one_line(hit.snippet)}")
    if not hits:
        say(f"Nothing found for: {query}")
