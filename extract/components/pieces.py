"""Word pieces of single tokens, with a cache: a token has the same pieces wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer

#: Longer tokens (a line without spaces, say) are represented by their beginning.
MAX_CHARACTERS = 64
#: The piece limit of one token: of 62,000 tokens of news none needs more, and an address would cost
#: as much as a sentence.
MAX_PIECES = 12
#: The cache is emptied when it holds this many tokens, so that memory stays bounded.
CACHE_SIZE = 100_000
#: What the vocabulary writes for a space before a word.
SPACE_MARK = "▁"


class PieceEncoder:
    """Turns tokens into ids of word pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Takes a tokenizer that neither splits at spaces nor adds marks for them."""
        self._tokenizer = tokenizer
        self._cache: dict[str, tuple[int, ...]] = {}
        self.begin = _required(tokenizer, "<s>")
        self.end = _required(tokenizer, "</s>")
        self.unknown = _required(tokenizer, "<unk>")

    def encode(self, words: Sequence[str], spaced: Iterable[bool]) -> list[tuple[int, ...]]:
        """Gives each token its pieces, at least one.

        Args:
            words: the tokens' texts.
            spaced: for each token, whether white space or the start of the text precedes it.
        """
        keys = [
            SPACE_MARK + word[:MAX_CHARACTERS] if space else word[:MAX_CHARACTERS]
            for word, space in zip(words, spaced, strict=True)
        ]
        missing = list(dict.fromkeys(key for key in keys if key not in self._cache))
        if missing:
            if len(self._cache) + len(missing) > CACHE_SIZE:
                self._cache.clear()
                missing = list(dict.fromkeys(keys))
            for key, encoding in zip(missing, self._tokenizer.encode_batch(missing), strict=True):
                self._cache[key] = tuple(encoding.ids[:MAX_PIECES]) or (self.unknown,)
        return [self._cache[key] for key in keys]


def _required(tokenizer: Tokenizer, piece: str) -> int:
    found: int | None = tokenizer.token_to_id(piece)
    if found is None:
        raise ValueError(f"the word pieces lack {piece}")
    return found
