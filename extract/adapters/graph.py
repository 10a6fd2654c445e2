"""A dependency graph to rewrite: heads and labels beside words and tags, without spaCy."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

ROOT = "ROOT"


@dataclass(slots=True)
class Graph:
    """The trees over some tokens. Every change keeps the tokens of a tree together in one tree.

    Attributes:
        words: Tokens in small letters.
        tags: Fine-grained tags of the treebank that the parser learnt from.
        heads: Index of each token's head; a root's is its own.
        labels: Relation to the head; a root's is ``ROOT``.
        entities: Type of the name that each token is part of, or an empty string; may be left out.
        kids: Dependents of each token, in text order; made from the heads.
    """

    words: Sequence[str]
    tags: Sequence[str]
    heads: list[int]
    labels: list[str]
    entities: Sequence[str] = ()
    kids: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the dependents."""
        self.kids = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                self.kids[head].append(i)

    def __len__(self) -> int:
        """Number of tokens."""
        return len(self.heads)

    def is_root(self, i: int) -> bool:
        """Whether a token heads its tree."""
        return self.heads[i] == i

    def kids_of(self, i: int, *labels: str) -> list[int]:
        """The dependents of a token with one of some labels."""
        return [kid for kid in self.kids[i] if self.labels[kid] in labels]

    def has(self, i: int, *labels: str) -> bool:
        """Whether a token has a dependent with one of some labels."""
        return any(self.labels[kid] in labels for kid in self.kids[i])

    def upwards(self) -> Iterator[int]:
        """All tokens, dependents before their heads, as the trees are now."""
        order: list[int] = []
        stack = [i for i in range(len(self)) if self.is_root(i)]
        while stack:
            i = stack.pop()
            order.append(i)
            stack.extend(self.kids[i])
        return reversed(order)

    def attach(self, i: int, head: int, label: str) -> None:
        """Hang a token, with all below it, elsewhere.

        Args:
            i: The token; no root.
            head: Its new head, which must not lie below it.
            label: Its new relation.
        """
        old = self.heads[i]
        self.labels[i] = label
        if old != head:
            self.kids[old].remove(i)
            self.heads[i] = head
            insort(self.kids[head], i)

    def promote(self, i: int, label: str, keep: Callable[[int], bool] = lambda _: False) -> None:
        """Swap a token with its head, whose place, relation and other dependents it takes over.

        Args:
            i: The token; no root.
            label: The relation of the old head to the token.
            keep: Says of a dependent of the old head whether it stays there.
        """
        head = self.heads[i]
        above = self.heads[head]
        others = [kid for kid in self.kids[head] if kid != i]
        stay = [kid for kid in others if keep(kid)]
        kept = set(stay)
        move = [kid for kid in others if kid not in kept]
        self.heads[i] = i if above == head else above
        self.labels[i], self.labels[head] = self.labels[head], label
        if above != head:
            self.kids[above].remove(head)
            insort(self.kids[above], i)
        self.heads[head] = i
        self.kids[head] = stay
        for kid in move:
            self.heads[kid] = i
        self.kids[i] = sorted([*self.kids[i], *move, head])

    def relabel(self, tokens: Iterable[int], label: str) -> None:
        """Give some tokens one label; roots keep theirs."""
        for i in tokens:
            if not self.is_root(i):
                self.labels[i] = label
