"""Reads raw text, one sentence a line, for self-training."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from spacy.lang.de import German

from extract.components import make_tokenizer
from training.sentence import Sentence

#: Every so many lines one is taken, so that few sentences come from one article.
STEP = 30
#: Fewer tokens are seldom a sentence; more do not fit a window well.
SHORTEST, LONGEST = 6, 60


def read_raw(path: Path) -> Iterator[Sentence]:
    """German sentences without any annotation; lines without a final stop are left out."""
    tokenize = make_tokenizer()(German())
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, STEP):
            doc = tokenize(line.strip())
            if doc.text.endswith((".", "!", "?")) and SHORTEST <= len(doc) <= LONGEST:
                words = [token.text for token in doc]
                spaces = [bool(token.whitespace_) for token in doc]
                yield Sentence(words, spaces, "de", whole=False)
