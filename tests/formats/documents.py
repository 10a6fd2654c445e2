"""Documents over any Unicode text, with every field filled in one way or another."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from store import vocabulary as words
from store.ids import article_id, sha256
from store.model import (
    Article,
    Block,
    Claim,
    Document,
    Entity,
    Fact,
    Link,
    Mention,
    Quote,
    Role,
    Span,
    Value,
)
from store.offsets import is_boundary
from store.text import clean_text, has_words

SAMPLES = Path(__file__).parents[2] / "sample_articles"

_PIECES = (
    "Ä\u0308",
    "Müller",
    "😊",
    "👩‍👩‍👧",
    "„kommt“",
    "\r\n",
    "\n",
    "\u00a0",
    "\u00ad",
    "\t",
    "10.000Euro",
    "נ",
    "🇩🇪",
    "=1+1",
    ",",
)
_CHARACTERS = st.characters(exclude_categories=("Cs",))
_NAMES = st.text(_CHARACTERS, min_size=1, max_size=12)
_MAYBE = st.none() | _NAMES
_SHARES = st.floats(0, 1, allow_nan=False)
_VALUES = st.none() | st.builds(
    Value,
    type=st.sampled_from(words.VALUE_TYPES),
    value=_MAYBE,
    mod=_MAYBE,
    amount=_MAYBE,
    currency=_MAYBE,
    unit=_MAYBE,
    low=_MAYBE,
    high=_MAYBE,
)

texts = (
    st.lists(st.sampled_from(_PIECES) | st.text(_CHARACTERS, max_size=6), min_size=1, max_size=12)
    .map(lambda pieces: clean_text("x" + "".join(pieces)))
    .filter(has_words)
)
"""Article texts as the store holds them."""


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document whose lists are sorted as the format sorts them."""
    text = draw(texts)
    borders = [i for i in range(len(text) + 1) if is_boundary(text, i)]
    spans = st.lists(st.sampled_from(borders), min_size=2, max_size=2, unique=True).map(
        lambda pair: Span(min(pair), max(pair))
    )
    entities = draw(
        st.lists(
            st.builds(
                Entity,
                id=_NAMES,
                type=st.sampled_from(words.NAME_TYPES),
                name=_NAMES,
                aliases=st.lists(_NAMES, max_size=2).map(tuple),
                kb_id=_MAYBE,
            ),
            max_size=2,
            unique_by=lambda entity: entity.id,
        )
    )
    who = st.sampled_from([None, *(entity.id for entity in entities)])
    claims = st.builds(
        _claim,
        kind=st.sampled_from(words.FACT_KINDS),
        predicate=_NAMES,
        roles=st.lists(
            st.builds(
                _role, role=st.sampled_from(words.ROLES), span=spans, entity=who, value=_VALUES
            ),
            max_size=3,
        ),
        evidence=st.lists(spans, min_size=1, max_size=2),
        certainty=st.sampled_from(words.CERTAINTIES),
        polarity=st.sampled_from(words.POLARITIES),
    )
    statuses = st.sampled_from(words.STATUSES)
    facts = draw(
        _distinct(
            st.builds(
                Fact,
                id=_NAMES,
                claim=claims,
                confidence=_SHARES,
                status=statuses,
                original=st.none() | claims,
                note=_MAYBE,
                reviewer=_MAYBE,
                reviewed_at=_MAYBE,
            )
        )
    )
    mentions = draw(
        _distinct(
            st.builds(
                _mention,
                id=_NAMES,
                type=st.sampled_from(words.MENTION_TYPES),
                span=spans,
                entity=who,
                value=_VALUES,
                status=statuses,
                confidence=_SHARES,
            )
        )
    )
    quotes = draw(
        _distinct(
            st.builds(
                _quote,
                id=_NAMES,
                kind=st.sampled_from(words.QUOTE_KINDS),
                span=spans,
                speaker=st.none() | spans,
                entity=who,
                cue=st.none() | spans,
                confidence=_SHARES,
            )
        )
    )
    links = ()
    if len(facts) > 1:
        kind = draw(st.sampled_from(words.LINK_KINDS))
        links = (Link(kind, (facts[0].id, facts[1].id), draw(_NAMES)),)
    block = draw(spans)
    return Document(
        article=Article(
            id=article_id(text),
            title=draw(_NAMES),
            text=text,
            sha256=sha256(text),
            source=draw(_MAYBE),
            lang=draw(_MAYBE),
            published=draw(_MAYBE),
        ),
        blocks=(Block(draw(st.sampled_from(words.BLOCK_KINDS)), block.start, block.end),),
        mentions=tuple(sorted(mentions, key=lambda item: (item.start, item.end, item.id))),
        entities=tuple(sorted(entities, key=lambda item: (item.type, item.name, item.id))),
        facts=tuple(sorted(facts, key=_fact_place)),
        quotes=tuple(sorted(quotes, key=lambda item: (item.start, item.end, item.id))),
        links=links,
    )


def _distinct(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=2, unique_by=lambda item: item.id)


def _fact_place(fact: Fact) -> tuple[int, int, str]:
    first = min(fact.claim.evidence)
    return first.start, first.end, fact.id


def _role(role: str, span: Span, entity: str | None, value: Value | None) -> Role:
    return Role(role, span.start, span.end, entity, value)


def _claim(roles: list[Role], evidence: list[Span], **rest: str) -> Claim:
    return Claim(roles=tuple(roles), evidence=tuple(evidence), **rest)


def _mention(span: Span, **rest: object) -> Mention:
    return Mention(start=span.start, end=span.end, **rest)


def _quote(span: Span, entity: str | None, **rest: object) -> Quote:
    return Quote(start=span.start, end=span.end, speaker_entity=entity, **rest)
