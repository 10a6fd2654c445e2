"""`beleg add`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import click

from cli import exits
from cli.details import Details, check_options
from cli.extraction import outcomes, progress, require_pipelines, workers_option
from cli.incoming import KINDS, Item, as_new, read_items
from cli.output import complain, harmless, say
from cli.settings import Settings, library_options, pipeline_option
from extract.workers import Given, Job
from store.errors import BelegError, InputError
from store.library import Library
from store.model import Document
from store.rows import NewArticle


@dataclass
class _Tally:
    """What happened."""

    added: int = 0
    known: int = 0
    reviewed: int = 0
    unusable: int = 0
    failed: int = 0
    extracted: int = 0
    facts: int = 0
    warnings: set[str] = field(default_factory=set)

    def exit_code(self) -> int:
        if self.unusable:
            return exits.BAD_INPUT
        return exits.PARTLY if self.failed else exits.OK


@click.command("add")
@click.argument("names", metavar="FILE...", nargs=-1, required=True)
@click.option("--title", help="Title of the article; else its first line.")
@click.option("--source", help="Where the articles are from, where a file does not say.")
@click.option("--published", metavar="DATE", help="Date of publication, like 2025-11-21.")
@click.option("--lang", metavar="CODE", help="Language, like nl; else guessed, de or en.")
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the files are; else guessed.")
@click.option("--extract/--no-extract", default=True, help="Extract facts now, or later.")
@pipeline_option
@workers_option
@library_options
@click.pass_obj
def command(
    settings: Settings,
    names: tuple[str, ...],
    title: str | None,
    source: str | None,
    published: str | None,
    lang: str | None,
    kind: str | None,
    workers: int | None,
    *,
    extract: bool,
) -> int:
    """Read articles into the library and extract their facts.

    FILE is plain text, Markdown or JSONL (also with .gz), or - for standard input. A line of
    JSONL holds an article ({"text": …}, with title, source, published, lang), or an article with
    reviewed facts from beleg export. Articles that were added before without extracting are
    extracted too. Into a pipe or file, the id and title of each article are printed.
    """
    pipeline = settings.find_pipeline()
    details = Details(title=title, source=source, published=published, lang=lang)
    given = check_options(details, pipeline)
    tally = _Tally()
    items = (item for name in names for item in read_items(name, given, kind, pipeline=pipeline))
    # A library is made for articles, not for a mistyped name.
    if (first := next(_usable(items, tally), None)) is not None:
        with settings.open_to_write() as library:
            for item in chain([first], _usable(items, tally)):
                _store(library, item, tally)
            if extract and (waiting := library.articles_without_run()):
                require_pipelines(pipeline)
                _extract(library, waiting, workers, pipeline, tally)
    if tally.added or tally.known:
        _say_what_happened(tally)
    return tally.exit_code()


def _usable(items: Iterable[Item], tally: _Tally) -> Iterator[NewArticle | Document]:
    """Yield the articles; say what is wrong with everything else."""
    for item in items:
        if isinstance(item, InputError):
            tally.unusable += 1
            complain(str(item))
        else:
            yield item


def _store(library: Library, item: NewArticle | Document, tally: _Tally) -> None:
    if isinstance(item, Document):
        article, is_new = library.add_article(as_new(item.article))
        library.import_document(item)
        tally.reviewed += 1
    else:
        article, is_new = library.add_article(item)
    tally.added += is_new
    tally.known += not is_new
    if not sys.stdout.isatty():
        click.echo(f"{article.id}\t{harmless(article.title)}")


def _extract(
    library: Library,
    waiting: list[str],
    workers: int | None,
    pipeline: Given | None,
    tally: _Tally,
) -> None:
    articles = (library.article(article_id) for article_id in waiting)
    jobs = (Job(one.id, one.text, one.lang, one.published) for one in articles)
    with progress("Extracting", len(waiting)) as bar:
        for outcome in outcomes(jobs, workers, pipeline):
            error = outcome.error
            if outcome.extraction is not None:
                try:
                    report = library.record(outcome.article_id, outcome.extraction)
                except BelegError as refused:
                    error = str(refused)
                else:
                    tally.extracted += 1
                    tally.facts += report.added
                    tally.warnings.update(outcome.extraction.warnings)
            if error is not None:
                tally.failed += 1
                complain(f"{outcome.article_id} could not be extracted: {error}")
            bar.update(1)


def _say_what_happened(tally: _Tally) -> None:
    parts = [f"{tally.added} added"]
    parts += [f"{tally.known} known already"] if tally.known else []
    parts += [f"{tally.reviewed} with facts"] if tally.reviewed else []
    parts += [f"{tally.unusable} unusable"] if tally.unusable else []
    parts += [f"{tally.extracted} extracted ({tally.facts} facts)"] if tally.extracted else []
    parts += [f"{tally.failed} failed"] if tally.failed else []
    say("Articles: " + ", ".join(parts) + ".")
    for warning in sorted(tally.warnings):
        say(f"Note: {warning}")
