"""One way for all components to be written and read: JSON for settings, ``npz`` for numbers."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from spacy.pipeline import Pipe

from extract.pipelines import WEIGHTS

Arrays = dict[str, npt.NDArray[Any]]


def pack_arrays(arrays: Arrays) -> bytes:
    """Arrays as the bytes of an ``npz`` file."""
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def unpack_arrays(data: bytes) -> Arrays:
    """The inverse of ``pack_arrays``."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def stored_folder(path: str | Path) -> Path:
    """Where a component's files are: in its folder, or where the shipped pipelines share theirs."""
    folder = Path(path)
    return folder if folder.is_dir() else folder.parent.parent / WEIGHTS / folder.name


class StoredPipe(Pipe):
    """A component whose state is a few files, written alike to a folder and to bytes."""

    def files(self) -> dict[str, bytes]:
        """The state: file name to contents."""
        raise NotImplementedError

    def load_files(self, files: dict[str, bytes]) -> None:
        """Takes over a state that ``files`` gave."""
        raise NotImplementedError

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the state into a folder, which is made if it is missing."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self.files().items():
            (folder / name).write_bytes(data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Reads the state from a folder."""
        files = sorted(stored_folder(path).iterdir())
        self.load_files({file.name: file.read_bytes() for file in files})
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The state as bytes."""
        arrays = {n: np.frombuffer(data, np.uint8) for n, data in self.files().items()}
        return pack_arrays(arrays)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Reads the state from bytes."""
        self.load_files({name: array.tobytes() for name, array in unpack_arrays(data).items()})
        return self


def pack_json(value: object) -> bytes:
    """A value as readable JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
