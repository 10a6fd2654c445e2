"""An article and its facts as plain text for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from store.model import Block, Document, Fact, Role
from tui.layout.glyphs import one_line
from tui.marks import ROLE_NAMES, STATUS_MARKS
from tui.wording import article_line, count_statuses, progress, short_form, value_words

_WIDTH: Final = 96
_BULLETS: Final = {"key_point": "• ", "caption": "[", "subhead": "— "}
# What the first line of a fact says already.
_IN_SHORT_FORM: Final = {"subject", "predicate", "object"}


def lines_of(document: Document) -> Iterator[str]:
    """Yield the lines of a document: where it is from, its text, its facts.

    Args:
        document: An article with what stands about it.
    """
    article = document.article
    yield one_line(article.title)
    yield f"{article.id} · {article_line(article)}".rstrip(" ·")
    yield ""
    for block in document.blocks or (Block("paragraph", 0, len(article.text)),):
        if block.kind != "headline":
            yield from _block_lines(article.text, block)
    yield ""
    counts = progress(count_statuses(document.facts))
    yield f"Facts {len(document.facts)}  {counts}".rstrip()
    for number, fact in enumerate(document.facts, start=1):
        yield from _fact_lines(article.text, number, fact)


def _block_lines(text: str, block: Block) -> Iterator[str]:
    mark = _BULLETS.get(block.kind, "")
    for paragraph in text[block.start : block.end].split("\n"):
        if paragraph.strip():
            words = f"{mark}{one_line(paragraph)}{']' if block.kind == 'caption' else ''}"
            yield from textwrap.wrap(
                words, _WIDTH, subsequent_indent=" " * len(mark), break_on_hyphens=False
            )


def _fact_lines(text: str, number: int, fact: Fact) -> Iterator[str]:
    claim = fact.claim
    yield f"{number:4} {STATUS_MARKS[fact.status]} {short_form(text, claim)}"
    for role in claim.roles:
        if role.role not in _IN_SHORT_FORM or role.value is not None:
            yield f"         {ROLE_NAMES[role.role]:9} {_role_words(text, role)}"
    if fact.original is not None:
        yield f"         {'machine':9} {short_form(text, fact.original)}"
    if fact.note:
        yield f"         {'note':9} {one_line(fact.note)}"


def _role_words(text: str, role: Role) -> str:
    words = one_line(text[role.start : role.end])
    return f"{words} = {value_words(role.value)}" if role.value else words
