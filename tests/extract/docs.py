"""Builds small parsed Docs by hand from a table: word, relation, head, part of speech, lemma."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from extract.clauses.build import clause_drafts
from extract.clauses.model import Draft
from extract.clauses.nominal import nominal_drafts
from extract.entities import link_names
from extract.marks import Marks
from extract.names import Name
from extract.pack import load_pack
from extract.repair import repair
from extract.tree import Tree
from extract.values.find import find_values
from store.model import Mention

_VOCAB = spacy.blank("de").vocab
_NO_SPACE_BEFORE = set(".,;:!?)“")
_NO_SPACE_AFTER = set("(„")


def doc(table: str) -> Doc:
    """One row per token: `word dep head pos [lemma|=] [morph]`; heads count from 1, 0 is the root.

    `=` stands for a lemma that is the word itself.
    """
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    spaces = [
        i + 1 < len(words)
        and words[i + 1] not in _NO_SPACE_BEFORE
        and words[i] not in _NO_SPACE_AFTER
        for i in range(len(words))
    ]
    return Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        deps=["ROOT" if row[2] == "0" else row[1] for row in rows],
        heads=[int(row[2]) - 1 if row[2] != "0" else i for i, row in enumerate(rows)],
        pos=[row[3] for row in rows],
        lemmas=[row[4] if len(row) > 4 and row[4] != "=" else row[0] for row in rows],
        morphs=[row[5] if len(row) > 5 else "" for row in rows],
    )


def marks(table: str, *, names: dict[str, str] | None = None, block: str = "paragraph") -> Marks:
    """The tree of a table with its values and the names given as text -> type."""
    parsed = doc(table)
    pack = load_pack("de")
    result = Marks(repair(Tree.of(parsed, parsed.text), pack), pack, block)
    found = [
        Name(parsed.text.index(text), parsed.text.index(text) + len(text), type_, text)
        for text, type_ in (names or {}).items()
    ]
    result.add(link_names("test", parsed.text, sorted(found))[0])
    result.add(
        Mention("v", item.value.type, item.start, item.end, value=item.value)
        for item in find_values(parsed.text, pack, "2025-11-21")
    )
    return result


def drafts(table: str, **given: object) -> list[Draft]:
    """All facts of a table."""
    tree = marks(table, **given)  # type: ignore[arg-type]
    return [
        draft
        for root in tree.tree.roots
        for draft in [*clause_drafts(root, tree), *nominal_drafts(root, tree)]
    ]


def shown(draft: Draft, text: str) -> str:
    """A fact on one line: `predicate | role=text | …` without the predicate's own spans."""
    roles = [
        f"{role.role}={text[role.start : role.end]}"
        for role in draft.roles
        if role.role != "predicate"
    ]
    return " | ".join([draft.predicate, *roles])


def facts(table: str, **given: object) -> list[str]:
    """All facts of a table, each on one line."""
    text = doc(table).text
    return [shown(draft, text) for draft in drafts(table, **given)]
