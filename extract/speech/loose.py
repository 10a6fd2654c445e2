"""Speech without a verb of speech: Konjunktiv I that runs on, and bare quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.clauses.arguments import member
from extract.clauses.model import Arg
from extract.marks import Marks
from extract.speech.record import Attribution
from extract.tree import Node, below
from store.model import Span

# Shorter stretches in quotation marks (words) are names and terms.
_SHORTEST_QUOTE = 4


def running_on(root: Node, last: Attribution | None, marks: Marks) -> Iterator[Attribution]:
    """A sentence in Konjunktiv I: it goes on with the last source, if there is one."""
    verbs = [root, *root.kids_of("aux", "aux:pass", "cop")]
    forms = marks.pack.words("certainty", "reported_forms")
    reported = [verb for verb in verbs if verb.low in forms]
    cue = marks.tree.span(reported[0].i, reported[0].i) if reported else None
    if cue is not None:
        inside = frozenset(item.i for item in below(root))
        source = last.source if last else None
        content = marks.tree.sentence(root)
        yield Attribution(inside, content, source, last.cue if last else cue, None, "reported")


def loose_quotes(
    marks: Marks, quotes: Sequence[Span], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Speech in quotation marks that nothing has claimed yet.

    Its speaker is the subject of the clause that a colon leads from, or else the last source of
    the block; what opens no sentence and has no source is a title or a term.
    """
    for quote in quotes:
        inside = [n for n in marks.tree.nodes if quote.start <= n.start and n.end <= quote.end]
        taken = any(c.content.start < quote.end and c.content.end > quote.start for c in found)
        words = [node for node in inside if node.pos != "PUNCT"]
        if taken or len(words) < _SHORTEST_QUOTE or not any(node.is_verb for node in words):
            continue
        first = inside[0]
        colon = marks.tree.nodes[first.i - 1] if first.i else None
        led = colon is not None and colon.text == ":"
        before = [item for item in found if item.source and item.content.end <= quote.start]
        source, cue = _subject_before(first, marks) if led else None, quote
        if led and colon is not None:
            cue = Span(colon.start, colon.end)
        if source is None and before and _opens_sentence(first, marks):
            source, cue = before[-1].source, before[-1].cue
        if source is not None or _opens_sentence(first, marks):
            members = frozenset(node.i for node in inside)
            yield Attribution(members, quote, source, cue, None, "direct")


def _opens_sentence(first: Node, marks: Marks) -> bool:
    return first.i == 0 or marks.tree.nodes[first.i - 1].text in {".", "!", "?", ":", "“", "”"}


def _subject_before(first: Node, marks: Marks) -> Arg | None:
    """The subject of the clause in front of a quotation."""
    root = marks.tree.nodes[first.i - 1]
    while root.head is not None:
        root = root.head
    subject = next((kid for kid in root.kids_of("nsubj") if kid.i < first.i), None)
    return member("source", subject, marks) if subject is not None else None
