"""A small article with facts, built by hand, and a library that holds it."""

from __future__ import annotations

from pathlib import Path

from store.ids import article_id, fact_id, mention_id, sha256
from store.library import Library
from store.model import (
    Article,
    Block,
    Claim,
    Document,
    Entity,
    Extraction,
    Fact,
    Link,
    Mention,
    Role,
    Span,
    Value,
)
from store.rows import NewArticle

REVIEWER = "anna"

HEADLINE = "Stadtwerke Lindenau bauen Wärmespeicher am Hafen"
POINT = "Die Stadtwerke Lindenau investieren 40 Millionen Euro in einen Wärmespeicher."
FIRST = (
    "Die Stadtwerke Lindenau wollen im Frühjahr 2026 am Osthafen einen Wärmespeicher bauen, "
    "sagte Geschäftsführerin Mareike Tiedemann am Dienstag."
)
SECOND = "Der Speicher fasst 30.000 Kubikmeter Wasser und versorgt 8.000 Haushalte."
SUBHEAD = "Kritik vom Umweltverband"
THIRD = "Der Umweltverband Grüne Ufer lehnt den Standort nicht ab, verlangt aber ein Gutachten."
TEXT = f"{HEADLINE}\n- {POINT}\n{FIRST} {SECOND}\n{SUBHEAD}{THIRD}\n"


def span_of(words: str, *, after: str = "", text: str = TEXT) -> Span:
    """Where words stand, behind others if these are given."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def _role(name: str, words: str, after: str, *, value: Value | None = None) -> Role:
    span = span_of(words, after=after)
    return Role(name, span.start, span.end, value=value)


def _fact(predicate: str, evidence: str, roles: list[Role], **more: str) -> Fact:
    claim = Claim(
        kind="event",
        predicate=predicate,
        roles=tuple(sorted(roles, key=lambda role: role.start)),
        evidence=(span_of(evidence),),
        **more,
    )
    return Fact(id=fact_id(article_id(TEXT), claim), claim=claim, confidence=0.83)


MONEY = Value(type="MONEY", amount="40000000", currency="EUR")
SPRING = Value(type="DATE", value="2026-SP")

INVEST = _fact(
    "investieren",
    POINT,
    [
        _role("subject", "Die Stadtwerke Lindenau", POINT),
        _role("predicate", "investieren", POINT),
        _role("amount", "40 Millionen Euro", POINT, value=MONEY),
        _role("purpose", "in einen Wärmespeicher", POINT),
    ],
)
BUILD = _fact(
    "bauen",
    FIRST,
    [
        _role("subject", "Die Stadtwerke Lindenau", FIRST),
        _role("predicate", "wollen", FIRST),
        _role("time", "im Frühjahr 2026", FIRST, value=SPRING),
        _role("place", "am Osthafen", FIRST),
        _role("object", "einen Wärmespeicher", FIRST),
        _role("predicate", "bauen", FIRST),
        _role("cue", "sagte", FIRST),
        _role("source", "Geschäftsführerin Mareike Tiedemann", FIRST),
    ],
    certainty="probable",
)
HOLD = _fact(
    "fassen",
    SECOND,
    [
        _role("subject", "Der Speicher", SECOND),
        _role("predicate", "fasst", SECOND),
        _role("object", "30.000 Kubikmeter Wasser", SECOND),
    ],
)
SUPPLY = _fact(
    "versorgen",
    SECOND,
    [
        _role("subject", "Der Speicher", SECOND),
        _role("predicate", "versorgt", SECOND),
        _role("object", "8.000 Haushalte", SECOND),
    ],
)
REFUSE = _fact(
    "ablehnen",
    THIRD,
    [
        _role("subject", "Der Umweltverband Grüne Ufer", THIRD),
        _role("predicate", "lehnt", THIRD),
        _role("object", "den Standort", THIRD),
    ],
    polarity="negative",
)
FACTS = (INVEST, BUILD, HOLD, SUPPLY, REFUSE)

_ORG = Entity(id="e-stadtwerke", type="ORG", name="Stadtwerke Lindenau")
_PER = Entity(id="e-tiedemann", type="PER", name="Mareike Tiedemann")


def _mention(type_: str, words: str, after: str, *, entity: str | None = None) -> Mention:
    span = span_of(words, after=after)
    id_ = mention_id(article_id(TEXT), type_, span.start, span.end)
    return Mention(id_, type_, span.start, span.end, entity=entity)


def _block(kind: str, words: str) -> Block:
    span = span_of(words)
    return Block(kind, span.start, span.end)


EXTRACTION = Extraction(
    lang="de",
    extractor="by hand 1",
    blocks=(
        _block("headline", HEADLINE),
        _block("key_point", POINT),
        _block("paragraph", f"{FIRST} {SECOND}"),
        _block("subhead", SUBHEAD),
        _block("paragraph", THIRD),
    ),
    mentions=(
        _mention("ORG", "Stadtwerke Lindenau", POINT, entity=_ORG.id),
        _mention("ORG", "Stadtwerke Lindenau", FIRST, entity=_ORG.id),
        _mention("PER", "Mareike Tiedemann", FIRST, entity=_PER.id),
        _mention("LOC", "Osthafen", FIRST),
        _mention("MISC", "Grüne Ufer", THIRD),
    ),
    entities=(_ORG, _PER),
    facts=FACTS,
    links=(Link("elaborates", (BUILD.id, INVEST.id), "same subject"),),
)


def new_article(text: str = TEXT, *, title: str = HEADLINE) -> NewArticle:
    """The article as it comes in."""
    return NewArticle(
        title=title,
        text=text,
        raw=text.encode(),
        source="Lindenauer Bote",
        lang="de",
        published="2025-11-21",
    )


def make_library(path: Path) -> str:
    """Fill a library with the example, and return the article's id."""
    with Library.open(path, reviewer=REVIEWER) as library:
        article, _ = library.add_article(new_article())
        library.record(article.id, EXTRACTION)
    return article.id


def document_of(text: str, extraction: Extraction | None = None) -> Document:
    """A document that no library holds."""
    found = extraction or Extraction(lang="de", extractor="none")
    return Document(
        article=Article(article_id(text), "Titel", text, sha256(text)),
        blocks=found.blocks,
        mentions=found.mentions,
        entities=found.entities,
        facts=found.facts,
        links=found.links,
    )
