"""Unfolds coordination: *A und B kaufen C* is a fact about A and one about B."""

from __future__ import annotations

from extract.clauses.arguments import member
from extract.clauses.model import Arg
from extract.marks import Marks
from extract.tree import Node

# A longer list is kept whole: nobody reviews twenty facts for one sentence.
_MOST_MEMBERS = 6


def unfold(arg: Arg, marks: Marks) -> list[Arg]:
    """The members of a coordinated phrase, or the phrase itself.

    Args:
        arg: A subject or object.
        marks: The tree.

    Returns:
        One argument per member. Alternatives (*Texas oder Florida*), truncated compounds
        (*Zoll- und Grenzschutzbehörde*) and long lists stay whole.
    """
    nodes = _members(arg.node)
    if (
        len(nodes) < 2
        or len(nodes) > _MOST_MEMBERS
        or not all(_stands_alone(n, marks) for n in nodes)
    ):
        return [arg]
    if any(not arg.first <= node.i <= arg.last for node in nodes):
        return [arg]
    of_predicate = arg.node.has("cop")
    found = [member(arg.role, node, marks, of_predicate=of_predicate) for node in nodes]
    return [item for item in found if item is not None] or [arg]


def _members(node: Node) -> list[Node]:
    members, queue = [node], [node]
    while queue:
        current = queue.pop(0)
        more = [kid for kid in current.kids_of("conj") if kid.is_nominal or kid.pos == node.pos]
        members.extend(more)
        queue.extend(more)
    return members


def _stands_alone(node: Node, marks: Marks) -> bool:
    alternatives = marks.pack.words("words", "alternatives")
    links = {kid.low for kid in node.kids_of("cc", "cc:preconj")}
    return not links & alternatives and not node.text.endswith("-")
