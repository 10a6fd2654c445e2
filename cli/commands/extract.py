"""`beleg extract`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cli import exits
from cli.details import Details, check_options
from cli.extraction import outcomes, require_pipelines, workers_option
from cli.incoming import KINDS, read_items
from cli.output import complain, say, write_data
from cli.settings import Settings, pipeline_option
from extract.workers import Given, Job
from formats.registry import Report, get, names
from store.errors import InputError
from store.ids import article_id, sha256
from store.model import Article, Document


@click.command("extract")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "format_name", type=click.Choice(names()), default="jsonl")
@click.option("--lang", metavar="CODE", help="Language, like nl; else guessed, de or en.")
@click.option("--published", metavar="DATE", help="Date of publication, like 2025-11-21.")
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the files are; else guessed.")
@pipeline_option
@workers_option
@click.pass_obj
def command(
    settings: Settings,
    files: tuple[str, ...],
    format_name: str,
    lang: str | None,
    published: str | None,
    kind: str | None,
    workers: int | None,
) -> int:
    """Extract the facts of files without a library.

    FILE is as for beleg add, or - for standard input. The facts go to standard output.
    """
    pipeline = settings.find_pipeline()
    given = check_options(Details(lang=lang, published=published), pipeline)
    require_pipelines(pipeline)
    run = _Run(files, given, kind, workers, pipeline)
    write_data(get(format_name).writer()(run.documents(), Report()))
    for warning in sorted(run.warnings):
        say(f"Note: {warning}")
    return run.exit_code


class _Run:
    """One pass over the files, which remembers what went wrong."""

    def __init__(
        self,
        files: tuple[str, ...],
        given: Details,
        kind: str | None,
        workers: int | None,
        pipeline: Given | None,
    ) -> None:
        self._files = files
        self._given = given
        self._kind = kind
        self._workers = workers
        self._pipeline = pipeline
        # Articles whose outcome is still to come; outcomes come in the order of the jobs.
        self._waiting: list[Article] = []
        self.warnings: set[str] = set()
        self.exit_code: int = exits.OK

    def documents(self) -> Iterator[Document]:
        """Yield a document per article that could be extracted, in the order of the files."""
        for outcome in outcomes(self._jobs(), self._workers, self._pipeline):
            article = self._waiting.pop(0)
            found = outcome.extraction
            if found is None:
                complain(f"{article.title} could not be extracted: {outcome.error}")
                self.exit_code = max(self.exit_code, exits.PARTLY)
                continue
            self.warnings.update(found.warnings)
            yield Document(
                article=article,
                blocks=found.blocks,
                mentions=found.mentions,
                entities=found.entities,
                facts=found.facts,
                quotes=found.quotes,
                links=found.links,
            )

    def _jobs(self) -> Iterator[Job]:
        for article in self._articles():
            self._waiting.append(article)
            yield Job(article.id, article.text, article.lang, article.published)

    def _articles(self) -> Iterator[Article]:
        for name in self._files:
            for item in read_items(name, self._given, self._kind, pipeline=self._pipeline):
                if isinstance(item, InputError):
                    complain(str(item))
                    self.exit_code = exits.BAD_INPUT
                elif isinstance(item, Document):
                    yield item.article
                else:
                    yield Article(
                        id=article_id(item.text),
                        title=item.title,
                        text=item.text,
                        sha256=sha256(item.text),
                        source=item.source,
                        lang=item.lang,
                        published=item.published,
                    )
