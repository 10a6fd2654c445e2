"""What is known about an article beside its text, brought into its usual form."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from store.errors import InputError
from store.text import clean_text

if TYPE_CHECKING:
    from extract.workers import Given

_LANG: Final = re.compile(r"([a-z]{2})(?:[-_][A-Za-z]{2,4})?\Z")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?=\Z|[T ])")


class Details(Struct, frozen=True, kw_only=True):
    """What is known about an article beside its text."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    lang: str | None = None


def check_options(details: Details, pipeline: Given | None) -> Details:
    """Check what was said on the command line.

    Args:
        details: As handed in.
        pipeline: The spaCy pipeline that was named.

    Raises:
        InputError: Nothing reads the language, the pipeline is for another, or the date is none.
    """
    checked = check_details(details, pipeline=pipeline)
    if pipeline is not None and checked.lang and not pipeline.reads(checked.lang):
        raise InputError(
            f"the pipeline {pipeline.asked!r} is for {pipeline.lang!r}, not for {checked.lang!r}",
            remedy="Leave out --lang, or name a pipeline for that language.",
        )
    return checked


def check_details(
    details: Details, where: str | None = None, *, pipeline: Given | None = None
) -> Details:
    """Bring language and date into their usual form.

    Args:
        details: As handed in.
        where: The file, or file and line, to name in an error.
        pipeline: The spaCy pipeline that was named, which may read one language more.

    Raises:
        InputError: Nothing reads the language, or the date is none.
    """
    place = f"{where}: " if where else ""
    return msgspec.structs.replace(
        details,
        source=_one_line(details.source),
        title=_one_line(details.title),
        lang=_language(details.lang, place, pipeline) if details.lang else None,
        published=_day(details.published, place) if details.published else None,
    )


def _language(lang: str, where: str, pipeline: Given | None) -> str:
    # Imported here, because the way to extraction is longer than most commands go.
    from extract.workers import language_codes

    codes = language_codes() | ({pipeline.lang: pipeline.lang} if pipeline else {})
    match = _LANG.match(lang.strip())
    if match and match.group(1) in codes:
        return codes[match.group(1)]
    raise InputError(
        f"{where}no pipeline for the language {lang!r}",
        remedy=f"Use one of {', '.join(sorted(set(codes.values())))}, name a spaCy pipeline for it "
        "with --pipeline, or leave it out.",
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
