"""How long a pipeline takes to load and what memory it needs, each time in a fresh process.

`python -m bench.footprint NAME LANG` is such a process: it prints one JSON object.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.loading import BLANK, load
from bench.texts import sample_texts

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Footprint:
    """Medians over fresh processes.

    Attributes:
        load: seconds to load, the modules beside spaCy included.
        first: the same, and a first short text, which loads what waits for one.
        memory: megabytes at most, over those of ``spacy.blank``, while the sample articles are
            analysed; None where the platform does not tell.
        rounds: how many processes.
    """

    load: float
    first: float
    memory: float | None
    rounds: int


def measure(name: str, lang: str, rounds: int) -> Footprint:
    """Loads a pipeline in several fresh processes, and ``spacy.blank`` in as many."""
    runs = [_child(name, lang) for _ in range(rounds)]
    blank = [_child(BLANK, lang) for _ in range(rounds)]
    peak = statistics.median(run["peak"] for run in runs)
    base = statistics.median(run["peak"] for run in blank)
    return Footprint(
        load=statistics.median(run["load"] for run in runs),
        first=statistics.median(run["first"] for run in runs),
        memory=(peak - base) / 1e6 if base else None,
        rounds=rounds,
    )


def _child(name: str, lang: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.footprint", name, lang]
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": paths}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} cannot be loaded in a process of its own:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def look(name: str, lang: str) -> dict[str, float]:
    """Loads a pipeline in this process, which should have loaded none yet."""
    import spacy

    spacy.blank(lang)("Ein Satz.")
    started = time.perf_counter()
    nlp = load(name, lang)
    loaded = time.perf_counter()
    nlp("Ein Satz mit drei schönen Wörtern. A sentence with words.")
    first = time.perf_counter()
    for text in sample_texts(lang):
        nlp(text)
    return {"load": loaded - started, "first": first - started, "peak": peak_memory()}


def peak_memory() -> float:
    """The most bytes that this process has held in memory; 0 where the platform does not tell."""
    try:
        # getrusage would count what the process that started this one held before the start.
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return 1024.0 * int(status.split("VmHWM:")[1].split()[0])
    except (OSError, IndexError):
        pass
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(look(sys.argv[1], sys.argv[2])) + "\n")
