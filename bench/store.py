"""Timings of the store at size, each beside a peer or a limit measured in the same run.

    python -m bench.store --articles 2000 --facts-per-article 50

Prints milliseconds (median of the repeats) and the ratio to the peer.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from store import ids
from store.fold import fold_key
from store.library import Library
from store.model import Claim, Extraction, Fact, Role, Span
from store.rows import NewArticle

WORDS = [
    "Müller",
    "Straßenbahn",
    "Köln",
    "eröffnet",
    "Werk",
    "Linie",
    "Bürgermeister",
    "Plan",
    "Kosten",
    "Euro",
    "Dienstag",
    "Unternehmen",
    "Regierung",
    "berichtet",
    "Zahl",
    "Jahr",
    "Prozent",
    "Anlage",
    "Gericht",
    "Verein",
]


def main() -> None:
    """Build a library of the asked size in a temporary folder and time the usual acts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--facts-per-article", type=int, default=50)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.open(path, reviewer="bench") as library:
            seconds, facts = fill(library, arguments.articles, arguments.facts_per_article)
            report(library, path, seconds=seconds, facts=facts)


def fill(library: Library, articles: int, per_article: int) -> tuple[float, list[str]]:
    """Add articles with proposals; returns the seconds it took and the ids of all facts."""
    random.seed(1)
    facts: list[str] = []
    begun = time.perf_counter()
    for number in range(articles):
        words = [random.choice(WORDS) for _ in range(per_article * 8)]
        text = f"Artikel {number}\n\n" + " ".join(words)
        article, _ = library.add_article(
            NewArticle(title=f"Artikel {number}", text=text, raw=text.encode(), lang="de")
        )
        found = tuple(
            proposal(article.id, text, random.randrange(len(text) - 60), number)
            for _ in range(per_article)
        )
        library.record(article.id, Extraction("de", "bench", facts=found))
        facts += [fact.id for fact in found]
    return time.perf_counter() - begun, facts


def proposal(article: str, text: str, start: int, number: int) -> Fact:
    """A fact over the 60 code points from `start`."""
    roles = (Role("subject", start, start + 20), Role("object", start + 25, start + 60))
    claim = Claim("event", f"tun{number % 97}", roles, (Span(start, start + 60),))
    return Fact(ids.fact_id(article, claim), claim, 0.5)


def report(library: Library, path: Path, *, seconds: float, facts: list[str]) -> None:
    """Print one line per act."""
    size = path.stat().st_size / 1e6
    print(f"{library.article_count()} articles, {library.counts().total} facts, {size:.0f} MB")
    print(f"fill: {seconds:.1f} s, {len(facts) / seconds:.0f} facts/s")
    page = library.article_rows(limit=100)
    chosen = random.sample(facts, 50)
    key = fold_key("Köln")
    reader = sqlite3.connect(path)
    scan = median(
        lambda _: reader.execute(
            "SELECT count(*) FROM search_texts WHERE text LIKE ?", [f"%{key}%"]
        ).fetchall(),
        range(5),
    )
    reader.close()
    bare = bare_commit(path.with_name("bare.db"))
    lines = [
        ("accept, durable", median(library.accept, chosen), bare, "a bare durable commit"),
        ("undo, durable", median(lambda _: undo(library), range(20)), bare, "the same"),
        (
            "search, two words",
            median(library.search, ["müller köln", "bahn werk"] * 5),
            scan,
            "one LIKE scan",
        ),
        (
            "search, part of a word",
            median(library.search, ["strassenb", "rgermeis"] * 5),
            scan,
            "the same",
        ),
        (
            "page of 100 articles",
            median(lambda _: library.article_rows(limit=100), range(10)),
            scan,
            "the same",
        ),
        (
            "next page",
            median(lambda _: library.article_rows(limit=100, after=page[-1]), range(10)),
            scan,
            "the same",
        ),
        ("document", median(lambda row: library.document(row.id), page[:20]), scan, "the same"),
    ]
    for what, taken, peer, name in lines:
        print(f"{what:24} {taken:8.2f} ms   {taken / peer:6.2f} x {name} ({peer:.2f} ms)")


def undo(library: Library) -> None:
    """Undo a step; an undo that finds none must not pass for a fast one."""
    if library.undo() is None:
        raise RuntimeError("there was nothing to undo")


def bare_commit(path: Path) -> float:
    """Milliseconds of one inserted row under the same durability, without anything of ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE t (x)")
    taken = median(lambda n: connection.execute("INSERT INTO t VALUES (?)", [n]), range(50))
    connection.close()
    return taken


def median(act: Callable[[Any], object], inputs: Iterable[object]) -> float:
    """Median milliseconds of an act over its inputs."""
    times = []
    for item in inputs:
        begun = time.perf_counter()
        act(item)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
