"""New articles are read by worker processes beside the screen; what they find goes to the library.

Runs in a thread of its own, with its own connection to the library.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import redirect_stderr
from multiprocessing import resource_tracker

from extract.workers import Job, Outcome, make_executor, require_usable, stream
from store.errors import BelegError
from store.library import Library
from tui.messages import LibraryChanged


def start_executor() -> Executor:
    """Start worker processes from within a running app."""
    # Multiprocessing hands the standard error's descriptor to a helper process, and what the app
    # puts in place of standard error has none.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    return make_executor()


def read_new(
    library: Library,
    executor: Callable[[], Executor],
    *,
    is_cancelled: Callable[[], bool],
    pipeline: str | None = None,
) -> Iterator[LibraryChanged]:
    """Have articles read that no pipeline has read yet, and record what was found.

    Args:
        library: Open for writing in this thread.
        executor: Gives the executor; not called where nothing waits.
        is_cancelled: Whether to stop, asked after each article.
        pipeline: A spaCy pipeline, by name or path, that reads articles of its language.

    Yields:
        A message per article, after its facts are in the library.

    Raises:
        BelegError: The pipeline cannot be used.
    """
    waiting = library.articles_without_run()
    if not waiting:
        return
    pending = len(waiting)
    pool = executor()
    if pipeline:
        require_usable(pipeline, executor=pool)
    # One article to a batch: a person looks at the first ones while the others are being read.
    for outcome in stream(pool, _jobs(library, waiting), batch=1, pipeline=pipeline):
        if is_cancelled():
            return
        pending -= 1
        warnings = outcome.extraction.warnings if outcome.extraction else ()
        yield LibraryChanged(outcome.article_id, _record(library, outcome), pending, warnings)


def _jobs(library: Library, waiting: list[str]) -> Iterator[Job]:
    for article_id in waiting:
        article = library.article(article_id)
        yield Job(article.id, article.text, article.lang, article.published)


def _record(library: Library, outcome: Outcome) -> str | None:
    """Put an outcome into the library; what went wrong, if anything did."""
    if outcome.extraction is None:
        return outcome.error
    try:
        library.record(outcome.article_id, outcome.extraction)
    except BelegError as error:
        return str(error)
    return None
