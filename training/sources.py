"""What is trained on: the files, their licences, how often each is seen, and what is held back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from training.conllu import read_conllu
from training.labels import MAIN, harmonise, harmonise_feats
from training.name_sets import read_germeval, read_smartdata, read_wikiann
from training.raw import read_raw
from training.sentence import Sentence
from training.tiger import read_tiger

#: Of every hundred sentences the last ten are held back, in one run so that they are running text.
BLOCK, OF = 10, 10


@dataclass(frozen=True, slots=True)
class Source:
    """One training set.

    Attributes:
        name: how the model card calls it.
        pattern: where it lies below the folder of corpora; may match several files.
        licence: under which its annotation is used.
        read: path to sentences.
        passes: how often it is seen in each of the four phases of the training. In the third, a
            first model has filled in what is not annotated.
        held_back: whether a tenth is kept for measuring.
        limit: use only that many of its sentences.
        shortest: leave out sentences of fewer tokens.
    """

    name: str
    pattern: str
    licence: str
    read: Callable[[Path], Iterable[Sentence]]
    passes: tuple[int, int, int, int]
    held_back: bool = False
    limit: int | None = None
    shortest: int = 1


def _conllu(lang: str) -> Callable[[Path], Iterator[Sentence]]:
    return lambda path: read_conllu(path, lang)


def _helper(name: str, pattern: str, lang: str) -> Source:
    """A treebank of a language near German, for trees and parts of speech."""
    return Source(name, pattern, "CC BY-SA 4.0", _conllu(lang), (1, 0, 0, 0), held_back=True)


SOURCES = (
    Source(
        "UD_German-GSD 2.16 dev",
        "de/syntax/gsd-dev.conllu",
        "CC BY-SA 4.0",
        _conllu("de"),
        (6, 8, 12, 4),
        held_back=True,
    ),
    Source(
        "UD_German-PUD",
        "de/syntax/pud.conllu",
        "CC BY-SA 3.0",
        _conllu("de"),
        (4, 5, 8, 3),
        held_back=True,
    ),
    Source(
        "SQUOIA, converted from TIGER to UD",
        "de/syntax/squoia/*.gz",
        "Apache-2.0",
        read_tiger,
        (2, 1, 3, 1),
    ),
    Source(
        "UD_English-EWT dev and test",
        "other/syntax/en_ewt*.gz",
        "CC BY-SA 4.0",
        _conllu("en"),
        (2, 3, 4, 1),
        held_back=True,
    ),
    Source(
        "UD_English-PUD", "other/syntax/en_pud*.gz", "CC BY-SA 3.0", _conllu("en"), (2, 1, 1, 0)
    ),
    Source(
        "GUM",
        "en/gum/*.gz",
        "CC BY 4.0, texts CC BY or CC BY-SA",
        _conllu("en"),
        (2, 1, 2, 1),
        held_back=True,
    ),
    _helper("UD_Dutch-Alpino dev and test", "other/syntax/nl_alp*.gz", "nl"),
    _helper("UD_Dutch-LassySmall test", "other/syntax/nl_las*.gz", "nl"),
    _helper("UD_Danish-DDT dev", "other/syntax/da*.gz", "da"),
    _helper("UD_Norwegian-Bokmaal test", "other/syntax/no*.gz", "nb"),
    _helper("UD_Swedish-Talbanken test", "other/syntax/sv*.gz", "sv"),
    Source(
        "GermEval 2014 dev",
        "de/ner/germeval14-dev.tsv",
        "CC BY 4.0",
        read_germeval,
        (4, 4, 7, 8),
        held_back=True,
    ),
    Source(
        "WikiANN German",
        "de/ner/wikiann-train.conll.gz",
        "ODC-BY",
        read_wikiann,
        (1, 0, 1, 0),
        limit=6000,
        shortest=6,
    ),
    Source(
        "DFKI SmartData, news",
        "de/ner/smartdata-v1-*.json.gz",
        "CC BY 4.0",
        read_smartdata,
        (1, 0, 2, 0),
        shortest=6,
    ),
    Source(
        "German Wikipedia, annotated by the first model",
        "de/raw/wikipedia.txt.gz",
        "CC BY-SA",
        read_raw,
        (0, 0, 1, 0),
        limit=16_000,
    ),
)


def read_source(source: Source, corpora: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Reads one source: its sentences for training, and those held back."""
    found = (
        _fit(sentence)
        for path in sorted(corpora.glob(source.pattern))
        for sentence in source.read(path)
        if len(sentence.words) >= source.shortest
    )
    sentences = list(islice(found, source.limit))
    if not source.held_back:
        return sentences, []
    held = [(i // BLOCK) % OF == OF - 1 for i in range(len(sentences))]
    return (
        [sentence for sentence, kept in zip(sentences, held, strict=True) if not kept],
        [sentence for sentence, kept in zip(sentences, held, strict=True) if kept],
    )


def _fit(sentence: Sentence) -> Sentence:
    """Brings labels to the main treebank's habits; helper languages teach syntax only."""
    if sentence.deprels is None:
        return sentence
    deprels = [harmonise(label, sentence.lang) for label in sentence.deprels]
    if sentence.lang == "de" and sentence.feats is not None and sentence.upos is not None:
        feats = list(map(harmonise_feats, sentence.feats, sentence.upos))
        return replace(sentence, deprels=deprels, feats=feats)
    if sentence.lang in MAIN:
        return replace(sentence, deprels=deprels)
    return replace(sentence, deprels=deprels, feats=None, lemmas=None)
