"""Extraction as jobs for an executor: the one module of this room that screens and commands import.

Light: spaCy, the pipelines and their weights are loaded in the workers, with their first job.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from msgspec import Struct

from extract.pipelines import available_languages as _available
from extract.pipelines.given import Given, PipelineError, find_pipeline
from extract.pipelines.languages import aliases
from store.errors import BelegError
from store.model import Extraction

__all__ = [
    "Given",
    "Job",
    "Outcome",
    "available_languages",
    "extract_here",
    "find_pipeline",
    "language_codes",
    "make_executor",
    "require_usable",
    "run_batch",
    "stream",
    "submit",
]

# Beyond this, workers wait for memory bandwidth rather than for a core.
_MOST_WORKERS = 8
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Job(Struct, frozen=True):
    """An article to extract from."""

    article_id: str
    text: str
    lang: str | None = None
    """ISO 639-1 code; that of the pipeline that was named, or guessed, if None."""
    published: str | None = None
    """ISO 8601 date."""


class Outcome(Struct, frozen=True):
    """What came of a job: an extraction, or the reason why there is none."""

    article_id: str
    extraction: Extraction | None = None
    error: str | None = None


def available_languages() -> tuple[str, ...]:
    """Languages that this installation reads."""
    return _available()


def language_codes() -> dict[str, str]:
    """The codes that people write for those languages -> the code of the language."""
    codes = {code: code for code in available_languages()}
    return codes | {alias: code for alias, code in aliases().items() if code in codes}


def require_usable(pipeline: str, *, executor: Executor | None = None) -> None:
    """Load a spaCy pipeline once, before many articles fail on it one by one.

    Args:
        pipeline: Name or path.
        executor: Where articles will be read; this process if None.

    Raises:
        BelegError: It cannot be loaded, or says too little for the rules.
    """
    fault = executor.submit(_fault, pipeline).result() if executor else _fault(pipeline)
    if fault is not None:
        message, remedy = fault
        raise PipelineError(message, remedy=remedy)


def _fault(pipeline: str) -> tuple[str, str] | None:
    """What is wrong with a pipeline, as plain words, which come back from any worker."""
    _start()
    from extract.readers import load_given

    try:
        load_given(find_pipeline(pipeline))
    except BelegError as error:
        return str(error.args[0]), error.remedy
    return None


def make_executor(workers: int | None = None) -> Executor:
    """Start a pool of worker processes.

    The processes are spawned, not forked, so that they share no terminal, no lock and no database
    with the screen. Each loads a pipeline once and keeps it; each computes on one thread.

    Args:
        workers: How many; one per core but one, at most 8, if None.
    """
    count = workers or min(max((os.cpu_count() or 2) - 1, 1), _MOST_WORKERS)
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_start)


def _start() -> None:
    """Keep a worker to one thread, before any library reads these variables."""
    for name in _THREAD_VARIABLES:
        os.environ[name] = "1"


def submit(
    executor: Executor, jobs: Sequence[Job], *, pipeline: str | None = None
) -> Future[list[Outcome]]:
    """Hand in a batch of jobs that goes through the pipeline together.

    Args:
        executor: From `make_executor`, or any other, such as that of a cluster.
        jobs: Articles.
        pipeline: A spaCy pipeline, by name or path, that reads the articles of its language.

    Returns:
        The future of one outcome per job, in their order; a job that fails fails alone.
    """
    return executor.submit(run_batch, tuple(jobs), pipeline=pipeline)


def stream(
    executor: Executor, jobs: Iterable[Job], *, batch: int = 16, pipeline: str | None = None
) -> Iterator[Outcome]:
    """Run any number of jobs with few of them in memory.

    Args:
        executor: Where they run.
        jobs: Read as far as workers need them.
        batch: Jobs per batch.
        pipeline: As for `submit`.

    Yields:
        Outcomes in the order of the jobs.
    """
    workers = getattr(executor, "_max_workers", None) or 2
    source = iter(jobs)
    waiting: deque[Future[list[Outcome]]] = deque()
    while True:
        while len(waiting) < workers * 2 and (part := list(islice(source, batch))):
            waiting.append(submit(executor, part, pipeline=pipeline))
        if not waiting:
            return
        yield from waiting.popleft().result()


def extract_here(job: Job, *, pipeline: str | None = None) -> Outcome:
    """Run one job in this process, as a worker would."""
    _start()
    return run_batch((job,), pipeline=pipeline)[0]


def run_batch(jobs: Sequence[Job], *, pipeline: str | None = None) -> list[Outcome]:
    """Run a batch in this process; this is what workers call.

    Args:
        jobs: Articles.
        pipeline: As for `submit`.

    Returns:
        One outcome per job. Where a batch fails, its jobs run one by one, so that a single bad
        one (a missing file of a pipeline, no memory) is named and stops no other.
    """
    from extract import extract_many

    try:
        texts = [(job.text, job.lang, job.published) for job in jobs]
        found = extract_many(texts, pipeline=pipeline)
    except BelegError as error:
        reason = str(error)
    # Whatever else goes wrong in a worker is told beside its article instead of ending the run.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
    else:
        return [Outcome(job.article_id, one) for job, one in zip(jobs, found, strict=True)]
    if len(jobs) > 1:
        return [run_batch((job,), pipeline=pipeline)[0] for job in jobs]
    return [Outcome(jobs[0].article_id, error=reason)]
