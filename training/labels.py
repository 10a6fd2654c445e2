"""The label sets of all heads, counted from the training sets, and how sets fit each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from training.scripts import edit_script
from training.sentence import NAME_TAGS, Sentence

UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
#: German-PUD (and the helper languages) to the habits of German-GSD.
TO_GSD = {
    "acl:relcl": "acl",
    "flat:name": "flat",
    "obl:tmod": "obl",
    "nmod:poss": "nmod",
    "cc:preconj": "cc",
    "nsubj:outer": "nsubj",
    "obl:unmarked": "obl",
    "nmod:unmarked": "nmod",
}
#: The languages whose morphology, lemmas and label subtypes are learnt.
MAIN = frozenset({"de", "en"})
#: A label rarer than this in the main languages falls back to its universal part.
RARE = 15


@dataclass(slots=True)
class Labels:
    """What each head can say.

    Attributes:
        upos, deprels, names, scripts: the classes of the four heads.
        feats: feature name to its values; the first, ``""``, means that the feature is absent.
        deprels_of: the dependency labels that occur in each main language.
    """

    upos: list[str]
    deprels: list[str]
    names: list[str]
    scripts: list[str]
    feats: dict[str, list[str]]
    deprels_of: dict[str, list[str]]


def harmonise(label: str, lang: str) -> str:
    """A dependency label in the habits of the language's main treebank."""
    return label if lang == "en" else TO_GSD.get(label, label)


def parse_feats(feats: str) -> dict[str, str]:
    """``Case=Nom|Number=Sing`` as a dictionary."""
    return dict(part.split("=", 1) for part in feats.split("|") if "=" in part)


def harmonise_feats(bundle: str, upos: str) -> str:
    """Features of German in the habits of German-GSD, as far as that is certain."""
    feats = parse_feats(bundle)
    if "Mood" in feats:
        feats.setdefault("VerbForm", "Fin")
    if upos == "ADV":
        feats.pop("Degree", None)
    return "|".join(f"{name}={feats[name]}" for name in sorted(feats, key=str.lower)) or "_"


def collect_labels(sentences: Iterable[Sentence]) -> Labels:
    """Counts the labels of the main languages; see ``RARE``."""
    deprels: dict[str, Counter[str]] = {lang: Counter() for lang in MAIN}
    feats: Counter[tuple[str, str]] = Counter()
    scripts: Counter[str] = Counter()
    for sentence in sentences:
        if sentence.lang not in MAIN or sentence.deprels is None:
            continue
        if sentence.feats is None or sentence.lemmas is None:
            continue
        deprels[sentence.lang].update(harmonise(d, sentence.lang) for d in sentence.deprels)
        for bundle in sentence.feats:
            feats.update(parse_feats(bundle).items())
        scripts.update(map(edit_script, sentence.words, sentence.lemmas))
    allowed = {
        lang: sorted(label for label, n in counts.items() if n >= RARE or ":" not in label)
        for lang, counts in deprels.items()
    }
    values: dict[str, list[str]] = {}
    for (name, value), n in sorted(feats.items()):
        if n >= RARE and name not in {"Typo", "ExtPos"}:
            values.setdefault(name, [""]).append(value)
    return Labels(
        upos=list(UPOS),
        deprels=sorted(set().union(*allowed.values())),
        names=list(NAME_TAGS),
        scripts=[
            script for script, n in scripts.most_common() if n >= 3 and script.count("|") == 2
        ],
        feats=values,
        deprels_of=allowed,
    )
