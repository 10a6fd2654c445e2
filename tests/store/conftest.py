"""A library in a folder of its own, a fixed clock, and one small article with proposals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from store import ids
from store.library import Library
from store.model import Article, Block, Claim, Entity, Extraction, Fact, Mention, Role, Span
from store.rows import NewArticle

TEXT = (
    "Straßenbahn fährt wieder\n\n"
    "Die Müller AG eröffnet 2026 eine Linie. Anna Weiß lobte den Plan.\n"
    "Am Dienstag kam der Bürgermeister 👩‍👩‍👧 nach Köln."
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(predicate: str, **roles: str) -> Claim:
    """A claim over words of TEXT: `claim("loben", subject="Anna Weiß", predicate="lobte")`."""
    placed = []
    for role, words in {"predicate": predicate, **roles}.items():
        span = span_of(words)
        placed.append(Role(role, span.start, span.end))
    placed.sort(key=lambda role: role.start)
    evidence = Span(placed[0].start, max(role.end for role in placed))
    return Claim("event", predicate, tuple(placed), (evidence,))


def proposal(article: str, claim_: Claim, *, confidence: float = 0.5) -> Fact:
    return Fact(ids.fact_id(article, claim_), claim_, confidence)


def extraction(article: str, *claims: Claim, version: str = "rules 1") -> Extraction:
    name = span_of("Müller AG")
    entity = Entity(ids.entity_id("ORG", "Müller AG"), "ORG", "Müller AG")
    mention = Mention(
        ids.mention_id(article, "ORG", name.start, name.end),
        "ORG",
        name.start,
        name.end,
        entity=entity.id,
    )
    return Extraction(
        lang="de",
        extractor=version,
        blocks=(Block("headline", 0, 24), Block("paragraph", 26, len(TEXT))),
        mentions=(mention,),
        entities=(entity,),
        facts=tuple(proposal(article, claim_) for claim_ in claims),
    )


OPENS = claim("eröffnet", subject="Die Müller AG", object="eine Linie", time="2026")
PRAISES = claim("lobte", subject="Anna Weiß", object="den Plan")
COMES = claim("kam", subject="der Bürgermeister", place="nach Köln", time="Am Dienstag")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def clock() -> Callable[[], str]:
    ticks = count()
    return lambda: f"2026-01-01T00:00:{next(ticks) % 60:02d}Z"


@pytest.fixture
def library(path: Path, clock: Callable[[], str]) -> Iterator[Library]:
    with Library.open(path, reviewer="anna", clock=clock) as opened:
        yield opened


@pytest.fixture
def article(library: Library) -> Article:
    """The article with three proposals."""
    added, _ = library.add_article(
        NewArticle(title="Straßenbahn fährt wieder", text=TEXT, raw=TEXT.encode(), lang="de")
    )
    library.record(added.id, extraction(added.id, OPENS, PRAISES, COMES))
    return added
