"""Letters and signs that stand on the screen for statuses, roles, types and blocks.

Colour is never the only sign, so that everything that has a colour has one of these too. Each
takes exactly one cell.
"""

from __future__ import annotations

from typing import Final

STATUS_MARKS: Final = {
    "proposed": "○",
    "accepted": "✓",
    "corrected": "✎",
    "rejected": "✗",
    "added": "+",
}

ROLE_KEYS: Final = {
    "subject": "s",
    "predicate": "p",
    "object": "o",
    "indirect_object": "i",
    "time": "t",
    "place": "l",
    "amount": "m",
    "manner": "h",
    "cause": "w",
    "purpose": "f",
    "topic": "b",
    "source": "q",
    "cue": "k",
}
"""The key that sets a role; its capital is the role's letter beside the text."""

ROLE_MARKS: Final = {role: key.upper() for role, key in ROLE_KEYS.items()}

ROLE_NAMES: Final = {
    "subject": "who",
    "predicate": "does",
    "object": "what",
    "indirect_object": "to whom",
    "time": "when",
    "place": "where",
    "amount": "how much",
    "manner": "how",
    "cause": "why",
    "purpose": "what for",
    "topic": "about",
    "source": "source",
    "cue": "cue",
}
"""What the inspector calls a role: the question that it answers."""

BLOCK_MARKS: Final = {
    "headline": "H",
    "lead": "L",
    "byline": "B",
    "dateline": "D",
    "key_point": "•",
    "subhead": "S",
    "paragraph": " ",
    "quote": "“",
    "caption": "C",
    "other": "·",
}

TYPE_KEYS: Final = {
    "PER": "p",
    "ORG": "o",
    "LOC": "l",
    "MISC": "m",
    "DATE": "d",
    "TIME": "t",
    "DURATION": "u",
    "SET": "s",
    "MONEY": "g",
    "PERCENT": "c",
    "QUANTITY": "q",
    "ORDINAL": "r",
    "TICKER": "k",
}
"""The key that gives a mention its type."""

LINK_MARKS: Final = {"corroborates": "=", "contradicts": "⚠", "elaborates": "»"}

NEGATIVE_MARK: Final = "¬"
"""Before the predicate of a fact that the article denies."""

CERTAINTY_MARKS: Final = {"certain": "", "probable": "?", "possible": "??", "unknown": "???"}
"""Behind the short form of a fact that the article does not claim for sure."""
