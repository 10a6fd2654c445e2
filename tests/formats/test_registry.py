"""Every format that is listed can do what it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from formats import jsonl, registry
from store.errors import InputError
from tests.formats.documents import SAMPLES

SAMPLE = SAMPLES / "busse-hohenfels.jsonl"


@pytest.mark.parametrize("entry", registry.FORMATS, ids=lambda entry: entry.name)
def test_every_format_writes_the_samples(entry: registry.Format) -> None:
    document = jsonl.parse(SAMPLE.read_bytes(), SAMPLE.name)
    report = registry.Report()
    assert b"".join(entry.writer()([document], report))
    assert report.articles == 1
    assert report.facts > 0


@pytest.mark.parametrize(
    "entry", [entry for entry in registry.FORMATS if entry.reads], ids=lambda entry: entry.name
)
def test_a_format_that_reads_gets_back_what_it_wrote(entry: registry.Format) -> None:
    document = jsonl.parse(SAMPLE.read_bytes(), SAMPLE.name)
    chunks = b"".join(entry.writer()([document], registry.Report()))
    assert list(entry.reader()(chunks.splitlines(keepends=True), "x")) == [document]


def test_a_format_that_only_writes_says_so() -> None:
    with pytest.raises(InputError, match="only be written"):
        registry.get("csv").reader()


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="jsonl, csv, triples"):
        registry.get("docx")


def test_writing_is_streamed_article_by_article() -> None:
    document = jsonl.parse(SAMPLE.read_bytes(), SAMPLE.name)
    asked = []

    def endless():
        while True:
            asked.append(1)
            yield document

    chunks = registry.get("jsonl").writer()(endless(), registry.Report())
    next(chunks)
    next(chunks)
    assert len(asked) == 2


def test_the_list_of_formats_loads_none_of_them() -> None:
    code = (
        "import sys, formats.registry; print([m for m in sys.modules if m.startswith('formats.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['formats.registry']"
