"""Language packs: the words that the rules need, read from TOML files and held as data.

A pack is a folder `extract/<language>/` with one file per subject. A language without a folder has
at most the few words of `pipelines/languages.toml`: blocks and clauses still work, rules that rest
on words find nothing.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from extract.pipelines.languages import other_languages

_FILES = ("layout", "words", "clauses", "speech", "certainty", "dates", "numbers")


@dataclass(frozen=True, eq=False)
class Pack:
    """The lexicons of one language."""

    lang: str
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    """File stem -> its TOML content."""
    sets: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """(file, key) -> the words of a list."""
    patterns: dict[tuple[str, str], re.Pattern[str]] = field(default_factory=dict)
    """(file, key) -> a pattern, verbose and blind to case."""

    @property
    def has_word_lists(self) -> bool:
        """Whether somebody wrote word lists for this language, beyond a few words."""
        return "speech" in self.tables

    def words(self, file: str, key: str) -> frozenset[str]:
        """A word list as a set; empty where the pack has none.

        Args:
            file: Stem of the file, such as `certainty`.
            key: Name of the list in it.
        """
        return self.sets.get((file, key), frozenset())

    def table(self, file: str, key: str) -> dict[str, Any]:
        """A table as a dictionary; empty where the pack has none."""
        found = self.tables.get(file, {}).get(key, {})
        return found if isinstance(found, dict) else {}

    def rows(self, file: str, key: str) -> list[dict[str, Any]]:
        """An array of tables, in the order of the file."""
        return list(self.tables.get(file, {}).get(key, ()))

    def matches(self, key: str, line: str) -> bool:
        """Whether a line looks like what a layout pattern describes.

        Args:
            key: `intro`, `byline`, `dateline` or `caption`.
            line: A line without white space around it. Long lines are prose and never match.
        """
        pattern = self.patterns.get(("layout", key))
        return pattern is not None and len(line) <= 120 and pattern.match(line) is not None

    def opens_sentence(self, word: str) -> bool:
        """Whether a word is one of the closed-class words that open sentences."""
        return word.lower() in self.words("layout", "openers")


@cache
def load_pack(lang: str) -> Pack:
    """The pack of a language.

    Args:
        lang: ISO 639-1 code.

    Returns:
        Its pack, or an empty one.
    """
    pack = Pack(lang)
    if not re.fullmatch(r"[a-z]{2,3}", lang):
        return pack
    pack.tables.update(_read(lang))
    for stem, table in pack.tables.items():
        for key, content in table.items():
            if isinstance(content, list) and all(isinstance(word, str) for word in content):
                pack.sets[stem, key] = frozenset(content)
            elif isinstance(content, str):
                pack.patterns[stem, key] = re.compile(content, re.IGNORECASE | re.VERBOSE)
    return pack


def _read(lang: str) -> dict[str, dict[str, Any]]:
    other = other_languages().get(lang)
    tables = {"words": other.words, "certainty": other.certainty} if other else {}
    folder = files("extract").joinpath(lang)
    paths = {stem: folder.joinpath(f"{stem}.toml") for stem in _FILES}
    return tables | {
        stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for stem, path in paths.items()
        if path.is_file()
    }
