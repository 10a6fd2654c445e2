"""Reads CoNLL-U; contractions that German spaCy keeps whole (*im*, *zum*) become one token."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from training.gum_names import gum_names
from training.sentence import Sentence

#: In these languages a multi-word token is split, as spaCy's English tokenizer does (*do n't*).
SPLIT_LANGUAGES = frozenset({"en"})


def read_conllu(path: Path, lang: str) -> Iterator[Sentence]:
    """Yields the sentences of a file, plain or gzipped."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
            if rows:
                yield _sentence(
                    rows, lang, new_paragraph="# newpar" in block or "# newdoc" in block
                )


def _sentence(rows: list[list[str]], lang: str, *, new_paragraph: bool) -> Sentence:
    groups = _groups(rows, merge=lang not in SPLIT_LANGUAGES)
    place = {row[0]: i for i, (_, members, _) in enumerate(groups) for row in members}
    heads: list[int] = []
    chosen: list[list[str]] = []
    for i, (_, members, _) in enumerate(groups):
        # Of a contraction, the word whose head lies outside stands for the whole: the preposition.
        row = next((row for row in members if place.get(row[6]) != i), members[0])
        chosen.append(row)
        heads.append(place.get(row[6], -1))
    return Sentence(
        words=[form for form, _, _ in groups],
        spaces=[space for _, _, space in groups],
        lang=lang,
        upos=[row[3] for row in chosen],
        feats=[row[5] for row in chosen],
        lemmas=[row[2] for row in chosen],
        heads=heads,
        deprels=[row[7] for row in chosen],
        names=gum_names(chosen) if any(_has_entity(row) for row in chosen) else None,
        follows=not new_paragraph,
    )


def _has_entity(row: list[str]) -> bool:
    return any(part.startswith("Entity=") for part in row[9].split("|"))


def _groups(rows: list[list[str]], *, merge: bool) -> list[tuple[str, list[list[str]], bool]]:
    """Groups word rows into tokens: (form, rows, white space follows)."""
    groups: list[tuple[str, list[list[str]], bool]] = []
    last, space_after = 0, True
    for row in rows:
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            space_after = "SpaceAfter=No" not in row[9]
            if merge:
                groups.append((row[1], [], space_after))
        elif row[0].isdigit():
            inside = int(row[0]) <= last
            if inside and merge:
                groups[-1][1].append(row)
            elif inside:
                groups.append((row[1], [row], space_after and int(row[0]) == last))
            else:
                groups.append((row[1], [row], "SpaceAfter=No" not in row[9]))
    return groups
