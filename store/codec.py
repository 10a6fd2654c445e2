"""Rows of the content tables to records of `store.model` and back, one pair per record."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from store.errors import SpanError
from store.ids import content_id, fact_id, mention_id
from store.model import (
    Article,
    Block,
    Claim,
    Entity,
    Fact,
    Link,
    Mention,
    Quote,
    Role,
    Span,
    Value,
)
from store.rows import Row

T = TypeVar("T")

_encoder = msgspec.json.Encoder()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {
    type_: msgspec.json.Decoder(type_)
    for type_ in (Claim, Span, Value, tuple[Role, ...], tuple[Span, ...], tuple[str, ...])
}


def dump(record: object) -> str | None:
    """A nested record as JSON; None stays None."""
    return None if record is None else _encoder.encode(record).decode()


def load(text: str | None, type_: type[T]) -> T | None:
    """JSON from a column back into a record; None stays None."""
    return None if text is None else _decoders[type_].decode(text)


def article_record(row: Row) -> Article:
    """An article from its row."""
    columns = ("id", "title", "text", "sha256", "source", "lang", "published")
    return Article(**{column: row[column] for column in columns})


def block_row(article: str, block: Block) -> Row:
    """A block as a row of `blocks`."""
    id_ = content_id("block", article, block.kind, block.start, block.end)
    return {"id": id_, "article": article, **msgspec.structs.asdict(block), "retired": 0}


def block_record(row: Row) -> Block:
    """A block from its row."""
    return Block(row["kind"], row["start"], row["end"])


def entity_row(entity: Entity) -> Row:
    """An entity as a row of `entities`."""
    return {**msgspec.structs.asdict(entity), "aliases": dump(entity.aliases)}


def entity_record(row: Row) -> Entity:
    """An entity from its row."""
    aliases = load(row["aliases"], tuple[str, ...]) or ()
    return Entity(row["id"], row["type"], row["name"], aliases, row["kb_id"])


def mention_row(article: str, mention: Mention) -> Row:
    """A mention as a row of `mentions`; who decided is for the caller to fill in."""
    return {
        **msgspec.structs.asdict(mention),
        "article": article,
        "value": dump(mention.value),
        "reviewer": None,
        "retired": 0,
    }


def mention_record(row: Row) -> Mention:
    """A mention from its row."""
    return Mention(
        id=row["id"],
        type=row["type"],
        start=row["start"],
        end=row["end"],
        entity=row["entity"],
        value=load(row["value"], Value),
        status=row["status"],
        confidence=row["confidence"],
    )


def fact_row(article: str, fact: Fact) -> Row:
    """A fact as a row of `facts`.

    Raises:
        SpanError: The fact has no evidence.
    """
    claim = fact.claim
    if not claim.evidence:
        raise SpanError(
            f"The fact {claim.predicate!r} has no evidence",
            remedy="Name at least one span of the text that says so.",
        )
    return {
        "id": fact.id,
        "article": article,
        "start": claim.evidence[0].start,
        "end": max(span.end for span in claim.evidence),
        "kind": claim.kind,
        "predicate": claim.predicate,
        "roles": dump(claim.roles),
        "evidence": dump(claim.evidence),
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "confidence": fact.confidence,
        "status": fact.status,
        "original": dump(fact.original),
        "note": fact.note,
        "reviewer": fact.reviewer,
        "reviewed_at": fact.reviewed_at,
        "retired": 0,
    }


def fact_record(row: Row) -> Fact:
    """A fact from its row."""
    return Fact(
        id=row["id"],
        claim=Claim(
            kind=row["kind"],
            predicate=row["predicate"],
            roles=load(row["roles"], tuple[Role, ...]) or (),
            evidence=load(row["evidence"], tuple[Span, ...]) or (),
            certainty=row["certainty"],
            polarity=row["polarity"],
        ),
        confidence=row["confidence"],
        status=row["status"],
        original=load(row["original"], Claim),
        note=row["note"],
        reviewer=row["reviewer"],
        reviewed_at=row["reviewed_at"],
    )


def quote_row(article: str, quote: Quote) -> Row:
    """A quote as a row of `quotes`."""
    return {
        **msgspec.structs.asdict(quote),
        "article": article,
        "speaker": dump(quote.speaker),
        "cue": dump(quote.cue),
        "retired": 0,
    }


def quote_record(row: Row) -> Quote:
    """A quote from its row."""
    return Quote(
        id=row["id"],
        kind=row["kind"],
        start=row["start"],
        end=row["end"],
        speaker=load(row["speaker"], Span),
        speaker_entity=row["speaker_entity"],
        cue=load(row["cue"], Span),
        confidence=row["confidence"],
    )


def link_row(article: str, link: Link) -> Row:
    """A link as a row of `links`."""
    first, second = link.facts
    return {
        "id": content_id("link", link.kind, first, second),
        "article": article,
        "kind": link.kind,
        "fact_a": first,
        "fact_b": second,
        "reason": link.reason,
        "retired": 0,
    }


def link_record(row: Row) -> Link:
    """A link from its row."""
    return Link(row["kind"], (row["fact_a"], row["fact_b"]), row["reason"])


def is_touched(row: Row) -> bool:
    """Whether a person has had a hand in a row, so that no run may change it."""
    decided = row.get("status", "proposed") != "proposed"
    return decided or row.get("reviewer") is not None or row.get("note") is not None


def content_key(table: str, row: Row) -> str | None:
    """What a fact or mention claims now, as the id that a proposal of the same would have."""
    if table == "facts":
        return fact_id(row["article"], fact_record(row).claim)
    if table == "mentions":
        return mention_id(row["article"], row["type"], row["start"], row["end"])
    return None
