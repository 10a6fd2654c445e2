"""Reading a library: lists, documents, counts. Nothing here writes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlite_utils import Database

from store import codec
from store.errors import NotFoundError
from store.model import Article, Document, Entity, Fact, Mention
from store.rows import ArticleRow, StatusCounts

_COUNTS = ", ".join(
    f"count(*) FILTER (WHERE status = '{status}') AS {status}"
    for status in StatusCounts.__struct_fields__
)

# What an article says of its language, else what the last run took it for.
_LANG = (
    "coalesce(lang, (SELECT nullif(runs.lang, '') FROM runs "
    "WHERE runs.article = articles.id ORDER BY runs.rowid DESC LIMIT 1)) AS lang"
)

# The page is cut first, so that facts are counted for the articles on it and no others.
_ARTICLE_ROWS = f"""
WITH page AS MATERIALIZED (
    SELECT id, title, source, {_LANG}, published, coalesce(published, '') AS day
    FROM articles
    WHERE :day IS NULL OR coalesce(published, '') < :day
       OR (coalesce(published, '') = :day AND (title, id) > (:title, :id))
    ORDER BY coalesce(published, '') DESC, title, id
    LIMIT :limit
)
SELECT page.id, page.title, page.source, page.lang, page.published,
       EXISTS (SELECT 1 FROM runs WHERE runs.article = page.id),
       {_COUNTS}
FROM page LEFT JOIN facts ON facts.article = page.id AND facts.retired = 0
GROUP BY page.id
ORDER BY page.day DESC, page.title, page.id
"""  # noqa: S608

MIN_PREFIX = 4
"""The shortest beginning of an article's id that stands for it."""


def article_rows(db: Database, *, limit: int, after: ArticleRow | None) -> list[ArticleRow]:
    """A page of articles, the newest first, then by title.

    Args:
        db: The connection.
        limit: How many at the most.
        after: The last row of the page before.
    """
    parameters = {
        "limit": limit,
        "day": (after.published or "") if after else None,
        "title": after.title if after else None,
        "id": after.id if after else None,
    }
    rows = db.conn.execute(_ARTICLE_ROWS, parameters)
    return [
        ArticleRow(id_, title, source, lang, published, bool(run), StatusCounts(*by_status))
        for id_, title, source, lang, published, run, *by_status in rows
    ]


def article_count(db: Database) -> int:
    """How many articles there are."""
    return int(db.conn.execute("SELECT count(*) FROM articles").fetchone()[0])


def article_ids(db: Database) -> Iterator[str]:
    """All article ids in order, streamed."""
    return (row[0] for row in db.conn.execute("SELECT id FROM articles ORDER BY id"))


def articles_without_run(db: Database) -> list[str]:
    """Articles that no pipeline has read yet."""
    rows = db.conn.execute(
        "SELECT id FROM articles WHERE NOT EXISTS "
        "(SELECT 1 FROM runs WHERE runs.article = articles.id) ORDER BY id"
    )
    return [row[0] for row in rows]


def counts(db: Database) -> StatusCounts:
    """Facts of the whole library by status."""
    row = db.conn.execute(f"SELECT {_COUNTS} FROM facts WHERE retired = 0").fetchone()  # noqa: S608
    return StatusCounts(*row)


def has_article(db: Database, article_id: str) -> bool:
    """Whether an article is in the library, by its whole id."""
    return (
        db.conn.execute("SELECT 1 FROM articles WHERE id = ?", [article_id]).fetchone() is not None
    )


def article(db: Database, article_id: str) -> Article:
    """An article by its id or the beginning of it.

    Raises:
        NotFoundError: None or several articles fit.
    """
    if len(article_id) < MIN_PREFIX:
        raise NotFoundError(
            f"{article_id!r} is too short for an article's id",
            remedy=f"Give at least {MIN_PREFIX} characters; beleg list shows the ids.",
        )
    rows = list(
        db.query(
            f"SELECT id, title, text, sha256, source, {_LANG}, published "  # noqa: S608
            "FROM articles WHERE id >= ? AND id < ? LIMIT 2",
            [article_id, article_id + "\U0010ffff"],
        )
    )
    if not rows:
        raise NotFoundError(
            f"There is no article {article_id} in this library",
            remedy="beleg list shows the ids.",
        )
    if len(rows) > 1:
        raise NotFoundError(
            f"Several articles begin with {article_id}", remedy="Give more of the id."
        )
    return codec.article_record(rows[0])


def raw(db: Database, article_id: str) -> bytes:
    """The bytes that an article came as.

    Raises:
        NotFoundError: There is no such article.
    """
    row = db.conn.execute("SELECT raw FROM articles WHERE id = ?", [article_id]).fetchone()
    if row is None:
        raise NotFoundError(f"There is no article {article_id} in this library")
    return zlib.decompress(row[0])


def fact(db: Database, fact_id: str) -> tuple[str, Fact]:
    """A fact and the id of its article.

    Raises:
        NotFoundError: There is no such fact.
    """
    for row in db.query("SELECT * FROM facts WHERE id = ?", [fact_id]):
        return row["article"], codec.fact_record(row)
    raise NotFoundError(f"There is no fact {fact_id} in this library")


def document(db: Database, article_id: str) -> Document:
    """An article with all that stands about it, in text order.

    Raises:
        NotFoundError: None or several articles fit the id.
    """
    found = article(db, article_id)
    mentions = tuple(
        codec.mention_record(row)
        for row in _rows(db, "mentions", found.id, '"start", "end", type, id')
    )
    return Document(
        article=found,
        blocks=tuple(
            codec.block_record(row) for row in _rows(db, "blocks", found.id, '"start", "end", kind')
        ),
        mentions=mentions,
        entities=_entities(db, found, mentions),
        facts=tuple(
            codec.fact_record(row) for row in _rows(db, "facts", found.id, '"start", "end", id')
        ),
        quotes=tuple(
            codec.quote_record(row) for row in _rows(db, "quotes", found.id, '"start", "end", id')
        ),
        links=tuple(
            codec.link_record(row) for row in _rows(db, "links", found.id, "kind, fact_a, fact_b")
        ),
    )


def _rows(db: Database, table: str, article_id: str, order: str) -> Iterator[dict[str, object]]:
    return db.query(
        f'SELECT * FROM "{table}" WHERE article = ? AND retired = 0 ORDER BY {order}',  # noqa: S608
        [article_id],
    )


def _entities(db: Database, found: Article, mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """The entities that an article mentions, with the names it calls them by as aliases."""
    rows = db.query(
        "SELECT * FROM entities WHERE id IN "
        "(SELECT entity FROM mentions WHERE article = ? AND retired = 0) ORDER BY type, name, id",
        [found.id],
    )
    surfaces: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.entity:
            surface = " ".join(found.text[mention.start : mention.end].split())
            surfaces.setdefault(mention.entity, set()).add(surface)
    entities = []
    for entity in map(codec.entity_record, rows):
        names = (surfaces.get(entity.id, set()) | set(entity.aliases)) - {entity.name}
        entities.append(
            Entity(entity.id, entity.type, entity.name, tuple(sorted(names)), entity.kb_id)
        )
    return tuple(entities)
