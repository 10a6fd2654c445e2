"""Library files: new, foreign, damaged, older, newer, read-only, shared, killed."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from store.errors import LibraryError
from store.library import Library
from store.model import Article
from store.rows import NewArticle

from .conftest import OPENS, TEXT, proposal


def test_reading_a_library_that_is_not_there_makes_none(path: Path) -> None:
    with pytest.raises(LibraryError, match="no library"):
        Library.open(path, reviewer="anna", read_only=True)
    assert not path.exists()


def test_a_foreign_database_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE notes (text)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="another program"):
        Library.open(path, reviewer="anna")
    assert path.read_bytes() == before


def test_a_text_file_is_refused(path: Path) -> None:
    path.write_text("Kein SQLite, nur Text, und zwar mehr als der Kopf einer Datenbank lang.\n" * 9)
    with pytest.raises(LibraryError, match="not a Beleg library"):
        Library.open(path, reviewer="anna")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path, reviewer="anna")


def test_a_newer_library_is_refused(path: Path, library: Library) -> None:
    library.close()
    with sqlite3.connect(path) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('beleg', 'm999_future', '2030-01-01')"
        )
    newer.close()
    with pytest.raises(LibraryError, match="m999_future"):
        Library.open(path, reviewer="anna")


def test_an_older_library_is_backed_up_before_it_is_migrated(
    path: Path, library: Library, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlite_utils import Migrations

    from store import database, schema

    library.close()
    grown = Migrations("beleg")
    grown(name="m001_articles")(schema.m001_articles)

    @grown(name="m002_test")
    def _add(db: object) -> None:
        db.conn.execute("CREATE TABLE later (x)")  # type: ignore[attr-defined]

    monkeypatch.setattr(database, "MIGRATIONS", grown)
    with Library.open(path, reviewer="anna") as migrated:
        assert migrated.article(article.id).text == TEXT
    [backup] = path.parent.glob("*.backup")
    monkeypatch.undo()
    with Library.open(backup, reviewer="anna", read_only=True) as old:
        assert old.article(article.id).text == TEXT


def test_reading_never_writes(path: Path, library: Library, article: Article) -> None:
    library.close()
    before = path.read_bytes()
    with Library.open(path, reviewer="anna", read_only=True) as reader:
        reader.document(article.id)
        reader.search("müller")
        reader.article_rows()
        with pytest.raises(LibraryError, match="may not be written"):
            reader.accept(proposal(article.id, OPENS).id)
    assert path.read_bytes() == before


def test_bytes_as_received_are_kept(library: Library) -> None:
    raw = "\ufeffZeile\r\n".encode()
    added, _ = library.add_article(NewArticle(title="Z", text="Zeile\n", raw=raw))
    assert library.raw(added.id) == raw


def test_the_same_text_is_the_same_article(library: Library, article: Article) -> None:
    again, new = library.add_article(NewArticle(title="x", text=TEXT, raw=b""))
    assert (again.id, new) == (article.id, False)


def test_articles_page_by_key_in_order(library: Library) -> None:
    for day in ("2025-01-02", None, "2025-01-01", "2025-01-02"):
        text = f"Text vom {day} Nummer {library.article_count()}"
        library.add_article(NewArticle(title=text, text=text, raw=text.encode(), published=day))
    rows = library.article_rows(limit=2)
    rest = library.article_rows(limit=10, after=rows[-1])
    days = [row.published for row in rows + rest]
    assert days == ["2025-01-02", "2025-01-02", "2025-01-01", None]


def _child(code: str, path: Path) -> subprocess.Popen[str]:
    prelude = (
        "import sys; from pathlib import Path; from store.library import Library; "
        "from store.rows import NewArticle; path = Path(sys.argv[1]);"
    )
    return subprocess.Popen(
        [sys.executable, "-c", prelude + code, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ,
    )


def test_two_processes_lose_nothing(path: Path) -> None:
    code = (
        "library = Library.open(path, reviewer=sys.argv[1])\n"
        "for n in range(40):\n"
        "    text = f'{id(library)} {n} ' + str(sys.flags) + __import__('os').urandom(4).hex()\n"
        "    library.add_article(NewArticle(title='t', text=text, raw=b'x'))\n"
    )
    children = [_child(code.replace("'t'", f"'{name}'"), path) for name in ("a", "b")]
    assert [child.wait(60) for child in children] == [0, 0]
    with Library.open(path, reviewer="anna", read_only=True) as library:
        assert library.article_count() == 80


def test_a_library_in_the_making_is_never_taken_for_a_foreign_one(tmp_path: Path) -> None:
    code = "Library.open(path, reviewer='a').close()"
    seen = set()
    for number in range(12):
        path = tmp_path / f"{number}.db"
        child = _child(code, path)
        while child.poll() is None:
            try:
                Library.open(path, reviewer="b", read_only=True).close()
            except LibraryError as error:
                seen.add(error.args[0].replace(str(path), "it"))
    assert seen <= {"There is no library at it", "The library it is empty"}


def test_a_killed_writer_can_be_read_at_once(path: Path) -> None:
    code = (
        "library = Library.open(path, reviewer='k')\n"
        "for n in range(100000):\n"
        "    library.add_article(NewArticle(title='t', text=f'Text {n}', raw=b'x'))\n"
        "    print(n, flush=True)\n"
    )
    child = _child(code, path)
    assert child.stdout is not None
    told = int(child.stdout.readline())
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    child.stdout.close()
    with Library.open(path, reviewer="anna", read_only=True) as library:
        assert library.article_count() >= told + 1


def test_a_killed_writer_leaves_whole_steps(path: Path) -> None:
    code = (
        "library = Library.open(path, reviewer='k')\n"
        "for n in range(100000):\n"
        "    library.add_article(NewArticle(title='t', text=f'Text {n}', raw=b'x'))\n"
        "    print(n, flush=True)\n"
    )
    child = _child(code, path)
    assert child.stdout is not None
    told = 0
    for line in child.stdout:
        told = int(line)
        if told >= 20:
            break
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    child.stdout.close()
    with Library.open(path, reviewer="anna") as library:
        assert library.article_count() >= told + 1
        assert len(library.steps(limit=100_000)) == library.article_count()


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_a_file_without_write_permission_is_named(path: Path, library: Library) -> None:
    library.close()
    path.chmod(0o400)
    with pytest.raises(LibraryError, match="may not be written"):
        Library.open(path, reviewer="anna").add_article(NewArticle(title="t", text="t", raw=b""))


def test_a_copied_library_opens_alone(path: Path, library: Library, article: Article) -> None:
    library.close()
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    with Library.open(copy, reviewer="anna", read_only=True) as opened:
        assert opened.has_article(article.id)
