"""Facts of one article that say the same, or that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from store.model import Fact, Link, Role

# A claim that is repeated more often than this is linked to its first facts only.
_MOST_IN_GROUP = 8
# An object of so many words that agrees says that two facts are about one event.
_LONG_OBJECT = 3


@dataclass(frozen=True, slots=True)
class Key:
    """What makes two facts be about the same: folded heads of their parties, and the predicate."""

    subject: str
    predicate: str
    object: str
    named: bool = False
    """The subject is a name."""


def find_links(facts: Sequence[tuple[Fact, Key]], text: str) -> Iterator[Link]:
    """Link facts that share subject, predicate and object.

    Facts of different polarity, or with different values of the same kind, contradict each other;
    the others corroborate. Times that differ prove nothing (a thing may happen twice), so that
    only amounts and polarity count.

    Args:
        facts: With their keys; facts without both parties are compared to none.
        text: The article's text, for the reasons.

    Yields:
        Links, each with a reason that a person can check.
    """
    groups: dict[tuple[str, str], list[tuple[Fact, Key]]] = {}
    for fact, key in facts:
        if key.subject and key.predicate and key.object:
            groups.setdefault((key.predicate, key.object), []).append((fact, key))
    for group in groups.values():
        for (first, one), (second, other) in combinations(group[:_MOST_IN_GROUP], 2):
            apart = first.claim.evidence[0] != second.claim.evidence[0]
            if apart and _is_same(one, other):
                yield _link(first, second, one, other, text)


def _is_same(one: Key, other: Key) -> bool:
    """Whether two subjects may be one: equal, or both descriptions before a long equal object.

    *Die Anlage* and *die neue Fabrik* that do the same thing to the same thing are one party more
    often than not; two different names never are.
    """
    if one.subject == other.subject:
        return True
    described = not one.named and not other.named
    return described and len(one.object.split()) >= _LONG_OBJECT


def _link(first: Fact, second: Fact, one_key: Key, other_key: Key, text: str) -> Link:
    subjects = dict.fromkeys((one_key.subject, other_key.subject))
    shared = f"{' / '.join(subjects)} · {one_key.predicate} · {one_key.object}"
    if first.claim.polarity != second.claim.polarity:
        return Link("contradicts", (first.id, second.id), f"one says so, one denies it: {shared}")
    for one, other in _amounts(first, second):
        reason = f"{text[one.start : one.end]} against {text[other.start : other.end]}: {shared}"
        return Link("contradicts", (first.id, second.id), reason)
    return Link("corroborates", (first.id, second.id), f"both say: {shared}")


def _amounts(first: Fact, second: Fact) -> Iterator[tuple[Role, Role]]:
    """Pairs of values of one type and unit that differ."""
    for one in first.claim.roles:
        for other in second.claim.roles:
            a, b = one.value, other.value
            if a is None or b is None or a.amount is None or b.amount is None:
                continue
            same = (a.type, a.unit, a.currency) == (b.type, b.unit, b.currency)
            if same and one.role == other.role and (a.amount, a.low) != (b.amount, b.low):
                yield one, other
