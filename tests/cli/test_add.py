"""Articles get into the library from every kind of file, with what is known about them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from store.library import Library
from store.model import Article
from tests.cli.conftest import ARTICLE, Run


@pytest.fixture
def added(beleg: Run, library_path: Path, tmp_path: Path):
    """Add one file of some name and content without extracting; gives the article."""

    def add(name: str, content: str | bytes, *options: str) -> Article:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        done = beleg("add", path, "--no-extract", *options)
        assert done.exit_code == 0, done.stderr
        with Library.open(library_path, reviewer="Mara", read_only=True) as library:
            return library.article(done.stdout.split("\t")[0])

    return add


def test_the_title_of_plain_text_is_its_first_line(added) -> None:
    article = added("a.txt", ARTICLE)
    assert article.title == "Fähre nach Halmoog fährt wieder"
    assert article.text == ARTICLE


def test_a_title_that_the_text_lacks_is_put_in_front(added) -> None:
    article = added("a.txt", "Ein Satz.", "--title", "Ein  Titel")
    assert article.text == "Ein Titel\n\nEin Satz."


def test_a_title_that_the_text_begins_with_is_not_doubled(added) -> None:
    article = added("a.txt", "Ein\nTitel\nEin Satz.", "--title", "Ein Titel")
    assert article.text == "Ein\nTitel\nEin Satz."


def test_options_say_where_an_article_is_from(added) -> None:
    article = added(
        "a.txt", ARTICLE, "--source", "knd", "--published", "2026-03-04", "--lang", "de"
    )
    assert (article.source, article.published, article.lang) == ("knd", "2026-03-04", "de")


def test_crlf_and_a_byte_order_mark_go_and_the_bytes_stay(added, library_path: Path) -> None:
    raw = b"\xef\xbb\xbfTitel\r\n\r\nSatz \xf0\x9f\x98\x8a.\r\n"
    article = added("a.txt", raw)
    assert article.text == "Titel\n\nSatz 😊.\n"
    with Library.open(library_path, reviewer="Mara", read_only=True) as library:
        assert library.raw(article.id) == raw


def test_markdown_loses_its_marks_and_keeps_its_bullets(added) -> None:
    article = added(
        "a.md",
        "# Der *Titel* #\n\n- **Punkt** [eins](http://x.example)\n\n## Zwischen\n\n> Satz.\n",
    )
    assert article.title == "Der *Titel*"
    assert article.text == "Der *Titel*\n\n- Punkt eins\n\nZwischen\n\nSatz.\n"


def test_markdown_front_matter_says_where_an_article_is_from(added) -> None:
    article = added(
        "a.md", '---\ntitle: "Der Titel"\ndate: 2026-03-04\nsource: knd\nlang: de-DE\n---\nSatz.\n'
    )
    assert article.text == "Der Titel\n\nSatz.\n"
    assert (article.source, article.published, article.lang) == ("knd", "2026-03-04", "de")


def test_jsonl_needs_only_the_text_and_leaves_other_fields_alone(added) -> None:
    article = added("a.jsonl", '{"text": "Titel\\n\\nSatz.", "url": "x", "n": [1]}\n')
    assert (article.title, article.source) == ("Titel", None)


def test_what_a_line_says_goes_before_the_options(added) -> None:
    line = json.dumps({"text": "Satz.", "title": "T", "source": "a", "published": "2026-01-02"})
    article = added("a.jsonl", line, "--source", "b", "--lang", "en")
    assert (article.title, article.source, article.lang) == ("T", "a", "en")
    assert article.published == "2026-01-02"


def test_control_characters_of_a_line_do_not_get_in(added) -> None:
    line = json.dumps({"text": "Ein\x1b[31m Satz.\r\nEnde", "title": "T\x1b]0;x\x07"})
    article = added("a.jsonl", line)
    assert "\x1b" not in article.text + article.title
    assert "\r" not in article.text


def test_compressed_files_are_unpacked(added) -> None:
    article = added("a.jsonl.gz", gzip.compress(b'{"text": "Titel\\n\\nSatz."}\n'))
    assert article.title == "Titel"


@pytest.mark.parametrize(
    ("stdin", "title"),
    [
        ("Der Titel\n\nEin Satz.", "Der Titel"),
        ("# Der Titel\n\nEin Satz.", "Der Titel"),
        ('{"text": "Ein Satz.", "title": "Der Titel"}', "Der Titel"),
    ],
)
def test_standard_input_is_told_by_its_beginning(beleg: Run, stdin: str, title: str) -> None:
    done = beleg("add", "-", "--no-extract", stdin=stdin)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.rstrip("\n").split("\t")[1] == title


def test_the_kind_may_be_said(beleg: Run) -> None:
    done = beleg("add", "-", "--as", "txt", "--no-extract", stdin="# Kein Markdown")
    assert done.stdout.endswith("\t# Kein Markdown\n")


def test_the_same_text_is_the_same_article(beleg: Run, article: Path) -> None:
    beleg("add", article, "--no-extract")
    done = beleg("add", article, "--no-extract")
    assert "0 added, 1 known already" in done.stderr


def test_reviewed_facts_come_along(beleg: Run, samples: list[Path]) -> None:
    done = beleg("add", *samples)
    assert done.exit_code == 0, done.stderr
    assert "6 with facts" in done.stderr
    assert beleg("export").stdout.encode() == b"".join(
        sorted(
            (path.read_bytes() for path in samples),
            key=lambda line: json.loads(line)["article"]["id"],
        )
    )


def test_a_decision_of_this_library_outlives_the_import(
    beleg: Run, library_path: Path, samples: list[Path]
) -> None:
    beleg("add", samples[0])
    fact = next(
        f for f in json.loads(samples[0].read_bytes())["facts"] if f["status"] == "accepted"
    )
    with Library.open(library_path, reviewer="Ben") as library:
        library.reject(fact["id"])
    beleg("add", samples[0])
    with Library.open(library_path, reviewer="Ben") as library:
        assert library.fact(fact["id"]).status == "rejected"


def test_facts_are_extracted(beleg: Run, article: Path) -> None:
    done = beleg("add", article)
    assert done.exit_code == 0, done.stderr
    assert "1 extracted" in done.stderr
    [row] = json.loads(beleg("list", "--json").stdout)
    assert row["counts"]["proposed"] > 0


def test_articles_that_were_only_stored_are_extracted_later(beleg: Run, article: Path) -> None:
    beleg("add", article, "--no-extract")
    done = beleg("add", "-", stdin="Zweiter Titel\n\nAnna Weiß lobte am Montag den Plan der Stadt.")
    assert "1 added, 2 extracted" in done.stderr


def test_no_progress_bar_without_a_terminal(beleg: Run, article: Path) -> None:
    assert "Extracting" not in beleg("add", article).stderr
