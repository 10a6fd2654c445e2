"""Markdown into plain text that keeps its paragraphs, headings and bullets."""

from __future__ import annotations

import re
from typing import NamedTuple

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*\Z")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1")
_QUOTED = re.compile(r"^>[ \t]?", re.MULTILINE)


class Plain(NamedTuple):
    """A Markdown file without its marks."""

    text: str
    title: str | None
    fields: dict[str, str]
    """The front matter, names in lower case."""


def plain(markdown: str) -> Plain:
    """Take the marks off.

    Args:
        markdown: With LF line ends.

    Returns:
        The text; its title from the front matter or the first heading; the front matter.
    """
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(markdown)
    if front:
        for line in (front.group(1) or "").splitlines():
            field = _FIELD.match(line)
            if field:
                fields[field.group(1).lower()] = field.group(2).strip("\"'")
        markdown = markdown[front.end() :].lstrip("\n")
    heading = _HEADING.search(markdown)
    text = _LINK.sub(r"\1", _IMAGE.sub("", markdown))
    text = _STRONG.sub(r"\2", _QUOTED.sub("", _HEADING.sub(r"\1", text)))
    title = fields.get("title") or (_bare(heading.group(1)) if heading else None)
    return Plain(text, title or None, fields)


def _bare(heading: str) -> str:
    return _STRONG.sub(r"\2", _LINK.sub(r"\1", heading)).strip()
