"""Sources in phrases: *laut X*, *nach Angaben von X*, *so X*, and in headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.clauses.arguments import make
from extract.marks import Marks
from extract.speech.record import Attribution, around, clause_above, make_attribution
from extract.tree import Node, below
from store.model import Span

_PREPOSITION_SCOPE = ("case", "mark")


def of_preposition(node: Node, marks: Marks, quotes: Sequence[Span]) -> Iterator[Attribution]:
    """Sources behind prepositions, if a noun has one of them.

    Args:
        node: A noun.
        marks: The block's tree.
        quotes: Its stretches in quotation marks.

    Yields:
        Attributions that reach over the clause of the phrase.
    """
    pack = marks.pack
    for case in _prepositions(node, marks):
        source_node: Node | None = None
        cue_nodes = [case]
        noun = node.lemma.lower() in pack.words("speech", "nouns") or (
            node.low in pack.words("speech", "nouns")
        )
        if noun and case.low in pack.words("speech", "noun_prepositions"):
            source_node = next(
                (kid for kid in node.kids_of("nmod", "appos", "det:poss", "nmod:poss")),
                None if node.lemma.lower() in pack.words("speech", "no_sources") else node,
            )
            if any(kid.low in pack.words("speech", "own") for kid in node.kids):
                # *nach eigenen Angaben*: the subject says so of itself.
                above = clause_above(node)
                source_node = next(iter(above.kids_of("nsubj")), None) if above else None
            cue_nodes = [case]
            if source_node is not node:
                cue_nodes = sorted([case, node], key=lambda item: item.i)
        elif case.low in pack.words("speech", "prepositions") and node.is_nominal:
            source_node = node
        if source_node is None:
            continue
        run = marks.tree.phrase(source_node, lambda kid: kid.dep in {"case", "acl", "appos"})
        source = make("source", source_node, marks, run)
        cue = marks.tree.span(cue_nodes[0].i, cue_nodes[-1].i)
        clause = clause_above(node)
        if source is not None and cue is not None and clause is not None:
            inside = around(clause, node)
            yield from make_attribution(inside, source, cue, None, marks, quotes, kind="reported")


def _prepositions(node: Node, marks: Marks) -> list[Node]:
    """The prepositions of a noun; of *laut*, which parsers hang anywhere, that right before it."""
    known = marks.pack.words("speech", "prepositions")
    behind = marks.pack.words("speech", "postpositions")
    found = [
        case
        for case in node.kids_of(*_PREPOSITION_SCOPE)
        if (case.i > node.i if case.low in behind else case.low not in known or case.i < node.i)
    ]
    after = marks.tree.nodes[node.i + 1] if node.i + 1 < len(marks.tree.nodes) else None
    if after is not None and after.low in behind and after not in found and node.is_nominal:
        found.append(after)
    first = marks.tree.nodes[node.left] if node.left < node.i else node
    before = marks.tree.nodes[first.i - 1] if first.i > 0 else None
    strayed = before is not None and before.low in known - behind and before not in found
    if before is not None and strayed and node.is_nominal and not first.is_verb:
        found.append(before)
    return found


def of_so(root: Node, marks: Marks, quotes: Sequence[Span]) -> Iterator[Attribution]:
    """*…, so der Minister*: *so* behind a comma, a nominal, and no verb up to the next comma."""
    nodes, words = marks.tree.nodes, marks.pack.words("speech", "so")
    for i in range(root.left + 1, root.right):
        if nodes[i].low not in words or nodes[i - 1].text not in {",", "“", "”", '"', "«"}:
            continue
        last = i
        while last < root.right and nodes[last + 1].text not in {",", ".", ";", ":", "„", "!", "?"}:
            last += 1
        rest = nodes[i + 1 : last + 1]
        if not rest or any(item.is_verb for item in rest) or not rest[-1].is_nominal:
            continue
        head = next((item for item in rest if item.is_nominal), rest[-1])
        source = make("source", head, marks, (i + 1, last))
        cue = marks.tree.span(i, i)
        inside = {item.i for item in below(root)} - set(range(i, last + 1))
        if source is not None and cue is not None:
            yield from make_attribution(inside, source, cue, None, marks, quotes)


def of_headline(marks: Marks) -> Iterator[Attribution]:
    """*Alfa plant Werk: Tagblatt*, or *Tagblatt: Alfa plant Werk* with a name in front."""
    nodes = marks.tree.nodes
    colons = [node.i for node in nodes if node.text == ":"]
    if len(colons) != 1:
        return
    colon = colons[0]
    before, after = nodes[:colon], nodes[colon + 1 :]
    for part, rest in ((after, before), (before, after)):
        named = all(n.pos == "PROPN" or marks.name_type(n.i) in {"ORG", "PER"} for n in part)
        if part and rest and len(part) <= 4 and named:
            source = make("source", part[-1], marks, (part[0].i, part[-1].i))
            cue = Span(nodes[colon].start, nodes[colon].end)
            inside = {node.i for node in rest}
            yield from make_attribution(inside, source, cue, None, marks, (), kind="reported")
            return
