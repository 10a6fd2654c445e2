"""list, show, search, export, formats: readable for people, exact for programs, safe for both."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from store.library import Library
from tests.cli.conftest import Run

HOSTILE = (
    "Der [/] dpa [@click=app.quit]x\u202e Satz \u2066ist\u2069 lang genug.\n\nEin \u200fzweiter."
)


@pytest.fixture
def full(beleg: Run, samples: list[Path]) -> Run:
    """`beleg` with the samples in its library."""
    assert beleg("add", *samples).exit_code == 0
    return beleg


def first_id(full: Run) -> str:
    return full("list").stdout.split()[0]


def test_list_shows_the_newest_first(full: Run) -> None:
    lines = full("list").stdout.splitlines()
    assert len(lines) == 6
    assert "Nach Sturmflut" in lines[0]
    assert "16/21" in lines[0]


def test_list_as_json(full: Run) -> None:
    rows = json.loads(full("list", "--json").stdout)
    assert rows[0]["title"].startswith("Nach Sturmflut")
    assert rows[0]["counts"]["accepted"] == 12


def test_an_empty_library_says_how_to_begin(beleg: Run, library_path: Path) -> None:
    Library.open(library_path, reviewer="Mara").close()
    done = beleg("list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "beleg add FILE" in done.stderr
    assert json.loads(beleg("list", "--json").stdout) == []


def test_show_gives_the_text_and_the_facts(full: Run) -> None:
    shown = full("show", first_id(full)).stdout
    assert "Die Küstenwache brachte am Montag" in shown
    assert "Facts 21  ✓12 ✎3 ✗1 ○5" in shown
    assert "✓ Die Küstenwache brachte zwölf Tonnen Lebensmittel und Trinkwasser" in shown
    assert "am Montag = 2026-03-02" in shown


def test_show_takes_the_beginning_of_an_id(full: Run) -> None:
    assert full("show", first_id(full)[:5]).exit_code == 0


def test_show_as_json_is_the_exchange_format(full: Run) -> None:
    record = json.loads(full("show", first_id(full), "--json").stdout)
    assert record["format"] == "beleg/1"
    assert len(record["facts"]) == 21


def test_an_unknown_article_is_named(full: Run) -> None:
    done = full("show", "zzzzzz")
    assert done.exit_code == 2
    assert "zzzzzz" in done.stderr


def test_search_finds_other_spellings(full: Run) -> None:
    assert "Kürzere" in full("show", full("search", "kuerzere").stdout.split()[0]).stdout


def test_search_as_json_says_where(full: Run) -> None:
    hits = json.loads(full("search", "Seeschwalbe", "--json").stdout)
    assert {hit["article_id"] for hit in hits} == {first_id(full)}
    assert all(hit["end"] > hit["start"] for hit in hits)


def test_nothing_found_is_no_error(full: Run) -> None:
    done = full("search", "Xylophonkonzert")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Nothing found" in done.stderr


@pytest.mark.parametrize("words", [("show",), ("list",), ("search", "Satz")])
def test_what_an_article_says_never_steers_the_terminal(beleg: Run, words: tuple[str, ...]) -> None:
    added = beleg("add", "-", "--no-extract", stdin=HOSTILE)
    if words == ("show",):
        words = ("show", added.stdout.split("\t")[0])
    for done in (added, beleg(*words)):
        assert "[@click=app.quit]" in done.stdout
        assert not set(done.stdout) & set("\u202e\u2066\u2069\u200f\x1b")


def test_export_and_import_give_the_same_bytes(full: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    full("export", "-o", first)
    full("add", first, "--library", tmp_path / "other.db")
    full("export", "-o", second, "--library", tmp_path / "other.db")
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().count(b"\n") == 6


def test_export_writes_what_it_could_not_hold_to_standard_error(full: Run) -> None:
    done = full("export", "--format", "csv")
    assert "could not hold: " in done.stderr
    assert "mentions" in done.stderr


def test_export_of_some_statuses(full: Run, tmp_path: Path) -> None:
    full("export", "--format", "csv", "--status", "accepted, corrected", "-o", tmp_path / "f.csv")
    with (tmp_path / "f.csv").open(newline="", encoding="utf-8") as stream:
        assert {row["status"] for row in csv.DictReader(stream)} == {"accepted", "corrected"}


def test_triples_leave_out_rejected_facts_unless_asked(full: Run) -> None:
    assert "Freibad Erlenau\tschließt" not in full("export", "--format", "triples").stdout
    asked = full("export", "--format", "triples", "--status", "rejected")
    assert "Freibad Erlenau\tschließt" in asked.stdout


def test_export_of_one_article(full: Run) -> None:
    done = full("export", first_id(full)[:6])
    assert "Wrote 1 articles with 21 facts." in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--status", "accepted,fine"),
        ("--status", ","),
        ("--format", "docx"),
        ("zzzzzz",),
        ("-o", "missing/folder/x"),
    ],
)
def test_export_refuses_what_it_does_not_know(full: Run, words: tuple[str, ...]) -> None:
    done = full("export", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_an_unknown_id_leaves_the_old_export(full: Run, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("old")
    full("export", first_id(full), "zzzzzz", "-o", tmp_path / "x.jsonl")
    assert (tmp_path / "x.jsonl").read_text() == "old"


def test_corrections_are_in_the_export(full: Run, library_path: Path) -> None:
    with Library.open(
        library_path, reviewer="Ben", clock=lambda: "2026-05-05T10:00:00Z"
    ) as library:
        open_fact = next(
            f for f in library.document(first_id(full)).facts if f.status == "proposed"
        )
        library.accept(open_fact.id)
    facts = json.loads(full("export", first_id(full)).stdout)["facts"]
    decided = next(fact for fact in facts if fact["id"] == open_fact.id)
    assert (decided["status"], decided["reviewer"]) == ("accepted", "Ben")
    assert decided["reviewed_at"] == "2026-05-05T10:00:00Z"


def test_formats_are_listed_with_what_they_hold(beleg: Run) -> None:
    listed = beleg("formats").stdout
    assert all(name in listed for name in ("jsonl", "csv", "triples", "holds:", "lacks:"))


def test_options_of_the_library_stand_on_either_side(beleg: Run, article: Path) -> None:
    elsewhere = article.parent / "elsewhere.db"
    assert beleg("--library", elsewhere, "add", article, "--no-extract").exit_code == 0
    assert beleg("list", "--library", elsewhere).stdout.count("\n") == 1
