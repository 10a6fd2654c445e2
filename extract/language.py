"""Which language a text is in.

Light: the model of py3langid is loaded when a text is first looked at.
"""

from __future__ import annotations

from functools import cache
from typing import Any

DEFAULT = "de"
_CANDIDATES = ("de", "en")
# Shorter texts (code points) give the classifier too little to go by.
_SHORT = 40
_SAMPLE = 4000


def detect(text: str) -> str:
    """Guess the language of a text, German or English.

    Args:
        text: The article's text; its first 4,000 code points are looked at.

    Returns:
        ISO 639-1 code; `de` where the text is too short to tell.
    """
    sample = " ".join(text[:_SAMPLE].split())
    if len(sample) < _SHORT:
        return DEFAULT
    code, _ = _identifier().classify(sample)
    return str(code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # On this object only: the module's own identifier belongs to whoever else uses it.
    identifier.set_languages(list(_CANDIDATES))
    return identifier
