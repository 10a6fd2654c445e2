"""Mends parses where the text itself shows what a parser often misses.

Each rule rests on something on the surface (a case ending, a bracket, a comma) and moves a phrase
to the noun right before it. Rules say nothing about particular words.
"""

from __future__ import annotations

from collections.abc import Callable

from extract.pack import Pack
from extract.tree import Node, Tree

_LOOSE = frozenset({"obl", "obl:arg", "obj", "iobj", "nmod", "dep", "nsubj", "nsubj:pass", "conj",
                    "obl:tmod", "appos", "flat", "parataxis"})  # fmt: skip
_GENITIVES = frozenset({"obl", "obl:arg", "iobj", "dep", "obj", "nsubj", "nsubj:pass"})
_CLAUSAL = ("cop", "nsubj", "nsubj:pass", "aux", "aux:pass", "case")
_ENDS = frozenset({",", ".", ";", ":", "!", "?", ")"})


def repair(tree: Tree, pack: Pack) -> Tree:
    """Apply all rules once, in text order.

    Args:
        tree: As parsed; its nodes are changed.
        pack: Words of the language.

    Returns:
        A tree over the same nodes.
    """
    changed = False
    for node in tree.nodes:
        for rule, dep in _RULES:
            target = rule(node, tree, pack)
            placed = target is node.head and node.dep == dep
            if target is not None and not placed and not target.is_under(node):
                if rule is _bracketed:
                    _leave_outside(node, target)
                node.head, node.dep = target, dep
                changed = True
                break
    if not changed:
        return tree
    for node in tree.nodes:
        node.kids.clear()
    return Tree(tree.nodes, tree.text)


def _bracketed(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*Amt für Umwelt (AfU)*: one word in brackets belongs to the noun before them."""
    i, nodes = node.i, tree.nodes
    if not node.is_nominal or not 2 <= i < len(nodes) - 1:
        return None
    inside = nodes[i - 1].text == "(" and nodes[i + 1].text == ")"
    before = nodes[i - 2]
    return _top(before) if inside and before.is_nominal else None


def _leave_outside(node: Node, target: Node) -> None:
    """Hang what stands outside the brackets on the noun before them."""
    for kid in node.kids:
        if abs(kid.i - node.i) > 1 and not target.is_under(kid):
            kid.head = target


def _genitive(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*die Eröffnung des Werks*: a genitive right behind a noun belongs to it."""
    if node.dep not in _GENITIVES or not node.is_nominal:
        return None
    if node.left == 0 or node.has(*_CLAUSAL) or node.low in pack.words("words", "pronouns"):
        return None
    first = tree.nodes[node.left]
    marked = node.morph.get("Case") == "Gen" or any(
        kid.dep in {"det", "det:poss", "amod"} and kid.morph.get("Case") == "Gen"
        for kid in node.kids
    )
    before = tree.nodes[first.i - 1]
    quantifier = before.morph.get("PronType") in {"Ind", "Tot", "Neg"} and not before.kids
    return before if marked and (before.pos in {"NOUN", "PROPN", "NUM"} or quantifier) else None


def _apposition(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*Alfa, ein Hersteller von Schrauben, …*: an indefinite noun between commas behind a name."""
    if node.pos != "NOUN" or node.dep not in _LOOSE - {"appos"} or node.has(*_CLAUSAL):
        return None
    left, right, nodes = node.left, node.right, tree.nodes
    while nodes[left].text in {",", "("} and left < node.i:
        left += 1
    while nodes[right].text in _ENDS and right > node.i:
        right -= 1
    if left < 2 or nodes[left - 1].text != ",":
        return None
    opened = nodes[left].low in pack.words("words", "indefinite_articles")
    closed = right + 1 >= len(nodes) or nodes[right + 1].text in _ENDS
    before = nodes[left - 2]
    named = before.pos == "PROPN" or bool(before.ent)
    return _top(before) if opened and closed and named else None


def _top(node: Node) -> Node:
    """The head of the name that a token ends."""
    while node.dep in {"flat", "flat:name", "compound"} and node.head is not None:
        node = node.head
    return node


_RULES: tuple[tuple[Callable[[Node, Tree, Pack], Node | None], str], ...] = (
    (_bracketed, "appos"),
    (_genitive, "nmod"),
    (_apposition, "appos"),
)
