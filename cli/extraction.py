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
    Job,
    Outcome,
    available_languages,
    extract_here,
    make_executor,
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


def require_pipelines() -> None:
    """Make sure that there is something to extract with.

    Raises:
        BelegError: No pipeline is installed.
    """
    if not available_languages():
        raise BelegError(
            "This installation has no pipelines (extract/pipelines)",
            remedy="Install Beleg again, or store articles without their facts: "
            "beleg add --no-extract.",
        )


def outcomes(jobs: Iterable[Job], workers: int | None = None) -> Iterator[Outcome]:
    """Extract from articles, a single one in this process, several in worker processes.

    Args:
        jobs: Articles, read as far as they are needed.
        workers: How many processes.

    Yields:
        Outcomes in the order of the jobs.

    Raises:
        BelegError: A worker process was ended from outside.
    """
    source = iter(jobs)
    first = list(islice(source, 2))
    if len(first) < 2:
        yield from map(extract_here, first)
        return
    # No screen is waiting for a core here.
    executor = make_executor(workers or min(os.cpu_count() or 1, 8))
    try:
        yield from stream(executor, chain(first, source), batch=_BATCH)
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
