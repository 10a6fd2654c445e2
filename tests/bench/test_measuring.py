from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench import footprint, speed
from bench.loading import BLANK, load, size_of
from bench.texts import repeated, sample_texts
from tests.bench.gold import CONLLU


def test_the_command_prints_the_scores_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "tiny.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    command = [sys.executable, "-m", "bench.pipeline", "de", str(path), "--only", "scores"]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    (measured,) = json.loads(done.stdout)["sets"]
    assert (measured["name"], measured["sentences"], measured["tokens"]) == ("tiny.conllu", 2, 10)
    assert {"UAS", "LAS", "UPOS", "lemma", "sentences F1"} <= set(measured["scores"])


def test_a_pipeline_that_is_not_there_is_named() -> None:
    command = [sys.executable, "-m", "bench.pipeline", "no_such_pipeline"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "'no_such_pipeline' cannot be loaded" in done.stderr


def test_speed_is_measured_in_both_ways_where_there_are_two_cores() -> None:
    found = speed.measure(BLANK, "de", ["Ein Satz.", "Noch einer."], rounds=1)
    ways = {speed.PROCESSES, speed.TENSOR_THREADS}
    assert set(found.ways) == (ways if len(speed.usable_cpus()) > 1 else set())


def test_spacy_blank_needs_hardly_more_memory_than_itself() -> None:
    found = footprint.measure(BLANK, "de", rounds=1)
    assert found.memory is None or abs(found.memory) < 30


def test_the_shipped_pipelines_count_with_all_they_share() -> None:
    assert size_of("de", load("de")) == size_of("en", load("en"))


def test_a_folder_laid_out_as_the_shipped_ones_is_loaded_by_language() -> None:
    from extract.pipelines import FOLDER

    assert load(str(FOLDER), "en").lang == "en"


def test_sample_articles_are_repeated_to_a_number_of_words() -> None:
    texts = repeated(sample_texts("de"), 3_000)
    assert 3_000 <= sum(len(text.split()) for text in texts) < 4_000
