"""Writes hyphenated compounds as one token, as spaCy's German tokenizer does and treebanks do not.

The treebanks cut *US-Präsident* in three; the text that the pipeline meets has it whole.
"""

from __future__ import annotations

from dataclasses import replace

from training.sentence import UNSURE, Sentence

HYPHEN = "-"


def join_compounds(sentence: Sentence) -> Sentence:
    """The sentence with each hyphenated compound as one token, which stands where its head stood.

    A compound whose parts hang on more than one token outside of it stays as it is.
    """
    groups = [
        (start, end, head)
        for start, end in _runs(sentence.words, sentence.spaces)
        if (head := _head_of(sentence.heads, start, end)) is not None
    ]
    for start, end, head in reversed(groups):
        sentence = _join(sentence, start, end, head)
    return sentence


def _runs(words: list[str], spaces: list[bool]) -> list[tuple[int, int]]:
    """Ranges of tokens such as *US*, *-*, *Präsident*: letters joined by hyphens."""
    runs: list[tuple[int, int]] = []
    for i in range(1, len(words) - 1):
        joined = words[i] == HYPHEN and not spaces[i - 1] and not spaces[i]
        if not joined or not (words[i - 1].isalpha() and words[i + 1].isalpha()):
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 2)
        else:
            runs.append((i - 1, i + 2))
    return runs


def _head_of(heads: list[int] | None, start: int, end: int) -> int | None:
    if heads is None:
        return None
    outside = [i for i in range(start, end) if not start <= heads[i] < end]
    return outside[0] if len(outside) == 1 and heads[outside[0]] != UNSURE else None


def _join(sentence: Sentence, start: int, end: int, head: int) -> Sentence:
    def cut(values: list[str] | None) -> list[str] | None:
        return None if values is None else [*values[:start], values[head], *values[end:]]

    def moved(target: int) -> int:
        return start if start <= target < end else target - (end - start - 1) * (target >= end)

    heads, lemmas, names = sentence.heads, cut(sentence.lemmas), cut(sentence.names)
    if lemmas is not None and sentence.lemmas is not None:
        lemmas[start] = "".join(sentence.words[start:head]) + sentence.lemmas[head]
        lemmas[start] += "".join(sentence.words[head + 1 : end])
    if names is not None and sentence.names is not None:
        kinds = {tag[2:] for tag in sentence.names[start:end]}
        names[start] = sentence.names[start] if len(kinds) == 1 else "O"
        following = names[start + 1] if start + 1 < len(names) else "O"
        if names[start] == "O" and following.startswith("I-"):
            names[start + 1] = "B" + following[1:]
    assert heads is not None
    return replace(
        sentence,
        words=[*sentence.words[:start], "".join(sentence.words[start:end]), *sentence.words[end:]],
        spaces=[*sentence.spaces[:start], *sentence.spaces[end - 1 :]],
        upos=cut(sentence.upos),
        feats=cut(sentence.feats),
        lemmas=lemmas,
        heads=[moved(h) for h in [*heads[:start], heads[head], *heads[end:]]],
        deprels=cut(sentence.deprels),
        names=names,
    )
