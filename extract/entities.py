"""Which names of an article mean the same: cautious, because a wrong merge costs more than none."""

from __future__ import annotations

from collections.abc import Sequence

from extract.names import Name
from store.ids import entity_id, mention_id
from store.model import Entity, Mention

_CONFIDENCE = 0.8
_GENITIVES = ("s", "’s", "'s", "’", "'")


def link_names(
    article: str, text: str, names: Sequence[Name]
) -> tuple[list[Mention], list[Entity]]:
    """Give each name an entity of the article.

    Names are the same where their folded text is; a genitive (*Alfas*) is the name without its
    ending, if that stands in the article too; a surname is the one person of that surname named
    in full before; an acronym in brackets is the name it follows.

    Args:
        article: Id of the article.
        text: Its text.
        names: In text order.

    Returns:
        Mentions in text order, and entities in the order of their first mention.
    """
    canonical = _canonical_forms(text, names)
    mentions: list[Mention] = []
    aliases: dict[str, list[str]] = {}
    heads: dict[str, tuple[str, str]] = {}
    for name in names:
        main = canonical[name.text, name.type]
        identity = entity_id(name.type, main)
        heads.setdefault(identity, (name.type, main))
        known = aliases.setdefault(identity, [])
        if name.text != main and name.text not in known:
            known.append(name.text)
        mentions.append(
            Mention(
                mention_id(article, name.type, name.start, name.end),
                name.type,
                name.start,
                name.end,
                entity=identity,
                confidence=_CONFIDENCE,
            )
        )
    entities = [
        Entity(identity, type_, main, tuple(aliases[identity]))
        for identity, (type_, main) in heads.items()
    ]
    return mentions, entities


def _canonical_forms(text: str, names: Sequence[Name]) -> dict[tuple[str, str], str]:
    """(surface, type) -> the name that stands for the entity."""
    surfaces = {(name.text, name.type) for name in names}
    folded: dict[tuple[str, str], str] = {}
    forms: dict[tuple[str, str], str] = {}
    people: dict[str, set[str]] = {}
    for i, name in enumerate(names):
        key = (name.text, name.type)
        if key in forms:
            continue
        main = _base_form(name, surfaces)
        main = folded.setdefault((_fold(main), name.type), main)
        words = main.split()
        if name.type == "PER" and len(words) == 1:
            full = people.get(_fold(main), set())
            main = next(iter(full)) if len(full) == 1 else main
        elif name.type == "PER":
            people.setdefault(_fold(words[-1]), set()).add(main)
        if i and _is_acronym_of(text, names[i - 1], name):
            main = forms[names[i - 1].text, names[i - 1].type]
        forms[key] = main
    return forms


def _base_form(name: Name, surfaces: set[tuple[str, str]]) -> str:
    for ending in _GENITIVES:
        base = name.text.removesuffix(ending)
        if base != name.text and (base, name.type) in surfaces:
            return base
    return name.text


def _is_acronym_of(text: str, long: Name, short: Name) -> bool:
    """Whether a short name stands in brackets right behind a long one of its type."""
    bracketed = text[long.end : short.start] == " (" and text[short.end : short.end + 1] == ")"
    return bracketed and long.type == short.type and short.text.isupper() and len(short.text) <= 8


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
