"""Facts unfolded into subject, relation, object: what open information extraction measures.

A fact with an object gives one triple; each qualifier (time, place, manner …) gives one of its
own, whose relation holds the verb complex and the object, and whose object begins with the
qualifier's preposition: *Er | diente | als Premierminister*, *Sie | trug ihn | in das Haus*. The
subject is the one of the sentence, so that a passive is turned round: *Der Ring | wurde gefunden |
von Anna*.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from formats.registry import Report
from store.model import Claim, Document, Role, Span

_QUALIFIERS: Final = (
    "indirect_object",
    "time",
    "place",
    "amount",
    "manner",
    "cause",
    "purpose",
    "topic",
)
_NEGATION: Final = re.compile(r"\b(?:nicht|nie|niemals|not|never|n['’]t)\b", re.IGNORECASE)


class _Parts(NamedTuple):
    """The roles of a claim as the grammar of its sentence has them."""

    subjects: list[Role]
    objects: list[Role]
    qualifiers: list[Role]
    agents: list[str]
    """Who does what a passive verb says, with the preposition."""


class Triple(NamedTuple):
    """One binary relation, as it stands in the text."""

    subject: str
    relation: str
    object: str


def write(documents: Iterable[Document], report: Report) -> Iterator[bytes]:
    """Yield the triples of each article: its id, the sentence, subject, relation, object.

    Args:
        documents: In the order in which they shall be written.
        report: Counts facts that went out, and those without a subject or anything to relate it to.

    Yields:
        UTF-8, five columns separated by tabs, LF line ends, no header.
    """
    for document in documents:
        report.articles += 1
        lines = []
        for fact in document.facts:
            found = triples(document.article.text, fact.claim)
            if not found:
                report.left_out["facts without a subject or without anything it relates to"] += 1
                continue
            report.facts += 1
            sentence = _fold(_sentence(document.article.text, fact.claim))
            lines += ["\t".join((document.article.id, sentence, *triple)) for triple in found]
        if lines:
            yield ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def triples(text: str, claim: Claim) -> list[Triple]:
    """Unfold one claim.

    Args:
        text: The article's text.
        claim: What the fact says.

    Returns:
        A triple per subject and object, then one per subject and qualifier; empty where the
        claim has no subject, or nothing that it is related to.
    """
    verb = _verb(text, claim)
    parts = _grammatical(text, claim)
    base = " ".join([verb, *(_surface(text, role) for role in parts.objects)])
    ends = [(verb, _surface(text, role)) for role in parts.objects]
    ends += [(base, _surface(text, role)) for role in parts.qualifiers]
    ends += [(verb, agent) for agent in parts.agents]
    return [Triple(_surface(text, role), *end) for role in parts.subjects for end in ends]


def _grammatical(text: str, claim: Claim) -> _Parts:
    """Turn a passive round: in a claim its subject is who acts, in the sentence who is acted on."""
    subjects = [role for role in claim.roles if role.role == "subject"]
    objects = [role for role in claim.roles if role.role == "object"]
    qualifiers = [
        role
        for role in claim.roles
        if role.role in _QUALIFIERS and not any(_within(role, object_) for object_ in objects)
    ]
    words = _verb(text, claim).lower().split()
    if not objects or not _words()["passive_auxiliaries"].intersection(words):
        return _Parts(subjects, objects, qualifiers, [])
    before = [_word_before(text, role) for role in subjects]
    if all(word.lower() in _words()["agent_prepositions"] for word in before):
        pairs = zip(before, subjects, strict=True)
        agents = [f"{preposition} {_surface(text, role)}" for preposition, role in pairs]
        return _Parts(objects, [], qualifiers, agents)
    return _Parts(subjects, objects, qualifiers, [])


def _word_before(text: str, role: Role) -> str:
    words = text[max(0, role.start - 20) : role.start].split()
    return words[-1] if words else ""


def _within(inner: Role, outer: Role) -> bool:
    """Whether a role is part of another, as the sum in *einen Umsatz von 3 Millionen Euro*."""
    return outer.start <= inner.start and inner.end <= outer.end


def _verb(text: str, claim: Claim) -> str:
    """The verb complex in text order, with the word that negates it where it stands apart."""
    spans = sorted(Span(role.start, role.end) for role in claim.roles if role.role == "predicate")
    if not spans:
        # A claim without a verb (an apposition, a ticker) is named by its lemma.
        return _fold(claim.predicate)
    if claim.polarity == "negative":
        negation = _loose_negation(text, claim)
        if negation is not None:
            spans = sorted([*spans, negation])
    return _fold(" ".join(text[span.start : span.end] for span in spans))


def _loose_negation(text: str, claim: Claim) -> Span | None:
    """The negating word of a claim, unless it lies within one of its roles already."""
    for span in claim.evidence:
        for match in _NEGATION.finditer(text, span.start, span.end):
            inside = any(role.start <= match.start() < role.end for role in claim.roles)
            return None if inside else Span(match.start(), match.end())
    return None


def _sentence(text: str, claim: Claim) -> str:
    """The evidence around the predicate; the first one where none is."""
    places = [role.start for role in claim.roles if role.role == "predicate"]
    around = [s for s in claim.evidence if any(s.start <= place < s.end for place in places)]
    span = (around or list(claim.evidence))[0]
    return text[span.start : span.end]


def _surface(text: str, role: Role) -> str:
    return _fold(text[role.start : role.end])


def _fold(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    with files("formats").joinpath("triples.toml").open("rb") as stream:
        lists = tomllib.load(stream)
    return {name: frozenset(words) for name, words in lists.items()}
