"""The words of Beleg as data: articles, spans, mentions, entities, facts, quotes and links.

All offsets are Unicode code points into the article's text, 0-based, half-open. All records are
frozen: a change is a new record (`msgspec.structs.replace`). Which words a field such as
`Fact.certainty` may hold is listed in `store.vocabulary`.
"""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A stretch of an article's text."""

    start: int
    """First code point."""
    end: int
    """Code point after the last one."""


class Value(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The normal form of a date, time, number, amount of money and so on.

    Dates follow TIMEX3 (`2026`, `2025-11`, `2025-11-21`, `2025-W47`, `2026-Q1`, `P1Y`,
    `PRESENT_REF`). Amounts are decimals written as strings, so that none loses a digit.
    """

    type: str
    """One of `vocabulary.VALUE_TYPES`."""
    value: str | None = None
    """TIMEX3 value of a DATE, TIME, DURATION or SET; the symbol of a TICKER."""
    mod: str | None = None
    """TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, LESS_THAN, MORE_THAN …"""
    amount: str | None = None
    """Decimal of MONEY, PERCENT, QUANTITY or ORDINAL, e.g. `1500000`."""
    currency: str | None = None
    """ISO 4217 code of MONEY."""
    unit: str | None = None
    """Unit of a QUANTITY (`km`, `percentage_point`, or the thing counted)."""
    low: str | None = None
    """Lower end of a range, written like `amount` or `value`."""
    high: str | None = None
    """Upper end of a range."""


class Article(Struct, frozen=True):
    """One immutable text with what is known about where it comes from."""

    id: str
    title: str
    text: str
    sha256: str
    """Hex digest of the text in UTF-8."""
    source: str | None = None
    lang: str | None = None
    """ISO 639-1 code."""
    published: str | None = None
    """ISO 8601 date."""


class Block(Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of the article with one job on the page."""

    kind: str
    """One of `vocabulary.BLOCK_KINDS`."""
    start: int
    end: int


class Entity(Struct, frozen=True, forbid_unknown_fields=True):
    """What mentions refer to."""

    id: str
    type: str
    """One of `vocabulary.NAME_TYPES`."""
    name: str
    """Canonical name."""
    aliases: tuple[str, ...] = ()
    kb_id: str | None = None
    """Id in a knowledge base, such as a Wikidata item."""


class Mention(Struct, frozen=True):
    """A span that names something or gives a value."""

    id: str
    type: str
    """One of `vocabulary.MENTION_TYPES`."""
    start: int
    end: int
    entity: str | None = None
    """Id of the entity it refers to."""
    value: Value | None = None
    status: str = "proposed"
    confidence: float = 1.0
    """0 to 1."""


class Role(Struct, frozen=True):
    """How a span takes part in a fact."""

    role: str
    """One of `vocabulary.ROLES`."""
    start: int
    end: int
    entity: str | None = None
    value: Value | None = None


class Claim(Struct, frozen=True):
    """What a fact says, without who decided about it: the part that a correction replaces."""

    kind: str
    """One of `vocabulary.FACT_KINDS`."""
    predicate: str
    """Lemma of the verb complex or of the noun that carries the claim."""
    roles: tuple[Role, ...]
    """In text order; a role may stand more than once."""
    evidence: tuple[Span, ...]
    """Where the article says so: usually the sentence or clause."""
    certainty: str = "certain"
    """One of `vocabulary.CERTAINTIES`."""
    polarity: str = "positive"
    """One of `vocabulary.POLARITIES`."""


class Fact(Struct, frozen=True):
    """A claim of the article with its standing."""

    id: str
    claim: Claim
    confidence: float = 1.0
    """0 to 1; how sure the extractor is that the article says so."""
    status: str = "proposed"
    """One of `vocabulary.STATUSES`."""
    original: Claim | None = None
    """The machine's version, where a person corrected it."""
    note: str | None = None
    reviewer: str | None = None
    """Who decided last; None while the machine's proposal is untouched."""
    reviewed_at: str | None = None
    """ISO 8601 time in UTC."""


class Quote(Struct, frozen=True):
    """Somebody's words or their gist."""

    id: str
    kind: str
    """One of `vocabulary.QUOTE_KINDS`."""
    start: int
    end: int
    """The content span, quotation marks included where it has any."""
    speaker: Span | None = None
    speaker_entity: str | None = None
    cue: Span | None = None
    """The words that mark the source: *sagte*, *laut*."""
    confidence: float = 1.0


class Link(Struct, frozen=True, forbid_unknown_fields=True):
    """A relation between two facts."""

    kind: str
    """One of `vocabulary.LINK_KINDS`."""
    facts: tuple[str, str]
    """Ids of the two facts."""
    reason: str


class Extraction(Struct, frozen=True):
    """Everything that one pipeline finds in one text."""

    lang: str
    extractor: str
    """Name and version of the pipeline and the rules, e.g. `beleg-de 0.1.0+rules 0.1.0`."""
    blocks: tuple[Block, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()
    """What the reader should know, e.g. that a language has names only."""


class Document(Struct, frozen=True):
    """An article with everything that stands about it in a library: what screens and formats read.

    Rejected items are included (their status says so); retired proposals are not.
    """

    article: Article
    blocks: tuple[Block, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    """In text order of their first evidence."""
    quotes: tuple[Quote, ...] = ()
    links: tuple[Link, ...] = ()
