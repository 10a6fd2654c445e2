"""Trims the vocabulary to the pieces that German and English use, and a little of everything."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers

from training.weights import BaseModel

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
#: Single characters are kept in these ranges whatever their count: Latin, Greek, Cyrillic, signs.
KEEP_CHARACTERS = re.compile(
    r"▁?[!-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2010-\u205e\u20a0-\u20c0\u2122\u2212]"
)


def build_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """A unigram tokenizer that sees one token at a time and splits nothing itself."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    return tokenizer


def count_words(paths: Iterable[Path]) -> Counter[str]:
    """Counts words between white space, punctuation at their edges cut off and counted as well."""
    words: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                words.update(re.findall(r"\w+|[^\w\s]+", line))
    return words


def choose_pieces(
    base: BaseModel, words: Counter[str], extra: Counter[str], size: int
) -> list[int]:
    """Chooses the ids of the pieces to keep.

    Args:
        base: gives the full vocabulary, in the order of its own frequency.
        words: German words with their counts.
        extra: words of the training sets; they are few, so each of their pieces counts more.
        size: how many pieces to keep.

    Returns:
        Ids into the full vocabulary, the four special pieces first, then in ascending order.
    """
    full = build_tokenizer(base.pieces)
    scores: Counter[int] = Counter()
    for counts, weight in ((words, 1.0), (extra, 12.0)):
        frequent = [word for word, count in counts.items() if count * weight >= 3]
        for prefix in ("▁", ""):
            share = 1.0 if prefix else 0.02
            for word, encoding in zip(
                frequent, full.encode_batch([prefix + word for word in frequent]), strict=True
            ):
                for piece in set(encoding.ids):
                    scores[piece] += counts[word] * weight * share
    keep = set(range(len(SPECIAL)))
    keep.update(i for i, (piece, _) in enumerate(base.pieces) if KEEP_CHARACTERS.fullmatch(piece))
    for piece, _ in scores.most_common():
        if len(keep) >= size:
            break
        keep.add(piece)
    return sorted(keep)
