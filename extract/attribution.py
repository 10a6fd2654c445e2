"""Who says so: sources and cues of facts, and quotations.

Five general shapes: a speech verb with its content clause; a speech verb in or behind what it
reports (*…, sagte sie*); prepositions (*laut*, *zufolge*, *nach Angaben von*); *wie … mitteilte*
and *so …*; a headline that ends in its source. What a source says reaches over the content clause
and nothing else; a following sentence in Konjunktiv I goes on with the last source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.clauses.model import Draft
from extract.marks import Marks
from extract.speech.loose import loose_quotes, running_on
from extract.speech.phrases import of_headline, of_preposition, of_so
from extract.speech.record import Attribution
from extract.speech.verbs import of_verb
from extract.tree import below
from store.model import Role, Span


def attributions(marks: Marks, quotes: Sequence[Span]) -> list[Attribution]:
    """All attributions of one block, in text order.

    Args:
        marks: The block's tree.
        quotes: Its stretches in quotation marks.
    """
    found: list[Attribution] = []
    for root in marks.tree.roots:
        own: list[Attribution] = []
        for node in below(root):
            own.extend(of_verb(node, marks, quotes))
            own.extend(of_preposition(node, marks, quotes))
        own.extend(of_so(root, marks, quotes))
        if not own:
            own.extend(running_on(root, found[-1] if found else None, marks))
        found.extend(sorted(own, key=lambda item: (item.content, item.cue)))
    found.extend(loose_quotes(marks, quotes, found))
    if marks.block == "headline" and not found:
        found.extend(of_headline(marks))
    return found


def attribute(drafts: Sequence[Draft], found: Sequence[Attribution], marks: Marks) -> list[Draft]:
    """Add source and cue to each fact that somebody says; drop the facts that only say so.

    Args:
        drafts: Facts of one block.
        found: Its attributions.
        marks: Its tree.

    Returns:
        Facts with the roles `source` and `cue` from the innermost attribution around them.
    """
    covered: set[int] = set()
    result: list[Draft] = []
    for draft in drafts:
        around = [item for item in found if draft.head.i in item.inside and item.source]
        if around:
            item = min(around, key=lambda one: len(one.inside))
            covered |= {item.cue_head.i} if item.cue_head else set()
            before = draft.roles
            draft = replace(draft, roles=_with_source(before, item, marks))
            # A fact whose object turns out to be the source says nothing any more.
            if _has_object(before) and not _has_object(draft.roles):
                continue
        result.append(draft)
    return [draft for draft in result if draft.head.i not in covered]


def _has_object(roles: tuple[Role, ...]) -> bool:
    return any(role.role == "object" for role in roles)


def _with_source(roles: tuple[Role, ...], item: Attribution, marks: Marks) -> tuple[Role, ...]:
    if item.source is None:
        return roles
    span = item.source.span
    entity = marks.entity_of(item.source.node.i, span)
    # The phrase *laut X* is the source now, and no topic of the fact any more.
    kept = [role for role in roles if not _is_source(role, span, item.cue)]
    added = [Role("source", span.start, span.end, entity=entity)]
    added.append(Role("cue", item.cue.start, item.cue.end))
    return tuple(sorted([*kept, *added], key=lambda role: (role.start, role.end, role.role)))


def _is_source(role: Role, source: Span, cue: Span) -> bool:
    """Whether a role is nothing but the source, or the phrase of cue and source."""
    if source.start <= role.start and role.end <= source.end:
        return True
    around = role.start <= source.start and source.end <= role.end and role.start <= cue.start
    return around and role.role not in {"subject", "object", "predicate"}
