"""Bytes into article text: decoding, line ends, control characters."""

from __future__ import annotations

import re
import unicodedata

from store.errors import InputError

MAX_BYTES = 20_000_000
"""The largest file that is read as one text, in bytes; a novel has about one million."""

_SAMPLE_BYTES = 8_192
_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Make a text fit to be stored for good.

    Line ends become LF, a byte order mark goes, control characters other than line feed and tab
    become a space each and lone surrogates a replacement character, so that offsets into a text
    with LF line ends stay as they were.

    Args:
        text: As decoded.

    Returns:
        The text that is stored and that all spans refer to.
    """
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def decode(raw: bytes, name: str) -> str:
    """Decode a text file in UTF-8 (or UTF-16 with a byte order mark).

    Args:
        raw: The file's bytes.
        name: What to call the file in an error.

    Returns:
        The text, not cleaned yet.

    Raises:
        InputError: The file is empty, too large, binary or in another encoding.
    """
    if len(raw) > MAX_BYTES:
        raise InputError(
            f"{name} has {len(raw) / 1e6:.0f} MB; an article may have {MAX_BYTES / 1e6:.0f} MB",
            remedy="Split it into one file per article, or into JSONL with one article per line.",
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = _decode_as(raw, "utf-16", name)
    elif b"\x00" in raw[:_SAMPLE_BYTES]:
        raise InputError(
            f"{name} is a binary file", remedy="Hand in plain text, Markdown or JSONL."
        )
    else:
        text = _decode_as(raw, "utf-8", name)
    if not has_words(text):
        raise InputError(f"{name} has no text", remedy="Hand in a file with an article in it.")
    return text


def has_words(text: str) -> bool:
    """Whether a text has at least one letter or digit."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def _decode_as(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not {encoding.upper()}: byte {error.start + 1} cannot be read",
            remedy=f"Convert it first, for example: iconv -f {_guess(raw)} -t UTF-8 '{name}'.",
        ) from error


# What news sites and editors still send; a guess among all encodings of the world would take a
# short German text for Chinese.
_LIKELY = ("cp1252", "iso8859_15", "cp850")


def _guess(raw: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; Windows-1252 where nothing fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:100_000], cp_isolation=list(_LIKELY)).best()
    return best.encoding.upper().replace("_", "-") if best else "WINDOWS-1252"
