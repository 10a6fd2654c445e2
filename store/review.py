"""What a person does to facts and mentions, as new rows for a step to write."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from sqlite_utils import Database

from store import codec, reading
from store.errors import NotFoundError
from store.ids import entity_id
from store.journal import StepWriter, find_row
from store.model import Claim, Entity, Fact, Mention, Value
from store.vocabulary import NAME_TYPES

UNCHANGED: Any = object()
"""Stands for an argument that was not given, where None means something."""


def decide(
    db: Database, writer: StepWriter, fact_id: str, *, status: str, reviewer: str, at: str
) -> Fact:
    """Give a fact a status.

    Raises:
        NotFoundError: There is no such fact.
    """
    article, fact = reading.fact(db, fact_id)
    return _put_fact(
        writer, article, replace(fact, status=status, reviewer=reviewer, reviewed_at=at)
    )


def correct(
    db: Database, writer: StepWriter, fact_id: str, claim: Claim, *, reviewer: str, at: str
) -> Fact:
    """Replace what a fact says; the machine's version stays beside it.

    Raises:
        NotFoundError: There is no such fact.
        SpanError: A span of the claim is not valid in the article.
        WordError: The claim holds a word that the schema does not have.
    """
    article, fact = reading.fact(db, fact_id)
    if fact.status == "added":
        changed = replace(fact, claim=claim)
    else:
        original = fact.original or fact.claim
        changed = replace(fact, claim=claim, original=original, status="corrected")
    return _put_fact(writer, article, replace(changed, reviewer=reviewer, reviewed_at=at))


def add_fact(
    writer: StepWriter, article: str, fact_id: str, claim: Claim, *, reviewer: str, at: str
) -> Fact:
    """Add a fact of a person's own.

    Raises:
        NotFoundError: There is no such article.
        SpanError: A span of the claim is not valid in the article.
        WordError: The claim holds a word that the schema does not have.
    """
    fact = Fact(id=fact_id, claim=claim, status="added", reviewer=reviewer, reviewed_at=at)
    return _put_fact(writer, article, fact)


def set_note(
    db: Database, writer: StepWriter, fact_id: str, note: str | None, *, reviewer: str, at: str
) -> Fact:
    """Write a note beside a fact, or take it away.

    Raises:
        NotFoundError: There is no such fact.
    """
    article, fact = reading.fact(db, fact_id)
    return _put_fact(writer, article, replace(fact, note=note, reviewer=reviewer, reviewed_at=at))


def add_mention(
    db: Database,
    writer: StepWriter,
    article: str,
    mention_id: str,
    mention_type: str,
    start: int,
    end: int,
    *,
    value: Value | None,
    reviewer: str,
) -> Mention:
    """Add a mention; a name refers to the entity of its own words.

    Raises:
        NotFoundError: There is no such article.
        SpanError: The span is not valid in the article.
        WordError: The schema has no such type.
    """
    text = reading.article(db, article).text
    mention = Mention(
        id=mention_id,
        type=mention_type,
        start=start,
        end=end,
        entity=_entity_for(db, writer, mention_type, text[start:end]),
        value=value,
        status="added",
    )
    writer.put("mentions", {**codec.mention_row(article, mention), "reviewer": reviewer})
    return mention


def change_mention(
    db: Database, writer: StepWriter, mention_id: str, changes: dict[str, Any], *, reviewer: str
) -> Mention:
    """Retype, move, revalue or decide about a mention.

    Args:
        db: The connection.
        writer: The step.
        mention_id: Which mention.
        changes: New `type`, `start`, `end`, `value`, `status`; what is not named stays.
        reviewer: Who does it.

    Raises:
        NotFoundError: There is no such mention.
        SpanError: The span is not valid in the article.
        WordError: The schema has no such type or status.
    """
    row = find_row(db, "mentions", mention_id)
    if row is None:
        raise NotFoundError(f"There is no mention {mention_id} in this library")
    before = codec.mention_record(row)
    after = replace(before, **changes)
    if "status" not in changes and before.status != "added":
        after = replace(after, status="corrected")
    if (after.type, after.start, after.end) != (before.type, before.start, before.end):
        text = reading.article(db, row["article"]).text
        surface = text[after.start : after.end]
        after = replace(after, entity=_entity_for(db, writer, after.type, surface))
    writer.put("mentions", {**codec.mention_row(row["article"], after), "reviewer": reviewer})
    return after


def _put_fact(writer: StepWriter, article: str, fact: Fact) -> Fact:
    writer.put("facts", codec.fact_row(article, fact))
    return fact


def _entity_for(db: Database, writer: StepWriter, mention_type: str, surface: str) -> str | None:
    """The entity that a name refers to, made where the library has none; values have none."""
    name = " ".join(surface.split())
    if mention_type not in NAME_TYPES or not name:
        return None
    id_ = entity_id(mention_type, name)
    if find_row(db, "entities", id_) is None:
        writer.put("entities", codec.entity_row(Entity(id_, mention_type, name)))
    return id_
