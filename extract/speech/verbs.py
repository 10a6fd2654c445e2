"""Speech verbs: with a content clause, in or behind what they report, or beside a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.clauses.arguments import member
from extract.clauses.heads import SUBJECTS
from extract.marks import Marks
from extract.speech.record import Attribution, around, make_attribution
from extract.tree import Node, below
from store.model import Span

# What stands between somebody's words and the verb that says whose they are.
_BEFORE_SPEECH = frozenset({",", "“", "”", '"', "«", "»", "''", "!", "?"})


def of_verb(node: Node, marks: Marks, quotes: Sequence[Span]) -> Iterator[Attribution]:
    """What a verb says that somebody says, if it is a verb of speech.

    Args:
        node: Any token.
        marks: The block's tree.
        quotes: Its stretches in quotation marks.

    Yields:
        At most one attribution.
    """
    if not node.is_verb or not _speaks(node, marks):
        return
    subject = next(iter(node.kids_of("nsubj")), None)
    source = member("source", subject, marks) if subject is not None else None
    cue = marks.tree.span(node.i, node.i)
    if cue is None:
        return
    contents = [kid for kid in node.kids_of("ccomp", "xcomp", "parataxis") if _is_content(kid)]
    inverted = _behind(node, marks)
    if inverted is not None:
        source = member("source", inverted, marks)
    as_clause = node.dep == "advcl" and _is_as(node, marks)
    behind = node.dep == "parataxis" and not contents and source is not None
    if inverted is not None:
        inside = _words_of(node, inverted, marks, quotes)
    elif contents:
        inside = {item.i for content in contents for item in below(content)}
    elif node.head is not None and (as_clause or behind):
        inside = around(node.head, node)
    else:
        inside = _quoted_near(node, marks, quotes)
    yield from make_attribution(inside, source, cue, node, marks, quotes)


def _is_content(kid: Node) -> bool:
    """Whether a clause can be what somebody says: it has a subject, or is an infinitive."""
    return kid.has(*SUBJECTS) or (kid.dep != "parataxis" and kid.is_verb and len(kid.kids) > 1)


def _behind(verb: Node, marks: Marks) -> Node | None:
    """The speaker in *…, sagte die Sprecherin*: the noun right behind a verb right behind a comma.

    The order of words shows it, so that no label is asked for.
    """
    nodes = marks.tree.nodes
    if not verb.is_finite or verb.i == 0 or nodes[verb.i - 1].text not in _BEFORE_SPEECH:
        return None
    if _is_as(verb, marks) or verb.dep.startswith("acl"):
        return None
    # Something must have been said before it: *Anna, die Chefin, sagte* has no verb in front.
    root = verb
    while root.head is not None:
        root = root.head
    if not any(node.is_verb for node in nodes[root.left : verb.i]):
        return None
    refused = marks.pack.words("words", "never_nominative") | marks.pack.words(
        "words", "reflexives"
    )
    if verb.i + 1 >= len(nodes) or nodes[verb.i + 1].low in refused:
        return None
    for node in nodes[verb.i + 1 : verb.i + 6]:
        if node.is_nominal and node.left == verb.i + 1 and not node.has("case"):
            return node
        if node.is_verb or node.pos in {"PUNCT", "ADP"}:
            return None
    return None


def _words_of(verb: Node, speaker: Node, marks: Marks, quotes: Sequence[Span]) -> set[int]:
    """The sentence before a verb of speech, and what stands in quotation marks behind the speaker.

    What else stands behind describes the speaker.
    """
    root = verb
    while root.head is not None:
        root = root.head
    before = set(range(root.left, verb.i))
    behind = {
        item.i
        for item in marks.tree.nodes[speaker.right + 1 : root.right + 1]
        if any(quote.start <= item.start < quote.end for quote in quotes)
    }
    # A word or two in quotation marks is a name, not speech going on.
    return before | behind if len(behind) > 4 else before


def _speaks(node: Node, marks: Marks) -> bool:
    verbs = marks.pack.words("speech", "verbs")
    particles = "".join(kid.low for kid in node.kids_of("compound:prt"))
    lemma = node.lemma.lower()
    return lemma in verbs or (bool(particles) and particles + lemma in verbs)


def _is_as(node: Node, marks: Marks) -> bool:
    words = marks.pack.words("speech", "as")
    return any(kid.low in words for kid in node.kids_of("mark", "advmod", "case", "cc"))


def _quoted_near(node: Node, marks: Marks, quotes: Sequence[Span]) -> set[int]:
    """Tokens in quotation marks in the sentence of a speech verb that has no content clause."""
    root = node
    while root.head is not None:
        root = root.head
    inside: set[int] = set()
    for item in marks.tree.nodes[root.left : root.right + 1]:
        if any(quote.start <= item.start < quote.end for quote in quotes):
            inside.add(item.i)
    # A name in quotation marks is no speech: that has a verb.
    speech = any(marks.tree.nodes[i].is_verb for i in inside)
    return inside if speech and node.i not in inside else set()
