"""Bad input: one clear line that names file and remedy, exit code 2, nothing half-written."""

from __future__ import annotations

import gzip
import os
import sqlite3
from pathlib import Path

import pytest

from store.library import Library
from store.text import MAX_BYTES
from tests.cli.conftest import Run

BAD_FILES = {
    "empty.txt": (b"", "no text"),
    "blank.txt": (b" \n\t\n", "no text"),
    "empty.jsonl": (b"\n", "is empty"),
    "binary.txt": (b"Text\x00\x01\x02", "binary"),
    "article.pdf": (b"%PDF-1.7\n...", "binary file (PDF)"),
    "article.docx": (b"PK\x03\x04rest", "binary file (ZIP or Office)"),
    "page.html": (b"\n<!DOCTYPE html><p>Text</p>", "web page"),
    "latin.txt": ("Müller fährt täglich über die Brücke.\n".encode("cp1252") * 20, "iconv -f"),
    "huge.txt": (b"a" * (MAX_BYTES + 1), "20 MB"),
    "huge.txt.gz": (gzip.compress(b"a" * (MAX_BYTES + 1)), "20 MB"),
    "cut.txt.gz": (gzip.compress(b"Text" * 99)[:20], "whole gzip"),
    "broken.jsonl": (b"{nonsense\n", "broken.jsonl:1"),
    "latin.jsonl": ('{"text": "Müller"}\n'.encode("cp1252"), "iconv -f"),
    "array.jsonl": (b"[1, 2]\n", "Expected `object`"),
    "number.jsonl": (b'{"text": 3}\n', "$.text"),
    "title.jsonl": (b'{"text": "Ein Text", "title": 3}\n', "$.title"),
    "nothing.jsonl": (b'{"title": "T"}\n', "`text`"),
    "blank.jsonl": (b'{"text": " "}\n', "no text"),
    "language.jsonl": (
        b'{"text": "Ein Text", "lang": "ru"}\n',
        "no pipeline for the language 'ru'",
    ),
    "date.jsonl": (b'{"text": "Ein Text", "published": "gestern"}\n', "'gestern' is no date"),
    "deep.jsonl": (b'{"text": ' + b"[" * 100_000 + b"\n", "deep.jsonl:1"),
    "foreign.jsonl": (b'{"format": "beleg/1", "article": {"text": 3}}\n', "$.article.text"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_in_one_line(
    beleg: Run, tmp_path: Path, library_path: Path, name: str
) -> None:
    content, reason = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    done = beleg("add", tmp_path / name)
    [complaint] = done.stderr.splitlines()
    assert done.exit_code == 2
    assert name in complaint
    assert reason in complaint
    assert complaint.endswith(".")
    assert not library_path.exists()


@pytest.mark.parametrize("name", BAD_FILES)
def test_extract_refuses_the_same(beleg: Run, tmp_path: Path, name: str) -> None:
    content, reason = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    done = beleg("extract", tmp_path / name)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_named(beleg: Run, tmp_path: Path) -> None:
    done = beleg("add", tmp_path / "none.txt")
    assert done.exit_code == 2
    assert f"There is no file {tmp_path / 'none.txt'}." in done.stderr


def test_a_folder_is_named(beleg: Run, tmp_path: Path) -> None:
    done = beleg("add", tmp_path)
    assert done.exit_code == 2
    assert "is a folder" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_an_unreadable_file_is_named(beleg: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").touch(0o000)
    done = beleg("add", tmp_path / "secret.txt")
    assert done.exit_code == 2
    assert "secret.txt cannot be read: permission denied" in done.stderr


def test_a_bad_file_does_not_stop_the_others(beleg: Run, tmp_path: Path, article: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = beleg("add", tmp_path / "empty.txt", article, tmp_path / "none", "--no-extract")
    assert done.exit_code == 2
    assert "1 added, 2 unusable" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_bad_line_does_not_stop_the_others(beleg: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Erster."}\n{broken\n{"text": "Dritter."}\n')
    done = beleg("add", tmp_path / "a.jsonl", "--no-extract")
    assert done.exit_code == 2
    assert "a.jsonl:2: the line is not valid JSON" in done.stderr
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--lang", "ru"), "no pipeline for the language 'ru'. Use one of ca, da, de, en,"),
        (("--published", "03.04.2026"), "'03.04.2026' is no date. Write it like 2025-11-21"),
        (("--published", "2026-02-30"), "is no date"),
        (("--as", "pdf"), "'pdf' is not one of 'txt', 'md', 'jsonl'"),
        (("--workers", "0"), "--workers"),
        (("--bogus",), "No such option"),
    ],
)
def test_a_bad_option_is_named(
    beleg: Run, article: Path, library_path: Path, options: tuple[str, ...], reason: str
) -> None:
    done = beleg("add", article, *options)
    assert done.exit_code == 2
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1
    assert not library_path.exists()


def test_a_foreign_library_is_refused_and_left_alone(
    beleg: Run, article: Path, library_path: Path
) -> None:
    library_path.write_bytes(b"these are my notes, not a database" * 50)
    done = beleg("add", article)
    assert done.exit_code == 2
    assert "is not a Beleg library" in done.stderr
    assert done.stderr.count("\n") == 1
    assert library_path.read_bytes() == b"these are my notes, not a database" * 50


def test_another_program_s_database_is_refused(beleg: Run, library_path: Path) -> None:
    with sqlite3.connect(library_path) as database:
        database.execute("CREATE TABLE notes (text)")
    done = beleg("list")
    assert done.exit_code == 2
    assert "a database of another program" in done.stderr


def test_a_library_that_cannot_be_written_is_refused(beleg: Run, article: Path) -> None:
    done = beleg("add", article, "--library", article / "library.db")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [("list",), ("show", "abcd"), ("search", "x"), ("export",)])
def test_reading_makes_no_library(beleg: Run, library_path: Path, words: tuple[str, ...]) -> None:
    done = beleg(*words)
    assert done.exit_code == 2
    assert "There is no library at" in done.stderr
    assert not library_path.exists()


def test_a_missing_pipeline_is_named_and_the_articles_stay(
    beleg: Run, article: Path, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.extraction.available_languages", tuple)
    done = beleg("add", article)
    assert done.exit_code == 2
    assert "no pipelines" in done.stderr
    assert "--no-extract" in done.stderr
    with Library.open(library_path, reviewer="Mara", read_only=True) as library:
        assert library.article_count() == 1


def test_an_article_that_cannot_be_extracted_is_named_and_stays(
    beleg: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.workers import Job, Outcome

    def fail(job: Job, **_: object) -> Outcome:
        return Outcome(job.article_id, error="out of memory")

    monkeypatch.setattr("cli.extraction.extract_here", fail)
    done = beleg("add", article)
    article_id = done.stdout.split("\t")[0]
    assert done.exit_code == 1
    assert f"{article_id} could not be extracted: out of memory" in done.stderr
    assert "1 added, 1 failed" in done.stderr
