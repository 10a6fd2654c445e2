"""Which room may load what: proved on the running interpreter, beside the import contracts."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "onnxruntime", "tokenizers", "numpy", "textual", "torch")


def loaded_by(module: str) -> set[str]:
    """Top-level packages that importing a module brings into a fresh interpreter."""
    code = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("store.model", HEAVY),
        ("store.library", ("spacy", "onnxruntime", "textual", "extract", "formats", "tui", "cli")),
        ("formats", ("spacy", "onnxruntime", "textual", "extract", "tui", "cli")),
        ("extract", ("textual", "spacy", "onnxruntime", "numpy", "sqlite3", "tui", "cli")),
        ("extract.workers", ("textual", "spacy", "onnxruntime", "numpy", "tui", "cli")),
        ("tui.app", ("spacy", "onnxruntime", "cli")),
        ("cli.main", ("spacy", "onnxruntime", "numpy", "textual", "sqlite_utils")),
    ],
)
def test_a_room_loads_only_what_is_below_it(module: str, forbidden: tuple[str, ...]) -> None:
    assert loaded_by(module).isdisjoint(forbidden)
