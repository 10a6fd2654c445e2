"""The record of an attribution, and how it is made from the tokens that a source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.clauses.heads import SUBJECTS
from extract.clauses.model import Arg
from extract.marks import Marks
from extract.tree import Node, below
from store.model import Span

# Source and cue may stand in the middle of what is said, up to so many tokens.
_LONGEST_HOLE = 12


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words, as far as the text marks them."""

    inside: frozenset[int]
    """Indices of the tokens that the source says."""
    content: Span
    source: Arg | None
    cue: Span
    cue_head: Node | None
    """The speech verb, where there is one."""
    kind: str
    """One of `vocabulary.QUOTE_KINDS`."""


def make_attribution(
    inside: set[int],
    source: Arg | None,
    cue: Span,
    head: Node | None,
    marks: Marks,
    quotes: Sequence[Span],
    *,
    kind: str = "indirect",
) -> Iterator[Attribution]:
    """An attribution over the longest run of its tokens, or nothing where they are too few."""
    if source is not None:
        inside = {i for i in inside if not source.first <= i <= source.last}
    run = sorted(inside)
    if run and run[-1] - run[0] - len(run) >= _LONGEST_HOLE:
        run = _longest_run(run)
    content = marks.tree.span(run[0], run[-1]) if run else None
    if content is None or len(inside) < 2:
        return
    around = [q for q in quotes if q.start <= content.start + 1 and content.end <= q.end + 1]
    if around:
        kind, content = "direct", around[0]
    yield Attribution(frozenset(inside), content, source, cue, head, kind)


def _longest_run(indices: list[int]) -> list[int]:
    """The longest run of neighbours; a single token in between (a comma) does not end it."""
    best, first = (0, 0), 0
    for k in range(1, len(indices) + 1):
        if k == len(indices) or indices[k] > indices[k - 1] + 2:
            best = max(best, (first, k), key=lambda run: run[1] - run[0])
            first = k
    return indices[slice(*best)]


def around(content: Node, speech: Node) -> set[int]:
    """A clause without the speech that stands in it."""
    return {item.i for item in below(content, lambda kid: kid is speech)}


def clause_above(node: Node) -> Node | None:
    """The predicate that a phrase belongs to, or the noun at the top of a verbless sentence."""
    current = node.head
    while current is not None and current.head is not None:
        if current.is_verb or current.has("cop", *SUBJECTS):
            return current
        current = current.head
    return current
