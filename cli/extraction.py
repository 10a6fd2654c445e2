"""Handing articles to the pipelines, and what is said while that goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import Any

import click

from extract.workers import (
    Given,
    Job,
    Outcome,
    available_languages,
    extract_here,
    make_executor,
    require_usable,
    stream,
)
from store.errors import BelegError

# Small batches, so that Ctrl-C loses little and the progress bar moves.
_BATCH = 8

workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes extract; else one per core, 8 at most.",
)


def require_pipelines(pipeline: Given | None) -> None:
    """Make sure that there is something to extract with.

    Args:
        pipeline: The spaCy pipeline that was named.

    Raises:
        BelegError: No pipeline is installed, and none was named.
    """
    if pipeline is None and not available_languages():
        raise BelegError(
            "This installation has no pipelines (extract/pipelines)",
            remedy="Install Beleg again, or store articles without their facts: "
            "beleg add --no-extract.",
        )


def outcomes(
    jobs: Iterable[Job], workers: int | None = None, pipeline: Given | None = None
) -> Iterator[Outcome]:
    """Extract from articles, a single one in this process, several in worker processes.

    Args:
        jobs: Articles, read as far as they are needed.
        workers: How many processes.
        pipeline: The spaCy pipeline that was named; tried before the first article is read.

    Yields:
        Outcomes in the order of the jobs.

    Raises:
        BelegError: The pipeline cannot be used, or a worker process was ended from outside.
    """
    source = iter(jobs)
    first = list(islice(source, 2))
    target = pipeline.target if pipeline else None
    if len(first) < 2:
        if target and first:
            require_usable(target)
        for job in first:
            yield extract_here(job, pipeline=target)
        return
    # No screen is waiting for a core here.
    executor = make_executor(workers or min(os.cpu_count() or 1, 8))
    try:
        if target:
            require_usable(target, executor=executor)
        yield from stream(executor, chain(first, source), batch=_BATCH, pipeline=target)
    except BrokenProcessPool as error:
        raise BelegError(
            "A worker process was ended, perhaps for want of memory",
            remedy="Run beleg add again with fewer --workers; it goes on where it stopped.",
        ) from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def progress(label: str, count: int) -> AbstractContextManager[Any]:
    """A progress bar on standard error, silent where that is no terminal.

    Args:
        label: What goes on.
        count: How many steps there are.
    """
    return click.progressbar(
        length=count,
        label=label,
        show_pos=True,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    )
