"""Tells annotation schemes apart by the labels that a pipeline may give."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

#: Schemes that we can read, the one without an adapter first: it wins a tie.
SCHEMES = ("ud", "tiger", "clearnlp")
#: A scheme fits although this share of a parser's labels is not in its table.
_STRANGERS = 0.1
#: Says nothing about a scheme: all of spaCy's parsers may give these.
_COMMON = frozenset({"", "ROOT", "dep", "punct"})


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """The data of a scheme. Shared: callers only read it.

    Args:
        name: One of ``SCHEMES``, or ``names``.
    """
    path = Path(__file__).parent / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def scheme_of(labels: Iterable[str]) -> str | None:
    """The scheme that explains most of a parser's labels.

    Args:
        labels: All labels that the parser may give.

    Returns:
        One of ``SCHEMES``, or None where none of them explains nearly all.
    """
    # Non-projective parsers decorate labels (``nk||mo``).
    own = {label.split("||")[0] for label in labels} - _COMMON
    strangers = {scheme: len(unknown_labels(own, scheme)) for scheme in SCHEMES}
    best = min(SCHEMES, key=lambda scheme: strangers[scheme])
    return best if own and strangers[best] <= _STRANGERS * len(own) else None


def unknown_labels(labels: Iterable[str], scheme: str) -> list[str]:
    """The labels that a scheme does not have, sorted.

    Args:
        labels: Labels of a parser.
        scheme: One of ``SCHEMES``.
    """
    known = set(table(scheme)["labels"]) | _COMMON
    universal = scheme == "ud"
    return sorted(
        label for label in labels if (label.split(":")[0] if universal else label) not in known
    )


def name_type(label: str) -> str | None:
    """Our type for a recogniser's label, or None where it marks no name."""
    found = table("names")["types"].get(label)
    return None if found is None else str(found)
