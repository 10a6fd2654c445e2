"""How sure the article is of what a clause says, and whether it affirms or denies it.

Four steps of certainty after FactBank (Saurí & Pustejovsky 2009). All words come from
`certainty.toml` of the language; the least sure sign wins, and denial reaches over one clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.clauses.model import Clause
from extract.marks import Marks
from extract.tree import Node
from store.vocabulary import CERTAINTIES

# Branches that open clauses of their own: signs inside do not reach out of them.
_BORDERS = frozenset(
    {"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "advcl:relcl"}
)
# Clauses inside a clause of these relations share its doubt.
_INHERIT = frozenset({"ccomp", "xcomp", "conj", "csubj", "csubj:pass"})


def judge(clause: Clause, marks: Marks) -> tuple[str, str]:
    """Certainty and polarity of a clause.

    Args:
        clause: With its verb complex.
        marks: The tree.

    Returns:
        One of `vocabulary.CERTAINTIES` and one of `vocabulary.POLARITIES`.
    """
    levels = [_level(node, marks) for node in _reach(clause)]
    levels += [_mark_level(clause.head, marks), _mood_level(clause, marks)]
    if clause.head.dep.startswith("acl") and clause.head.morph.get("VerbForm") == "Inf":
        # What a plan or an ability is about has not happened yet.
        levels.append("possible")
    if _is_question(clause.head, marks):
        levels.append("unknown")
    polarity = "negative" if _is_denied(clause, marks) else "positive"
    return max(levels, key=CERTAINTIES.index, default="certain"), polarity


def _is_denied(clause: Clause, marks: Marks) -> bool:
    pack = marks.pack
    denials = pack.words("certainty", "negations")
    count = sum(_denies(node, denials) for node in _scope(clause))
    marks_that_deny = pack.words("certainty", "negating_marks")
    count += any(kid.low in marks_that_deny and kid.dep == "mark" for kid in clause.head.kids)
    # Where it is not known whether two words of denial affirm again, they deny once.
    concord = not denials or pack.tables["certainty"].get("concord", False)
    return count > 0 if concord else count % 2 == 1


def _denies(node: Node, denials: frozenset[str]) -> bool:
    """Whether a word denies: one of the language's, or, where none are known, by its features."""
    if denials:
        return node.low in denials or node.lemma.lower() in denials
    return "Neg" in (node.morph.get("Polarity"), node.morph.get("PronType"))


def _scope(clause: Clause) -> Iterator[Node]:
    """The clause's own words: its verbs, adverbs, and the determiners of its arguments."""
    seen: set[int] = set()
    stack = [*clause.content, *clause.verbs]
    while stack:
        node = stack.pop()
        if node.i in seen:
            continue
        seen.add(node.i)
        yield node
        for kid in node.kids:
            deep = node.i in {item.i for item in clause.content} or kid.dep in {
                "det",
                "cc",
                "advmod",
            }
            own = kid.dep not in _BORDERS and not (kid.dep == "conj" and node in clause.content)
            if deep and own:
                stack.append(kid)


def _reach(clause: Clause) -> Iterator[Node]:
    """The clause's own words, and those of the clauses that its doubt comes from."""
    yield from _scope(clause)
    node, steps = clause.head, 0
    while node.head is not None and steps < 4:
        if node.dep not in _INHERIT and not (node.dep == "acl" and not node.is_finite):
            return
        node, steps = node.head, steps + 1
        yield node
        yield from (kid for kid in node.kids if kid.dep in {"aux", "advmod"})


def _level(node: Node, marks: Marks) -> str:
    table = marks.pack.table("certainty", "words")
    if node.low in table:
        return str(table[node.low])
    lemmas = marks.pack.table("certainty", "lemmas")
    return str(lemmas.get(node.lemma.lower(), "certain"))


def _mark_level(head: Node, marks: Marks) -> str:
    """What a subordinator (*wenn*, *ob*) of the clause or of the one it is joined to says."""
    table = marks.pack.table("certainty", "subordinators")
    node: Node | None = head
    while node is not None:
        for mark in node.kids_of("mark", "advmod"):
            if mark.low in table:
                return str(table[mark.low])
        node = node.head if node.dep == "conj" else None
    return "certain"


def _mood_level(clause: Clause, marks: Marks) -> str:
    """Subjunctives: reported (Konjunktiv I) or imagined (Konjunktiv II)."""
    forms = marks.pack.table("certainty", "moods")
    for verb in [clause.head, *clause.verbs]:
        if verb.low in marks.pack.words("certainty", "reported_forms"):
            return str(forms.get("Pres", "certain"))
        if verb.is_finite and verb.morph.get("Mood") == "Sub":
            return str(forms.get(verb.morph.get("Tense", "Pres"), "certain"))
    return "certain"


def _is_question(head: Node, marks: Marks) -> bool:
    """Whether the sentence ends in a question mark right behind the clause."""
    nodes = marks.tree.nodes
    node = head
    while node.head is not None:
        node = node.head
    last = nodes[node.right]
    while last.text in "”“\"'»«)" and last.i > node.left:
        last = nodes[last.i - 1]
    return last.text.startswith("?") and head.dep not in {"acl", "acl:relcl"}
