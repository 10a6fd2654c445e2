"""Ids that derive from content, so that the same claim has the same id on every machine.

An id is the first 80 bits of a SHA-256 over its parts, in lower-case base 32: 16 letters and
digits, safe in file names, URLs and the identifiers of other tools' formats.
"""

from __future__ import annotations

import base64
import hashlib
from uuid import uuid4

from store.model import Claim

_ID_BYTES = 10


def content_id(*parts: str | int) -> str:
    """Derive an id from the parts that make a thing what it is.

    Args:
        parts: Strings or numbers, in a fixed order.

    Returns:
        16 characters of lower-case base 32.
    """
    # The unit separator cannot stand in article text, so that parts never run together.
    joined = "\x1f".join(str(part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:_ID_BYTES]).decode("ascii").lower()


def sha256(text: str) -> str:
    """Hex digest of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(text: str) -> str:
    """The id of an article: the same text is the same article."""
    return content_id("article", text)


def entity_id(type_: str, name: str) -> str:
    """The id of an entity as the machine proposes it: one per type and folded name."""
    return content_id("entity", type_, " ".join(name.casefold().split()))


def mention_id(article: str, type_: str, start: int, end: int) -> str:
    """The id of a proposed mention."""
    return content_id("mention", article, type_, start, end)


def fact_id(article: str, claim: Claim) -> str:
    """The id of a proposed fact: its predicate and the places of its roles.

    Entities, values, certainty and confidence are left out, because a better pipeline may read
    them differently in what is still the same claim.
    """
    places = sorted((role.role, role.start, role.end) for role in claim.roles)
    flat = [part for place in places for part in place]
    return content_id("fact", article, claim.predicate, *flat)


def quote_id(article: str, kind: str, start: int, end: int) -> str:
    """The id of a proposed quote."""
    return content_id("quote", article, kind, start, end)


def new_id() -> str:
    """An id for something that a person adds: random, because a person may add twins."""
    return content_id("added", uuid4().hex)
