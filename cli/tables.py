"""JSON arrays that are written while they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec


def json_array(items: Iterable[object]) -> Iterator[bytes]:
    """Yield a JSON array with one item per line.

    Args:
        items: Anything that msgspec can encode.
    """
    yield b"["
    for i, item in enumerate(items):
        yield (b",\n" if i else b"\n") + msgspec.json.encode(item)
    yield b"\n]\n"
