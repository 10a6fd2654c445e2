"""Between documents and the records of a beleg/1 line, without loss in either direction."""

from __future__ import annotations

from formats import records
from store.ids import article_id, sha256
from store.model import Article, Claim, Document, Fact, Mention, Quote, Role, Span


def to_line(document: Document) -> records.LineRecord:
    """Lay out a document as a line; lists are sorted, so that the same state gives the same line.

    Args:
        document: As the store hands it out.

    Returns:
        The record to encode.
    """
    article = document.article
    text = article.text
    return records.LineRecord(
        format=records.FORMAT,
        article=records.ArticleRecord(
            id=article.id,
            title=article.title,
            source=article.source,
            lang=article.lang,
            published=article.published,
            sha256=article.sha256,
            text=text,
        ),
        blocks=tuple(sorted(document.blocks, key=lambda item: (item.start, item.end, item.kind))),
        entities=tuple(sorted(document.entities, key=lambda item: (item.type, item.name, item.id))),
        mentions=tuple(
            _to_mention(text, item)
            for item in sorted(document.mentions, key=lambda item: (item.start, item.end, item.id))
        ),
        facts=tuple(_to_fact(text, item) for item in sorted(document.facts, key=_fact_place)),
        quotes=tuple(
            _to_quote(item)
            for item in sorted(document.quotes, key=lambda item: (item.start, item.end, item.id))
        ),
        links=tuple(sorted(document.links, key=lambda item: (item.facts, item.kind, item.reason))),
    )


def to_document(line: records.LineRecord) -> Document:
    """Read a checked line as a document.

    Args:
        line: A record in which `formats.check.first_problem` found nothing.

    Returns:
        The document; what the line left out about its article follows from the text.
    """
    article = line.article
    return Document(
        article=Article(
            id=article.id or article_id(article.text),
            title=article.title,
            text=article.text,
            sha256=article.sha256 or sha256(article.text),
            source=article.source,
            lang=article.lang,
            published=article.published,
        ),
        blocks=line.blocks,
        mentions=tuple(
            Mention(
                id=item.id,
                type=item.type,
                start=item.start,
                end=item.end,
                entity=item.entity,
                value=item.value,
                status=item.status,
                confidence=item.confidence,
            )
            for item in line.mentions
        ),
        entities=line.entities,
        facts=tuple(map(_from_fact, line.facts)),
        quotes=tuple(map(_from_quote, line.quotes)),
        links=line.links,
    )


def _fact_place(fact: Fact) -> tuple[int, int, str]:
    first = min(fact.claim.evidence, default=Span(0, 0))
    return first.start, first.end, fact.id


def _to_mention(text: str, mention: Mention) -> records.MentionRecord:
    return records.MentionRecord(
        id=mention.id,
        type=mention.type,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        entity=mention.entity,
        value=mention.value,
        status=mention.status,
        confidence=mention.confidence,
    )


def _to_roles(text: str, roles: tuple[Role, ...]) -> tuple[records.RoleRecord, ...]:
    return tuple(
        records.RoleRecord(
            role=role.role,
            start=role.start,
            end=role.end,
            text=text[role.start : role.end],
            entity=role.entity,
            value=role.value,
        )
        for role in roles
    )


def _to_fact(text: str, fact: Fact) -> records.FactRecord:
    claim, original = fact.claim, fact.original
    return records.FactRecord(
        id=fact.id,
        status=fact.status,
        confidence=fact.confidence,
        certainty=claim.certainty,
        polarity=claim.polarity,
        kind=claim.kind,
        predicate=claim.predicate,
        roles=_to_roles(text, claim.roles),
        evidence=claim.evidence,
        original=None
        if original is None
        else records.ClaimRecord(
            certainty=original.certainty,
            polarity=original.polarity,
            kind=original.kind,
            predicate=original.predicate,
            roles=_to_roles(text, original.roles),
            evidence=original.evidence,
        ),
        note=fact.note,
        reviewer=fact.reviewer,
        reviewed_at=fact.reviewed_at,
    )


def _from_claim(record: records.FactRecord | records.ClaimRecord) -> Claim:
    return Claim(
        kind=record.kind,
        predicate=record.predicate,
        roles=tuple(
            Role(role.role, role.start, role.end, role.entity, role.value) for role in record.roles
        ),
        evidence=record.evidence,
        certainty=record.certainty,
        polarity=record.polarity,
    )


def _from_fact(record: records.FactRecord) -> Fact:
    return Fact(
        id=record.id,
        claim=_from_claim(record),
        confidence=record.confidence,
        status=record.status,
        original=None if record.original is None else _from_claim(record.original),
        note=record.note,
        reviewer=record.reviewer,
        reviewed_at=record.reviewed_at,
    )


def _to_quote(quote: Quote) -> records.QuoteRecord:
    place = quote.speaker
    speaker = records.SpeakerRecord(
        start=None if place is None else place.start,
        end=None if place is None else place.end,
        entity=quote.speaker_entity,
    )
    return records.QuoteRecord(
        id=quote.id,
        kind=quote.kind,
        start=quote.start,
        end=quote.end,
        speaker=None if speaker == records.SpeakerRecord() else speaker,
        cue=quote.cue,
        confidence=quote.confidence,
    )


def _from_quote(record: records.QuoteRecord) -> Quote:
    speaker = record.speaker or records.SpeakerRecord()
    return Quote(
        id=record.id,
        kind=record.kind,
        start=record.start,
        end=record.end,
        speaker=speaker.place(),
        speaker_entity=speaker.entity,
        cue=record.cue,
        confidence=record.confidence,
    )
