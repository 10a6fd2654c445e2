"""Words per second of a pipeline, its encoder and ``spacy.blank``, on one core and on two.

Two cores are used in the two ways that people have: two worker processes, as Beleg runs, and one
process whose encoder has two threads. Every process is spawned for the purpose, loads and warms up
before the clock starts, and is pinned to its core where the platform can do that.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from bench.loading import BLANK, load

if TYPE_CHECKING:
    from spacy.language import Language

#: Components that give vectors to the others.
ENCODERS = frozenset({"beleg_encoder", "tok2vec", "transformer"})
THREADS = ("BELEG_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
#: Parts that texts are cut into for two processes, so that both finish at nearly the same time.
PARTS = 32
PROCESSES, TENSOR_THREADS = "two processes", "BELEG_THREADS=2"


@dataclass(frozen=True, slots=True)
class Speed:
    """Words per second, the best of several rounds.

    Attributes:
        one_core: of the whole pipeline.
        first_round: the same, before any word was seen.
        encoder: of the encoder alone; None where no component is one.
        blank: of ``spacy.blank``.
        ways: how two cores were used, to the words per second of the whole pipeline; empty on a
            machine with one.
        about: what was measured, for people.
    """

    one_core: float
    first_round: float
    encoder: float | None
    blank: float
    about: str
    ways: dict[str, float] = field(default_factory=dict)

    @property
    def two_cores(self) -> tuple[str, float] | None:
        """The better of the ways to use two cores, and its words per second."""
        return max(self.ways.items(), key=lambda way: way[1], default=None)


def measure(name: str, lang: str, texts: list[str], rounds: int) -> Speed:
    """Measures everything, one after the other, in spawned processes.

    Args:
        name: the pipeline, as for ``bench.loading.load``.
        lang: its language.
        texts: what to read.
        rounds: how often; the best one counts.
    """
    cpus = usable_cpus()
    with _pool(name, lang, [cpus[:1]]) as pool:
        rates = pool.submit(_rates, lang, texts, rounds).result()
    ways = {}
    if len(cpus) > 1:
        with _pool(name, lang, [cpus[:1], cpus[1:2]]) as pool:
            ways[PROCESSES] = max(_shared(pool, texts) for _ in range(rounds))
        with _pool(name, lang, [cpus[:2]], threads=2) as pool:
            ways[TENSOR_THREADS] = max(pool.submit(_rates, None, texts, rounds).result()["whole"])
    pinned = "pinned" if hasattr(os, "sched_setaffinity") else "not pinned"
    words = sum(len(text.split()) for text in texts)
    about = (
        f"Words are tokens but white space; best of {rounds} rounds over {len(texts):,} texts"
        f" ({len(set(texts)):,} different ones, {words:,} words by white space); {pinned}."
    )
    return Speed(
        one_core=max(rates["whole"]),
        first_round=rates["whole"][0],
        encoder=max(rates["encoder"], default=None),
        blank=max(rates[BLANK]),
        about=about,
        ways=ways,
    )


def usable_cpus() -> list[int]:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def words_in(nlp: Language, texts: Sequence[str]) -> int:
    """Sends texts through a pipeline; gives the number of tokens that are not white space."""
    return sum(1 for doc in nlp.pipe(texts) for token in doc if not token.is_space)


@contextmanager
def _pool(
    name: str, lang: str, cores: list[list[int]], *, threads: int = 1
) -> Iterator[ProcessPoolExecutor]:
    """Processes that are loaded and warm, one for each set of cores."""
    context = get_context("spawn")
    before = {variable: os.environ.get(variable) for variable in THREADS}
    # Libraries read these when they are imported, which is before any initializer runs.
    os.environ.update(dict.fromkeys(THREADS, str(threads)))
    queue: Any = context.SimpleQueue()
    for own in cores:
        queue.put(own)
    barrier = context.Barrier(len(cores))
    arguments = (name, lang, queue, barrier)
    try:
        with ProcessPoolExecutor(
            len(cores), mp_context=context, initializer=_start, initargs=arguments
        ) as pool:
            for warm in [pool.submit(_warm_up) for _ in cores]:
                warm.result()
            yield pool
    finally:
        for variable, value in before.items():
            if value is None:
                del os.environ[variable]
            else:
                os.environ[variable] = value


_STATE: dict[str, Any] = {}


def _start(name: str, lang: str, queue: Any, barrier: Any) -> None:
    """Pins a process to its cores and loads the pipeline."""
    cores = queue.get()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores)
    _STATE.update(nlp=load(name, lang), barrier=barrier)


def _warm_up() -> None:
    """Analyses a text; returns when every process has done so."""
    words_in(_STATE["nlp"], ["Ein Satz mit drei schönen Wörtern. A sentence with words."] * 2)
    _STATE["barrier"].wait(timeout=300)


def _count(texts: list[str]) -> int:
    return words_in(_STATE["nlp"], texts)


def _shared(pool: ProcessPoolExecutor, texts: list[str]) -> float:
    """Words per second of all processes of a pool together, which take part after part."""
    size = max(len(texts) // PARTS, 1)
    parts = [texts[at : at + size] for at in range(0, len(texts), size)]
    started = time.perf_counter()
    words = sum(pool.map(_count, parts))
    return words / (time.perf_counter() - started)


def _rates(lang: str | None, texts: list[str], rounds: int) -> dict[str, list[float]]:
    """Words per second in each round of the pipeline, and with a language of what it is held to."""
    nlp: Language = _STATE["nlp"]
    rates: dict[str, list[float]] = {"whole": [], "encoder": [], BLANK: []}
    encoders = [pipe for pipe in nlp.pipe_names if pipe in ENCODERS]
    # In turns, so that a change of the machine's pace meets all of them.
    for _ in range(rounds):
        rates["whole"].append(_rate(nlp, texts))
        if lang is None:
            continue
        if encoders:
            with nlp.select_pipes(enable=encoders):
                rates["encoder"].append(_rate(nlp, texts))
        rates[BLANK].append(_rate(load(BLANK, lang), texts))
    return rates


def _rate(nlp: Language, texts: list[str]) -> float:
    started = time.perf_counter()
    words = words_in(nlp, texts)
    return words / (time.perf_counter() - started)
