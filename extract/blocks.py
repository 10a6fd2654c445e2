"""Cuts an article into blocks: headline, lead, key points, sub-heads, paragraphs and so on.

Works on lines alone, for any language; the few words it needs come from the language pack. Blocks
never overlap, stand in text order and leave out nothing but white space and bullet signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.pack import Pack
from store.model import Block, Span
from store.offsets import is_boundary

# A headline or sub-head longer than this (code points) is a sentence that lost its full stop.
_HEAD_LIMIT = 140
_SUBHEAD_LIMIT = 80
# Scraped pages glue a sub-head of at most this many words to the sentence behind it.
_GLUED_WORDS = 6

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-–—•*▪‣·]|\d{1,2}\))[ \t]+(?=\S)")
_FINAL = re.compile(r"[.!?…:;][\"'”“»«’‘)\]]*\s*\Z")
_OPENS_QUOTE = re.compile(r"[„“\"«»\u201a‘>]")
_CLOSES_QUOTE = re.compile(r"[“”\"»«’‘][.!?,]?\Z")
# Lower-case letter, then a capitalised word of at least two letters and white space behind it.
_GLUE = re.compile(r"(?<=[^\W\d_A-ZÄÖÜ]{2})(?=[A-ZÄÖÜ][a-zäöüß]{1,}[\s-])")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space around it."""

    start: int
    end: int
    text: str
    gap: bool
    """An empty line stands before it."""


def find_blocks(text: str, pack: Pack) -> tuple[Block, ...]:
    """Cut a text into blocks.

    Args:
        text: The article's text.
        pack: Words of its language: intros of key points, by-lines, captions.

    Returns:
        Blocks in text order; every word of the text lies in exactly one.
    """
    blocks: list[Block] = []
    lines = list(_joined(_lines(text), pack))
    in_points = False
    for i, line in enumerate(lines):
        bullet = _BULLET.match(line.text)
        if pack.matches("intro", line.text):
            in_points = True
            blocks.append(Block("other", line.start, line.end))
        elif bullet and len(line.text) > bullet.end():
            blocks.append(Block("key_point", line.start + bullet.end(), line.end))
        else:
            # Under an intro, points may come without bullets; the first bullet settles it.
            in_points = in_points and not line.gap and not _has_bullets(lines, i)
            kind = "key_point" if in_points else _kind(lines, i, blocks, pack)
            blocks.extend(_with_glued(text, line, kind, pack))
    return tuple(block for block in blocks if _valid(text, block))


def _lines(text: str) -> Iterator[_Line]:
    previous_end = 0
    for match in _LINE.finditer(text):
        content = match.group().strip()
        if content:
            start = match.start() + match.group().index(content[0])
            gap = text.count("\n", previous_end, start) > 1
            yield _Line(start, start + len(content), content, gap)
            previous_end = start + len(content)


def _joined(lines: Iterator[_Line], pack: Pack) -> Iterator[_Line]:
    """Join a line that breaks off mid-sentence with the next one, as hard-wrapped texts need."""
    held: _Line | None = None
    parts: list[str] = []
    for line in lines:
        if held and _continues(held, parts[-1], line, pack):
            held = _Line(held.start, line.end, "", held.gap)
            parts.append(line.text)
            continue
        if held:
            yield _Line(held.start, held.end, "\n".join(parts), held.gap)
        held, parts = line, [line.text]
    if held:
        yield _Line(held.start, held.end, "\n".join(parts), held.gap)


def _continues(held: _Line, last: str, line: _Line, pack: Pack) -> bool:
    """Whether a line goes on with the sentence of the one above it."""
    if line.gap or _BULLET.match(line.text) or _FINAL.search(last[-4:]):
        return False
    starts_low = line.text[0].islower()
    # No line that is complete ends in an article or a preposition.
    word = last.split()[-1]
    if word.islower() and pack.words("layout", "dangling") >= {word}:
        return True
    wrapped = 40 <= len(last) <= 100 and (len(line.text) <= 100 or starts_low)
    return starts_low or (wrapped and last.endswith((",", "-")) and held.end < line.start)


def _has_bullets(lines: list[_Line], i: int) -> bool:
    """Whether the run of lines above a line ends in a bullet."""
    return i > 0 and bool(_BULLET.match(lines[i - 1].text))


def _kind(lines: list[_Line], i: int, blocks: list[Block], pack: Pack) -> str:
    """The kind of a line that is no key point."""
    line = lines[i]
    final = bool(_FINAL.search(line.text[-4:]))
    if i == 0:
        return _kind_of_first(lines, final=final)
    seen = {block.kind for block in blocks}
    if pack.matches("caption", line.text):
        return "caption"
    if pack.matches("byline", line.text):
        return "byline"
    if pack.matches("dateline", line.text) and not final:
        return "dateline"
    if len(line.text) <= _SUBHEAD_LIMIT and not final and i + 1 < len(lines) and "headline" in seen:
        return "subhead"
    if len(line.text) <= _SUBHEAD_LIMIT and not final and line.gap and i + 1 < len(lines):
        return "subhead"
    if _OPENS_QUOTE.match(line.text) and _CLOSES_QUOTE.search(line.text[-2:]):
        inner = line.text[1:-2]
        if not re.search(r"[„“”\"«»]", inner):
            return "quote"
    if seen <= {"headline", "byline", "dateline", "caption"} and "headline" in seen:
        return "lead" if _leads(lines, i) else "paragraph"
    return "paragraph"


def _kind_of_first(lines: list[_Line], *, final: bool) -> str:
    first = lines[0]
    if len(first.text) <= _HEAD_LIMIT and not final and len(lines) > 1:
        return "headline"
    return "lead" if len(lines) > 1 and lines[1].gap else "paragraph"


def _leads(lines: list[_Line], i: int) -> bool:
    """A lead stands apart from the body: by an empty line, a bullet or an intro behind it."""
    if i + 1 >= len(lines):
        return False
    following = lines[i + 1]
    return following.gap or bool(_BULLET.match(following.text))


def _with_glued(text: str, line: _Line, kind: str, pack: Pack) -> Iterator[Block]:
    """The block of a line, with a sub-head that was glued to its front as a block of its own."""
    cut = _glued_subhead(line, pack) if kind in {"paragraph", "lead"} else None
    if cut is None:
        yield Block(kind, line.start, line.end)
    else:
        yield Block("subhead", line.start, line.start + cut)
        yield Block(kind, line.start + cut, line.end)


def _glued_subhead(line: _Line, pack: Pack) -> int | None:
    """Where a glued sub-head ends, in code points from the start of the line.

    *Neue RegelnDie Behörde prüft …*: up to six words, then a letter in lower case directly before
    a capitalised word that opens a sentence (an article, a pronoun, a preposition, as listed in
    the pack). Names such as *YouTube* fail the last condition, *iPhone* and *GmbH* the first.
    """
    for match in _GLUE.finditer(line.text, 0, _SUBHEAD_LIMIT):
        head = line.text[: match.start()]
        if re.search(r"[.!?,;:]", head) or len(head.split()) > _GLUED_WORDS:
            return None
        if _opens_sentence(line.text, match.start(), pack):
            return match.start()
    return None


def _opens_sentence(text: str, place: int, pack: Pack) -> bool:
    """Whether the words at a place begin a sentence.

    Words of two letters also end names (*LinkedIn wächst*), so that the next word has to agree.
    """
    words = [match.group() for match in _WORDS.finditer(text, place, place + 60)][:2]
    if not words or not pack.opens_sentence(words[0].split("-")[0]):
        return False
    return len(words[0]) > 2 or (
        len(words) > 1 and (words[1][0].isupper() or pack.opens_sentence(words[1]))
    )


def _valid(text: str, block: Block) -> bool:
    return (
        block.start < block.end
        and is_boundary(text, block.start)
        and is_boundary(text, block.end)
        and not text[block.start : block.end].isspace()
    )


def pieces(text: str, block: Block, *, limit: int = 8000) -> Iterator[Span]:
    """Cut a block into stretches that a pipeline can take at once.

    Args:
        text: The article's text.
        block: One of its blocks.
        limit: The longest stretch, in code points.

    Returns:
        Spans that cover the block; cut behind a sentence where there is one, else at white space.
    """
    start = block.start
    while block.end - start > limit:
        window = text[start : start + limit]
        stops = [match.end() for match in re.finditer(r"[.!?]\s+", window)]
        spaces = window.rfind(" ")
        cut = start + (stops[-1] if stops else spaces + 1 if spaces > 0 else limit)
        while cut < block.end and not is_boundary(text, cut):
            cut += 1
        yield Span(start, cut)
        start = cut
    if start < block.end:
        yield Span(start, block.end)
