"""Makes training sentences look like scraped news: other quotation marks, no stop, shouting."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from training.compounds import join_compounds
from training.sentence import Sentence

QUOTES = frozenset('"„“”»«')
STYLES = {
    "de": [("„", "“"), ("»", "«"), ('"', '"'), ("“", "”"), ("„", '"')],
    "en": [("“", "”"), ('"', '"')],
}
DASHES = frozenset({"-", "–", "--", "—"})


def vary(sentence: Sentence, rng: random.Random) -> Sentence:
    """One random variant of a sentence; in German, compounds may become one token."""
    if sentence.lang == "de" and rng.random() < 0.5:
        sentence = join_compounds(sentence)
    words = list(sentence.words)
    style = STYLES.get(sentence.lang)
    if style and rng.random() < 0.5:
        _restyle_quotes(words, sentence.spaces, rng.choice(style))
    if rng.random() < 0.3:
        dash = rng.choice(["–", "-", "—"])
        words = [dash if word in DASHES else word for word in words]
    if rng.random() < 0.015:
        words = [word.upper() for word in words]
    return replace(sentence, words=words)


def _restyle_quotes(words: list[str], spaces: list[bool], style: tuple[str, str]) -> None:
    for i, word in enumerate(words):
        if word in QUOTES:
            spaced_before = i == 0 or spaces[i - 1]
            words[i] = style[0] if spaced_before and not spaces[i] else style[1]


def drop_final_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final punctuation mark, if that is a leaf."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last] not in {".", "!", "?", ":"}:
        return sentence
    if sentence.heads is not None and (last in sentence.heads or sentence.heads[last] < 0):
        return sentence

    def cut(values: list[Any] | None) -> list[Any] | None:
        return None if values is None else values[:last]

    return replace(
        sentence,
        words=sentence.words[:last],
        spaces=[*sentence.spaces[: last - 1], True],
        upos=cut(sentence.upos),
        feats=cut(sentence.feats),
        lemmas=cut(sentence.lemmas),
        heads=cut(sentence.heads),
        deprels=cut(sentence.deprels),
        names=cut(sentence.names),
    )
