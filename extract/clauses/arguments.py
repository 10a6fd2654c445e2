"""Sorts the dependents of a predicate into roles."""

from __future__ import annotations

from extract.clauses.heads import SUBJECTS, is_reflexive
from extract.clauses.model import Arg, Clause
from extract.marks import Marks
from extract.tree import Node, below

# Branches that say something of their own and so stay out of the phrase they hang on.
_OWN_FACTS = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "ccomp", "csubj", "discourse",
     "vocative", "orphan"}
)  # fmt: skip
# Dependents of a predicate noun that belong to its clause, not to the noun.
CLAUSE_LEVEL = _OWN_FACTS | {
    *SUBJECTS, "cop", "aux", "aux:pass", "obl", "obl:arg", "obl:agent", "obl:tmod", "iobj", "mark",
    "expl", "expl:pv", "advmod", "compound:prt",
}  # fmt: skip
_TIME_VALUES = frozenset({"DATE", "TIME", "DURATION", "SET"})
_AMOUNT_VALUES = frozenset({"MONEY", "PERCENT", "QUANTITY"})
_OBLIQUES = frozenset({"obl", "obl:arg", "obl:agent", "nmod"})
_MAY_BE_CLAUSES = frozenset({"csubj", "csubj:pass", "ccomp", "xcomp", "advcl"})
# An object clause longer than this (tokens) is not worth a role: its own facts tell it.
_LONGEST_CLAUSE = 30


def fill(clause: Clause, marks: Marks) -> None:
    """Find the arguments of a clause among the dependents of its content words.

    Args:
        clause: With its verb complex; gets subjects, agents, objects and others.
        marks: The tree with names and values.
    """
    taken = {verb.i for verb in clause.verbs} | {node.i for node in clause.content}
    for node in clause.content:
        for kid in node.kids:
            # What modifies a predicate noun is part of the object, not of the clause.
            inside = node.is_nominal and kid.dep in {"nmod", "appos", "amod"}
            if kid.i not in taken and not inside:
                _sort(clause, kid, marks)
    for args in (clause.objects, clause.others):
        args[:] = _joined(args, marks)
    if clause.copular and clause.head.is_nominal:
        _add(clause.objects, _phrase("object", clause.head, marks, of_predicate=True))


def _joined(args: list[Arg], marks: Marks) -> list[Arg]:
    """Join neighbours of one role that hold one value: *gestern* and *Abend*."""
    result: list[Arg] = []
    for arg in sorted(args, key=lambda item: item.first):
        last = result[-1] if result else None
        if last is not None and last.last + 1 == arg.first and _is_one(last, arg, marks):
            joined = make(last.role, last.node, marks, (last.first, arg.last))
            result[-1] = joined or last
        else:
            result.append(arg)
    return result


def _is_one(one: Arg, other: Arg, marks: Marks) -> bool:
    if one.role != other.role:
        return False
    first, second = marks.values.get(one.last), marks.values.get(other.first)
    if first is not None and second is not None:
        return first.id == second.id
    bare = other.first == other.last and other.node.pos == "NOUN"
    measured = first is not None and first.value is not None and bool(first.value.unit)
    return (measured and bare) or (one.role == "time" and first is not None and not other.node.kids)


def _sort(clause: Clause, kid: Node, marks: Marks) -> None:
    """Put one dependent where it belongs."""
    dep = kid.dep
    if dep not in _MAY_BE_CLAUSES and kid.has("cop", *SUBJECTS):
        return  # A clause that the parser hung here by mistake: its own fact tells it.
    if dep in {"nsubj", "nsubj:pass"} and _has_preposition(kid, marks):
        dep = "obl"
    if dep in SUBJECTS:
        _add(clause.subjects, argument("subject", kid, marks))
    elif _is_agent(clause, kid, marks):
        _add(clause.agents, argument("subject", kid, marks, inner=True))
    elif dep == "obj" and not is_reflexive(kid, marks.pack):
        role = "amount" if marks.value_type(kid.i) in {"MONEY", "PERCENT"} else "object"
        _add(clause.objects if role == "object" else clause.others, argument(role, kid, marks))
    elif dep == "iobj":
        _add(clause.others, argument("indirect_object", kid, marks))
    elif dep in {"ccomp", "xcomp"}:
        _sort_complement(clause, kid, marks)
    elif dep == "advcl":
        role = _subordinate_role(kid, marks)
        _add(clause.others, _clause_argument(role, kid, marks) if role else None)
    elif dep in {"advmod", "obl:tmod"} or (dep in _OBLIQUES and kid.has("case")):
        role = oblique_role(kid, marks)
        if role == "topic" and dep == "obl:arg" and not clause.objects:
            role = "object"
        _add(clause.others, argument(role, kid, marks) if role else None)
    elif dep in _OBLIQUES and not is_reflexive(kid, marks.pack):
        _add(clause.others, argument(_bare_role(kid, marks), kid, marks))


def _has_preposition(kid: Node, marks: Marks) -> bool:
    """Whether a phrase opens with a preposition, and so is no subject, whatever its label."""
    table = marks.pack.table("clauses", "prepositions")
    compared = marks.pack.words("words", "examples")
    first = marks.tree.nodes[kid.left]
    return first.dep == "case" and first.low in table and first.low not in compared


def _sort_complement(clause: Clause, kid: Node, marks: Marks) -> None:
    if kid.pos == "ADJ" and not kid.has(*SUBJECTS, "mark"):
        _add(clause.others, argument("manner", kid, marks))
    elif kid.is_nominal and not kid.has(*SUBJECTS, "cop"):
        free = not clause.objects and not clause.passive
        target = clause.objects if free else clause.others
        _add(target, argument("object" if free else "manner", kid, marks))
    elif role := _subordinate_role(kid, marks):
        # Parsers take *nachdem …* for an object clause now and then.
        _add(clause.others, _clause_argument(role, kid, marks))
    elif kid.dep == "ccomp" and not _is_loose(kid, marks):
        _add(clause.objects, _clause_argument("object", kid, marks))


def _is_loose(kid: Node, marks: Marks) -> bool:
    """Whether a clause only goes along with another (*wobei …*)."""
    table = marks.pack.table("clauses", "subordinators")
    return any(table.get(mark.low) == "" for mark in kid.kids_of("mark", "advmod"))


def _is_agent(clause: Clause, kid: Node, marks: Marks) -> bool:
    """Whether a phrase names who does what a passive verb says: *von* or *durch* and a party."""
    if not clause.passive or kid.dep not in {"obl", "obl:arg", "obl:agent"}:
        return False
    cases = {case.low for case in kid.kids_of("case")}
    known = marks.pack.words("words", "agents")
    # A language whose prepositions are not known has nothing but the label.
    if kid.dep == "obl:agent" and not (cases and known):
        return True
    return bool(cases & known) and not marks.value_type(kid.i)


def oblique_role(node: Node, marks: Marks) -> str:
    """The role of a phrase with a preposition or of an adverb.

    Values come first (a date is a time, whatever its preposition), then nouns of time, names of
    places, fixed phrases, and last the preposition's own meaning.

    Args:
        node: Head of the phrase.
        marks: The tree with names and values.

    Returns:
        A role, or an empty string for adverbs that only tie sentences together.
    """
    pack, value = marks.pack, marks.value_type(node.i)
    cases = [case.low for case in node.kids_of("case")]
    if value in _TIME_VALUES:
        return "time"
    if not cases:
        return _adverb_role(node, marks)
    lemma = node.lemma.lower()
    if lemma in pack.words("words", "temporal_nouns"):
        return "time"
    if value in _AMOUNT_VALUES and cases[0] in pack.words("words", "amount_prepositions"):
        return "amount"
    table = pack.table("clauses", "prepositions")
    role = str(table.get(cases[0], "topic"))
    phrases = pack.table("clauses", "phrases")
    role = str(phrases.get(f"{cases[0]} {lemma}", role))
    kind = marks.name_type(node.i)
    spatial = pack.words("words", "spatial")
    if kind == "LOC" and (not spatial or cases[0] in spatial):
        return "place"
    # Nobody is a place: *auf Meier*, *nach Angaben*; *bei Siemens* still is.
    return "topic" if role == "place" and kind == "PER" else role


def _adverb_role(node: Node, marks: Marks) -> str:
    role = marks.pack.table("clauses", "adverbs").get(node.low)
    if role is not None:
        return str(role)
    if node.is_nominal:
        return _bare_role(node, marks)
    sure = marks.pack.words("certainty", "ignored_as_manner")
    return "manner" if node.pos == "ADJ" and node.low not in sure else ""


def _bare_role(node: Node, marks: Marks) -> str:
    """The role of a noun phrase without a preposition that is neither subject nor object."""
    value = marks.value_type(node.i)
    if value in _TIME_VALUES or node.lemma.lower() in marks.pack.words("words", "temporal_nouns"):
        return "time"
    if value in _AMOUNT_VALUES:
        return "amount"
    return "indirect_object" if node.morph.get("Case") == "Dat" else "manner"


def _subordinate_role(node: Node, marks: Marks) -> str:
    table = marks.pack.table("clauses", "subordinators")
    for mark in node.kids_of("mark", "advmod", "case"):
        if mark.low in table:
            return str(table[mark.low])
    return ""


def argument(role: str, node: Node, marks: Marks, *, inner: bool = False) -> Arg | None:
    """The phrase of a dependent, without what says something of its own.

    Args:
        role: Its role.
        node: Its head.
        marks: The tree.
        inner: Leave out the preposition, as for the agent of a passive.
    """
    if node.is_verb and (node.dep.startswith("csubj") or node.is_finite):
        return _clause_argument(role, node, marks)
    return _phrase(role, node, marks, inner=inner)


def _phrase(
    role: str, node: Node, marks: Marks, *, inner: bool = False, of_predicate: bool = False
) -> Arg | None:
    extra = {"case"} if inner else set()
    level = CLAUSE_LEVEL if of_predicate else _OWN_FACTS

    def drop(kid: Node) -> bool:
        if kid.head is node and kid.dep in extra:
            return True
        own = level if kid.head is node else _OWN_FACTS
        return kid.dep in own or is_set_off(kid, marks)

    return make(role, node, marks, marks.tree.phrase(node, drop))


def member(role: str, node: Node, marks: Marks, *, of_predicate: bool = False) -> Arg | None:
    """One member of a coordination, without the others.

    Args:
        role: Its role.
        node: The member's head.
        marks: The tree.
        of_predicate: The node is a predicate noun, so that its clause's parts stay out.
    """

    def drop(kid: Node) -> bool:
        if kid.head is not node:
            return kid.dep in _OWN_FACTS or is_set_off(kid, marks)
        level = CLAUSE_LEVEL if of_predicate else _OWN_FACTS
        if role == "subject" and kid.dep == "case":
            return True
        return kid.dep in level | {"conj", "cc", "cc:preconj"} or is_set_off(kid, marks)

    return make(role, node, marks, marks.tree.phrase(node, drop))


def is_set_off(node: Node, marks: Marks) -> bool:
    """Whether an apposition stands behind a comma, bracket or dash."""
    if node.dep != "appos" or node.left == 0:
        return False
    return marks.tree.nodes[node.left].text in "(,–—-" or (
        marks.tree.nodes[node.left - 1].text in {",", "(", "–", "—"}
    )


def _clause_argument(role: str, node: Node, marks: Marks) -> Arg | None:
    members = [item.i for item in below(node)]
    first, last = min(members), max(members)
    if last - first >= _LONGEST_CLAUSE or len(members) < last - first + 1:
        return None
    return make(role, node, marks, (first, last))


def make(role: str, node: Node, marks: Marks, run: tuple[int, int]) -> Arg | None:
    """An argument over a run of tokens, or None where nothing is left of it."""
    span = marks.tree.span(*run)
    return None if span is None else Arg(role, node, *run, span)


def _add(target: list[Arg], arg: Arg | None) -> None:
    if arg is not None:
        target.append(arg)
