"""Opening a library file: is it ours, is it of our version, may we write, and how safely."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from urllib.request import pathname2url

from sqlite_utils import Database

from store.errors import LibraryError
from store.schema import APPLICATION_ID, MIGRATIONS

BUSY_SECONDS = 10.0
"""How long a writer waits for another process before it gives up."""


class _State(Enum):
    """How far the tables of a file have come."""

    EMPTY = "no tables yet"
    OLDER = "migrations are pending"
    CURRENT = "of this version"


def open_database(path: Path, *, read_only: bool, create: bool) -> Database:
    """Open a library, creating or migrating it where that is asked for.

    Args:
        path: The library file.
        read_only: Never write, not even a migration.
        create: Make a new library where there is none.

    Returns:
        A connection for the calling thread.

    Raises:
        LibraryError: The file is missing, foreign, damaged, newer than this program, or cannot
            be written.
    """
    if not path.exists():
        if read_only or not create:
            raise LibraryError(
                f"There is no library at {path}",
                remedy="Add an article first (beleg add FILE), or name another with --library.",
            )
        _make_folder(path)
    try:
        db = _connect(path, read_only=read_only)
        state = _check(db, path)
        if read_only and state is not _State.CURRENT:
            db.close()
            raise _unready(state, path)
        if not read_only:
            _make_durable(db)
            if state is not _State.CURRENT:
                _migrate(db, path, state)
    except sqlite3.Error as error:
        raise _explain(error, path) from error
    return db


@contextmanager
def transaction(db: Database, path: Path) -> Iterator[None]:
    """One write transaction: taken at once, so that two writers queue instead of failing midway.

    Args:
        db: The connection.
        path: Named in errors.

    Raises:
        LibraryError: The file cannot be written, or another process holds it too long.
    """
    try:
        db.conn.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        raise _explain(error, path) from error
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException as error:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise _explain(error, path) from error
        raise


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder {path.parent} cannot be made: {error.strerror}",
            remedy="Name a place that you may write to with --library.",
        ) from error


def _connect(path: Path, *, read_only: bool) -> Database:
    mode = "ro" if read_only else "rwc"
    address = f"file:{pathname2url(str(path.absolute()))}?mode={mode}"
    try:
        return _prepare(address)
    except sqlite3.OperationalError:
        # A library that was closed cleanly, in a folder where nothing may be written, opens
        # only without the log beside it, which is safe because nobody can be writing there.
        if not read_only or path.with_name(path.name + "-wal").exists():
            raise
        return _prepare(f"{address}&immutable=1")


def _prepare(address: str) -> Database:
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return Database(connection, execute_plugins=False)


def _check(db: Database, path: Path) -> _State:
    """Refuse a file that is not ours or too new; say how far its tables have come."""
    # One snapshot: another process may be making this very library.
    db.conn.execute("BEGIN")
    try:
        [application] = db.conn.execute("PRAGMA application_id").fetchone()
        [tables] = db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        applied = {migration.name for migration in MIGRATIONS.applied(db)}
    finally:
        db.conn.execute("ROLLBACK")
    if tables and application != APPLICATION_ID:
        db.close()
        raise LibraryError(
            f"{path} is a database of another program",
            remedy="Name a Beleg library, or a file that does not exist yet, with --library.",
        )
    known = {migration.name for migration in MIGRATIONS.pending(Database(memory=True))}
    if applied - known:
        db.close()
        raise LibraryError(
            f"{path} was written by a newer Beleg ({', '.join(sorted(applied - known))})",
            remedy="Update Beleg, or name another library with --library.",
        )
    if applied == known:
        return _State.CURRENT
    return _State.OLDER if applied else _State.EMPTY


def _make_durable(db: Database) -> None:
    db.conn.execute("PRAGMA journal_mode = WAL")
    # With WAL, FULL makes every commit survive a power cut.
    db.conn.execute("PRAGMA synchronous = FULL")


def _migrate(db: Database, path: Path, state: _State) -> None:
    if state is _State.OLDER:
        _back_up(db, path, version=len(MIGRATIONS.applied(db)))
    with transaction(db, path):
        # What another process has applied in the meantime is not pending any more.
        MIGRATIONS.apply(db)


def _unready(state: _State, path: Path) -> LibraryError:
    """Why a library cannot be read before somebody has written to it."""
    if state is _State.EMPTY:
        return LibraryError(
            f"The library {path} is empty", remedy="Add an article first: beleg add FILE."
        )
    return LibraryError(
        f"{path} was written by an older Beleg and must be migrated",
        remedy="Open it once with a command that may write, for example: beleg add.",
    )


def _back_up(db: Database, path: Path, *, version: int) -> None:
    """Copy a library before its tables change."""
    for number in range(1, 1000):
        copy = path.with_name(f"{path.name}.v{version}.{number}.backup")
        if not copy.exists():
            db.conn.execute("VACUUM INTO ?", [str(copy)])
            return
    raise LibraryError(f"{path} has too many backups", remedy="Remove some of them.")


def _explain(error: sqlite3.Error, path: Path) -> LibraryError:
    """Turn SQLite's words into what is wrong and what to do."""
    text = str(error).lower()
    if "not a database" in text or "malformed" in text:
        return LibraryError(
            f"{path} is not a Beleg library, or it is damaged",
            remedy="Name another file with --library.",
        )
    if "readonly" in text or "read-only" in text:
        return LibraryError(
            f"{path} may not be written",
            remedy="Change its permissions, or name another library with --library.",
        )
    if "locked" in text or "busy" in text:
        return LibraryError(
            f"{path} is held by another program",
            remedy="Close that program and try again.",
        )
    if "unable to open" in text:
        return LibraryError(
            f"{path} cannot be opened",
            remedy="Check the path and its permissions, or name another with --library.",
        )
    return LibraryError(f"{path}: {error}")
