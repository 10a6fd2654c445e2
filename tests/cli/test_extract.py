"""Facts of files without a library."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import ARTICLE, Run


def test_facts_go_to_standard_output_and_no_library_is_made(
    beleg: Run, article: Path, library_path: Path
) -> None:
    done = beleg("extract", article, "--lang", "de", "--published", "2026-03-04")
    assert done.exit_code == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["article"]["text"] == ARTICLE
    assert record["facts"]
    assert not library_path.exists()


def test_relative_dates_count_from_the_publication(beleg: Run, article: Path) -> None:
    record = json.loads(beleg("extract", article, "--published", "2026-03-04").stdout)
    values = [m["value"]["value"] for m in record["mentions"] if m["text"] == "Montag"]
    assert values == ["2026-03-02"]


def test_triples_of_standard_input(beleg: Run) -> None:
    done = beleg("extract", "-", "--format", "triples", stdin="Die Fähre erreichte den Hafen.")
    _, sentence, *triple = done.stdout.splitlines()[0].split("\t")
    assert sentence == "Die Fähre erreichte den Hafen."
    assert triple == ["Die Fähre", "erreichte", "den Hafen"]


def test_several_articles_keep_their_order(beleg: Run, tmp_path: Path) -> None:
    texts = [f"Anna Weiß gewann am Montag {number} Preise." for number in range(20)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    done = beleg("extract", tmp_path / "a.jsonl", "--lang", "de", "--workers", "1")
    found = [json.loads(line)["article"]["text"] for line in done.stdout.splitlines()]
    assert found == texts


def test_what_it_writes_can_be_added(beleg: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_text(beleg("extract", article).stdout)
    done = beleg("add", tmp_path / "facts.jsonl")
    assert "1 with facts" in done.stderr
    assert "extracted" not in done.stderr
