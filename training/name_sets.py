"""Readers of the sets that annotate names: GermEval 2014, WikiANN, SmartData."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.sentence import NAME_TAGS, Sentence, bio
from training.spacing import guess_spaces, simple_tokens

#: Types of SmartData; the others (dates, numbers, events, triggers) are no names.
TYPES = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-street": "LOC",
    "location-stop": "LOC",
    "location-route": "LOC",
}

#: SmartData marks these as organisations; they name none.
COMMON_NOUNS = frozenset(
    [
        "Gruppe",
        "Konzern",
        "Unternehmen",
        "Firma",
        "Bank",
        "Bahn",
        "Gesellschaft",
        "Verein",
        "Hersteller",
        "Polizei",
        "Regierung",
        "Autobauer",
        "Betreiber",
        "Behörde",
        "Feuerwehr",
        "Stadt",
        "Land",
        "Bund",
        "Staat",
        "Ministerium",
        "Börse",
    ]
)


def read_germeval(path: Path) -> Iterator[Sentence]:
    """The outer layer; ``deriv`` and ``part`` are no names, OTH is MISC."""
    for rows in _blocks(path.read_text(encoding="utf-8").split("\n")):
        tags = [_germeval_tag(row[2]) for row in rows if len(row) > 2 and row[0].isdigit()]
        words = [row[1] for row in rows if len(row) > 2 and row[0].isdigit()]
        if words:
            yield Sentence(words, guess_spaces(words), "de", names=_repair(tags))


def _germeval_tag(tag: str) -> str:
    if tag.endswith(("deriv", "part")):
        return "O"
    return tag.replace("OTH", "MISC")


def read_wikiann(path: Path) -> Iterator[Sentence]:
    """Silver names; lines that consist of nothing but wiki mark-up or a redirect are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for rows in _blocks(file.read().split("\n")):
            words = [row[1] for row in rows]
            if words[0] in {"WEITERLEITUNG", "REDIRECT", "#"} or any(
                "''" in word for word in words
            ):
                continue
            tags = _repair([row[2] for row in rows])
            yield Sentence(words, guess_spaces(words), "de", names=tags, names_open=True)


def read_smartdata(path: Path, *, source: str = "news") -> Iterator[Sentence]:
    """Lines of the news documents: a line is a paragraph, so a "sentence" may hold several."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        document, at = decoder.raw_decode(text, at)
        if (document["refids"] or {}).get("map", {}).get("source") == source:
            yield from _smartdata_lines(document)


def _smartdata_lines(document: dict[str, Any]) -> Iterator[Sentence]:
    body = document["text"]["string"]
    mentions = [
        (m["span"]["start"], m["span"]["end"], TYPES[m["type"]])
        for m in (document["conceptMentions"] or {}).get("array", [])
        if m["type"] in TYPES
    ]
    offset = 0
    for line in body.split("\n"):
        tokens = simple_tokens(line)
        spans = []
        for start, end, kind in mentions:
            inside = [
                i for i, (a, b) in enumerate(tokens) if a + offset >= start and b + offset <= end
            ]
            if inside and body[start:end] not in COMMON_NOUNS:
                spans.append((inside[0], inside[-1] + 1, kind))
        if tokens:
            spaces = [b < len(line) and line[b].isspace() for _, b in tokens]
            words = [line[a:b] for a, b in tokens]
            yield Sentence(
                words,
                spaces,
                "de",
                names=bio(len(words), spans),
                names_open=True,
                whole=False,
                follows=True,
            )
        offset += len(line) + 1


def _blocks(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    for line in lines:
        fields = line.split()
        if fields:
            block.append(fields)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _repair(tags: list[str]) -> list[str]:
    """Turns an I that continues nothing into a B."""
    fixed: list[str] = []
    for tag in tags:
        tag = tag if tag in NAME_TAGS else "O"
        if tag[0] == "I" and (not fixed or fixed[-1][1:] != tag[1:]):
            tag = "B" + tag[1:]
        fixed.append(tag)
    return fixed
