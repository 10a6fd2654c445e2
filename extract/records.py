"""Puts the records of one article together: what was parsed goes in, an `Extraction` comes out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extract.attribution import attribute, attributions
from extract.clauses.build import clause_drafts
from extract.clauses.model import Draft
from extract.clauses.nominal import nominal_drafts
from extract.entities import link_names
from extract.links import Key, find_links
from extract.marks import Marks
from extract.names import Name, clean_names, recurring
from extract.pack import Pack
from extract.quotemarks import quoted
from extract.repair import repair
from extract.speech.record import Attribution
from extract.tree import Tree, valid
from extract.values.find import find_values
from store.ids import fact_id, mention_id, quote_id
from store.model import Block, Claim, Extraction, Fact, Mention, Quote, Span
from store.offsets import SpanIndex

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Longer "sentences" (tokens) are lists, code or garbage: no clause rule looks at them.
_LONGEST_SENTENCE = 250
# Values that may hold names: *zwei VW-Busse*.
_COUNTS = frozenset({"QUANTITY", "ORDINAL"})
# Blocks that say something about the page, not about the world.
_SILENT = frozenset({"other", "byline", "dateline"})
_VALUE_CONFIDENCE = 0.9
_QUOTE_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article that went through the pipeline at once."""

    span: Span
    block: Block
    doc: Doc


def assemble(
    text: str,
    parsed: Sequence[Piece],
    pack: Pack,
    *,
    article: str,
    published: str | None,
    extractor: str,
    warnings: tuple[str, ...] = (),
) -> Extraction:
    """Everything that the rules find in one article.

    Args:
        text: The article's text.
        parsed: Its stretches in text order, each with its Doc.
        pack: Lexicons of its language.
        article: Its id.
        published: ISO 8601 date that relative dates count from.
        extractor: Name and version of pipeline and rules.
        warnings: What people should know about what the pipeline reads.
    """
    blocks = tuple(dict.fromkeys(piece.block for piece in parsed))
    names = _names(text, parsed)
    name_mentions, entities = link_names(article, text, names)
    values = _values(text, parsed, pack, article, published)
    name_mentions = _outside(name_mentions, values)
    mentions = sorted([*name_mentions, *values], key=lambda item: (item.start, item.end, item.type))
    starts = [mention.start for mention in mentions]
    facts: list[tuple[Fact, Key]] = []
    quotes: list[Quote] = []
    for piece in parsed:
        if piece.block.kind not in _SILENT:
            tree = repair(Tree.of(piece.doc, text, piece.span.start), pack)
            marks = Marks(tree, pack, piece.block.kind)
            # Only those of this stretch, so that the time grows with the text and not its square.
            first, last = (bisect_left(starts, edge) for edge in (piece.span.start, piece.span.end))
            marks.add(mentions[first:last])
            drafts, found = _drafts(text, marks, piece)
            facts.extend(_facts(drafts, marks, article))
            quotes.extend(_quotes(found, marks, article))
    unique = {fact.id: (fact, key) for fact, key in reversed(facts)}
    kept = sorted(unique.values(), key=_in_text_order)
    return Extraction(
        lang=pack.lang,
        extractor=extractor,
        blocks=blocks,
        mentions=tuple(mentions),
        entities=tuple(entities),
        facts=tuple(fact for fact, _ in kept),
        quotes=tuple({quote.id: quote for quote in quotes}.values()),
        links=tuple(find_links(kept, text)),
        warnings=warnings,
    )


def _names(text: str, parsed: Sequence[Piece]) -> list[Name]:
    found = [
        (piece.span.start + ent.start_char, piece.span.start + ent.end_char, ent.label_)
        for piece in parsed
        for ent in piece.doc.ents
    ]
    return recurring(text, clean_names(text, found), [piece.span for piece in parsed])


def _outside(names: list[Mention], values: list[Mention]) -> list[Mention]:
    """Names that are not part of a value, as *Euro* and *Juli* are."""
    index = SpanIndex((v.start, v.end, v.id) for v in values if v.type not in _COUNTS)
    return [
        name
        for name in names
        if not any(
            s <= name.start and name.end <= e for s, e, _ in index.overlapping(name.start, name.end)
        )
    ]


def _values(
    text: str, parsed: Sequence[Piece], pack: Pack, article: str, published: str | None
) -> list[Mention]:
    mentions = []
    for piece in parsed:
        base = piece.span.start
        for found in find_values(text[base : piece.span.end], pack, published):
            start, end, kind = base + found.start, base + found.end, found.value.type
            if valid(text, Span(start, end)):
                identity = mention_id(article, kind, start, end)
                mention = Mention(identity, kind, start, end, None, found.value)
                mentions.append(replace(mention, confidence=_VALUE_CONFIDENCE))
    return mentions


def _drafts(text: str, marks: Marks, piece: Piece) -> tuple[list[Draft], list[Attribution]]:
    """Facts with their sources, and the attributions, of one stretch."""
    tree = marks.tree
    short = [root for root in tree.roots if root.right - root.left < _LONGEST_SENTENCE]
    tree.roots = short
    drafts = [
        draft
        for root in short
        for draft in [*clause_drafts(root, marks), *nominal_drafts(root, marks)]
    ]
    borders = sorted(tree.sentence(root).end for root in short)
    marked = quoted(text, piece.span.start, piece.span.end, borders)
    found = attributions(marks, marked)
    return attribute(drafts, found, marks), found


def _facts(drafts: Sequence[Draft], marks: Marks, article: str) -> Iterator[tuple[Fact, Key]]:
    for draft in drafts:
        if not valid(marks.tree.text, draft.evidence):
            continue
        claim = Claim(
            draft.kind,
            draft.predicate,
            draft.roles,
            (draft.evidence,),
            draft.certainty,
            draft.polarity,
        )
        yield Fact(fact_id(article, claim), claim, draft.confidence), _key(claim, marks)


def _key(claim: Claim, marks: Marks) -> Key:
    """What a claim is about, folded: entities by id, other parties by the lemmas of their words."""
    named = any(role.role == "subject" and role.entity for role in claim.roles)
    subject, object_ = _party(claim, "subject", marks), _party(claim, "object", marks)
    return Key(subject, claim.predicate, object_, named)


def _party(claim: Claim, role: str, marks: Marks) -> str:
    found = next((item for item in claim.roles if item.role == role), None)
    if found is None:
        return ""
    if found.entity:
        name = next(n for n in marks.names.values() if n.entity == found.entity)
        return marks.tree.text[name.start : name.end].casefold()
    inside = [n for n in marks.tree.nodes if found.start <= n.start and n.end <= found.end]
    if any(node.pos == "PRON" for node in inside):
        return ""
    return " ".join(n.lemma.casefold() for n in inside if n.pos in {"NOUN", "PROPN", "ADJ", "NUM"})


def _quotes(found: Sequence[Attribution], marks: Marks, article: str) -> Iterator[Quote]:
    for item in found:
        if not valid(marks.tree.text, item.content):
            continue
        source = item.source
        yield Quote(
            quote_id(article, item.kind, item.content.start, item.content.end),
            item.kind,
            item.content.start,
            item.content.end,
            source.span if source else None,
            marks.entity_of(source.node.i, source.span) if source else None,
            # Where nothing but the quotation itself shows it, there is no cue.
            item.cue if item.cue != item.content else None,
            _QUOTE_CONFIDENCE,
        )


def _in_text_order(item: tuple[Fact, Key]) -> tuple[int, int, int, str]:
    claim = item[0].claim
    predicate = [role.start for role in claim.roles if role.role == "predicate"]
    first = min(predicate or [role.start for role in claim.roles])
    return claim.evidence[0].start, first, min(role.start for role in claim.roles), item[0].id
