from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bench.sets import read_names, read_set, to_bio
from tests.bench.gold import CONLLU

GERMEVAL = """\
#\thttp://example.org/1\t[2010-07-04]
1\tDie\tO\tO
2\tBerliner\tB-LOCderiv\tO
3\tSPD\tB-ORG\tO

#\thttp://example.org/2\t[2010-07-04]
1\tFaust\tB-OTH\tO
2\t#\tO\tO
"""
CONLL_2003 = """\
-DOCSTART- -X- -X- O

Anna NNP B-NP I-PER
Müller NNP I-NP I-PER
1999 CD B-NP B-date

EU NNP B-NP B-ORG
"""


def test_germeval_leaves_out_derived_and_partial_names() -> None:
    first, second = read_names(GERMEVAL, "de")
    assert (first.words, first.names) == (["Die", "Berliner", "SPD"], ["O", "O", "B-ORG"])
    assert second.names == ["B-MISC", "O"]


def test_a_number_sign_is_a_word_where_it_has_a_tag() -> None:
    assert list(read_names(GERMEVAL, "de"))[1].words == ["Faust", "#"]


def test_conll_2003_has_its_tag_last_and_no_numbers() -> None:
    first, second = read_names(CONLL_2003, "en")
    assert (first.words, first.names) == (["Anna", "Müller", "1999"], ["B-PER", "I-PER", "O"])
    assert (second.words, second.names) == (["EU"], ["B-ORG"])


def test_two_columns_between_tabs() -> None:
    (sentence,) = read_names("New\u00a0York\tB-LOC\nruft\tO\n", "de")
    assert sentence.words == ["New\u00a0York", "ruft"]


def test_a_set_without_misc_does_not_annotate_it() -> None:
    assert [sentence.names_open for sentence in read_names(CONLL_2003, "en")] == [True, True]
    assert [sentence.names_open for sentence in read_names(GERMEVAL, "de")] == [False, False]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["B-PER", "I-PER", "O"], ["B-PER", "I-PER", "O"]),
        (["I-PER", "I-PER", "I-LOC"], ["B-PER", "I-PER", "B-LOC"]),
        (["B-PER", "E-PER", "S-LOC"], ["B-PER", "I-PER", "B-LOC"]),
        (["B-PER", "L-PER", "U-PER"], ["B-PER", "I-PER", "B-PER"]),
        (["B-person", "I-person", "B-location-city"], ["B-PER", "I-PER", "B-LOC"]),
        (["B-organization-company", "B-date", "B-PERpart"], ["B-ORG", "O", "O"]),
        (["O", "I-OTH", "I-OTHderiv"], ["O", "B-MISC", "O"]),
    ],
)
def test_tags_of_many_schemes(tags: list[str], names: list[str]) -> None:
    assert to_bio(tags) == names


def test_conllu_is_read_with_contractions_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    first, second = read_set(path, "de")
    assert first.words == ["Anna", "wohnt", "im", "Süden", "Kölns", "."]
    assert first.deprels is not None
    assert first.deprels[2] == "case"
    assert len(second.words) == 4


def test_a_file_of_neither_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("nur Text\nohne Spalten\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.tsv"):
        read_set(path, "de")
