"""Ctrl-C and closed pipes end the program quietly and keep what was done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.errors import LibraryError
from store.library import Library

PROGRAM = [sys.executable, "-m", "cli"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    sentence = (
        "Die Reederei Nordlinie aus Halmoog kaufte am Montag Schiff Nummer {} für zwei Euro. "
    )
    path = tmp_path / "corpus.jsonl"
    with path.open("w") as stream:
        for number in range(400):
            stream.write(json.dumps({"text": sentence.format(number) * 8, "lang": "de"}) + "\n")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="process groups of POSIX")
def test_ctrl_c_keeps_what_is_done_and_the_next_add_goes_on(corpus: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    words = [*PROGRAM, "add", str(corpus), "--library", str(library), "--workers", "1"]
    program = subprocess.Popen(
        words,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell has its background jobs ignore Ctrl-C, and so would what the tests start in one.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while _extracted_so_far(library) == 0 and time.monotonic() < deadline:
        time.sleep(0.2)
    os.killpg(program.pid, signal.SIGINT)
    _, talk = program.communicate(timeout=30)
    done = _extracted(library)
    assert program.returncode == 130
    assert "Traceback" not in talk
    assert "interrupted" in talk
    assert 0 < done < 400
    with Library.open(library, reviewer="Mara", read_only=True) as opened:
        assert opened.article_count() == 400
        assert len(opened.articles_without_run()) == 400 - done


def test_a_closed_pipe_is_no_error(corpus: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    add = [*PROGRAM, "add", str(corpus), "--library", str(library), "--no-extract"]
    subprocess.run(add, check=True, capture_output=True)
    program = subprocess.Popen(
        [*PROGRAM, "export", "--library", str(library)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    assert program.wait(timeout=30) == 141


def _extracted(path: Path) -> int:
    """How many articles have a run; the library is there already."""
    with Library.open(path, reviewer="Mara", read_only=True) as library:
        return library.article_count() - len(library.articles_without_run())


def _extracted_so_far(path: Path) -> int:
    """The same while the program may not have made its library yet."""
    try:
        return _extracted(path)
    except LibraryError:
        return 0
