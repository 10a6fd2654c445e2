"""What is known about an article beside its text, brought into its usual form."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from store.errors import InputError
from store.text import clean_text

LANGUAGES: Final = ("de", "en")

_LANG: Final = re.compile(r"([a-z]{2})(?:[-_][A-Za-z]{2,4})?\Z")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?=\Z|[T ])")


class Details(Struct, frozen=True, kw_only=True):
    """What is known about an article beside its text."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    lang: str | None = None


def check_details(details: Details, where: str | None = None) -> Details:
    """Bring language and date into their usual form.

    Args:
        details: As handed in.
        where: The file, or file and line, to name in an error.

    Raises:
        InputError: The language is unknown, or the date is none.
    """
    place = f"{where}: " if where else ""
    return msgspec.structs.replace(
        details,
        source=_one_line(details.source),
        title=_one_line(details.title),
        lang=_language(details.lang, place) if details.lang else None,
        published=_day(details.published, place) if details.published else None,
    )


def _language(lang: str, where: str) -> str:
    match = _LANG.match(lang.strip())
    if match and match.group(1) in LANGUAGES:
        return match.group(1)
    raise InputError(
        f"{where}unknown language {lang!r}",
        remedy=f"Use {' or '.join(LANGUAGES)}, or leave it out to have it guessed.",
    )


def _day(published: str, where: str) -> str:
    day = _DAY.match(published.strip())
    try:
        return date.fromisoformat(day.group() if day else published).isoformat()
    except ValueError as error:
        raise InputError(
            f"{where}{published!r} is no date", remedy="Write it like 2025-11-21."
        ) from error


def _one_line(text: str | None) -> str | None:
    return " ".join(clean_text(text).split()) or None if text else None
