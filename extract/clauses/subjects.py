"""Finds the subject of a clause that names none: shared, controlled, or relative."""

from __future__ import annotations

from dataclasses import replace

from extract.clauses.arguments import CLAUSE_LEVEL, make
from extract.clauses.heads import SUBJECTS
from extract.clauses.model import Arg, Clause
from extract.marks import Marks
from extract.tree import Node

_RELATIVE = frozenset({"acl", "acl:relcl"})


def complete(clause: Clause, clauses: dict[int, Clause], marks: Marks) -> None:
    """Give a clause the arguments that stand elsewhere in the sentence.

    Args:
        clause: With its own arguments.
        clauses: Index of head token -> clause, governors already complete.
        marks: The tree.
    """
    governor = _governor(clause, clauses)
    attached = _relative_noun(clause, marks)
    if attached is not None and is_infinitive_of_noun(clause):
        # *ist in der Lage, das Haus zu halten*: who has the noun does what the infinitive says.
        above = next((one for one in clauses.values() if _holds(one, attached)), None)
        clause.subjects = clause.subjects or (list(above.subjects) if above else [])
    elif attached is not None:
        _replace_relative(clause, attached, marks)
    elif clause.head.dep == "conj" and governor is not None:
        _share(clause, governor)
    elif governor is not None and not clause.subjects and not clause.finite:
        clause.subjects = _controlled(clause, governor, marks)


def is_infinitive_of_noun(clause: Clause) -> bool:
    """Whether a clause is an infinitive that hangs on a noun: *der Plan, ein Haus zu bauen*."""
    head = clause.head
    return head.dep in _RELATIVE and not clause.finite and head.morph.get("VerbForm") == "Inf"


def _holds(clause: Clause, noun: Node) -> bool:
    """Whether a noun is an argument or the predicate noun of a clause."""
    return noun is clause.head or noun.head in clause.content


def _relative_noun(clause: Clause, marks: Marks) -> Node | None:
    """The noun that a relative clause hangs on, or the one before it if it hangs elsewhere."""
    head = clause.head
    if head.dep in _RELATIVE:
        return head.head
    first = head.head if head.dep == "conj" else None
    if first is not None and first.dep in _RELATIVE and _opens_relative(clause, marks):
        return first.head
    before = head.left - 1 if marks.tree.nodes[head.left].text != "," else head.left
    if not _opens_relative(clause, marks) or before < 1 or marks.tree.nodes[before].text != ",":
        return None
    noun = marks.tree.nodes[before - 1]
    return noun if noun.is_nominal and not noun.is_under(head) else None


def _opens_relative(clause: Clause, marks: Marks) -> bool:
    """Whether a clause has a relative pronoun: marked as such, or in front of a verb at the end.

    A German clause that begins with *der, die, das* and ends in its verb is a relative clause.
    """
    args = [*clause.subjects, *clause.objects, *clause.others, *clause.agents]
    pronouns = [arg for arg in args if _is_relative(arg, marks)]
    if any(arg.node.morph.get("PronType") == "Rel" for arg in pronouns):
        return True
    finite = [verb.i for verb in [clause.head, *clause.verbs] if verb.is_finite]
    final = bool(finite) and all(arg.last < max(finite) for arg in args)
    return final and any(arg.first <= min(other.first for other in args) for arg in pronouns)


def _governor(clause: Clause, clauses: dict[int, Clause]) -> Clause | None:
    """The clause right above, or None where a noun stands between."""
    head = clause.head.head
    while head is not None and head.i not in clauses:
        inside = next((other for other in clauses.values() if head in other.content), None)
        if inside is not None:
            return inside
        if head.is_nominal and clause.head.dep not in {"conj", "advcl"}:
            return None
        head = head.head
    return clauses.get(head.i) if head is not None else None


def _share(clause: Clause, first: Clause) -> None:
    """Coordinated verbs share the subject, and an object that stands behind the last of them."""
    if not clause.subjects and not clause.head.has(*SUBJECTS, "expl"):
        clause.subjects = list(first.subjects)
    behind = [arg for arg in first.objects if arg.first > clause.head.i]
    if not clause.objects and not clause.passive and behind:
        clause.objects = behind


def _controlled(clause: Clause, governor: Clause, marks: Marks) -> list[Arg]:
    """The subject of an infinitive: the governor's object where it has one, else its subject.

    Purpose clauses (*um … zu*) always take the subject.
    """
    cues = {kid.low for kid in clause.head.kids}
    as_subject = bool(cues & marks.pack.words("words", "infinitive_clause_marks"))
    as_subject |= governor.lemma in marks.pack.words("words", "subject_control")
    people = [arg for arg in governor.objects if not arg.node.is_verb] + [
        arg for arg in governor.others if arg.role == "indirect_object"
    ]
    if people and not as_subject:
        return [replace(people[0], role="subject")]
    return [arg for arg in governor.subjects if not clause.head.is_under(arg.node)]


def _replace_relative(clause: Clause, attached: Node, marks: Marks) -> None:
    """Put the noun that a relative pronoun stands for into the pronoun's role."""
    places = [clause.subjects, clause.objects, clause.others, clause.agents]
    pronouns = [arg.node for args in places for arg in args if _is_relative(arg, marks)]
    noun = _antecedent(clause.head, attached, pronouns[0], marks) if pronouns else attached

    clausal = noun.has("cop", *SUBJECTS)

    def drop(kid: Node) -> bool:
        beside = kid.head is noun and (kid.dep == "case" or (clausal and kid.dep in CLAUSE_LEVEL))
        behind = kid.left > clause.head.left or kid is clause.head
        return beside or behind or kid.dep in {*_RELATIVE, "parataxis"}

    antecedent = make("subject", noun, marks, marks.tree.phrase(noun, drop))
    if antecedent is None:
        return
    for args in places:
        for i, arg in enumerate(args):
            if _is_relative(arg, marks):
                args[i] = replace(antecedent, role=arg.role)
    # A participle behind its noun (*Kinder, gefördert vom Land*) has no pronoun at all, and the
    # pronoun of others may be taken for a conjunction (*that*, Swedish *som*).
    known = marks.pack.words("words", "relative_pronouns")
    marked = any(kid.dep == "mark" and kid.low in known for kid in clause.head.kids)
    if not clause.subjects and (marked or clause.head.morph.get("VerbForm") == "Part"):
        clause.subjects = [antecedent]


def _is_relative(arg: Arg, marks: Marks) -> bool:
    """Whether an argument is a relative pronoun, alone or behind a preposition."""
    words = marks.pack.words("words", "relative_pronouns")
    known = arg.node.low in words if words else "Rel" in arg.node.morph.get("PronType", "")
    return known and arg.node.pos in {"PRON", "DET"} and arg.last - arg.first <= 1


def _antecedent(head: Node, attached: Node, pronoun: Node, marks: Marks) -> Node:
    """The noun that a relative pronoun stands for.

    It is the one that the parse says, unless that one does not agree with the pronoun and the
    noun right before the comma does.
    """
    genders = marks.pack.table("words", "agreement").get(pronoun.low)
    comma = head.left if marks.tree.nodes[head.left].text == "," else head.left - 1
    if genders is None or comma < 1 or _agrees(attached, genders):
        return attached
    beside = marks.tree.nodes[comma - 1]
    near = beside.is_nominal and beside.is_under(attached)
    # Names of firms and places are neuter, whatever a tagger guesses.
    neuter = "Neut" in genders and marks.name_type(beside.i) in {"ORG", "LOC"}
    return beside if near and (neuter or _agrees(beside, genders)) else attached


def _agrees(noun: Node, genders: list[str]) -> bool:
    plural = noun.morph.get("Number") == "Plur"
    feature = "Plur" if plural else noun.morph.get("Gender")
    return feature is None or feature in genders
