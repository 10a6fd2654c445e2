"""Which facts of a document go out."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from store.model import Document


def with_statuses(document: Document, statuses: Collection[str]) -> Document:
    """Keep the facts of some statuses, and the links between two that stay.

    Args:
        document: As it stands in the library.
        statuses: What may go out, e.g. `{"accepted", "corrected"}`.

    Returns:
        The same document with fewer facts and links; everything else stays.
    """
    facts = tuple(fact for fact in document.facts if fact.status in statuses)
    kept = {fact.id for fact in facts}
    links = tuple(link for link in document.links if kept.issuperset(link.facts))
    return replace(document, facts=facts, links=links)
