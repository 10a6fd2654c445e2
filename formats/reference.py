"""The fields of a beleg/1 line as tables, for docs/formats.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from formats import records
from store import model, vocabulary

_RECORDS: Final[dict[str, type[msgspec.Struct]]] = {
    "article": records.ArticleRecord,
    "blocks": model.Block,
    "entities": model.Entity,
    "mentions": records.MentionRecord,
    "facts": records.FactRecord,
    "roles of a fact": records.RoleRecord,
    "values": model.Value,
    "quotes": records.QuoteRecord,
    "links": model.Link,
}
_WORDS: Final = {
    "blocks.kind": vocabulary.BLOCK_KINDS,
    "entities.type": vocabulary.NAME_TYPES,
    "mentions.type": vocabulary.MENTION_TYPES,
    "mentions.status": vocabulary.STATUSES,
    "facts.status": vocabulary.STATUSES,
    "facts.certainty": vocabulary.CERTAINTIES,
    "facts.polarity": vocabulary.POLARITIES,
    "facts.kind": vocabulary.FACT_KINDS,
    "roles of a fact.role": vocabulary.ROLES,
    "values.type": vocabulary.VALUE_TYPES,
    "quotes.kind": vocabulary.QUOTE_KINDS,
    "links.kind": vocabulary.LINK_KINDS,
}
_SPAN_TEXT: Final = "what the span reads; checked where it is there"
_NOTES: Final = {
    "article.text": "LF line ends, no control characters",
    "article.id": "follows from the text; checked where it is there",
    "article.sha256": "hex digest of the text in UTF-8; checked where it is there",
    "article.lang": "ISO 639-1 code",
    "article.published": "ISO 8601 date",
    "entities.aliases": "other names",
    "entities.kb_id": "id in a knowledge base",
    "mentions.text": _SPAN_TEXT,
    "mentions.entity": "id of an entity of this line",
    "mentions.confidence": "0 to 1",
    "facts.confidence": "0 to 1",
    "facts.predicate": "lemma",
    "facts.evidence": "objects with start and end, at least one",
    "facts.original": "the machine's claim, where a person corrected it: an object with "
    "certainty, polarity, kind, predicate, roles, evidence",
    "facts.reviewer": "who decided last",
    "facts.reviewed_at": "ISO 8601 time in UTC",
    "roles of a fact.text": _SPAN_TEXT,
    "roles of a fact.entity": "id of an entity of this line",
    "values.value": "TIMEX3 value of dates and times; symbol of a ticker",
    "values.mod": "TIMEX3 modifier: START, MID, END, APPROX …",
    "values.amount": "decimal",
    "values.currency": "ISO 4217 code",
    "values.low": "lower end of a range",
    "values.high": "upper end of a range",
    "quotes.speaker": "object with start and end, entity, or both",
    "quotes.cue": "object with start and end of the words that mark the source",
    "quotes.confidence": "0 to 1",
    "links.facts": "ids of two facts of this line",
    "links.reason": "why, for people",
}


def field_tables() -> Iterator[str]:
    """Yield the lines of one Markdown table per kind of object."""
    for name, record in _RECORDS.items():
        yield from ("", f"### {name}", "", "| field | type | needed | what |")
        yield "| --- | --- | --- | --- |"
        for entry in msgspec.structs.fields(record):
            key = f"{name}.{entry.name}"
            words = ", ".join(f"`{word}`" for word in _WORDS.get(key, ()))
            what = f"one of {words}" if words else _NOTES.get(key, "")
            needed = "yes" if entry.required else ""
            yield f"| `{entry.name}` | {_type_name(entry.type)} | {needed} | {what} |"


def _type_name(type_: Any) -> str:
    (schema,), _ = msgspec.json.schema_components([type_])
    kinds = {part.get("type", "object") for part in schema.get("anyOf", [schema])}
    return " or ".join(sorted(kinds - {"null"}) + ["null"] * ("null" in kinds))
