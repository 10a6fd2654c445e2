"""Corrections of a claim as new claims: no store, no screen.

Every function returns the claim itself where there is nothing to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from store.errors import SpanError
from store.model import Block, Claim, Document, Mention, Role, Span, Value
from store.vocabulary import CERTAINTIES, POLARITIES
from tui.layout.moves import border_step, sentence_at

EMPTY_CLAIM: Final = Claim(kind="event", predicate="", roles=(), evidence=())
"""What a new fact begins as."""


def role_at(document: Document, name: str, span: Span) -> Role:
    """A role on a span, with the entity and the value of the mention that stands just there."""
    mention = _mention_at(document, span)
    return Role(
        role=name,
        start=span.start,
        end=span.end,
        entity=mention.entity if mention else None,
        value=mention.value if mention else None,
    )


def add_role(document: Document, claim: Claim, name: str, span: Span) -> tuple[Claim, int]:
    """Add a role in text order.

    Returns:
        The claim and the place of the new role.
    """
    role = role_at(document, name, span)
    roles = sorted((*claim.roles, role), key=_place)
    return _settled(document, claim, roles), roles.index(role)


def retype(document: Document, claim: Claim, index: int, name: str) -> Claim:
    """Make a role another one."""
    if claim.roles[index].role == name:
        return claim
    return _put(document, claim, index, replace(claim.roles[index], role=name))


def set_span(document: Document, claim: Claim, index: int, span: Span) -> tuple[Claim, int]:
    """Put a role on another span.

    Returns:
        The claim and the place of the role, which may have moved in text order.
    """
    old = claim.roles[index]
    if (old.start, old.end) == (span.start, span.end):
        return claim, index
    role = role_at(document, old.role, span)
    changed = _put(document, claim, index, role)
    return changed, changed.roles.index(role)


def move_border(
    document: Document, claim: Claim, index: int, side: str, step: int
) -> tuple[Claim, int]:
    """Move one border of a role by a token.

    Args:
        document: The article.
        claim: What is corrected.
        index: Place of the role.
        side: "start" or "end".
        step: -1 to the left, +1 to the right.

    Raises:
        SpanError: Nothing would be left of the role.
    """
    role = claim.roles[index]
    text = document.article.text
    start, end = role.start, role.end
    if side == "start":
        start = border_step(text, start, step, side="start")
    else:
        end = border_step(text, end, step, side="end")
    if start >= end:
        raise SpanError("A role keeps at least one word", remedy="Remove it with x while editing.")
    return set_span(document, claim, index, Span(start, end))


def remove_role(document: Document, claim: Claim, index: int) -> Claim:
    """Take a role out.

    Raises:
        SpanError: It is the last one.
    """
    if len(claim.roles) == 1:
        raise SpanError("A fact keeps at least one role", remedy="Reject the fact instead.")
    rest = [role for at, role in enumerate(claim.roles) if at != index]
    return _settled(document, claim, rest)


def set_value(claim: Claim, index: int, value: Value | None) -> Claim:
    """Give a role a value, or take it away."""
    roles = list(claim.roles)
    roles[index] = replace(roles[index], value=value)
    return replace(claim, roles=tuple(roles))


def next_certainty(claim: Claim) -> Claim:
    """One step less sure, and from unknown back to certain."""
    return replace(claim, certainty=_after(CERTAINTIES, claim.certainty))


def next_polarity(claim: Claim) -> Claim:
    """The other polarity."""
    return replace(claim, polarity=_after(POLARITIES, claim.polarity))


def with_evidence(document: Document, claim: Claim) -> Claim:
    """A new claim with its evidence: the sentences in which its roles stand."""
    text, blocks = document.article.text, document.blocks
    found = {_sentence(text, role.start, role.end, blocks) for role in claim.roles}
    return replace(claim, evidence=_merged(sorted(found)))


def is_complete(claim: Claim) -> bool:
    """Whether a new claim says something: a predicate and something it is said of."""
    names = [role.role for role in claim.roles]
    return "predicate" in names and len(names) > 1


def _put(document: Document, claim: Claim, index: int, role: Role) -> Claim:
    roles = [role if at == index else old for at, old in enumerate(claim.roles)]
    return _settled(document, claim, sorted(roles, key=_place))


def _settled(document: Document, claim: Claim, roles: Sequence[Role]) -> Claim:
    """The claim with other roles; its predicate follows where the predicate's words changed."""
    changed = replace(claim, roles=tuple(roles))
    if _predicate_spans(changed) == _predicate_spans(claim):
        return changed
    text = document.article.text
    words = " ".join(" ".join(text[start:end].split()) for start, end in _predicate_spans(changed))
    return replace(changed, predicate=words or claim.predicate)


def _predicate_spans(claim: Claim) -> list[tuple[int, int]]:
    return [(role.start, role.end) for role in claim.roles if role.role == "predicate"]


def _mention_at(document: Document, span: Span) -> Mention | None:
    for mention in document.mentions:
        if (mention.start, mention.end) == (span.start, span.end) and mention.status != "rejected":
            return mention
    return None


def _sentence(text: str, start: int, end: int, blocks: Sequence[Block]) -> Span:
    first, last = sentence_at(text, start, blocks), sentence_at(text, end - 1, blocks)
    return Span(min(first.start, start), max(last.end, end))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted spans with those that overlap made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _place(role: Role) -> tuple[int, int]:
    return role.start, role.end


def _after(words: Sequence[str], word: str) -> str:
    at = words.index(word) if word in words else -1
    return words[(at + 1) % len(words)]
