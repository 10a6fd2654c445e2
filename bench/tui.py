"""What the reader costs: first paint, and lines drawn, SQL statements and CPU time per key.

Run with `python -m bench.tui`. Articles are made of repeated German sentences with facts and
mentions at a fixed density; the largest has 300,000 characters and 6,000 spans. The limit is
16 ms of CPU per key; the peer is an empty Textual app that repaints its one line at each key.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from store.ids import article_id, fact_id
from store.library import Library
from store.model import Block, Claim, Extraction, Fact, Mention, Role, Span
from store.rows import NewArticle
from tui.app import BelegApp, settle_collector
from tui.screens.reader import ReaderScreen

SIZES = (5_000, 50_000, 300_000)
TERMINAL = (120, 40)
REPEATS = 30
_FRAME_SECONDS = 0.04
SENTENCE = (
    "Die Stadtwerke Lindenau bauen im Frühjahr 2026 am Osthafen einen neuen Wärmespeicher, "
    "sagte Geschäftsführerin Mareike Tiedemann am Dienstag. "
)
ROLES = (
    ("subject", "Die Stadtwerke Lindenau"),
    ("predicate", "bauen"),
    ("object", "einen neuen Wärmespeicher"),
)
KEYS = {
    "cursor right": ["right"],
    "cursor down": ["down"],
    "page down": ["pagedown"],
    "next word": ["ctrl+right"],
    "next fact": ["f", "down"],
    "accept": ["a"],
    "certainty": ["c"],
    "border": ["4"],
    "undo": ["u"],
}


@dataclass
class Cost:
    """What one kind of key costs."""

    cpu: list[float] = field(default_factory=list)
    """Milliseconds of CPU per key."""
    lines: list[int] = field(default_factory=list)
    """Lines of the article drawn per key."""
    statements: list[int] = field(default_factory=list)
    """SQL statements per key."""


def extraction_of(text: str) -> Extraction:
    """A fact in every second sentence, a mention in all, and 100 sentences to a paragraph."""
    facts, mentions = [], []
    for number, at in enumerate(range(0, len(text) - len(SENTENCE), len(SENTENCE))):
        start = at + SENTENCE.index("Osthafen")
        mentions.append(Mention(f"m{at}", "LOC", start, start + len("Osthafen")))
        if number % 2:
            continue
        roles = []
        for name, words in ROLES:
            start = at + SENTENCE.index(words)
            roles.append(Role(name, start, start + len(words)))
        claim = Claim("event", "bauen", tuple(roles), (Span(at, at + len(SENTENCE) - 1),))
        facts.append(Fact(id=fact_id(article_id(text), claim), claim=claim))
    blocks = [
        Block("paragraph", at, min(at + 100 * len(SENTENCE), len(text)))
        for at in range(0, len(text), 100 * len(SENTENCE))
    ]
    return Extraction(
        lang="de",
        extractor="bench",
        blocks=tuple(blocks),
        mentions=tuple(mentions),
        facts=tuple(facts),
    )


def make_library(path: Path, characters: int) -> tuple[str, int]:
    """A library with one article; its id and its number of spans."""
    text = SENTENCE * (characters // len(SENTENCE) + 1)
    with Library.open(path, reviewer="bench") as library:
        raw = text.encode()
        article, _ = library.add_article(NewArticle(title="Bench", text=text, raw=raw, lang="de"))
        extraction = extraction_of(text)
        library.record(article.id, extraction)
    spans = len(extraction.facts) * (len(ROLES) + 1) + len(extraction.mentions)
    return article.id, spans


class Empty(App[None]):
    """The peer: one line that changes with each key."""

    presses = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("0")

    def on_key(self) -> None:
        """Change it."""
        self.presses += 1
        self.query_one(Static).update(str(self.presses))


async def timed_presses(pilot: Pilot[Any], keys: list[str]) -> float:
    """Milliseconds of CPU until the screen shows what a key did."""
    *before, last = keys
    for key in before:
        await pilot.press(key)
    start = time.process_time()
    await pilot.press(last)
    # Textual paints when its next frame is due.
    await pilot.pause(_FRAME_SECONDS)
    return (time.process_time() - start) * 1_000


async def peer() -> float:
    """Median CPU per key of an empty app, under the same driver."""
    app = Empty()
    async with app.run_test(size=TERMINAL) as pilot:
        await pilot.pause()
        return statistics.median([await timed_presses(pilot, ["x"]) for _ in range(REPEATS)])


async def measure(path: Path, article: str) -> tuple[float, float, dict[str, Cost]]:
    """Wall seconds to the first paint, CPU seconds to it, and the cost of each key."""
    wall, cpu = time.perf_counter(), time.process_time()
    app = BelegApp(path, reviewer="bench", article_id=article, extracts=False)
    costs: dict[str, Cost] = {}
    async with app.run_test(size=TERMINAL) as pilot:
        await pilot.pause()
        first = (time.perf_counter() - wall, time.process_time() - cpu)
        statements: list[str] = []
        app.library._db.conn.set_trace_callback(statements.append)
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        for name, keys in KEYS.items():
            cost = costs[name] = Cost()
            await pilot.press("t")
            for _ in range(REPEATS):
                statements.clear()
                lines = reader.article_view.lines_rendered
                cost.cpu.append(await timed_presses(pilot, keys))
                cost.lines.append(reader.article_view.lines_rendered - lines)
                cost.statements.append(len(statements))
    return *first, costs


async def main() -> None:
    """Print a table per size."""
    settle_collector()
    base = await peer()
    print(f"empty Textual app: {base:.1f} ms CPU per key (includes the test driver)")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.db"
            article, spans = make_library(path, size)
            wall, cpu, costs = await measure(path, article)
        print(f"\n{size:,} characters, {spans:,} spans: first paint {wall:.2f} s, {cpu:.2f} s CPU")
        print(f"{'key':<14}{'CPU ms':>8}{'p95':>8}{'- peer':>8}{'lines':>7}{'SQL':>5}")
        for name, cost in costs.items():
            median = statistics.median(cost.cpu)
            p95 = statistics.quantiles(cost.cpu, n=20)[-1]
            lines, sql = statistics.median(cost.lines), statistics.median(cost.statements)
            print(
                f"{name:<14}{median:>8.1f}{p95:>8.1f}{median - base:>8.1f}{lines:>7.0f}{sql:>5.0f}"
            )


if __name__ == "__main__":
    asyncio.run(main())
