"""Names out of GUM's entity layer, which marks every noun phrase: its proper nouns are kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from training.sentence import bio

TYPES = {
    "person": "PER",
    "place": "LOC",
    "organization": "ORG",
    "event": "MISC",
    "object": "MISC",
    "abstract": "MISC",
}
MARK = re.compile(r"\((\d+)-([a-z]+)-[^()]*(\))?|(\d+)\)")
#: Words that may stand between two parts of one name.
LINKS = frozenset({"of", "the", "and", "for", "de", "von", "van", "la", "'s", "-"})


def gum_names(rows: list[list[str]]) -> list[str]:
    """BIO tags for one sentence of CoNLL-U rows with ``Entity=`` in the last column."""
    spans: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(_mentions(rows), key=lambda span: (span[1] - span[0], span[0])):
        if kind not in TYPES:
            continue
        inside = {row[0] for row in rows[start:end]}
        head = next((i for i in range(start, end) if rows[i][6] not in inside), start)
        if rows[head][3] == "PROPN" and "@" not in rows[head][1]:
            first, last = _grow(rows, start, end, head)
            spans.append((first, last, TYPES[kind]))
    # The longest reading of a name wins: "University of Leeds", not "Leeds".
    spans.sort(key=lambda span: span[0] - span[1])
    return bio(len(rows), spans)


def _mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    found: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        field = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for match in MARK.finditer(field):
            number, kind, closed, closing = match.groups()
            if closing:
                if opened.get(closing):
                    start, kind = opened[closing].pop()
                    found.append((start, i + 1, kind))
            elif closed:
                found.append((i, i + 1, kind))
            else:
                opened.setdefault(number, []).append((i, kind))
    return found


def _grow(rows: list[list[str]], start: int, end: int, head: int) -> tuple[int, int]:
    """Widens a head to the capitalised words of its mention, and short links between them."""

    def part(i: int) -> bool:
        form, upos = rows[i][1], rows[i][3]
        return upos == "PROPN" or (form[:1].isupper() and upos in {"ADJ", "NOUN", "VERB"})

    first, last = head, head + 1
    while first > start and (part(first - 1) or _links(rows, first - 1, start, -1, part)):
        first -= 1
    while last < end and (part(last) or _links(rows, last, end, 1, part)):
        last += 1
    while first < head and not part(first):
        first += 1
    while last > head + 1 and not part(last - 1):
        last -= 1
    return first, last


def _links(
    rows: list[list[str]], i: int, limit: int, step: int, part: Callable[[int], bool]
) -> bool:
    """Whether position ``i`` is a link with a part of a name within two words behind it."""
    ahead = [j for j in (i + step, i + 2 * step) if (j < limit if step > 0 else j >= limit)]
    return rows[i][1].lower() in LINKS and any(part(j) for j in ahead)
