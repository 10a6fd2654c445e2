"""`beleg list`."""

from __future__ import annotations

from collections.abc import Iterator

import click
import msgspec

from cli.output import harmless, say, write_data
from cli.settings import Settings, library_options
from cli.tables import json_array
from store.library import Library
from store.rows import ArticleRow

_PAGE = 500


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@library_options
@click.pass_obj
def command(settings: Settings, *, as_json: bool) -> None:
    """List the articles of the library.

    The newest come first, each with its id, date, source, language, decided and all facts, title.
    """
    with settings.open_to_read() as library:
        if as_json:
            write_data(json_array(map(_to_json, _rows(library))))
            return
        found = False
        for row in _rows(library):
            found = True
            click.echo(_line(row))
    if not found:
        say("The library is empty. Add articles with: beleg add FILE")


def _rows(library: Library) -> Iterator[ArticleRow]:
    page = library.article_rows(limit=_PAGE)
    while page:
        yield from page
        page = library.article_rows(limit=_PAGE, after=page[-1])


def _line(row: ArticleRow) -> str:
    facts = f"{row.counts.reviewed}/{row.counts.total}" if row.extracted else "-"
    parts = (row.id, f"{row.published or '-':10}", f"{row.lang or '-':2}", f"{facts:>7}")
    return harmless("  ".join((*parts, f"{row.title} ({row.source})" if row.source else row.title)))


def _to_json(row: ArticleRow) -> dict[str, object]:
    counts = msgspec.structs.asdict(row.counts)
    return {**msgspec.structs.asdict(row), "counts": counts}
