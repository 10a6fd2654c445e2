"""Which formats there are, what each can hold, and where its code is.

A format is one module with two functions at most: `write(documents, report)` yields the chunks of
a file, `read(lines, name)` yields documents. Modules are loaded when they are used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final, Protocol, cast

from store.errors import InputError
from store.model import Document
from store.vocabulary import STATUSES


@dataclass
class Report:
    """What a writer wrote, and what its format could not hold."""

    articles: int = 0
    facts: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """How often each kind of thing was left out, by a short description."""


class Writer(Protocol):
    """Turns documents into the chunks of a file, one article at a time."""

    def __call__(self, documents: Iterable[Document], report: Report) -> Iterator[bytes]:
        """Yield chunks and count in `report` what went out and what did not."""
        ...


class Reader(Protocol):
    """Turns the lines of a file into documents."""

    def __call__(self, lines: Iterable[bytes], name: str) -> Iterator[Document | InputError]:
        """Yield a document per good line, and for each bad one the error that names it."""
        ...


@dataclass(frozen=True)
class Format:
    """One exchange format."""

    name: str
    summary: str
    module: str
    suffix: str
    reads: bool
    holds: str
    lacks: str
    """What gets lost, or `nothing`."""
    statuses: tuple[str, ...] = STATUSES
    """Which facts go out where nobody says otherwise."""

    def writer(self) -> Writer:
        """Load the function that writes this format."""
        return cast("Writer", import_module(self.module).write)

    def reader(self) -> Reader:
        """Load the function that reads this format.

        Raises:
            InputError: The format can only be written.
        """
        if not self.reads:
            readable = ", ".join(entry.name for entry in FORMATS if entry.reads)
            raise InputError(
                f"The format {self.name} can only be written", remedy=f"Read one of: {readable}."
            )
        return cast("Reader", import_module(self.module).read)


FORMATS: Final = (
    Format(
        name="jsonl",
        summary="Beleg's own format: one JSON object per article",
        module="formats.jsonl",
        suffix=".jsonl",
        reads=True,
        holds="text, blocks, entities, mentions, facts with their originals, quotes, links",
        lacks="nothing",
    ),
    Format(
        name="csv",
        summary="a table for spreadsheets: one row per fact",
        module="formats.facts_csv",
        suffix=".csv",
        reads=False,
        holds="facts with their roles, values, evidence and reviewers",
        lacks="offsets of roles, originals, mentions, entities, quotes, links",
    ),
    Format(
        name="triples",
        summary="sentence, subject, relation and object, separated by tabs, without a header",
        module="formats.triples",
        suffix=".tsv",
        reads=False,
        holds="the surface of each fact, unfolded into binary ones",
        lacks="offsets, values, sources, certainty, statuses, mentions, entities, quotes, links",
        statuses=tuple(status for status in STATUSES if status != "rejected"),
    ),
)


def names() -> tuple[str, ...]:
    """The names of all formats, the lossless one first."""
    return tuple(entry.name for entry in FORMATS)


def get(name: str) -> Format:
    """Find a format by its name.

    Raises:
        InputError: There is none of this name.
    """
    for entry in FORMATS:
        if entry.name == name:
            return entry
    raise InputError(f"Unknown format: {name}", remedy=f"Use one of: {', '.join(names())}.")
