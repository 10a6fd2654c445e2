"""The closed word lists of the built-in schema, in the order in which screens show them."""

from __future__ import annotations

from typing import Final

BLOCK_KINDS: Final = (
    "headline",
    "lead",
    "byline",
    "dateline",
    "key_point",
    "subhead",
    "paragraph",
    "quote",
    "caption",
    "other",
)

NAME_TYPES: Final = ("PER", "ORG", "LOC", "MISC")
VALUE_TYPES: Final = (
    "DATE",
    "TIME",
    "DURATION",
    "SET",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "ORDINAL",
    "TICKER",
)
MENTION_TYPES: Final = NAME_TYPES + VALUE_TYPES

ROLES: Final = (
    "subject",
    "predicate",
    "object",
    "indirect_object",
    "time",
    "place",
    "amount",
    "manner",
    "cause",
    "purpose",
    "topic",
    "source",
    "cue",
)

# After FactBank (Saurí & Pustejovsky 2009), from surest to unknown.
CERTAINTIES: Final = ("certain", "probable", "possible", "unknown")
POLARITIES: Final = ("positive", "negative")

# "event": something happens; "state": something holds (copulas, possession);
# "relation": a claim without a verb (apposition, class by example, ticker).
FACT_KINDS: Final = ("event", "state", "relation")

STATUSES: Final = ("proposed", "accepted", "corrected", "rejected", "added")
QUOTE_KINDS: Final = ("direct", "indirect", "reported")
LINK_KINDS: Final = ("corroborates", "contradicts", "elaborates")
