from __future__ import annotations

import pytest
from spacy.language import Language

from extract.components import load_pipeline


@pytest.fixture(scope="session")
def de() -> Language:
    return load_pipeline("de")


@pytest.fixture(scope="session")
def en() -> Language:
    return load_pipeline("en")
