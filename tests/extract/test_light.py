"""What may not be imported before the first text."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"spacy", "numpy", "onnxruntime", "tokenizers", "thinc", "py3langid", "text_to_num"}


@pytest.mark.parametrize("module", ["extract", "extract.workers", "extract.pipelines"])
def test_importing_loads_nothing_heavy(module: str):
    code = f"import sys, {module}; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert HEAVY.isdisjoint(done.stdout.split())
