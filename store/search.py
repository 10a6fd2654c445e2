"""The search index: what is written to it for each article and fact, and how it is asked."""

from __future__ import annotations

import re

from sqlite_utils import Database

from store.fold import find_all, fold_key
from store.model import Fact
from store.rows import Hit

_SNIPPET = 60
"""Code points shown on either side of a match."""

_WORD = re.compile(r"\w+")

_FIND = """
SELECT t.kind, t.item, t.article FROM {index} AS found
JOIN search_texts AS t ON t.key = found.rowid
WHERE {index} MATCH ? ORDER BY rank LIMIT ?
"""


def index_article(db: Database, article: str, title: str, text: str) -> None:
    """Make an article findable by its title and text."""
    _index(db, "article", article, article, f"{title}\n{text}")


def index_fact(db: Database, article: str, text: str, fact: Fact) -> None:
    """Make a fact findable by its predicate and the words of its roles.

    Args:
        db: The connection, inside a write transaction.
        article: Its article's id.
        text: Its article's text.
        fact: The fact as it stands now.
    """
    roles = (text[role.start : role.end] for role in fact.claim.roles)
    _index(db, "fact", fact.id, article, " ".join((fact.claim.predicate, *roles)))


def forget_fact(db: Database, fact_id: str) -> None:
    """Take a fact out of the index: it was retired, or its addition undone."""
    db.conn.execute("DELETE FROM search_texts WHERE kind = 'fact' AND item = ?", [fact_id])


def search(db: Database, query: str, *, limit: int) -> list[Hit]:
    """Articles and facts that hold all words of a query, the best first.

    Words match from their beginning; what no word matches is looked for inside words.

    Args:
        db: The connection.
        query: What a person typed.
        limit: How many hits at the most.

    Returns:
        Hits with the place of the first match in the article's text.
    """
    words = _WORD.findall(fold_key(query))
    if not words:
        return []
    found = _ask(db, "search_words", " ".join(f'"{word}"*' for word in words), limit)
    inside = [word for word in words if len(word) >= 3]
    if len(found) < limit and len(inside) == len(words):
        expression = " ".join(f'"{word}"' for word in inside)
        found += [row for row in _ask(db, "search_trigrams", expression, limit) if row not in found]
    return [_hit(db, kind, item, article, words) for kind, item, article in found[:limit]]


def _index(db: Database, kind: str, item: str, article: str, text: str) -> None:
    db.conn.execute(
        "INSERT INTO search_texts (kind, item, article, text) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind, item) DO UPDATE SET text = excluded.text WHERE text <> excluded.text",
        [kind, item, article, fold_key(text)],
    )


def _ask(db: Database, index: str, expression: str, limit: int) -> list[tuple[str, str, str]]:
    return db.conn.execute(_FIND.format(index=index), [expression, limit]).fetchall()


def _hit(db: Database, kind: str, item: str, article: str, words: list[str]) -> Hit:
    title, text = db.conn.execute(
        "SELECT title, text FROM articles WHERE id = ?", [article]
    ).fetchone()
    if kind == "fact":
        start, end = db.conn.execute(
            'SELECT "start", "end" FROM facts WHERE id = ?', [item]
        ).fetchone()
        snippet = text[start:end]
    else:
        places = sorted(place for word in words for place in find_all(text, word)[:1])
        start, end = (places[0].start, places[0].end) if places else (0, min(1, len(text)))
        snippet = text[max(0, start - _SNIPPET) : end + _SNIPPET]
    return Hit(
        kind=kind,
        article_id=article,
        title=title,
        fact_id=item if kind == "fact" else None,
        start=start,
        end=end,
        snippet=" ".join(snippet.split()),
    )
