"""What is known about the tokens of a tree besides syntax: names, values, its block."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.pack import Pack
from extract.tree import Tree
from store.model import Mention, Span, Value


@dataclass
class Marks:
    """A tree with the mentions that lie on its tokens."""

    tree: Tree
    pack: Pack
    block: str = "paragraph"
    """Kind of the block, one of `vocabulary.BLOCK_KINDS`."""
    names: dict[int, Mention] = field(default_factory=dict)
    """Token index -> the name on it."""
    values: dict[int, Mention] = field(default_factory=dict)
    """Token index -> the value on it."""

    def add(self, mentions: Iterable[Mention]) -> None:
        """Lay mentions over the tokens that they cover.

        Args:
            mentions: Those outside the tree are left out.
        """
        nodes = self.tree.nodes
        starts = [node.start for node in nodes]
        for mention in mentions:
            target = self.names if mention.value is None else self.values
            i = max(bisect_left(starts, mention.start) - 1, 0)
            while i < len(nodes) and nodes[i].start < mention.end:
                if nodes[i].end > mention.start:
                    target[i] = mention
                i += 1

    def value_in(self, first: int, last: int, head: int) -> Value | None:
        """The value of a phrase: that on its head, else the only one in it.

        Args:
            first: Index of the first token.
            last: Index of the last token, included.
            head: Index of the head.
        """
        if head in self.values and first <= head <= last:
            return self.values[head].value
        found = {
            self.values[i].id: self.values[i] for i in range(first, last + 1) if i in self.values
        }
        return next(iter(found.values())).value if len(found) == 1 else None

    def value_type(self, i: int) -> str:
        """The type of the value on a token, or an empty string."""
        return self.values[i].type if i in self.values else ""

    def name_type(self, i: int) -> str:
        """The type of the name on a token, or an empty string."""
        return self.names[i].type if i in self.names else ""

    def entity_of(self, head: int, span: Span) -> str | None:
        """The entity that a phrase refers to: that of the name on its head, inside the phrase."""
        name = self.names.get(head)
        inside = name is not None and span.start <= name.start and name.end <= span.end
        return name.entity if name is not None and inside else None
