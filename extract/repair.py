"""Mends parses where the text itself shows what a parser often misses.

Each rule rests on something on the surface (a case ending, a bracket, a comma) and moves a phrase
to the noun right before it. Rules say nothing about particular words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.pack import Pack
from extract.tree import Node, Tree

_LOOSE = frozenset({"obl", "obl:arg", "obj", "iobj", "nmod", "dep", "nsubj", "nsubj:pass", "conj",
                    "obl:tmod", "appos", "flat", "parataxis"})  # fmt: skip
_AUXILIARIES = ("aux", "aux:pass", "cop")
_NAME_PARTS = frozenset({"flat", "flat:name", "compound"})
_GENITIVES = frozenset({"obl", "obl:arg", "iobj", "dep", "obj", "nsubj", "nsubj:pass"})
_CLAUSAL = ("cop", "nsubj", "nsubj:pass", "aux", "aux:pass", "case")
_ENDS = frozenset({",", ".", ";", ":", "!", "?", ")"})

# Says where a node belongs, or None where it hangs well; with its relation there, or an empty
# string where the relation stays.
_Rule = tuple[Callable[[Node, Tree, Pack], Node | None], str]


def repair(tree: Tree, pack: Pack) -> Tree:
    """Apply all rules, in passes over the text.

    Args:
        tree: As parsed; its nodes are changed.
        pack: Words of the language.

    Returns:
        A tree over the same nodes.
    """
    for rules in _PASSES:
        changes = [_mend(node, tree, pack, rules) for node in tree.nodes]
        if any(changes):
            for node in tree.nodes:
                node.kids.clear()
            tree = Tree(tree.nodes, tree.text)
    return tree


def _mend(node: Node, tree: Tree, pack: Pack, rules: tuple[_Rule, ...]) -> bool:
    """Move a node where the first rule that applies wants it; says whether one did."""
    for rule, dep in rules:
        target = rule(node, tree, pack)
        if target is None or (target is node.head and node.dep == (dep or node.dep)):
            continue
        if target.head is node and dep:
            # The two hang the wrong way round: the noun's place goes to the name.
            target.head, target.dep = node.head, "obj" if node.dep == "obl" else node.dep
        if not target.is_under(node):
            if rule is _bracketed:
                _leave_outside(node, target)
            node.head, node.dep = target, dep or node.dep
            return True
    return False


def _bracketed(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*Amt für Umwelt (AfU)*: one word in brackets belongs to the noun before them."""
    i, nodes = node.i, tree.nodes
    if not node.is_nominal or not 2 <= i < len(nodes) - 1:
        return None
    inside = nodes[i - 1].text == "(" and nodes[i + 1].text == ")"
    before = nodes[i - 2]
    return _top(before, node) if inside and before.is_nominal else None


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
    # Without an article the ending shows it: *Zeiten wachsender Kontrolle*.
    endings = tuple(pack.words("words", "genitive_endings"))
    bare = first.dep == "amod" and first.head is node and bool(endings)
    marked = marked or (bare and first.low.endswith(endings))
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


def _attribute(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*ein mit Alfa verbundenes Unternehmen*: what stands before a participle belongs to it."""
    head = node.head
    if head is None or not node.has("case") or not node.right < head.i - 1:
        return None
    behind = tree.nodes[node.right + 1]
    opened = any(kid.dep == "det" and kid.i < node.left for kid in head.kids)
    fits = behind.dep == "amod" and behind.head is head and opened
    return behind if fits else None


def _determiner(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*in die Stadt*: an article or preposition belongs to the next noun, past adjectives only."""
    if node.dep not in {"det", "det:poss", "case"} or node.kids or node.head is None:
        return None
    for noun in tree.nodes[node.i + 1 : node.i + 5]:
        if noun.pos in {"NOUN", "PROPN"}:
            outside = node.head.i > noun.i or node.head.i < node.i
            # *für Annas Haus*: the preposition of a noun stands before the noun's genitive, too.
            beyond = outside and not noun.is_under(node.head)
            compound = noun.dep in {"flat", "flat:name", "compound", "amod"}
            doubled = node.dep == "case" and noun.has("case")
            return noun if beyond and not compound and not doubled else None
        opens = noun.pos == "DET" and node.dep == "case"
        if noun.pos not in {"ADJ", "NUM"} and not opens:
            return None
        # What stands before a participle's own noun may hang on the noun behind.
        if noun.kids and noun.pos == "ADJ":
            return None
    return None


def _lifted(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """What hangs on an auxiliary belongs to its verb: function words govern nothing in UD."""
    aux = node.head
    if aux is None or aux.dep not in _AUXILIARIES or node.dep in {"punct", "conj"}:
        return None
    return aux.head


def _second_clause(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*A wurde verboten, B wurde zu C*: a second finite auxiliary with a subject is a verb."""
    verb = node.head
    if verb is None or node.dep not in _AUXILIARIES or not node.is_finite or node.i < verb.i:
        return None
    stray = [kid for kid in verb.kids_of("nsubj", "nsubj:pass") if kid.right == node.i - 1]
    subject = node.has("nsubj", "nsubj:pass") or any(kid.i > verb.i for kid in stray)
    finite = verb.is_finite or any(
        kid.is_finite for kid in verb.kids_of(*_AUXILIARIES) if kid is not node
    )
    if not subject or not finite:
        return None
    for kid in verb.kids:
        behind = kid.i > node.i and kid.dep in _LOOSE | {"advmod", "advcl", "xcomp"}
        if behind or (kid in stray and kid.i > verb.i):
            kid.head = node
    return verb


def _name_part(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """Parts of a name hang on what stands before them, never on what follows (UD *flat*)."""
    if node.dep not in {"flat", "flat:name"} or node.head is None or node.head.i < node.i:
        return None
    before = tree.nodes[node.i - 1] if node.i else None
    return _top(before) if before is not None and before.is_nominal else None


def _behind_colon(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*Alfa plant Werk: Tagblatt*: a name alone behind a colon is no party of the clause."""
    colon = node.i - 1
    if node.pos != "PROPN" or node.head is None or colon < 1 or tree.nodes[colon].text != ":":
        return None
    root = node
    while root.head is not None:
        root = root.head
    rest = tree.nodes[node.i : root.right + 1]
    if len(rest) > 4 or any(item.is_verb or item.pos == "DET" for item in rest):
        return None
    before = [kid for kid in node.kids if kid.i < colon]
    for kid in before:
        kid.head, kid.dep = node.head, node.dep if node.dep in {"obj", "nsubj"} else "obj"
    return root


def _possessor(node: Node, tree: Tree, pack: Pack) -> Node | None:
    """*steht Alfas Schritt bevor*: a name in the genitive belongs to the noun behind it.

    That it is one shows where the article has the name without its ending, too.
    """
    if (
        node.pos not in {"PROPN", "NOUN", "X"}
        or not node.low.endswith("s")
        or node.i + 1 >= len(tree.nodes)
    ):
        return None
    noun, base = tree.nodes[node.i + 1], node.text[:-1]
    beside = noun.head is node.head or noun.head is node
    if noun.pos != "NOUN" or not beside or node.dep not in _LOOSE or noun.has("det", "case"):
        return None
    if node.lemma != base and not re.search(rf"\b{re.escape(base)}\b", tree.text):
        return None
    if node.dep.startswith("nsubj") and noun.head is node.head:
        noun.dep = node.dep
    return noun


def _top(node: Node, stop: Node | None = None) -> Node:
    """The head of the name that a token ends, looked for below `stop`."""
    while node.dep in _NAME_PARTS and node.head is not None and node.head is not stop:
        node = node.head
    return node


_PASSES: tuple[tuple[_Rule, ...], ...] = (
    ((_second_clause, "parataxis"),),
    (
        (_bracketed, "appos"),
        (_lifted, ""),
        (_behind_colon, "parataxis"),
        (_name_part, "flat"),
        (_determiner, ""),
        (_possessor, "nmod:poss"),
        (_genitive, "nmod"),
        (_attribute, "obl"),
        (_apposition, "appos"),
    ),
)
