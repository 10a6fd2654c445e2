"""The tables of a library, built up by migrations; nothing here reads or writes content.

Each migration runs once, in one transaction with its record. A later version of Beleg adds
functions at the end and never changes one that was released.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("beleg")

APPLICATION_ID = 0x42454C47
"""`BELG`: marks the file as a Beleg library in the header that SQLite reserves for it."""


@MIGRATIONS()
def m001_articles(db: Database) -> None:
    """Articles with the bytes they came as, and the journal of every change."""
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in (_ARTICLES, _JOURNAL, _CONTENT, _SEARCH):
        for part in statement.split(";;"):
            db.conn.execute(part)


# `key` is what other tables and the search index count by; ids are for people and exchange.
_ARTICLES = """
CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    source TEXT,
    lang TEXT,
    published TEXT,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    raw BLOB NOT NULL,
    added_at TEXT NOT NULL
) STRICT;;
CREATE INDEX articles_by_date ON articles (coalesce(published, '') DESC, title, id);;
CREATE TRIGGER articles_keep_their_text
    BEFORE UPDATE OF id, sha256, text, raw ON articles
    BEGIN SELECT RAISE(ABORT, 'the text of an article never changes'); END;;
CREATE TRIGGER articles_stay
    BEFORE DELETE ON articles
    BEGIN SELECT RAISE(ABORT, 'articles are never deleted'); END
"""

_JOURNAL = """
CREATE TABLE steps (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'run', 'import')),
    label TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL,
    article TEXT,
    item TEXT,
    inverts INTEGER REFERENCES steps (id)
) STRICT;;
CREATE INDEX steps_by_inverted ON steps (inverts);;
CREATE INDEX steps_by_reviewer ON steps (reviewer, kind, id);;
CREATE TABLE changes (
    step INTEGER NOT NULL REFERENCES steps (id),
    number INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    item TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step, number)
) STRICT, WITHOUT ROWID;;
CREATE INDEX changes_by_item ON changes (item, step);;
CREATE TRIGGER steps_are_final BEFORE UPDATE ON steps
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;;
CREATE TRIGGER steps_stay BEFORE DELETE ON steps
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;;
CREATE TRIGGER changes_are_final BEFORE UPDATE ON changes
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;;
CREATE TRIGGER changes_stay BEFORE DELETE ON changes
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END
"""

# `retired` marks what the machine proposed once and no longer does; such rows stay.
_CONTENT = """
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    extractor TEXT NOT NULL,
    lang TEXT NOT NULL,
    warnings TEXT NOT NULL
) STRICT;;
CREATE INDEX runs_by_article ON runs (article);;
CREATE TABLE blocks (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;;
CREATE INDEX blocks_by_article ON blocks (article, "start");;
CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]',
    kb_id TEXT
) STRICT;;
CREATE TABLE mentions (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    type TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    entity TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    reviewer TEXT,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;;
CREATE INDEX mentions_by_article ON mentions (article, "start");;
CREATE INDEX mentions_by_entity ON mentions (entity);;
CREATE TABLE facts (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    predicate TEXT NOT NULL,
    roles TEXT NOT NULL,
    evidence TEXT NOT NULL,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    confidence REAL NOT NULL,
    status TEXT NOT NULL,
    original TEXT,
    note TEXT,
    reviewer TEXT,
    reviewed_at TEXT,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;;
CREATE INDEX facts_by_article ON facts (article, retired, status);;
CREATE TABLE quotes (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker TEXT,
    speaker_entity TEXT,
    cue TEXT,
    confidence REAL NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;;
CREATE INDEX quotes_by_article ON quotes (article, "start");;
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    fact_a TEXT NOT NULL,
    fact_b TEXT NOT NULL,
    reason TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;;
CREATE INDEX links_by_article ON links (article)
"""

# One folded text per article and fact, indexed twice: by words, and by three letters at a time
# so that *bahn* finds *Straßenbahn*. The index tables hold no text of their own.
_SEARCH = """
CREATE TABLE search_texts (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    article TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, item)
) STRICT;;
CREATE VIRTUAL TABLE search_words USING fts5 (
    text, content='search_texts', content_rowid='key', tokenize='unicode61 remove_diacritics 0'
);;
CREATE VIRTUAL TABLE search_trigrams USING fts5 (
    text, content='search_texts', content_rowid='key', tokenize='trigram case_sensitive 1'
);;
CREATE TRIGGER search_insert AFTER INSERT ON search_texts BEGIN
    INSERT INTO search_words (rowid, text) VALUES (new.key, new.text);
    INSERT INTO search_trigrams (rowid, text) VALUES (new.key, new.text);
END;;
CREATE TRIGGER search_delete AFTER DELETE ON search_texts BEGIN
    INSERT INTO search_words (search_words, rowid, text) VALUES ('delete', old.key, old.text);
    INSERT INTO search_trigrams (search_trigrams, rowid, text) VALUES ('delete', old.key, old.text);
END;;
CREATE TRIGGER search_update AFTER UPDATE ON search_texts BEGIN
    INSERT INTO search_words (search_words, rowid, text) VALUES ('delete', old.key, old.text);
    INSERT INTO search_trigrams (search_trigrams, rowid, text) VALUES ('delete', old.key, old.text);
    INSERT INTO search_words (rowid, text) VALUES (new.key, new.text);
    INSERT INTO search_trigrams (rowid, text) VALUES (new.key, new.text);
END
"""
