"""The objects of a beleg/1 line, in the order in which they are written.

They differ from `store.model` in three ways: a fact is flat, spans carry their text so that a
line can be read by people and checked by machines, and a quote's speaker is one object.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from store.model import Block, Entity, Link, Span, Value

FORMAT = "beleg/1"

Offset = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]


class ArticleRecord(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The article; `id` and `sha256` follow from the text and may be left out by other tools."""

    id: str | None = None
    title: str = ""
    source: str | None = None
    lang: str | None = None
    published: str | None = None
    sha256: str | None = None
    text: str


class MentionRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A mention and its text."""

    id: str
    type: str
    start: Offset
    end: Offset
    text: str | None = None
    entity: str | None = None
    value: Value | None = None
    status: str = "proposed"
    confidence: Share = 1.0


class RoleRecord(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A role and its text."""

    role: str
    start: Offset
    end: Offset
    text: str | None = None
    entity: str | None = None
    value: Value | None = None


class ClaimRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """What a fact says; stands alone as the `original` of a corrected fact."""

    certainty: str
    polarity: str
    kind: str
    predicate: str
    roles: tuple[RoleRecord, ...]
    evidence: tuple[Span, ...]


class FactRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact with the parts of its claim beside its standing."""

    id: str
    status: str
    confidence: Share
    certainty: str
    polarity: str
    kind: str
    predicate: str
    roles: tuple[RoleRecord, ...]
    evidence: tuple[Span, ...]
    original: ClaimRecord | None = None
    note: str | None = None
    reviewer: str | None = None
    reviewed_at: str | None = None


class SpeakerRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks: a place in the text, an entity, or both."""

    start: Offset | None = None
    end: Offset | None = None
    entity: str | None = None

    def place(self) -> Span | None:
        """Where the speaker is named, if the article names one."""
        if self.start is None or self.end is None:
            return None
        return Span(self.start, self.end)


class QuoteRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A quote with its speaker."""

    id: str
    kind: str
    start: Offset
    end: Offset
    speaker: SpeakerRecord | None = None
    cue: Span | None = None
    confidence: Share = 1.0


class LineRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One line: one article with everything that stands about it."""

    format: str
    article: ArticleRecord
    blocks: tuple[Block, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    facts: tuple[FactRecord, ...] = ()
    quotes: tuple[QuoteRecord, ...] = ()
    links: tuple[Link, ...] = ()
