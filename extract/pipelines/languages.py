"""The languages beyond German and English that the shared encoder reads, and how well.

Light: the data file is read when first asked for, without spaCy.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct

_MEASURED = {"UAS": "heads", "LAS": "heads with their relation", "UPOS": "parts of speech"}


class OtherLanguage(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of `languages.toml`, which says what each field means."""

    name: str
    sets: str
    scores: dict[str, float] = {}
    also: tuple[str, ...] = ()
    dictionary: str | None = None
    words: dict[str, Any] = {}
    certainty: dict[str, Any] = {}

    def warning(self, code: str) -> str:
        """What a person should know about facts in this language.

        Args:
            code: Its ISO 639-1 code.
        """
        return f"{self.name} ({code}): {self._measured()}. {unread(code)}"

    def _measured(self) -> str:
        if not self.scores:
            return "nothing was measured for it, read its facts with care"
        right = ", ".join(
            f"{self.scores[name]:.0f} % of {what}" for name, what in _MEASURED.items()
        )
        return f"{right} are right on sentences of {self.sets}; names were not measured"


def unread(code: str) -> str:
    """What the rules cannot find in a language without word lists.

    Args:
        code: Its ISO 639-1 code.
    """
    denial = "" if code in other_languages() else "; denial only where the pipeline marks it"
    return (
        "Beleg has no word lists for this language: dates, money, who says so and how surely are "
        f"not found{denial}."
    )


@cache
def other_languages() -> dict[str, OtherLanguage]:
    """Code -> what is known about it, without German and English."""
    text = files("extract.pipelines").joinpath("languages.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=dict[str, OtherLanguage])


@cache
def aliases() -> dict[str, str]:
    """Code that people also write -> the code of `languages.toml`."""
    return {alias: code for code, item in other_languages().items() for alias in item.also}
