"""A small lexicon of lemmas: forms that the training sets agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from training.labels import MAIN
from training.sentence import Sentence

#: Word classes whose lemmas are best learnt by heart; the others have too many forms.
CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})


def collect_lexicon(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """For each main language ``form|UPOS``, form in lower case, to a lemma that clearly leads."""
    counts: dict[str, dict[str, Counter[str]]] = {lang: {} for lang in sorted(MAIN)}
    for sentence in sentences:
        if sentence.lang in MAIN and sentence.lemmas is not None and sentence.upos is not None:
            for form, tag, lemma in zip(
                sentence.words, sentence.upos, sentence.lemmas, strict=True
            ):
                if tag not in {"PUNCT", "SYM", "NUM", "X", "PROPN"}:
                    key = f"{form.lower()}|{tag}"
                    counts[sentence.lang].setdefault(key, Counter())[lemma] += 1
    return {
        lang: {
            key: lemma
            for key, found in sorted(forms.items())
            for lemma, n in found.most_common(1)
            if n >= 0.8 * found.total() and n >= (1 if key.split("|")[1] in CLOSED else 2)
        }
        for lang, forms in counts.items()
    }
