"""Which marks lie on a stretch of the article: mentions, evidence, roles, matches, selection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from store.model import Block, Claim, Document, Span
from store.offsets import SpanIndex
from store.vocabulary import NAME_TYPES
from tui.marks import BLOCK_MARKS, ROLE_MARKS, STATUS_MARKS

GUTTER_LETTERS = 4
"""How many letters beside a line there is room for."""


class Layer(NamedTuple):
    """A style on a stretch of text; later layers lie above earlier ones."""

    start: int
    end: int
    name: str
    """Component class without its prefix, e.g. `role-subject`."""


@dataclass(frozen=True, slots=True)
class Lit:
    """What is lit at the moment: the part of the screen's state that changes how text looks."""

    claim: Claim | None = None
    """The current fact's claim, or the draft of a new one."""
    role: int = -1
    """Place of the focused role among the claim's roles, or -1."""
    selection: Span | None = None
    """The marked text."""
    matches: Sequence[Span] = ()
    """Places that the search found, in text order."""
    match: int = -1
    """The current one among them, or -1."""


@dataclass(slots=True)
class Gutter:
    """What stands left of a line."""

    block: str = " "
    """The sign of the block that begins on the line."""
    letters: list[tuple[str, str]] = field(default_factory=list)
    """Letter and component class of roles that begin here, or of facts where none does."""


class Layers:
    """Looks up what lies on a line without looking at the rest of the article."""

    def __init__(self, document: Document, *, former: Layers | None = None) -> None:
        """Index an article's mentions, blocks and facts by place.

        Args:
            document: The article.
            former: Its layers before a change, to take over what did not change.
        """
        self._document = document
        is_known = former is not None and former._document.mentions is document.mentions
        self._mentions: SpanIndex = (
            former._mentions if former and is_known else _index_mentions(document)
        )
        self._blocks = sorted(document.blocks, key=_block_start)
        starts = [
            (fact.claim.evidence[0].start if fact.claim.evidence else 0, fact.status)
            for fact in document.facts
        ]
        self._facts = sorted(starts)

    def of_line(self, line: Span, lit: Lit) -> Iterator[Layer]:
        """The layers that touch a line, the lowest first, clipped to it."""
        for layer in self._unclipped(line, lit):
            start, end = max(layer.start, line.start), min(layer.end, line.end)
            if start < end:
                yield Layer(start, end, layer.name)

    def _unclipped(self, line: Span, lit: Lit) -> Iterator[Layer]:
        block = self.block_of(line)
        if block is not None:
            yield Layer(line.start, line.end, f"block-{block.kind}")
        for evidence in lit.claim.evidence if lit.claim else ():
            yield Layer(evidence.start, evidence.end, "evidence")
        for start, end, type_ in self._mentions.overlapping(line.start, line.end):
            yield Layer(start, end, f"name-{type_}" if type_ in NAME_TYPES else "value")
        first = max(0, bisect_left(lit.matches, line.start, key=_span_end) - 1)
        for index in range(first, len(lit.matches)):
            match = lit.matches[index]
            if match.start >= line.end:
                break
            yield Layer(match.start, match.end, "match-current" if index == lit.match else "match")
        for index, role in enumerate(lit.claim.roles if lit.claim else ()):
            yield Layer(role.start, role.end, f"role-{role.role}")
            if index == lit.role:
                yield Layer(role.start, role.end, "focused")
        if lit.selection is not None:
            yield Layer(lit.selection.start, lit.selection.end, "selection")

    def gutter(self, line: Span, lit: Lit) -> Gutter:
        """The signs beside a line."""
        gutter = Gutter()
        block = self.block_of(line)
        if block is not None and block.start >= line.start:
            gutter.block = BLOCK_MARKS.get(block.kind, "·")
        for role in lit.claim.roles if lit.claim else ():
            if line.start <= role.start < max(line.end, line.start + 1):
                gutter.letters.append((ROLE_MARKS.get(role.role, "?"), f"role-{role.role}"))
        if not gutter.letters:
            at = bisect_left(self._facts, (line.start,))
            while at < len(self._facts) and self._facts[at][0] < line.end:
                status = self._facts[at][1]
                gutter.letters.append((STATUS_MARKS.get(status, "·"), f"status-{status}"))
                at += 1
        if len(gutter.letters) > GUTTER_LETTERS:
            gutter.letters[GUTTER_LETTERS - 1 :] = [("…", "gutter")]
        return gutter

    def block_of(self, line: Span) -> Block | None:
        """The last block that begins on a line, or else the one that goes on there."""
        at = bisect_left(self._blocks, max(line.end, line.start + 1), key=_block_start) - 1
        if at >= 0 and self._blocks[at].end > line.start:
            return self._blocks[at]
        return None


def _index_mentions(document: Document) -> SpanIndex:
    return SpanIndex(
        (mention.start, mention.end, mention.type)
        for mention in document.mentions
        if mention.status != "rejected"
    )


def _block_start(block: Block) -> int:
    return block.start


def _span_end(span: Span) -> int:
    return span.end
