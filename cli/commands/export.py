"""`beleg export`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from cli.output import say, write_data
from cli.settings import Settings, library_options
from formats.files import whole_file
from formats.registry import Report, get, names
from formats.select import with_statuses
from store.errors import InputError
from store.library import Library
from store.model import Document
from store.vocabulary import STATUSES


@click.command("export")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--format", "format_name", type=click.Choice(names()), default="jsonl")
@click.option("-o", "--output", default="-", metavar="PATH", help="Where to; - is standard output.")
@click.option(
    "--status",
    metavar="LIST",
    help="Only facts with one of these statuses, for example accepted,corrected,added. "
    "Else all; in triples, all but rejected.",
)
@library_options
@click.pass_obj
def command(
    settings: Settings, articles: tuple[str, ...], format_name: str, output: str, status: str | None
) -> None:
    """Write articles and their facts to a file.

    Without ARTICLE ids (beleg list shows them), the whole library is written, in the order of the
    ids. The file appears when it is complete; an older one is replaced then.
    """
    chosen = get(format_name)
    statuses = chosen.statuses if status is None else _parse_statuses(status)
    report = Report()
    with settings.open_to_read() as library:
        chunks = chosen.writer()(_documents(library, articles, statuses), report)
        if output == "-":
            write_data(chunks)
        else:
            with whole_file(Path(output)) as stream:
                stream.writelines(chunks)
    lost = [f"{count} {what}" for what, count in sorted(report.left_out.items()) if count]
    say(f"Wrote {report.articles} articles with {report.facts} facts.")
    if lost:
        say(f"The format {format_name} could not hold: {', '.join(lost)}.")


def _parse_statuses(listed: str) -> tuple[str, ...]:
    statuses = tuple(word.strip() for word in listed.split(",") if word.strip())
    unknown = [word for word in statuses if word not in STATUSES]
    if unknown or not statuses:
        raise InputError(
            f"Unknown status: {', '.join(unknown) or '(none given)'}",
            remedy=f"Use some of {', '.join(STATUSES)}, with commas between.",
        )
    return statuses


def _documents(
    library: Library, articles: tuple[str, ...], statuses: tuple[str, ...]
) -> Iterator[Document]:
    # All ids are looked up before the first byte is written.
    ids = [library.article(prefix).id for prefix in articles] or library.article_ids()
    for article_id in ids:
        yield with_statuses(library.document(article_id), statuses)
