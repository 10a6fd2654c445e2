"""A light dependency tree with offsets into the article: what all rules over syntax work on.

Reading attributes of spaCy tokens costs far more than reading Python slots, and the rules look at
every token many times; so a Doc is copied once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from store.model import Span
from store.offsets import is_boundary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TRIM = frozenset(",;:.!?–—-…")
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = {close: opening for opening, close in _OPENING.items()}


class Node:
    """A token with its place in the tree."""

    __slots__ = (
        "dep", "end", "ent", "head", "i", "kids", "left", "lemma", "low", "morph", "pos", "right",
        "start", "text",
    )  # fmt: skip

    def __init__(self, i: int, text: str, start: int) -> None:
        """Make a node without relations.

        Args:
            i: Position in the document, in tokens.
            text: The token as written.
            start: Offset in the article, in code points.
        """
        self.i = i
        self.text = text
        self.low = text.lower()
        self.start = start
        self.end = start + len(text)
        self.lemma = self.pos = self.dep = self.ent = ""
        self.morph: dict[str, str] = {}
        self.head: Node | None = None
        self.kids: list[Node] = []
        self.left = self.right = i
        """First and last token of the subtree."""

    def __repr__(self) -> str:
        """The token with its relation, for debugging."""
        return f"{self.text}/{self.pos}/{self.dep}"

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb, auxiliaries included."""
        return self.pos in {"VERB", "AUX"}

    @property
    def is_nominal(self) -> bool:
        """Whether it can head a noun phrase."""
        return self.pos in {"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"}

    @property
    def is_finite(self) -> bool:
        """Whether it is a finite verb form."""
        return self.morph.get("VerbForm") == "Fin" or "Mood" in self.morph

    def kids_of(self, *deps: str) -> list[Node]:
        """Children with one of some relations."""
        return [kid for kid in self.kids if kid.dep in deps]

    def has(self, *deps: str) -> bool:
        """Whether a child has one of some relations."""
        return any(kid.dep in deps for kid in self.kids)

    def is_under(self, other: Node) -> bool:
        """Whether it is `other` or lies below it."""
        node: Node | None = self
        while node is not None:
            if node is other:
                return True
            node = node.head
        return False


class Tree:
    """The sentences of one parsed stretch of an article."""

    def __init__(self, nodes: list[Node], text: str) -> None:
        """Index nodes whose heads are set.

        Args:
            nodes: All tokens but white space, in text order; `i` counts them.
            text: The whole article.
        """
        self.nodes = nodes
        self.text = text
        for node in nodes:
            if node.head is not None:
                node.head.kids.append(node)
        self.roots = [node for node in nodes if node.head is None]
        for root in self.roots:
            _set_edges(root)

    @classmethod
    def of(cls, doc: Doc, text: str, base: int = 0) -> Tree:
        """Copy a parsed Doc.

        Args:
            doc: Parsed and tagged; its heads may be missing.
            text: The whole article.
            base: Where the Doc's text begins in the article, in code points.
        """
        kept = [token for token in doc if not token.is_space]
        places = {token.i: place for place, token in enumerate(kept)}
        nodes = [Node(place, token.text, base + token.idx) for place, token in enumerate(kept)]
        parsed = doc.has_annotation("DEP")
        for node, token in zip(nodes, kept, strict=True):
            node.pos = token.pos_
            node.dep = "root" if token.dep_ == "ROOT" else token.dep_
            node.lemma = token.lemma_ or token.text
            node.morph = _features(str(token.morph))
            node.ent = token.ent_type_
            head = token.head
            if parsed and head.i != token.i and head.i in places:
                node.head = nodes[places[head.i]]
        return cls(nodes, text)

    def sentence(self, root: Node) -> Span:
        """The span of the sentence below a root, punctuation included."""
        return Span(self.nodes[root.left].start, self.nodes[root.right].end)

    def span(self, first: int, last: int) -> Span | None:
        """The span of a run of tokens, trimmed of punctuation at its borders.

        Args:
            first: Index of the first token.
            last: Index of the last token, included.

        Returns:
            None where nothing but punctuation is left.
        """
        nodes = self.nodes
        while first <= last and nodes[first].text in _TRIM:
            first += 1
        while last >= first and nodes[last].text in _TRIM:
            last -= 1
        if first > last:
            return None
        first, last = _balanced(nodes, first, last)
        if first > last:
            return None
        span = Span(nodes[first].start, nodes[last].end)
        return span if valid(self.text, span) else None

    def phrase(self, node: Node, drop: Callable[[Node], bool]) -> tuple[int, int]:
        """The run of tokens around a node that belong to its phrase.

        Args:
            node: The head.
            drop: Says of a token below the head whether it, with all below it, stays out.

        Returns:
            Indices of the first and last token. Tokens that are cut off from the head by dropped
            ones stay out too, so that the phrase is one stretch of text.
        """
        inside = {member.i for member in below(node, drop)}
        first = last = node.i
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return first, last


def below(node: Node, drop: Callable[[Node], bool] = lambda _: False) -> Iterator[Node]:
    """The node and all below it, without the branches to drop.

    Args:
        node: Where to begin.
        drop: Says of a token whether its branch stays out; not asked of `node` itself.
    """
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(kid for kid in current.kids if not drop(kid))


def _set_edges(root: Node) -> None:
    order = list(below(root))
    for node in reversed(order):
        node.left = min([node.i, *(kid.left for kid in node.kids)])
        node.right = max([node.i, *(kid.right for kid in node.kids)])


def _balanced(nodes: list[Node], first: int, last: int) -> tuple[int, int]:
    """Leave out brackets and quotation marks at a border whose partner lies outside.

    Brackets around the whole go too.
    """
    while first <= last and _lonely(nodes, first, last, first):
        first += 1
    while last >= first and _lonely(nodes, first, last, last):
        last -= 1
    if first < last and _OPENING.get(nodes[first].text) == nodes[last].text:
        return first + 1, last - 1
    return first, last


def _lonely(nodes: list[Node], first: int, last: int, i: int) -> bool:
    sign = nodes[i].text
    rest: Iterable[Node] = (nodes[k] for k in range(first, last + 1) if k != i)
    if sign in _OPENING:
        return i != first or all(node.text != _OPENING[sign] for node in rest)
    if sign in _CLOSING:
        return i != last or all(node.text != _CLOSING[sign] for node in rest)
    if sign in QUOTATION_MARKS:
        return all(node.text not in QUOTATION_MARKS for node in rest)
    return sign in _TRIM


QUOTATION_MARKS = frozenset("„“”\"«»\u201a‘’'") | {"``", "''"}


@lru_cache(maxsize=4096)
def _features(morph: str) -> dict[str, str]:
    """`Case=Nom|Number=Sing` as a dictionary. Shared: callers only read it."""
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)


def valid(text: str, span: Span) -> bool:
    """Whether a span is not empty and cuts no character in two."""
    return span.start < span.end and is_boundary(text, span.start) and is_boundary(text, span.end)
