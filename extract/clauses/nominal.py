"""Facts without a verb: appositions, names in brackets, participles before nouns, headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.clauses.arguments import argument, is_set_off, make, oblique_role
from extract.clauses.build import roles_of
from extract.clauses.model import Arg, Draft
from extract.marks import Marks
from extract.tree import Node, below
from store.model import Span

_APPOSITION = 0.75
_BRACKET = 0.8
_PARTICIPLE = 0.7
_VERBLESS = 0.6
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9.&-]{1,9}")
# Relations that make a participle before a noun more than an adjective.
_PARTICIPLE_ARGUMENTS = ("obl", "obl:arg", "obl:agent", "obl:tmod", "obj", "nmod", "iobj")
_SUBCLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "ccomp"})
_VERBLESS_BLOCKS = frozenset({"headline", "key_point", "subhead"})


def nominal_drafts(root: Node, marks: Marks) -> Iterator[Draft]:
    """The facts of one sentence that have no finite verb.

    Args:
        root: Root of the sentence.
        marks: The tree with names and values.

    Yields:
        Drafts in text order of the noun that they hang on.
    """
    evidence = marks.tree.sentence(root)
    for node in sorted(below(root), key=lambda item: item.i):
        examples = []
        if node.dep in {"nmod", "obl", "appos"} and node.head is not None:
            examples = list(_examples(node, node.head, evidence, marks))
        if examples:
            yield from examples
        elif node.dep == "appos" and node.head is not None:
            yield from _apposition(node, node.head, evidence, marks)
        elif node.dep == "amod" and node.head is not None and node.has(*_PARTICIPLE_ARGUMENTS):
            yield from _participle(node, node.head, evidence, marks)
    if marks.block in _VERBLESS_BLOCKS and _is_verbless(root):
        yield from _verbless(root, evidence, marks)


def _noun_phrase(role: str, node: Node, marks: Marks) -> Arg | None:
    """A noun with what stands before it and its close attributes."""

    def drop(kid: Node) -> bool:
        outer = kid.head is node and kid.dep in {"appos", "conj", "cc", "case", "punct"}
        words = marks.pack.words("words", "examples")
        outer = outer or (kid.head is node and any(item.low in words for item in kid.kids))
        return outer or kid.dep in _SUBCLAUSES or is_set_off(kid, marks)

    return make(role, node, marks, marks.tree.phrase(node, drop))


def _apposition(node: Node, head: Node, evidence: Span, marks: Marks) -> Iterator[Draft]:
    """*Meyer, Leiterin des Amtes*; *Präsident Meyer*; *Amt für Umwelt (AfU)*.

    The name is the subject, whichever stands first.
    """
    names = marks.pack.table("words", "relations")
    bracket = any(
        marks.tree.nodes[i].text == "(" for i in (node.left - 1, node.left, node.i - 1) if i >= 0
    )
    first, second = _noun_phrase("subject", head, marks), _noun_phrase("object", node, marks)
    if first is None or second is None or not head.is_nominal or not node.is_nominal:
        return
    relation, confidence = str(names.get("apposition", "be")), _APPOSITION
    if bracket and marks.value_type(node.i) == "TICKER":
        relation, confidence = str(names.get("ticker", "ticker")), _BRACKET
    elif bracket and _ACRONYM.fullmatch(node.text) and _shortens(node.text, head, marks):
        relation, confidence = str(names.get("abbreviation", "abbreviation")), _BRACKET
    elif bracket and (named := _named_in_bracket(node, marks)) is not None:
        (relation, first), confidence = named, _BRACKET
    elif bracket or not _pairs(head, node, marks):
        return
    elif _is_name(node, marks) and not _is_name(head, marks):
        first, second = _noun_phrase("subject", node, marks), _noun_phrase("object", head, marks)
    if first is not None and second is not None:
        roles = roles_of([first, second], [], marks)
        yield Draft("relation", relation, roles, evidence, node, confidence=confidence)


def _shortens(code: str, head: Node, marks: Marks) -> bool:
    """Whether the letters of an acronym stand in order in a phrase, from the start of a word."""
    arg = _noun_phrase("subject", head, marks)
    words = marks.tree.text[arg.span.start : arg.span.end].upper().split() if arg else []
    for i, word in enumerate(words):
        letters = iter("".join(words[i:]))
        if word.startswith(code[0]) and all(
            letter in letters for letter in code if letter.isalpha()
        ):
            return True
    return False


def _named_in_bracket(node: Node, marks: Marks) -> tuple[str, Arg] | None:
    """*Anna Meyer (SPD)*, *Kiel (Holstein)*: what a name in brackets is to the name before it."""
    place = (node.left if marks.tree.nodes[node.left].text == "(" else node.left - 1) - 1
    before = marks.names.get(place)
    if before is None:
        return None
    kinds = f"{before.type} {marks.name_type(node.i)}"
    relation = marks.pack.table("words", "bracket_relations").get(kinds)
    covered = [i for i, name in marks.names.items() if name.id == before.id]
    head = marks.tree.nodes[place]
    subject = make("subject", head, marks, (min(covered), max(covered)))
    return (str(relation), subject) if relation and subject else None


def _examples(node: Node, head: Node, evidence: Span, marks: Marks) -> Iterator[Draft]:
    """*Hersteller wie Alfa und Beta*: each name belongs to the class before it."""
    words = marks.pack.words("words", "examples")
    nodes = marks.tree.nodes
    led = any(nodes[i].low in words for i in (node.left, node.left - 1) if 0 <= i < node.i)
    if not led or head.pos != "NOUN" or not _is_name(node, marks):
        return
    relation = str(marks.pack.table("words", "relations").get("example", "example"))
    kind = _noun_phrase("object", head, marks)
    for item in [node, *(kid for kid in node.kids_of("conj") if kid.is_nominal)]:
        name = _noun_phrase("subject", item, marks)
        if name is not None and kind is not None and not _overlap(name, kind):
            roles = roles_of([name, kind], [], marks)
            yield Draft("relation", relation, roles, evidence, item, confidence=_APPOSITION)


def _overlap(one: Arg, other: Arg) -> bool:
    return one.first <= other.last and other.first <= one.last


def _pairs(head: Node, node: Node, marks: Marks) -> bool:
    """Whether one of the two is a name and the other says what it is."""
    one = _is_name(head, marks) != _is_name(node, marks)
    common = node if _is_name(head, marks) else head
    return one and common.pos == "NOUN" and not marks.value_type(common.i)


def _is_name(node: Node, marks: Marks) -> bool:
    return bool(marks.name_type(node.i)) or node.pos == "PROPN"


def _participle(node: Node, head: Node, evidence: Span, marks: Marks) -> Iterator[Draft]:
    """*ein mit Alfa verbundenes Unternehmen*: a state of the noun, which is its subject."""
    described = head.head if head.dep == "appos" else None
    named = described is not None and _is_name(described, marks)
    subject = (
        _noun_phrase("subject", described, marks)
        if described is not None and named
        else _without(head, node, marks)
    )
    predicate = marks.tree.span(node.i, node.i)
    if subject is None or predicate is None:
        return
    args = [subject]
    for kid in node.kids_of(*_PARTICIPLE_ARGUMENTS):
        plain = "object" if kid.dep == "obj" else "manner"
        role = oblique_role(kid, marks) if kid.has("case") else plain
        arg = argument(role or "manner", kid, marks)
        if arg is not None:
            args.append(arg)
    if len(args) > 1:
        lemma = node.lemma.lower() if node.lemma.lower() != node.low else _bare(node)
        roles = roles_of(args, [predicate], marks)
        yield Draft("state", lemma, roles, evidence, node, confidence=_PARTICIPLE)


def _bare(node: Node) -> str:
    """A participle without its adjective ending: *verbundenes* as *verbunden*."""
    return re.sub(r"(?<=t|n|d)(?:e[rsmn]?)\Z", "", node.low) or node.low


def _without(head: Node, modifier: Node, marks: Marks) -> Arg | None:
    """The noun without the participle and what stands before it, so that the span is one piece."""

    def drop(kid: Node) -> bool:
        early = kid.head is head and kid.i <= modifier.right
        return early or kid.dep in _SUBCLAUSES | {"conj", "cc"} or is_set_off(kid, marks)

    return make("subject", head, marks, marks.tree.phrase(head, drop))


def _is_verbless(root: Node) -> bool:
    return root.pos == "NOUN" and not any(kid.dep in {"cop", "nsubj", "aux"} for kid in root.kids)


def _verbless(root: Node, evidence: Span, marks: Marks) -> Iterator[Draft]:
    """A headline or key point that is a noun: *Eröffnung des Werks in Kiel verschoben*."""
    predicate = marks.tree.span(root.i, root.i)
    args: list[Arg] = []
    for kid in root.kids_of("nmod", "nmod:poss", "obl", "det:poss"):
        genitive = kid.morph.get("Case") == "Gen" and not kid.has("case")
        role = "object" if genitive else oblique_role(kid, marks)
        agents = {case.low for case in kid.kids_of("case")}
        if agents & marks.pack.words("words", "genitive_prepositions"):
            role = "object"
        arg = argument(role, kid, marks, inner=role == "object") if role else None
        if arg is not None:
            args.append(arg)
    if predicate is not None and args:
        roles = roles_of(args, [predicate], marks)
        yield Draft("event", root.lemma, roles, evidence, root, confidence=_VERBLESS)
