"""Reads gold files of any kind that we measure on: CoNLL-U, or a column of words and one of names.

Files of names are told apart by their columns: as in GermEval 2014 (number, word, outer name, inner
name) or as in CoNLL-2003 (word first, name last). Tags may be IOB1, IOB2, BIOES or BILOU.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from extract.adapters.schemes import name_type
from training.conllu import read_conllu
from training.sentence import Sentence
from training.spacing import guess_spaces

Rows = list[list[str]]
TAG = re.compile(r"(?:O|[BIESLU]-\S+)\Z")
#: The parts of a name in other schemes than BIO.
PARTS = {"S": "B", "U": "B", "E": "I", "L": "I"}
#: Types that other sets write out, some of them with a subtype behind a hyphen.
LONG = {
    "PERSON": "PER",
    "LOCATION": "LOC",
    "PLACE": "LOC",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
}


def read_set(path: Path, lang: str) -> list[Sentence]:
    """Reads a file, plain or gzipped.

    Args:
        path: the file.
        lang: the code of its language.

    Raises:
        ValueError: it has neither kind of columns.
    """
    if path.name.removesuffix(".gz").endswith(".conllu"):
        return list(read_conllu(path, lang))
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    sentences = list(read_names(text, lang))
    if not sentences:
        raise ValueError(f"{path} is neither CoNLL-U nor words and names in columns")
    return sentences


def read_names(text: str, lang: str) -> Iterator[Sentence]:
    """Sentences with names, from the text of a file.

    Args:
        text: columns between tabs or spaces, an empty line between sentences.
        lang: the code of its language.
    """
    blocks = [block for block in _blocks(text) if block]
    numbered = any(
        all(row[0] == str(i) for block in blocks for i, row in enumerate(block, first))
        for first in (0, 1)
    )
    word, tag = (1, 2) if numbered else (0, -1)
    read = [([row[word] for row in rows], to_bio([row[tag] for row in rows])) for rows in blocks]
    # A set without a single MISC does not annotate it, so it cannot tell whether one is wrong.
    unknown = not any(name.endswith("MISC") for _, names in read for name in names)
    for words, names in read:
        yield Sentence(words, guess_spaces(words), lang, names=names, names_open=unknown)


def to_bio(tags: list[str]) -> list[str]:
    """Tags of any of the schemes above as BIO with our four types; others mark no name."""
    names: list[str] = []
    before = "O"
    for tag in tags:
        part, _, label = tag.partition("-")
        kind = our_type(label)
        if kind is None:
            names.append("O")
        elif PARTS.get(part, part) == "I" and before == label:
            names.append(f"I-{kind}")
        else:
            names.append(f"B-{kind}")
        before = label
    return names


def our_type(label: str) -> str | None:
    """Our type for a label such as ``OTH``, ``person`` or ``location-city``; None for no name."""
    main = LONG.get(label.split("-")[0].upper())
    return main or name_type(label) or name_type(label.upper())


def _blocks(text: str) -> Iterator[Rows]:
    rows: Rows = []
    for line in [*text.splitlines(), ""]:
        fields = line.split("\t") if "\t" in line else line.split()
        if not line.strip():
            yield rows
            rows = []
        elif fields[0] != "-DOCSTART-" and _is_token(fields):
            rows.append(fields)


def _is_token(fields: list[str]) -> bool:
    """Whether a line is a token, and no comment."""
    return len(fields) > 1 and bool(TAG.match(fields[-1]))
