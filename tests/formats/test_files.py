"""A file appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from formats.files import whole_file
from store.errors import InputError


def test_the_file_is_there_when_everything_is_written(tmp_path: Path) -> None:
    with whole_file(tmp_path / "out") as stream:
        stream.write(b"whole")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out").read_bytes() == b"whole"


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"old")
    with pytest.raises(TypeError), whole_file(tmp_path / "out") as stream:
        stream.writelines([b"half", "no bytes"])
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_the_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    (tmp_path / "out").touch(0o600)
    with whole_file(tmp_path / "out") as stream:
        stream.write(b"new")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with whole_file(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["missing/out", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="Cannot write"), whole_file(tmp_path / name):
        pass


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs a device")
def test_a_device_is_written_directly() -> None:
    with whole_file(Path("/dev/null")) as stream:
        stream.write(b"gone")
    assert not Path("/dev/null").is_file()
