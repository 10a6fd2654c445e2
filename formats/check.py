"""What the types of a beleg/1 line cannot say: that places, words and references hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from formats import records
from store import vocabulary
from store.errors import SpanError
from store.ids import article_id, sha256
from store.offsets import check
from store.text import clean_text, has_words


def first_problem(line: records.LineRecord) -> str | None:
    """The first thing wrong with a line.

    Args:
        line: A record whose types are right.

    Returns:
        One clause that ends with the path of the value, or None where everything holds.
    """
    return next(_problems(line), None)


def _problems(line: records.LineRecord) -> Iterator[str]:
    if line.format != records.FORMAT:
        yield f"Unknown format '{line.format}' - at `$.format`"
        return
    article = line.article
    yield from _article(article)
    checker = _Checker(article.text, {item.id for item in line.entities})
    for i, block in enumerate(line.blocks):
        yield from checker.word(block.kind, vocabulary.BLOCK_KINDS, f"$.blocks[{i}].kind")
        yield from checker.span(block.start, block.end, f"$.blocks[{i}]")
    yield from checker.unique((item.id for item in line.entities), "$.entities")
    for i, entity in enumerate(line.entities):
        yield from checker.word(entity.type, vocabulary.NAME_TYPES, f"$.entities[{i}].type")
    yield from checker.unique((item.id for item in line.mentions), "$.mentions")
    for i, mention in enumerate(line.mentions):
        yield from checker.mention(mention, f"$.mentions[{i}]")
    yield from checker.unique((item.id for item in line.facts), "$.facts")
    for i, fact in enumerate(line.facts):
        yield from checker.word(fact.status, vocabulary.STATUSES, f"$.facts[{i}].status")
        yield from checker.claim(fact, f"$.facts[{i}]")
        if fact.original is not None:
            yield from checker.claim(fact.original, f"$.facts[{i}].original")
    yield from checker.unique((item.id for item in line.quotes), "$.quotes")
    for i, quote in enumerate(line.quotes):
        yield from checker.quote(quote, f"$.quotes[{i}]")
    facts = {item.id for item in line.facts}
    for i, link in enumerate(line.links):
        yield from checker.word(link.kind, vocabulary.LINK_KINDS, f"$.links[{i}].kind")
        for j, end in enumerate(link.facts):
            if end not in facts:
                yield f"There is no fact '{end}' - at `$.links[{i}].facts[{j}]`"


def _article(article: records.ArticleRecord) -> Iterator[str]:
    if not has_words(article.text):
        yield "The article has no text - at `$.article.text`"
    elif clean_text(article.text) != article.text:
        yield "The text holds control characters or foreign line ends - at `$.article.text`"
    elif article.sha256 not in (None, sha256(article.text)):
        yield "The text is not the one that was exported - at `$.article.sha256`"
    elif article.id not in (None, article_id(article.text)):
        yield "The id belongs to another text - at `$.article.id`"


class _Checker:
    """Checks against one text and its entities."""

    def __init__(self, text: str, entities: set[str]) -> None:
        self._text = text
        self._entities = entities

    def word(self, word: str, allowed: Sequence[str], path: str) -> Iterator[str]:
        if word not in allowed:
            yield f"'{word}' is none of {', '.join(allowed)} - at `{path}`"

    def span(self, start: int, end: int, path: str, text: str | None = None) -> Iterator[str]:
        try:
            check(self._text, start, end)
        except SpanError as error:
            yield f"{error.args[0]} - at `{path}`"
            return
        if text is not None and text != self._text[start:end]:
            yield f"The span reads '{self._text[start:end]}' in the article - at `{path}.text`"

    def unique(self, ids: Iterable[str], path: str) -> Iterator[str]:
        seen: set[str] = set()
        for i, item in enumerate(ids):
            if item in seen:
                yield f"The id '{item}' stands twice - at `{path}[{i}].id`"
            seen.add(item)

    def entity(self, entity: str | None, path: str) -> Iterator[str]:
        if entity is not None and entity not in self._entities:
            yield f"There is no entity '{entity}' - at `{path}.entity`"

    def mention(self, mention: records.MentionRecord, path: str) -> Iterator[str]:
        yield from self.word(mention.type, vocabulary.MENTION_TYPES, f"{path}.type")
        yield from self.word(mention.status, vocabulary.STATUSES, f"{path}.status")
        yield from self.span(mention.start, mention.end, path, mention.text)
        yield from self.entity(mention.entity, path)
        if mention.value is not None:
            yield from self.word(mention.value.type, vocabulary.VALUE_TYPES, f"{path}.value.type")

    def claim(self, claim: records.FactRecord | records.ClaimRecord, path: str) -> Iterator[str]:
        yield from self.word(claim.kind, vocabulary.FACT_KINDS, f"{path}.kind")
        yield from self.word(claim.certainty, vocabulary.CERTAINTIES, f"{path}.certainty")
        yield from self.word(claim.polarity, vocabulary.POLARITIES, f"{path}.polarity")
        for i, role in enumerate(claim.roles):
            at = f"{path}.roles[{i}]"
            yield from self.word(role.role, vocabulary.ROLES, f"{at}.role")
            yield from self.span(role.start, role.end, at, role.text)
            yield from self.entity(role.entity, at)
            if role.value is not None:
                yield from self.word(role.value.type, vocabulary.VALUE_TYPES, f"{at}.value.type")
        if not claim.evidence:
            yield f"A fact needs evidence - at `{path}.evidence`"
        for i, span in enumerate(claim.evidence):
            yield from self.span(span.start, span.end, f"{path}.evidence[{i}]")

    def quote(self, quote: records.QuoteRecord, path: str) -> Iterator[str]:
        yield from self.word(quote.kind, vocabulary.QUOTE_KINDS, f"{path}.kind")
        yield from self.span(quote.start, quote.end, path)
        if quote.cue is not None:
            yield from self.span(quote.cue.start, quote.cue.end, f"{path}.cue")
        if quote.speaker is not None:
            place = quote.speaker.place()
            if place is not None:
                yield from self.span(place.start, place.end, f"{path}.speaker")
            elif quote.speaker.entity is None:
                yield f"A speaker needs start and end, or an entity - at `{path}.speaker`"
            yield from self.entity(quote.speaker.entity, f"{path}.speaker")
