"""White space for sets that keep none, and a plain tokenizer for running text."""

from __future__ import annotations

import re

NO_SPACE_BEFORE = frozenset(",.;:!?)]}%“»…'’")
NO_SPACE_AFTER = frozenset("([{„«")
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:-\w+)*|[^\w\s]")


def guess_spaces(words: list[str]) -> list[bool]:
    """Guesses whether white space follows each token; straight quotation marks alternate."""
    spaces = [True] * len(words)
    quote_open = False
    for i, word in enumerate(words):
        if i and (word in NO_SPACE_BEFORE or word == "..."):
            spaces[i - 1] = False
        if word in NO_SPACE_AFTER:
            spaces[i] = False
        if word in {'"', "''", "``"}:
            quote_open = not quote_open
            if quote_open:
                spaces[i] = False
            elif i:
                spaces[i - 1] = False
    return spaces


def simple_tokens(line: str) -> list[tuple[int, int]]:
    """Offsets of words, numbers and single signs in a line."""
    return [match.span() for match in TOKEN.finditer(line)]
